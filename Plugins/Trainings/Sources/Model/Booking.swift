import ModuleKit

/// A time for which somebody is booked: a session, or whole days of a training that has no session for the person.
struct Booking: Equatable {
    let training: Int64
    let session: Int64?
    /// The enrolment that books; nil for a trainer.
    let participant: Int64?
    let firstDay: CalendarDate
    let lastDay: CalendarDate
    let startsAt: Instant?
    let endsAt: Instant?

    init(row: Row) {
        training = row["training"]
        session = row["session"]
        participant = row["participant"]
        firstDay = row["first_day"]
        lastDay = row["last_day"]
        startsAt = row["starts_at"]
        endsAt = row["ends_at"]
    }

    init(_ session: Session) {
        training = session.training
        self.session = session.id
        participant = nil
        firstDay = session.startsAt.date
        lastDay = session.startsAt.date
        startsAt = session.startsAt
        endsAt = session.endsAt
    }

    /// Whether nobody can be at both. A session and whole days are compared by the day.
    func overlaps(_ other: Booking) -> Bool {
        guard firstDay <= other.lastDay, other.firstDay <= lastDay else { return false }
        guard let startsAt, let endsAt, let start = other.startsAt, let end = other.endsAt else { return true }
        return startsAt < end && start < endsAt
    }

    var words: Sentence {
        let days: Sentence = firstDay == lastDay ? "on \(firstDay)" : "from \(firstDay) to \(lastDay)"
        guard let session else { return "training \(training) \(days)" }
        guard let startsAt, let endsAt else { return "session \(session) of training \(training) \(days)" }
        return "session \(session) of training \(training) from \(startsAt) to \(endsAt)"
    }

    var details: JSONValue {
        [
            "training": .integer(training), "session": session.map { .integer($0) } ?? .null,
            "participant": participant.map { .integer($0) } ?? .null,
            "first_day": .string(firstDay.description), "last_day": .string(lastDay.description),
        ]
    }
}

/// Who is booked for what, and that nobody is booked twice.
enum Bookings {
    /// What a training books of the time of those in a class, or in none.
    ///
    /// - Throws: `conflict` where two sessions of the class overlap.
    static func wanted(by training: Int64, class id: Int64?, _ db: Database) throws -> [Booking] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT training, id AS session, NULL AS participant, on_date AS first_day, on_date AS last_day,
                    starts_at, ends_at
                FROM trainings_session WHERE training = ? AND (class IS NULL OR class = ?) ORDER BY starts_at
                """, arguments: [training, id])
        let sessions = rows.map(Booking.init(row:))
        for (one, next) in zip(sessions, sessions.dropFirst()) where one.overlaps(next) {
            throw RPCError(
                .conflict, "Participants of one class would be booked twice: \(one.words), and \(next.words)",
                details: ["bookings": .array([one.details, next.details])])
        }
        if !sessions.isEmpty { return sessions }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT id AS training, NULL AS session, NULL AS participant, starts_on AS first_day,
                    ends_on AS last_day, NULL AS starts_at, NULL AS ends_at
                FROM trainings_training WHERE id = ?
                """, arguments: [training]
        ).map(Booking.init(row:))
    }

    /// Throws `conflict`, with both bookings, where a person is booked elsewhere at one of these times.
    ///
    /// - Parameters:
    ///   - training: whose enrolment of the person is what is booked, and no obstacle
    ///   - session: which the person is to lead, and is no obstacle
    static func check(
        _ person: Int64, free wanted: [Booking], asParticipantOf training: Int64? = nil,
        asTrainerOf session: Int64? = nil, at path: String?, _ db: Database
    ) throws {
        guard let first = wanted.map(\.firstDay).min(), let last = wanted.map(\.lastDay).max() else { return }
        let busy = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT training, session, participant, first_day, last_day, starts_at, ends_at FROM trainings_busy
                    WHERE person = :person AND first_day <= :last AND last_day >= :first
                    """), arguments: ["person": person, "first": first, "last": last]
        ).map(Booking.init(row:))
        for other in busy {
            let isItself = other.participant == nil ? other.session == session : other.training == training
            guard !isItself, let one = wanted.first(where: { $0.overlaps(other) }) else { continue }
            let place: Sentence = path.map { "\($0): " } ?? ""
            throw RPCError(
                .conflict, "\(place)The person \(person) would be booked twice: \(one.words), and \(other.words)",
                details: [
                    "path": path.map { .string("/" + $0) } ?? .null, "person": .integer(person),
                    "bookings": .array([one.details, other.details]),
                ], hint: "Another time, another class, or somebody else")
        }
    }

    /// Looks at everybody in a training again, after its times have changed.
    static func checkParticipants(of training: Int64, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT class, person FROM trainings_participant
                WHERE training = ? AND state IN \(ParticipantState.holdingPlace) ORDER BY class, id
                """, arguments: [training])
        let classes =
            try [nil]
            + Int64.fetchAll(
                db, sql: "SELECT id FROM trainings_class WHERE training = ? ORDER BY id", arguments: [training])
        for id in classes {
            let wanted = try wanted(by: training, class: id, db)
            for row in rows where row["class"] as Int64? == id {
                try check(row["person"], free: wanted, asParticipantOf: training, at: nil, db)
            }
        }
    }
}
