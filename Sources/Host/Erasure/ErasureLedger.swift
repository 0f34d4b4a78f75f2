import Backup
import Foundation
import Journal
import ModuleKit
import Store

/// Which rows of persons were erased, and what stands in them since: kept beside the backups, so that whatever is
/// restored is brought to the same.
struct ErasureLedger: Sendable {
    struct Row: Sendable {
        let at: Int64
        let table: String
        let row: Int64
        /// The marked columns as they were left; nothing of the person.
        let values: [(column: String, value: JSONValue)]

        var key: RowKey { RowKey(table: table, values: [row.databaseValue]) }
    }

    /// Which store's rows they are; nil where that is not known.
    var store: String?
    var rows: [Row] = []
    /// Why a file is not as it was written; nil where it is.
    private(set) var fault: Sentence?

    /// Its file's name in a place.
    static let file = "erasures.json"

    /// As the store has it now.
    init(_ db: Database) throws {
        store = try StoreFacts.identity(db)
        rows = try GRDBRow.fetchAll(db, sql: "SELECT at, table_name, row_id FROM core_erasure ORDER BY id").map {
            found in
            let table: String = found["table_name"]
            let id: Int64 = found["row_id"]
            let marked = try String.fetchAll(
                db,
                sql: """
                    SELECT column_name FROM core_mark WHERE table_name = ?1
                    UNION SELECT lookup FROM core_mark WHERE table_name = ?1 AND lookup IS NOT NULL ORDER BY 1
                    """, arguments: [table])
            var values: [(String, JSONValue)] = []
            if let layout = try TableLayout(db, table), let key = layout.key.first, !marked.isEmpty {
                let columns = marked.filter(layout.columns.contains)
                let quoted = TableLayout.quoted
                let present = try GRDBRow.fetchOne(
                    db,
                    sql: """
                        SELECT \(columns.map(quoted).joined(separator: ", ")) FROM \(quoted(table))
                        WHERE \(quoted(key)) = ?
                        """, arguments: [id])
                for column in columns {
                    let value: DatabaseValue = present?[column] ?? .null
                    values.append((column, Self.json(value)))
                }
            }
            return Row(at: found["at"], table: table, row: id, values: values)
        }
    }

    /// As a place has it; empty where nothing was ever erased.
    init(place: BackupDirectory) throws {
        guard let data = try place.contents(of: Self.file) else { return }
        let path = place.path(of: Self.file)
        guard let json = try? JSONValue.parse(data), let list = json["erasures"]?.array else {
            throw BackupError.file(path: path, action: "read", cause: "it is no ledger of erasures")
        }
        rows = list.compactMap { item in
            guard let at = item["at"]?.int, let table = item["table"]?.string, let row = item["row"]?.int else {
                return nil
            }
            return Row(
                at: at, table: table, row: row,
                values: (item["values"]?.object ?? []).map { (column: $0.name, value: $0.value) })
        }
        store = json["store"]?.string
        // Files that were written before they had a hash have none.
        if let hash = json["sha256"]?.string, hash != Self.hash(of: .array(list)) {
            fault = "'\(path)' is not as it was written: its SHA-256 differs"
        }
    }

    init(store: String?) { self.store = store }

    var bytes: [UInt8] {
        let json: JSONValue = [
            "format": "balai erasures", "version": 1, "store": store.map { .string($0) } ?? nil, "erasures": list,
            "sha256": .string(Self.hash(of: list)),
        ]
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private var list: JSONValue {
        .array(
            rows.map { row in
                [
                    "at": .integer(row.at), "table": .string(row.table), "row": .integer(row.row),
                    "values": .object(row.values.map { ($0.column, $0.value) }),
                ]
            })
    }

    private static func hash(of list: JSONValue) -> String { HashChain.hex(HashChain.digest(of: list.bytes)) }

    /// Whether both tell the same.
    func tells(as other: ErasureLedger) -> Bool { list == other.list }

    var keys: Set<RowKey> { Set(rows.map(\.key)) }

    /// Adds what another ledger of the same store knows beyond this one, or later.
    mutating func add(_ other: ErasureLedger) {
        let known = Dictionary(rows.map { ($0.key, $0.at) }) { max($0, $1) }
        let more = other.rows.filter { row in known[row.key].map { $0 < row.at } ?? true }
        let keys = Set(more.map(\.key))
        rows = rows.filter { !keys.contains($0.key) } + more
    }

    /// What a store was not brought to by its own erasing, as one from before. What that left of a row's number tells of
    /// who had it before, and stays.
    func missing(from db: Database) throws -> ErasureLedger {
        guard try TableLayout(db, "core_erasure") != nil else { return self }
        var ledger = self
        ledger.rows = try rows.filter { row in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM core_erasure WHERE table_name = ? AND row_id = ? AND at >= ?)",
                arguments: [row.table, row.row, row.at]) != true
        }
        return ledger
    }

    /// Brings a restored store to it: the rows that it lacks, the journal's payloads, and the ledger itself.
    func apply(_ db: Database) throws {
        let missing = try missing(from: db)
        guard !missing.rows.isEmpty else { return }
        try Store.eraseHistory(of: missing.keys, db)
        try missing.put(db)
    }

    /// Writes the rows and the ledger alone.
    func put(_ db: Database) throws {
        let quoted = TableLayout.quoted
        for row in rows {
            guard let layout = try TableLayout(db, row.table), layout.key.count == 1 else { continue }
            let known = row.values.filter { layout.columns.contains($0.column) }
            guard !known.isEmpty else { continue }
            try db.execute(
                sql: """
                    UPDATE \(quoted(row.table)) SET \(known.map { "\(quoted($0.column)) = ?" }.joined(separator: ", "))
                    WHERE \(quoted(layout.key[0])) = ?
                    """,
                arguments: StatementArguments(known.map { Self.value($0.value) } + [row.row.databaseValue]))
        }
        guard try TableLayout(db, "core_erasure") != nil else { return }
        for row in rows {
            try db.execute(
                sql: """
                    INSERT INTO core_erasure (at, table_name, row_id) VALUES (?1, ?2, ?3)
                    ON CONFLICT (table_name, row_id) DO UPDATE SET at = max(at, ?1)
                    """, arguments: [row.at, row.table, row.row])
        }
    }

    private static func json(_ value: DatabaseValue) -> JSONValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .number(number)
        case .string(let text): .string(text)
        // A sealed value that was put in the place of another; the module sets these to NULL.
        case .blob: .null
        }
    }

    private static func value(_ json: JSONValue) -> DatabaseValue {
        switch json {
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .string(let text): text.databaseValue
        case .bool(let flag): flag.databaseValue
        case .null, .array, .object: .null
        }
    }

    private typealias GRDBRow = ModuleKit.Row
}
