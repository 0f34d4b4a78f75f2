import CStoreGuard
import Journal
import ModuleKit

/// What is written down of a migration that was applied.
enum MigrationRecord {
    static func insert(_ db: Database, module: String, _ migration: Migration, position: Int, at: Int64) throws {
        try db.execute(
            sql: "INSERT INTO core_migration (module, position, name, checksum, applied_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [module, position, migration.name, migration.checksum, at])
        if module == CoreSchema.module {
            try db.execute(sql: "PRAGMA application_id = \(CoreSchema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(position)")
        }
    }
}

/// The default of a column that was added, written into the rows that were there. SQLite makes it up when it reads them,
/// but the preupdate hook is told NULL, and so would the journal.
enum MigrationDefaults {
    static func write(_ db: Database, _ before: SchemaImage, _ after: SchemaImage) throws {
        for (table, columns) in after.columns {
            guard let known = before.columns[table], !columns.subtracting(known).isEmpty else { continue }
            let defaults = try Set(
                String.fetchAll(
                    db, sql: "SELECT name FROM pragma_table_info(?, 'main') WHERE dflt_value IS NOT NULL",
                    arguments: [table]))
            guard let name = columns.subtracting(known).intersection(defaults).first?.quotedDatabaseIdentifier else {
                continue
            }
            store_set_triggers(db.sqliteConnection, 0)
            defer { store_set_triggers(db.sqliteConnection, 1) }
            // An update writes the whole row, and with it every other new column.
            try db.execute(sql: "UPDATE \(table.quotedDatabaseIdentifier) SET \(name) = \(name)")
        }
    }
}
