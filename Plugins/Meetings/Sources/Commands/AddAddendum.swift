import ModuleKit

struct AddAddendum: WriteCommand {
    static let about = About(
        "meetings.addendum", "Correct or add to a ratified meeting, beside the text that was signed", access: .clerk,
        example: #"{"meeting": 1, "text": "Jumlah peserta yang benar adalah 42 orang (contoh)"}"#, isFinal: true)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("What is corrected or added", .length(3...20_000)) var text: String

    func run(_ store: Transaction) throws -> Meeting {
        try Meeting.take(.addendum, of: meeting, in: store)
        try store.db.execute(
            sql: "INSERT INTO meetings_addendum(created_at, meeting, text) VALUES (?, ?, ?)",
            arguments: [store.call.now, meeting, text])
        return try Meeting.find(meeting, in: store.snapshot)
    }
}

struct GetAddendum: ReadCommand {
    static let about = About(
        "meetings.addendum.get", "Show an addendum", access: .viewer, example: #"{"addendum": 1}"#)

    @Parameter("Number of the addendum", alias: "id") var addendum: Int64

    func run(_ store: Snapshot) throws -> Addendum {
        guard let found = try store.one(Addendum.self, Addendum.select + " WHERE d.id = :id", ["id": addendum]) else {
            throw RPCError.notFound("addendum", addendum)
        }
        return found
    }
}
