import Journal
import ModuleKit

struct ShowEntry: Command {
    typealias Reply = EntryRows
    static let about = About(
        "core.journal.show", "Show what one write changed, row by row, before and after", access: .operator,
        example: #"{"seq": 120}"#)

    @Parameter("Sequence of the journal entry", .range(1...Int64.max)) var seq: Int64
    @Parameter("Most rows to answer", .range(1...1000)) var limit = 100
    @Parameter("How many rows to pass over: the next_row of an answer before", .range(0...Int64.max))
    var afterRow: Int64 = 0

    func answer(_ hall: Hall, _ store: Snapshot) throws -> EntryRows {
        guard let entry = try JournalReader.entry(store.db, seq) else {
            throw RPCError.notFound("journal entry", seq)
        }
        let rows = try entry.payload.map { try Changeset($0).rows() } ?? []
        let personal = PersonalColumns(hall.catalog.modules)
        let shown = rows.dropFirst(Int(clamping: afterRow)).prefix(limit)
        let end = afterRow + Int64(shown.count)
        return EntryRows(
            seq: seq, at: Instant(milliseconds: entry.at), module: entry.module, command: entry.header.command,
            uid: Int64(entry.header.uid), role: entry.header.role, requestID: entry.header.requestID,
            reason: entry.header.reason, hash: HashChain.hex(entry.hash),
            isErased: entry.payload == nil && entry.payloadDigest != HashChain.digest(of: nil),
            rowCount: Int64(rows.count), rows: try shown.map { try RowChange($0, store.db, personal) },
            nextRow: end < Int64(rows.count) ? end : nil)
    }
}

struct EntryRows: Described {
    let seq: Int64
    let at: Instant
    let module: String
    let command: String
    let uid: Int64
    let role: String
    let requestID: String
    let reason: String?
    let hash: String
    let isErased: Bool
    let rowCount: Int64
    let rows: [RowChange]
    let nextRow: Int64?

    static let fields = Fields<Self> {
        Field(\.seq, "Sequence")
        Field(\.at, "When")
        Field(\.module, "Whose command it was")
        Field(\.command, "The command")
        Field(\.uid, "The user who asked")
        Field(\.role, "The role under which it was allowed")
        Field(\.requestID, "Under which the log has it")
        Field(\.reason, "Why, in the caller's words")
        Field(\.hash, "Of this entry and all before it")
        Field(\.isErased, "Whether what it changed was erased, because it concerned a person")
        Field(\.rowCount, "How many rows it changed")
        Field(\.rows, "What it changed")
        Field(\.nextRow, "Where the next rows begin, as after_row; null at the end")
    }
}

/// What one write did to one row.
struct RowChange: Described {
    enum Operation: String, Choice { case inserted, changed, deleted }

    let table: String
    let operation: Operation
    let isIndirect: Bool
    let columns: [ColumnChange]

    static let fields = Fields<Self> {
        Field(\.table, "The table")
        Field(\.operation, "What happened to the row")
        Field(\.isIndirect, "Whether a trigger or a foreign key did it")
        Field(\.columns, "Key and changed columns")
    }

    init(_ row: ChangedRow, _ db: Database, _ personal: PersonalColumns) throws {
        table = row.table
        isIndirect = row.isIndirect
        operation =
            switch row.operation {
            case .insert: .inserted
            case .update: .changed
            case .delete: .deleted
            }
        // The names of today: a table that was built anew since may have lost some.
        let names = try TableLayout(db, row.table)?.columns ?? []
        columns = row.isKey.indices.compactMap { i in
            let isKey = row.isKey[i]
            let before = row.old.isEmpty ? nil : row.old[i]
            // An update tells a key once, among the values before.
            let after = row.new.isEmpty ? nil : row.new[i] ?? (isKey ? before : nil)
            guard before != nil || after != nil else { return nil }
            // Recovering rows tells the whole row before, so that none is put back that has changed meanwhile.
            if row.operation == .update, before == nil || after == nil { return nil }
            let name = names.indices.contains(i) ? names[i] : "column \(i + 1)"
            let isMasked = names.isEmpty || personal.contains(name, of: row.table)
            return ColumnChange(
                column: name, isKey: isKey, before: before.map { CellValue($0, isMasked: isMasked) },
                after: after.map { CellValue($0, isMasked: isMasked) }, isMasked: isMasked)
        }
    }
}

struct ColumnChange: Described {
    let column: String
    let isKey: Bool
    let before: CellValue?
    let after: CellValue?
    let isMasked: Bool

    static let fields = Fields<Self> {
        Field(\.column, "The column")
        Field(\.isKey, "Whether it belongs to the row's key")
        Field(\.before, "The value before; null where there was none")
        Field(\.after, "The value after; null where there is none")
        Field(\.isMasked, "Whether it concerns a person, and is not shown")
    }
}
