import Foundation
import ModuleKit

extension JournalReader {
    /// The entry of a sequence; nil where there is none.
    public static func entry(_ db: Database, _ seq: Int64) throws -> Entry? {
        try Row.fetchOne(db, sql: "SELECT * FROM core_journal WHERE seq = ?", arguments: [seq]).map(Entry.init(row:))
    }

    /// The entries after a sequence that changed any of these rows, in order, each with the first such row.
    public static func touching(
        _ rows: Set<RowKey>, after seq: Int64, _ db: Database, limit: Int = 20
    ) throws -> [(entry: Entry, row: RowKey)] {
        let tables = Set(rows.map(\.table))
        var found: [(Entry, RowKey)] = []
        let entries = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM core_journal WHERE seq > ? AND payload IS NOT NULL
                AND (\(tables.map { _ in condition }.joined(separator: " OR "))) ORDER BY seq
                """, arguments: StatementArguments([seq]) + StatementArguments(tables.flatMap(headerMarks)))
        while found.count < limit, let row = try entries.next() {
            let entry = Entry(row: row)
            if let hit = try Changeset(entry.payload ?? []).rows().first(where: { rows.contains($0.key) }) {
                found.append((entry, hit.key))
            }
        }
        return found
    }

    /// Of a row of `core_journal`: whether its payload changes a table, whose ``headerMarks(_:)`` are the two arguments.
    public static let condition = "instr(payload, ?) > 0 OR instr(payload, ?) > 0"

    /// A table's name as it stands in a changeset: behind the key's flags, of which the last is 0 or 1, and before a
    /// zero. In a value it would stand behind its length, which is neither.
    public static func headerMarks(_ table: String) -> [Data] {
        [0, 1].map { Data([$0] + Array(table.utf8) + [0]) }
    }
}
