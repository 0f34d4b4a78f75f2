import CStoreGuard
import Crypto
import Foundation
import Journal
import ModuleKit

extension Writer {
    /// Applies what is missing, each migration in a transaction of its own.
    func migrate(_ db: Database, module: String, requires: [String], _ migrations: [Migration]) throws {
        let applied = try appliedMigrations(db, module)
        for (i, record) in applied.enumerated() {
            guard migrations.contains(where: { $0.name == record.name }) else {
                throw StoreError.moduleNewer(module: module, migration: record.name)
            }
            guard i < migrations.count, migrations[i].name == record.name, migrations[i].checksum == record.checksum
            else {
                throw StoreError.migrationChanged(module: module, migration: record.name)
            }
        }
        for position in applied.count..<max(applied.count, migrations.count) {
            let migration = migrations[position]
            do {
                try withoutForeignKeys(db) {
                    try apply(db, module: module, requires: requires, migration, position: position + 1)
                }
            } catch let error as DatabaseError {
                if error.isFatalToStore { throw error }
                throw StoreError.storage(from: error)
                    ?? .migrationFailed(
                        module: module, migration: migration.name,
                        cause: error.message ?? "SQLite \(error.extendedResultCode.rawValue)")
            }
        }
        try mark(db, migrations)
    }

    /// Remembers which columns the migrations mark, so that the core finds them without the module. What stood in the
    /// store before it remembered any is caught up with.
    private func mark(_ db: Database, _ migrations: [Migration]) throws {
        let marks =
            migrations.flatMap { $0.personal.map { (name: $0, kind: "personal", lookup: String?.none) } }
            + migrations.flatMap { $0.sealed.map { (name: $0.name, kind: "sealed", lookup: $0.lookup) } }
        let known = try Set(String.fetchAll(db, sql: "SELECT table_name || '.' || column_name FROM core_mark"))
        let missing = marks.filter { !known.contains($0.name) }
        guard !missing.isEmpty else { return }
        try begin.run()
        do {
            for mark in missing {
                let parts = mark.name.split(separator: ".").map(String.init)
                try db.execute(
                    sql: "INSERT INTO core_mark (table_name, column_name, kind, lookup) VALUES (?, ?, ?, ?)",
                    arguments: [parts[0], parts[1], mark.kind, mark.lookup])
            }
            recorder.clearTouched()
            try commit.run()
        } catch {
            db.resetBusyStatements()
            if db.isInsideTransaction { try rollback.run() }
            recorder.clearTouched()
            throw error
        }
    }

    private func appliedMigrations(_ db: Database, _ module: String) throws -> [(name: String, checksum: String)] {
        guard try Bool.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'core_migration'") == true
        else { return [] }
        return try Row.fetchAll(
            db, sql: "SELECT name, checksum FROM core_migration WHERE module = ? ORDER BY position", arguments: [module]
        ).map { ($0["name"], $0["checksum"]) }
    }

    /// With foreign keys on, dropping a table to build it anew would delete what refers to it; they are checked before
    /// the commit instead.
    func withoutForeignKeys<T>(_ db: Database, _ body: () throws -> T) throws -> T {
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        let outcome = Result { try body() }
        try db.execute(sql: "PRAGMA foreign_keys = ON")
        return try outcome.get()
    }

    private func apply(
        _ db: Database, module: String, requires: [String], _ migration: Migration, position: Int
    ) throws {
        let head = try? journal(db).head
        recorder.schemaChanged()
        try begin.run()
        do {
            let before = try SchemaImage(db)
            try execute(db, migration, module)
            let after = try SchemaImage(db)
            let problems = try MigrationCheck.problems(
                db, module: module, requires: requires, migration: migration, before: before, after: after,
                touched: recorder.touched())
            guard problems.isEmpty else {
                throw StoreError.migrationRefused(module: module, migration: migration.name, problems: problems)
            }
            try MigrationDefaults.write(db, before, after)
            try enter(db, module, migration, position)
            // What a migration writes stands in no changeset: the segment ends with a snapshot.
            recorder.schemaChanged()
            try commit.run()
        } catch {
            guardian.lower()
            db.resetBusyStatements()
            if db.isInsideTransaction { try rollback.run() }
            recorder.schemaChanged()
            db.clearSchemaCache()
            if let head { try journal(db).head = head } else { forgetJournal() }
            throw error
        }
        db.clearSchemaCache()
    }

    private func execute(_ db: Database, _ migration: Migration, _ module: String) throws {
        guardian.raise(module, .migration)
        defer { guardian.lower() }
        do { try db.execute(sql: migration.sql) } catch { throw guardian.explain(error, module: module) }
        guard db.isInsideTransaction else { throw StoreError.endedTransaction(module: module) }
    }

    private func enter(_ db: Database, _ module: String, _ migration: Migration, _ position: Int) throws {
        let journal = try journal(db)
        let at = max(clock(), journal.head.at)
        try MigrationRecord.insert(db, module: module, migration, position: position, at: at)
        let header = EntryHeader(
            command: "core.migrate", uid: getuid(), role: "admin", requestID: "", reason: "\(module)/\(migration.name)")
        _ = try journal.append(module: module, header: header, at: at, payload: nil)
    }
}

extension Store {
    /// Whether any of these migrations of a module is still to be applied.
    public func lacks(_ migrations: [Migration], of module: String) throws -> Bool {
        let applied = try read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM core_migration WHERE module = ?", arguments: [module]) ?? 0
        }
        return applied < migrations.count
    }

    /// How many migrations were applied, of all modules.
    public func countMigrations() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM core_migration") ?? 0 }
    }

    /// Whether anything was ever written but by the store itself.
    public func holdsWrites() throws -> Bool {
        try read {
            try Bool.fetchOne(
                $0,
                sql: "SELECT EXISTS (SELECT 1 FROM core_journal WHERE command NOT IN ('core.migrate', 'core.replay'))")
                == true
        }
    }

    /// Whether anything was written behind an entry but that modules came and went.
    public func holdsWrites(after seq: Int64) throws -> Bool {
        try read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM core_journal WHERE seq > ? AND command <> 'core.replay')",
                arguments: [seq]) == true
        }
    }
}

extension Migration {
    /// SHA-256 of the text, in hexadecimal digits: an applied migration is never edited.
    var checksum: String { HashChain.hex(Array(SHA256.hash(data: Array(sql.utf8)))) }
}
