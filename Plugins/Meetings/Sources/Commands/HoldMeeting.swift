import ModuleKit

struct HoldMeeting: WriteCommand {
    static let about = About(
        "meetings.hold", "Record that a meeting took place", access: .clerk,
        example: #"{"meeting": 1, "headcount": {"total": 40, "female": 12, "source": "Daftar hadir"}}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("When it was held; as it was planned where this is missing") var heldAt: Instant?
    @Parameter("How many came, where nobody wrote down who") var headcount: GivenHeadcount?

    func run(_ store: Transaction) throws -> Meeting {
        try Meeting.take(.hold, of: meeting, in: store)
        let planned = try Instant.fetchOne(
            store.db, sql: "SELECT starts_at FROM meetings_meeting WHERE id = ?", arguments: [meeting])
        let began = heldAt ?? planned ?? store.call.now
        try Happened.check(began.date, at: "held_at", in: store)
        try Told.check(began.date, of: meeting, at: "held_at", in: store)
        try store.db.execute(
            sql: """
                UPDATE meetings_meeting SET held_at = :held, on_date = :day, headcount = coalesce(:total, headcount),
                    headcount_female = coalesce(:female, headcount_female),
                    headcount_source = coalesce(:source, headcount_source)
                WHERE id = :id
                """,
            arguments: [
                "id": meeting, "held": heldAt, "day": began.date, "total": headcount?.total,
                "female": headcount?.female, "source": headcount?.source,
            ])
        try Sightings(of: meeting, in: store).sendAll()
        try MeetingChanged.publish(meeting, in: store)
        let warnings =
            began > store.call.now
            ? [
                Warning(
                    name: "held_ahead", path: heldAt == nil ? nil : "/held_at",
                    message: "It is recorded as held before it begins, at '\(began)'")
            ] : []
        return try Meeting.find(meeting, in: store.snapshot, warnings: warnings)
    }
}
