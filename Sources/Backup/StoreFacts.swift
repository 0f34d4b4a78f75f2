import Foundation
import Journal
import ModuleKit

/// What a store says of itself: read when a backup is made, and compared when it is proved.
public struct StoreFacts: Sendable, Equatable {
    public struct Module: Sendable, Equatable {
        public var name: String
        /// How many of its migrations were applied.
        public var migrations: Int64
    }

    public struct Table: Sendable, Equatable {
        public var name: String
        public var rows: Int64
    }

    /// Which store it is, whatever it was put back to: the first journal entry's hash, in hexadecimal. Nil where that is
    /// not known: of backups made before it was written down, and before the first entry.
    public var store: String?
    /// The end of the journal.
    public var journal: JournalHead
    /// The file's `user_version`: which core wrote it.
    public var coreVersion: Int
    public var modules: [Module]
    /// Every table that has pages of its own, by name.
    public var tables: [Table]

    /// Reads which store it is.
    public static func identity(_ db: Database) throws -> String? {
        try Data.fetchOne(db, sql: "SELECT hash FROM core_journal WHERE seq = 1").map { HashChain.hex(Array($0)) }
    }

    /// Reads them in the transaction under way.
    public static func read(_ db: Database) throws -> StoreFacts {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """)
        let tables = try names.map { name in
            let quoted =
                "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            return Table(name: name, rows: try Int64.fetchOne(db, sql: "SELECT count(*) FROM \(quoted)") ?? 0)
        }
        let modules = try Row.fetchAll(
            db, sql: "SELECT module, count(*) AS migrations FROM core_migration GROUP BY module ORDER BY module")
        return StoreFacts(
            store: try identity(db), journal: try JournalHead.read(db),
            coreVersion: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
            modules: modules.map { Module(name: $0["module"], migrations: $0["migrations"]) }, tables: tables)
    }
}
