import ModuleKit

extension MeetingRecord {
    /// The record as the store has it now.
    init(of id: Int64, signers: [Signer], number: String?, in store: Snapshot) throws {
        let meeting = try Meeting.find(id, in: store)
        let office = try store.settings(OfficeSettings.self)
        let given: StatementArguments = ["meeting": id]
        self.meeting = id
        self.number = number
        head = RecordHead(
            parent: office.officeParent, office: office.officeName, address: office.officeAddress,
            place: office.officePlace)
        kind = meeting.kind
        level = meeting.level
        title = meeting.title
        onDate = meeting.onDate
        startsAt = meeting.heldAt ?? meeting.startsAt
        plannedAt = meeting.startsAt
        endsAt = meeting.endsAt
        mode = meeting.mode
        places = try ([meeting.place] + meeting.places).map {
            RecordedPlace(name: $0.name, within: try Self.line(of: $0.region, on: meeting.onDate, in: store))
        }
        targets = try meeting.targets.map { target in
            let line = try Self.line(of: target.code, on: meeting.onDate, in: store)
            return RecordedPlace(name: line.first ?? target.name, within: Array(line.dropFirst()))
        }
        organiser = meeting.organiser
        organiserUnit = meeting.organiserUnit
        chair = meeting.chair
        chairOffice = meeting.chairOffice
        represents = meeting.represents
        purpose = meeting.purpose
        basis = meeting.basis
        topics = meeting.topics
        agenda = meeting.agenda
        expectedOutputs = meeting.expectedOutputs
        source = meeting.source
        noteTaker = meeting.noteTaker
        invited = meeting.invited
        headcount = meeting.headcount
        attendance = meeting.attendance
        people = try store.all(RecordedPerson.self, Self.people, given)
        minutes = meeting.minutes
        issues = try store.all(RecordedIssue.self, Self.issues, given)
        ideas = try store.all(
            RecordedIdea.self,
            "SELECT statement, stage, raised_by FROM meetings_idea WHERE meeting = :meeting ORDER BY id", given)
        followups = try store.all(
            RecordedStep.self,
            "SELECT action, owner, due FROM meetings_followup WHERE meeting = :meeting ORDER BY id", given)
        commitments = try store.all(
            RecordedPromise.self,
            "SELECT party, statement, due FROM meetings_commitment WHERE meeting = :meeting ORDER BY id", given)
        self.signers = signers
        villageHead = try Self.villageHead(of: meeting.id, in: store)
        namesErased = nil
    }

    /// The record that papers say: the ratified one, or that of now.
    static func find(_ meeting: Int64, in store: Snapshot) throws -> MeetingRecord {
        let ratified = try store.one(
            RatifiedText.self, "SELECT text AS record FROM meetings_ratification WHERE meeting = :meeting",
            ["meeting": meeting])
        return try ratified?.record ?? MeetingRecord(of: meeting, signers: [], number: nil, in: store)
    }

    /// The names, on a day, of a region and of those in which it lay, from the smallest; the nation's province is the last.
    private static func line(of code: RegionCode?, on day: CalendarDate, in store: Snapshot) throws -> [String] {
        guard let code else { return [] }
        let parts = code.text.split(separator: ".")
        let codes = (1...parts.count).reversed().map { parts.prefix($0).joined(separator: ".") }
        return try codes.compactMap { code in
            let row = try Row.fetchOne(
                store.db.cachedStatement(sql: lines), arguments: ["code": code, "day": day])
            return row.map { RegionName.full(kind: $0["kind"], term: $0["local_term"], name: $0["name"]) }
        }
    }

    /// What the head is called of the village at which a meeting is aimed; nil where it is aimed at none, or at several.
    private static func villageHead(of meeting: Int64, in store: Snapshot) throws -> String? {
        let villages = try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    SELECT e.kind,
                        (SELECT local_term FROM registry_pub_region_term WHERE region = e.id) AS term,
                        (SELECT head_title FROM registry_pub_region_term WHERE region = e.id) AS head_title
                    FROM meetings_target g CROSS JOIN registry_pub_region_ever e ON e.id = g.region
                    WHERE g.meeting = ? AND e.level = 'village' LIMIT 2
                    """), arguments: [meeting])
        guard villages.count == 1 else { return nil }
        return OfficeHolder.title(
            of: "Kepala Desa", kind: villages[0]["kind"], term: villages[0]["term"],
            headTitle: villages[0]["head_title"])
    }

    /// The region that had a code on a day, or before or after it where none had it then.
    private static let lines = """
        SELECT e.kind, \(RegionThen.name("e.id", on: ":day")) AS name,
            (SELECT local_term FROM registry_pub_region_term t WHERE t.region = e.id) AS local_term
        FROM registry_pub_region_ever e WHERE e.id = (
            SELECT region FROM registry_pub_region_on WHERE code = :code
            ORDER BY coalesce(first_day, '') <= :day AND coalesce(last_day, '9') >= :day DESC, last_day DESC LIMIT 1)
        """

    /// Those invited in the order of their invitations, then those who came without one.
    private static let people = """
        SELECT name, office, unit, constituency, sex, invited, status, represented_by FROM (
        SELECT coalesce(a.name, i.name) AS name, coalesce(a.office, i.office) AS office,
            coalesce(a.unit, i.unit) AS unit, coalesce(a.constituency, i.constituency) AS constituency,
            coalesce(a.sex, i.sex) AS sex, 1 AS invited, a.status, a.represented_by, i.id AS place
        FROM meetings_invitation i LEFT JOIN meetings_attendance a ON a.invitation = i.id
        WHERE i.meeting = :meeting
        UNION ALL
        SELECT a.name, a.office, a.unit, a.constituency, a.sex, 0, a.status, a.represented_by, a.id
        FROM meetings_attendance a WHERE a.meeting = :meeting AND a.invitation IS NULL
        ) ORDER BY invited DESC, place
        """

    private static let issues = """
        SELECT o.statement, o.raised_by,
            (SELECT json_group_array(name) FROM (
                SELECT \(RegionThen.name("g.region", on: "m.on_date")) AS name,
                    \(RegionThen.code("g.region", on: "m.on_date")) AS code
                FROM meetings_occurrence_region g WHERE g.occurrence = o.id ORDER BY code)) AS regions
        FROM meetings_occurrence o JOIN meetings_meeting m ON m.id = o.meeting WHERE o.meeting = :meeting ORDER BY o.id
        """
}

/// The text of a ratification, read.
private struct RatifiedText: Described {
    let record: MeetingRecord

    static let fields = Fields<Self> { Field(\.record, "The record as it was ratified") }
}

/// What a region is called with its kind.
enum RegionName {
    /// `Desa Batu Botuk`, or `Kampung Batu Botuk` where a desa is called so; a name that begins with its kind, as regencies
    /// have it, stays as it is.
    static func full(kind: String, term: String?, name: String) -> String {
        let kind = kind.hasPrefix("desa") ? term ?? kind : kind
        if name.lowercased().hasPrefix(kind.lowercased() + " ") { return name }
        let words = kind.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return words.joined(separator: " ") + " " + name
    }
}
