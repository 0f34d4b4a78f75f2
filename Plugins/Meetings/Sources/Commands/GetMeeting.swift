import ModuleKit

struct GetMeeting: ReadCommand {
    static let about = About(
        "meetings.get", "Show a meeting", access: .viewer, example: #"{"meeting": 1}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64

    func run(_ store: Snapshot) throws -> Meeting { try Meeting.find(meeting, in: store) }
}
