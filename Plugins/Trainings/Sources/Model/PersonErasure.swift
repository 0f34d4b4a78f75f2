import ModuleKit

/// A person of the registry is erased on request: the names go, what is counted of trainings stays.
struct PersonErasure: Described {
    let person: Int64
    let name: String

    static let fields = Fields<Self> {
        Field(\.person, "The person")
        Field(\.name, "What stands in the name's place from now on")
    }

    /// What names the person: of a certificate the holder is no one any more. Who is to act is written as the enrolment
    /// has the name, and so goes before it.
    private static let places = [
        (
            "trainings_action", "owner = :name",
            """
            EXISTS (SELECT 1 FROM trainings_participant AS own
                WHERE own.id = trainings_action.participant AND own.person = :person AND own.name = owner)
            """
        ),
        ("trainings_participant", "name = :name", "person = :person"),
        ("trainings_trainer", "name = :name, unit = NULL", "person = :person"),
        (
            "trainings_certificate", "holder = NULL",
            "participant IN (SELECT id FROM trainings_participant WHERE person = :person)"
        ),
    ]

    /// Replaces the name in enrolments, bookings of trainers and certificates.
    static func follow(_ erasure: PersonErasure, _ store: Transaction) throws {
        for (table, change, condition) in places {
            let rows = try Int64.fetchAll(
                store.db, sql: "SELECT id FROM \(table) WHERE \(condition)", arguments: ["person": erasure.person])
            for row in rows {
                let statement = try store.db.cachedStatement(sql: "UPDATE \(table) SET \(change) WHERE id = :row")
                var arguments: StatementArguments = ["row": row]
                if change.contains(":name") { arguments = arguments &+ ["name": erasure.name] }
                try statement.execute(arguments: arguments)
            }
            try store.erase(table, rows: rows)
        }
    }
}

/// A person of the registry asks what is kept.
struct PersonInquiry: Described {
    let person: Int64

    static let fields = Fields<Self> { Field(\.person, "The person") }

    /// What the registry is told.
    private struct Section: Described {
        let section: String
        let data: JSONValue

        static let fields = Fields<Self> {
            Field(\.section, "What it is")
            Field(\.data, "As it is kept")
        }
    }

    private static let sections = [
        (
            "trainings.participation",
            """
            SELECT json_group_array(json_object('training', p.training, 'title', t.title, 'starts_on', t.starts_on,
                'ends_on', t.ends_on, 'name', p.name, 'unit', p.unit, 'office', p.office, 'state', p.state,
                'reason', p.reason,
                'present', (SELECT count(*) FROM trainings_attendance a
                    WHERE a.participant = p.id AND a.status = 'present'),
                'scores', (SELECT json_group_array(json_object('phase', a.phase, 'dimension', a.dimension,
                    'score', s.score, 'max', a.maximum))
                    FROM trainings_score s JOIN trainings_assessment a ON a.id = s.assessment
                    WHERE s.participant = p.id)))
            FROM trainings_participant p JOIN trainings_training t ON t.id = p.training WHERE p.person = ?
            """
        ),
        (
            "trainings.certificates",
            """
            SELECT json_group_array(json_object('number', c.number, 'code', c.code, 'holder', c.holder,
                'state', c.state, 'year', c.year))
            FROM trainings_certificate c JOIN trainings_participant p ON p.id = c.participant WHERE p.person = ?
            """
        ),
        (
            "trainings.taught",
            """
            SELECT json_group_array(json_object('training', s.training, 'on', s.on_date, 'role', l.role, 'name', l.name,
                'unit', l.unit))
            FROM trainings_trainer l JOIN trainings_session s ON s.id = l.session WHERE l.person = ?
            """
        ),
    ]

    static func answer(_ inquiry: PersonInquiry, _ store: Transaction) throws {
        // Who asked while this module was away was answered without it.
        guard !store.call.isCatchingUp else { return }
        for (section, sql) in sections {
            let text = try String.fetchOne(store.db, sql: sql, arguments: [inquiry.person]) ?? "[]"
            _ = try store.call(
                "registry.person.tell", Section(section: section, data: try JSONValue.parse(text)),
                answering: Section.self)
        }
    }
}
