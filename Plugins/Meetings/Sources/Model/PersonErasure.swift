import ModuleKit

/// A person of the registry is erased on request: the names go, what is counted of meetings stays.
struct PersonErasure: Described {
    let person: Int64
    let name: String

    static let fields = Fields<Self> {
        Field(\.person, "The person")
        Field(\.name, "What stands in the name's place from now on")
    }

    /// Texts beside the lists, in which somebody may be named without a number.
    private static let texts = [
        ("meetings_meeting", "chair", "id"), ("meetings_meeting", "note_taker", "id"),
        ("meetings_attendance", "represented_by", "meeting"), ("meetings_occurrence", "raised_by", "meeting"),
        ("meetings_idea", "raised_by", "meeting"), ("meetings_followup", "owner", "meeting"),
        ("meetings_commitment", "party", "meeting"),
    ]

    /// Texts that people write, in which a name may stand among other words.
    private static let sentences = [
        ("meetings_meeting", "title", "id"), ("meetings_meeting", "place_name", "id"),
        ("meetings_meeting", "purpose", "id"), ("meetings_minute", "discussion", "meeting"),
        ("meetings_minute", "decision", "meeting"), ("meetings_occurrence", "statement", "meeting"),
        ("meetings_idea", "statement", "meeting"), ("meetings_followup", "action", "meeting"),
        ("meetings_followup", "evidence", "meeting"), ("meetings_commitment", "statement", "meeting"),
        ("meetings_addendum", "text", "meeting"), ("meetings_ratification", "text", "meeting"),
    ]

    /// Replaces the name in invitations and attendance, and where a text of these meetings, or who does a step of a
    /// training of the person's, is the name and nothing more, be it in what was ratified. Where it stands among other words somebody must decide: that is told.
    static func follow(_ erasure: PersonErasure, _ store: Transaction) throws {
        let names = ErasedNames(
            try String.fetchSet(
                store.db,
                sql: """
                    SELECT name FROM registry_pub_person WHERE id = ?1
                    UNION SELECT name FROM meetings_invitation WHERE person = ?1 AND name IS NOT NULL
                    UNION SELECT name FROM meetings_attendance WHERE person = ?1 AND name IS NOT NULL
                    """, arguments: [erasure.person]))
        let meetings = try Int64.fetchAll(
            store.db,
            sql: """
                SELECT meeting FROM meetings_invitation WHERE person = ?1
                UNION SELECT meeting FROM meetings_attendance WHERE person = ?1
                """, arguments: [erasure.person])
        for (table, column, meeting) in texts {
            let rows = try meetings.flatMap { id in
                try Row.fetchAll(
                    store.db,
                    sql: "SELECT id, \(column) FROM \(table) WHERE \(meeting) = ? AND \(column) IS NOT NULL",
                    arguments: [id]
                ).filter { names.isNamed($0[1]) }.map { $0[0] as Int64 }
            }
            try erasure.replace(column, of: table, rows, store)
        }
        if store.isLoaded("trainings") {
            let steps = try Row.fetchAll(
                store.db,
                sql: """
                    SELECT id, owner FROM meetings_followup
                    WHERE training IN (SELECT training FROM trainings_pub_participant WHERE person = ?)
                    """, arguments: [erasure.person])
            try erasure.replace(
                "owner", of: "meetings_followup", steps.filter { names.isNamed($0[1]) }.map { $0[0] }, store)
        }
        for table in ["meetings_invitation", "meetings_attendance"] {
            let rows = try Int64.fetchAll(
                store.db, sql: "SELECT id FROM \(table) WHERE person = ?", arguments: [erasure.person])
            try erasure.replace("name", of: table, rows, store)
        }
        for meeting in meetings { try RecordErasure(names: names, name: erasure.name).erase(in: meeting, store) }
        let left = try meetings.filter { try named(names, in: $0, store) }
        guard !left.isEmpty, !store.call.isCatchingUp else { return }
        let list = left.map { JSONValue.integer($0) }
        _ = try store.call(
            "registry.person.tell", KeptSection(section: "meetings", data: .array(list)), answering: KeptSection.self)
    }

    /// Whether the sentences of a meeting hold one of the names.
    private static func named(_ names: ErasedNames, in meeting: Int64, _ store: Transaction) throws -> Bool {
        try sentences.contains { table, column, key in
            try String.fetchAll(
                store.db, sql: "SELECT \(column) FROM \(table) WHERE \(key) = ? AND \(column) IS NOT NULL",
                arguments: [meeting]
            ).contains(where: names.isHeld)
        }
    }

    private func replace(_ column: String, of table: String, _ rows: [Int64], _ store: Transaction) throws {
        let update = try store.db.cachedStatement(sql: "UPDATE \(table) SET \(column) = ? WHERE id = ?")
        for row in rows { try update.execute(arguments: [name, row]) }
        try store.erase(table, rows: rows)
    }
}

/// A person of the registry asks what is kept.
struct PersonInquiry: Described {
    let person: Int64

    static let fields = Fields<Self> { Field(\.person, "The person") }

    private static let sections = [
        (
            "meetings.invitations",
            """
            SELECT json_group_array(json_object('meeting', i.meeting, 'title', m.title, 'on', m.on_date, 'name', i.name,
                'office', i.office, 'unit', i.unit, 'constituency', i.constituency, 'answer', i.answer))
            FROM meetings_invitation i JOIN meetings_meeting m ON m.id = i.meeting WHERE i.person = ?
            """
        ),
        (
            "meetings.attendance",
            """
            SELECT json_group_array(json_object('meeting', a.meeting, 'title', m.title, 'on', m.on_date, 'name', a.name,
                'status', a.status, 'represented_by', a.represented_by, 'office', a.office, 'unit', a.unit,
                'constituency', a.constituency))
            FROM meetings_attendance a JOIN meetings_meeting m ON m.id = a.meeting WHERE a.person = ?
            """
        ),
    ]

    static func answer(_ inquiry: PersonInquiry, _ store: Transaction) throws {
        // Who asked while this module was away was answered without it.
        guard !store.call.isCatchingUp else { return }
        for (section, sql) in sections {
            let text = try String.fetchOne(store.db, sql: sql, arguments: [inquiry.person]) ?? "[]"
            _ = try store.call(
                "registry.person.tell", KeptSection(section: section, data: try JSONValue.parse(text)),
                answering: KeptSection.self)
        }
    }
}

/// What the registry is told of a person.
struct KeptSection: Described {
    let section: String
    let data: JSONValue

    static let fields = Fields<Self> {
        Field(\.section, "What it is")
        Field(\.data, "As it is kept")
    }
}
