import ModuleKit

struct RebuildSummary: TaskCommand {
    static let about = About(
        "reporting.rebuild", "Make the figures that are kept anew from the records", access: .operator, example: "{}")

    func run(_ task: TaskContext) async throws -> Rebuilt {
        let before = try await task.read { try Summary.state($0) }
        try await task.write { store in
            // Recaps are counted afresh until the summary is whole; what happens meanwhile is followed.
            try Summary.set(.building, store)
            for table in ["sum", "share", "last", "told", "place", "area"] {
                try store.db.execute(sql: "DELETE FROM reporting_\(table)")
            }
            _ = try Boundaries.follow(nil, store)
        }
        let things = try await task.read { try Self.things($0) }
        var done = 0
        while done < things.count {
            let part = things[done..<min(done + Self.atOnce, things.count)]
            try await task.write { store in
                var additions = Additions()
                for (kind, thing) in part {
                    try Summary.refresh(kind, thing, store, &additions)
                    if let source = VillagesTold.Source(rawValue: kind.rawValue) {
                        try VillagesTold.follow(source, thing, store, &additions)
                    }
                }
                try additions.write(store)
            }
            done += part.count
            task.progress(done, of: things.count, "Counting anew")
        }
        try await task.write { try Summary.set(.kept, $0) }
        return Rebuilt(things: things.count, before: before)
    }

    /// Others wait so long; the more at once, the fewer times is a region's row written.
    private static let atOnce = 1000

    /// Everything that has a share in the figures, by where it counts: neighbours have their rows of sums in common.
    private static func things(_ store: Snapshot) throws -> [(Summary.Kind, String)] {
        var things: [(Summary.Kind, String)] = []
        func add(_ kind: Summary.Kind, _ sql: String) throws {
            things += try String.fetchAll(store.db, sql: sql).map { (kind, $0) }
        }
        func add(_ kind: Summary.Kind, _ view: String, in regions: String) throws {
            try add(
                kind,
                """
                SELECT v.id FROM \(view) v LEFT JOIN \(regions) r ON r.\(kind) = v.id
                LEFT JOIN reporting_place p ON p.region = r.region GROUP BY v.id ORDER BY min(p.code), v.id
                """)
        }
        try add(
            .place,
            """
            SELECT DISTINCT p.code FROM reporting_place p
            WHERE EXISTS (SELECT 1 FROM registry_pub_cadre c WHERE c.region = p.region) ORDER BY 1
            """)
        if store.isLoaded("meetings") {
            try add(.meeting, "meetings_pub_meeting", in: "meetings_pub_target")
            try add(.issue, "meetings_pub_issue", in: "meetings_pub_issue_region")
            try add(.followup, "meetings_pub_followup", in: "meetings_pub_followup_region")
        }
        if store.isLoaded("trainings") { try add(.training, "trainings_pub_training", in: "trainings_pub_target") }
        return things
    }
}

struct Rebuilt: Described {
    let things: Int
    let before: Summary.State

    static let fields = Fields<Self> {
        Field(\.things, "Villages, meetings, issues, follow-ups and trainings that were counted")
        Field(\.before, "What the summary was before: off, building or kept")
    }
}
