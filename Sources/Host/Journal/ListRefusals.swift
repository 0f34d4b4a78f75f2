import ModuleKit

struct ListRefusals: ReadCommand {
    typealias Reply = Page<RefusalItem>
    static let about = About(
        "core.refusals.list", "List calls that were refused, oldest first; the newest 10,000 are kept",
        access: .operator, example: #"{"command": "core.sql"}"#)

    @Parameter("Only calls of this command", .length(1...120)) var command: String?
    @Parameter("Only calls of this user", .range(0...Int64(UInt32.max))) var actor: Int64?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<RefusalItem> {
        try store.page(
            RefusalItem.self, page,
            """
            SELECT id, at, command, uid, role, request_id, error, message FROM core_refusal
            WHERE id > :after AND (:command IS NULL OR command = :command) AND (:actor IS NULL OR uid = :actor)
            ORDER BY id LIMIT :limit
            """, ["command": command, "actor": actor])
    }
}

struct RefusalItem: Described {
    let id: Int64
    let at: Instant
    let command: String
    let uid: Int64
    let role: String
    let requestID: String
    let error: String
    let message: String

    static let fields = Fields<Self> {
        Field(\.id, "Number")
        Field(\.at, "When")
        Field(\.command, "The command")
        Field(\.uid, "The user who asked")
        Field(\.role, "The role that the user had")
        Field(\.requestID, "Under which the log has it")
        Field(\.error, "The error's name")
        Field(\.message, "What was answered, in English")
    }
}
