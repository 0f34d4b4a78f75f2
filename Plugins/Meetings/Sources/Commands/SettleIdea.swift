import ModuleKit

struct AdoptIdea: WriteCommand {
    static let about = About(
        "meetings.idea.adopt", "Record the plan or programme that takes an idea up", access: .clerk,
        example: #"{"idea": 1, "programme": "RKPDes 2025 (contoh)"}"#)

    @Parameter("Number of the idea", alias: "id") var idea: Int64
    @Parameter("The plan or programme", .length(2...300)) var programme: String

    func run(_ store: Transaction) throws -> Idea {
        try Idea.take(.adopt, of: idea, programme: programme, in: store)
        return try Idea.find(idea, in: store.snapshot)
    }
}

struct DeferIdea: WriteCommand {
    static let about = About(
        "meetings.idea.defer", "Record that an idea waits for a better time", access: .clerk,
        example: #"{"idea": 1, "reason": "Menunggu anggaran"}"#)

    @Parameter("Number of the idea", alias: "id") var idea: Int64
    @Parameter("Why it waits", .length(2...4000)) var reason: String?

    func run(_ store: Transaction) throws -> Idea {
        try Idea.take(.postpone, of: idea, reason: reason, in: store)
        return try Idea.find(idea, in: store.snapshot)
    }
}

struct RejectIdea: WriteCommand {
    static let about = About(
        "meetings.idea.reject", "Record that an idea is not taken up", access: .clerk,
        example: #"{"idea": 1, "reason": "Bukan kewenangan desa"}"#)

    @Parameter("Number of the idea", alias: "id") var idea: Int64
    @Parameter("Why not", .length(2...4000)) var reason: String

    func run(_ store: Transaction) throws -> Idea {
        try Idea.take(.reject, of: idea, reason: reason, in: store)
        return try Idea.find(idea, in: store.snapshot)
    }
}
