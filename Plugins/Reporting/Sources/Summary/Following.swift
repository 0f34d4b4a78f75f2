import ModuleKit

/// What happens elsewhere, and what of the summary it concerns.
enum Following {
    static let subscriptions = [
        Subscription("registry.cadres.changed", CadresChange.self) { try cadres(of: $0.village, $1) },
        Subscription("registry.regions.changed", RegionChange.self) { try regions($0.provinces, $1) },
        Subscription("registry.person.merged", PersonMerge.self, merge),
        Subscription("meetings.meeting.changed", MeetingChange.self) { try meeting($0.meeting, $1) },
        Subscription("meetings.issue.changed", IssueChange.self) { try thing(.issue, $0.issue, $1) },
        Subscription("meetings.followup.changed", FollowUpChange.self) { try thing(.followup, $0.followup, $1) },
        Subscription("trainings.training.changed", TrainingChange.self) { try training($0.training, $1) },
    ]

    /// The same for a write that was taken back: a training that is completed no more counted for its participants.
    static let undone =
        subscriptions.filter { $0.topic != "trainings.training.changed" } + [
            Subscription("trainings.training.changed", TrainingChange.self) {
                try training($0.training, wasCompleted: true, $1)
            }
        ]

    private static func isOff(_ store: Transaction) throws -> Bool { try Summary.state(store.snapshot) == .off }

    private static func thing(_ kind: Summary.Kind, _ id: Int64, _ store: Transaction) throws {
        if try isOff(store) { return }
        try Summary.refresh(kind, [String(id)], store)
    }

    private static func meeting(_ id: Int64, _ store: Transaction) throws {
        if try isOff(store) { return }
        var additions = Additions()
        try Summary.refresh(.meeting, String(id), store, &additions)
        try VillagesTold.follow(.meeting, String(id), store, &additions)
        try additions.write(store)
    }

    private static func cadres(of village: Int64, _ store: Transaction) throws {
        if try isOff(store) { return }
        let code = try String.fetchOne(
            store.db.cachedStatement(sql: "SELECT code FROM reporting_place WHERE region = ?"), arguments: [village])
        if let code { try Summary.refresh(.place, [code], store) }
    }

    /// Its own figures, and those of its participants' villages, where it is or was completed.
    private static func training(_ id: Int64, wasCompleted: Bool = false, _ store: Transaction) throws {
        if try isOff(store) { return }
        var additions = Additions()
        try Summary.refresh(.training, String(id), store, &additions)
        try VillagesTold.follow(.training, String(id), store, &additions)
        let places = try String.fetchAll(
            store.db,
            sql: """
                SELECT DISTINCT p.code FROM trainings_pub_training t
                JOIN trainings_pub_participant e ON e.training = t.id
                JOIN registry_pub_cadre c ON c.person = e.person JOIN reporting_place p ON p.region = c.region
                WHERE t.id = ? AND (t.state = 'completed' OR ?) ORDER BY 1
                """, arguments: [id, wasCompleted])
        for code in places { try Summary.refresh(.place, code, store, &additions) }
        try additions.write(store)
    }

    /// Cadres, attendances and enrolments of both are one person's now.
    private static func merge(_ merge: PersonMerge, _ store: Transaction) throws {
        if try isOff(store) { return }
        let persons: StatementArguments = [merge.keep, merge.drop]
        let places = try String.fetchAll(
            store.db,
            sql: """
                SELECT DISTINCT p.code FROM registry_pub_cadre c JOIN reporting_place p ON p.region = c.region
                WHERE c.person IN (?, ?) ORDER BY 1
                """, arguments: persons)
        try Summary.refresh(.place, places, store)
        guard store.isLoaded("meetings") else { return }
        let meetings = try String.fetchAll(
            store.db, sql: "SELECT DISTINCT meeting FROM meetings_pub_attendance WHERE person IN (?, ?) ORDER BY 1",
            arguments: persons)
        try Summary.refresh(.meeting, meetings, store)
    }

    /// Other boundaries: whatever counts for a region that lies elsewhere now is counted there.
    static func regions(_ provinces: [String], _ store: Transaction) throws {
        if try isOff(store) { return }
        let moved = try Boundaries.follow(Set(provinces), store)
        guard !moved.regions.isEmpty else { return }
        var additions = Additions()
        for code in moved.codes.sorted() { try Summary.refresh(.place, code, store, &additions) }
        let list: StatementArguments = [JSONValue.array(moved.regions.sorted().map { .integer($0) }).text]
        func refresh(_ kind: Summary.Kind, _ thing: String, _ view: String) throws {
            let things = try String.fetchAll(
                store.db,
                sql:
                    "SELECT DISTINCT \(thing) FROM \(view) WHERE region IN (SELECT value FROM json_each(?)) ORDER BY 1",
                arguments: list)
            for thing in things { try Summary.refresh(kind, thing, store, &additions) }
        }
        func orient(_ source: VillagesTold.Source) throws {
            let things = try String.fetchAll(
                store.db,
                sql: """
                    SELECT DISTINCT \(source) FROM \(source)s_pub_orientation
                    WHERE region IN (SELECT value FROM json_each(?)) ORDER BY 1
                    """, arguments: list)
            for thing in things { try VillagesTold.follow(source, thing, store, &additions) }
        }
        if store.isLoaded("meetings") {
            try orient(.meeting)
            try refresh(.meeting, "meeting", "meetings_pub_target")
            try refresh(.issue, "issue", "meetings_pub_issue_region")
            try refresh(.followup, "followup", "meetings_pub_followup_region")
        }
        if store.isLoaded("trainings") {
            try orient(.training)
            try refresh(.training, "training", "trainings_pub_target")
        }
        try additions.write(store)
    }
}

struct CadresChange: Described {
    let village: Int64
    static let fields = Fields<Self> { Field(\.village, "Number of the village") }
}

struct RegionChange: Described {
    let provinces: [String]
    static let fields = Fields<Self> { Field(\.provinces, "Provinces whose regions have changed") }
}

struct PersonMerge: Described {
    let keep: Int64
    let drop: Int64
    static let fields = Fields<Self> {
        Field(\.keep, "The person who stays")
        Field(\.drop, "The person who was the same")
    }
}

struct MeetingChange: Described {
    let meeting: Int64
    static let fields = Fields<Self> { Field(\.meeting, "The meeting") }
}

struct IssueChange: Described {
    let issue: Int64
    static let fields = Fields<Self> { Field(\.issue, "The issue") }
}

struct FollowUpChange: Described {
    let followup: Int64
    static let fields = Fields<Self> { Field(\.followup, "The follow-up") }
}

struct TrainingChange: Described {
    let training: Int64
    static let fields = Fields<Self> { Field(\.training, "The training") }
}
