import Journal
import ModuleKit

struct ListJournal: ReadCommand {
    typealias Reply = Page<JournalItem>
    static let about = About(
        "core.journal.list", "List what was written, oldest first", access: .operator, example: #"{"after": 0}"#)

    @Parameter("Sequence after which to begin", .range(0...Int64.max)) var after: Int64 = 0
    @Parameter("Only entries of this command", .length(1...120)) var command: String?
    @Parameter("Only entries of this user", .range(0...Int64(UInt32.max))) var actor: Int64?
    @Parameter("Only entries that changed rows of this table", .length(1...120)) var table: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<JournalItem> {
        let marks = table.map(JournalReader.headerMarks)
        return try store.page(
            JournalItem.self, page,
            """
            SELECT seq, at, module, command, uid, role, request_id, reason, length(payload) AS payload_size,
                lower(hex(hash)) AS hash
            FROM core_journal
            WHERE seq > max(:after, :begin) AND (:command IS NULL OR command = :command) AND (:actor IS NULL OR uid = :actor)
                AND (:mark IS NULL OR instr(payload, :mark) > 0 OR instr(payload, :otherMark) > 0)
            ORDER BY seq LIMIT :limit
            """,
            [
                "begin": after, "command": command, "actor": actor, "mark": marks?[0], "otherMark": marks?[1],
            ])
    }
}

struct JournalItem: Described {
    let seq: Int64
    let at: Instant
    let module: String
    let command: String
    let uid: Int64
    let role: String
    let requestID: String
    let reason: String?
    let payloadSize: Int64?
    let hash: String

    static let fields = Fields<Self> {
        Field(\.seq, "Sequence, from 1 without gaps")
        Field(\.at, "When, never earlier than the entry before")
        Field(\.module, "Whose command it was")
        Field(\.command, "The command")
        Field(\.uid, "The user who asked")
        Field(\.role, "The role under which it was allowed")
        Field(\.requestID, "Under which the log has it")
        Field(\.reason, "Why, in the caller's words")
        Field(\.payloadSize, "Bytes of the changeset; null for a migration")
        Field(\.hash, "Of this entry and all before it")
    }
}
