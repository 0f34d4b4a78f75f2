import ModuleKit

struct PostponeMeeting: WriteCommand {
    static let about = About(
        "meetings.postpone", "Put a meeting off to another time", access: .clerk,
        example: #"{"meeting": 1, "starts_at": "2024-03-20T09:00:00+08:00", "reason": "Banjir"}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("When it begins now") var startsAt: Instant
    @Parameter("When it ends now; as long after the beginning as before where this is missing") var endsAt: Instant?
    @Parameter("Why it is not held as planned", .length(2...1000)) var reason: String

    func validate(_ faults: inout Faults) {
        if let endsAt, endsAt < startsAt {
            faults.add(at: "ends_at", "order", "'\(endsAt)' is before starts_at '\(startsAt)'")
        }
    }

    func run(_ store: Transaction) throws -> Meeting {
        let before = try Meeting.find(meeting, in: store.snapshot)
        try Meeting.take(.postpone, of: meeting, in: store)
        guard startsAt != before.startsAt else {
            throw RPCError.invalid("starts_at", "same", "'\(startsAt)' is when it was planned: expected another time")
        }
        let warnings = try Told.detach(from: meeting, in: store) + forgetAnswers(store)
        try store.db.execute(
            sql: """
                INSERT INTO meetings_postponement(created_at, meeting, starts_at, on_date, reason)
                SELECT :now, id, starts_at, on_date, :reason FROM meetings_meeting WHERE id = :id
                """, arguments: ["now": store.call.now, "id": meeting, "reason": reason])
        try store.db.execute(
            sql: """
                UPDATE meetings_meeting SET ends_at = coalesce(:ends, :starts + ends_at - starts_at),
                    starts_at = :starts, on_date = :day
                WHERE id = :id
                """, arguments: ["id": meeting, "starts": startsAt, "ends": endsAt, "day": startsAt.date])
        try MeetingChanged.publish(meeting, in: store)
        return try Meeting.find(meeting, in: store.snapshot, warnings: warnings)
    }

    /// Who would have come at the one time, or not, has not answered for the other.
    private func forgetAnswers(_ store: Transaction) throws -> [Warning] {
        try store.db.execute(
            sql: """
                UPDATE meetings_invitation SET version = version + 1, updated_at = :now, answer = NULL, answered_at = NULL
                WHERE meeting = :meeting AND answer IS NOT NULL
                """, arguments: ["now": store.call.now, "meeting": meeting])
        let count = store.db.changesCount
        guard count > 0 else { return [] }
        return [
            Warning(
                name: "answers_forgotten", path: nil,
                message: "Answers to the invitation were for the other time, and are to be asked for again: \(count)")
        ]
    }
}
