import ModuleKit

struct CancelMeeting: WriteCommand {
    static let about = About(
        "meetings.cancel", "Call a meeting off", access: .clerk,
        example: #"{"meeting": 1, "reason": "Anggaran belum ada"}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("Why it does not take place", .length(2...1000)) var reason: String

    func run(_ store: Transaction) throws -> Meeting {
        try Meeting.take(.cancel, of: meeting, in: store)
        let warnings = try Told.detach(from: meeting, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_meeting SET cancel_reason = ? WHERE id = ?", arguments: [reason, meeting])
        return try Meeting.find(meeting, in: store.snapshot, warnings: warnings)
    }
}
