import Journal
import ModuleKit

/// A row whose foreign key points at nothing.
public struct DanglingReference: Sendable, Equatable {
    public let row: RowKey
    public let parent: String

    /// Those in which any of these tables takes part, as the row that refers or the one that is referred to; at most 20.
    public static func among(_ tables: Set<String>, _ db: Database) throws -> [DanglingReference] {
        var found: [DanglingReference] = []
        for layout in try TableLayout.all(db) {
            for key in try ForeignKey.all(of: layout.name, db)
            where tables.contains(layout.name) || tables.contains(key.parent) {
                let rows = try Row.fetchAll(db, sql: try key.query(layout, db))
                found += rows.map {
                    DanglingReference(
                        row: RowKey(table: layout.name, values: Array($0.databaseValues)), parent: key.parent)
                }
            }
        }
        return found
    }
}

private struct ForeignKey {
    let parent: String
    var from: [String] = []
    /// Empty for the parent's primary key.
    var to: [String] = []

    static func all(of table: String, _ db: Database) throws -> [ForeignKey] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, "table" AS parent, "from" AS child, "to" AS target
                FROM pragma_foreign_key_list(?, 'main') ORDER BY id, seq
                """, arguments: [table])
        var keys: [Int: ForeignKey] = [:]
        for row in rows {
            var key = keys[row["id"]] ?? ForeignKey(parent: row["parent"])
            key.from.append(row["child"])
            if let target: String = row["target"] { key.to.append(target) }
            keys[row["id"]] = key
        }
        return keys.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The keys of rows that refer to nothing. One with a NULL in it refers to nobody.
    func query(_ child: TableLayout, _ db: Database) throws -> String {
        let targets = try to.isEmpty ? TableLayout(db, parent)?.key ?? [] : to
        let quoted = TableLayout.quoted
        let isSet = from.map { "child.\(quoted($0)) IS NOT NULL" }
        let join = zip(from, targets).map { "parent.\(quoted($1)) = child.\(quoted($0))" }
        return """
            SELECT \(child.key.map { "child." + quoted($0) }.joined(separator: ", "))
            FROM \(quoted(child.name)) AS child
            WHERE \(isSet.joined(separator: " AND "))
            AND NOT EXISTS (SELECT 1 FROM \(quoted(parent)) AS parent WHERE \(join.joined(separator: " AND ")))
            LIMIT 20
            """
    }
}
