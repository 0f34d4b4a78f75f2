import ModuleKit

/// The columns that modules' migrations mark as sealed, as the store remembers them, so that they are found without the
/// modules.
enum SealedColumns {
    struct Column: Sendable {
        let table: String
        let column: String
        let lookup: String?

        /// The module whose table it is.
        var module: String { String(table.prefix { $0 != "_" }) }
        var name: String { "\(table).\(column)" }
    }

    static func all(_ db: Database) throws -> [Column] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT table_name, column_name, lookup FROM core_mark WHERE kind = 'sealed'
                ORDER BY table_name, column_name
                """
        ).map { Column(table: $0["table_name"], column: $0["column_name"], lookup: $0["lookup"]) }
    }

    /// Whether any value is sealed. Needs a connection that may read every table.
    static func hold(_ db: Database) throws -> Bool {
        try all(db).contains { column in
            let (table, name) = (column.table.quotedDatabaseIdentifier, column.column.quotedDatabaseIdentifier)
            return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(name) IS NOT NULL)")
                ?? false
        }
    }
}
