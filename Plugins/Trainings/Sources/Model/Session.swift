import ModuleKit

struct Session: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let training: Int64
    let `class`: Int64?
    let className: String?
    let module: Int64?
    let title: String?
    let startsAt: Instant
    let endsAt: Instant
    let trainers: [Trainer]
    let presentCount: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the session")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.training, "The training")
        Field(\.class, "The class it is for; null where it is for all")
        Field(\.className, "Name of the class")
        Field(\.module, "The curriculum's module")
        Field(\.title, "What it is about; the module's title where none was given")
        Field(\.startsAt, "When it begins")
        Field(\.endsAt, "When it ends")
        Field(\.trainers, "Who leads it")
        Field(\.presentCount, "Participants recorded as present")
    }

    /// Sessions as `s`, with a column for each field.
    static let select = """
        SELECT s.id, s.version, s.created_at, s.updated_at, s.training, s.class, c.name AS class_name, s.module,
            coalesce(s.title, (SELECT title FROM trainings_module WHERE id = s.module)) AS title,
            s.starts_at, s.ends_at,
            (SELECT json_group_array(json_object('id', id, 'session', session, 'training', s.training,
                    'person', person, 'role', role, 'name', name, 'unit', unit))
                FROM (SELECT * FROM trainings_trainer WHERE session = s.id ORDER BY id)) AS trainers,
            (SELECT count(*) FROM trainings_attendance a
                WHERE a.session = s.id AND a.status = 'present') AS present_count
        FROM trainings_session s LEFT JOIN trainings_class c ON c.id = s.class
        """

    /// The session of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Session {
        guard let session = try store.one(Session.self, select + " WHERE s.id = :id", ["id": id]) else {
            throw RPCError.notFound("session", id)
        }
        return session
    }

    /// The time that it takes of people.
    var booking: Booking { Booking(self) }

    /// Looks at a session that was written: inside its training's days, and nobody booked twice by it.
    func check(in store: Transaction) throws {
        let present = try Training.find(training, in: store.snapshot)
        guard (present.startsOn...present.endsOn).contains(startsAt.date) else {
            throw RPCError.invalid(
                "starts_at", "range",
                "'\(startsAt)' is outside the training: expected \(present.startsOn) to \(present.endsOn)")
        }
        for trainer in trainers {
            try Bookings.check(trainer.person, free: [booking], asTrainerOf: id, at: nil, store.db)
        }
        try Bookings.checkParticipants(of: training, store.db)
    }
}
