import ModuleKit

/// What must be known of a table to put rows into it by their changes.
public struct TableLayout: Sendable {
    public let name: String
    /// All columns, in their order.
    public let columns: [String]
    /// Those of the primary key, in the columns' order.
    public let key: [String]
    /// Whether anything but the key must be unique: two rows may then change places, and not one after the other.
    public let hasUniqueColumns: Bool

    /// Nil where there is no such table.
    public init?(_ db: Database, _ table: String) throws {
        let found = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT name, pk FROM pragma_table_info(?, 'main')"), arguments: [table])
        guard !found.isEmpty else { return nil }
        name = table
        columns = found.map { $0["name"] }
        key = found.filter { $0["pk"] as Int > 0 }.map { $0["name"] }
        hasUniqueColumns =
            try Bool.fetchOne(
                db.cachedStatement(
                    sql: "SELECT count(*) FROM pragma_index_list(?, 'main') WHERE \"unique\" AND origin <> 'pk'"),
                arguments: [table]) == true
    }

    /// Every ordinary table with rows of its own, shadows of virtual ones too, by name.
    public static func all(_ db: Database) throws -> [TableLayout] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                ORDER BY name
                """
        ).compactMap { try TableLayout(db, $0) }
    }

    /// Columns of a table in an attached database, in their order; empty where it has no such table.
    public static func columns(of table: String, in schema: String, _ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?, ?)", arguments: [table, schema])
    }

    var quotedName: String { Self.quoted(name) }

    /// `"a" IS ? AND "b" IS ?`; IS, since a value may be NULL.
    static func condition(_ columns: some Sequence<String>) -> String {
        columns.map { "\(quoted($0)) IS ?" }.joined(separator: " AND ")
    }

    /// GRDB's own way of quoting stumbles over a quote within the name.
    public static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
