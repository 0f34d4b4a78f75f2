import CStoreGuard
import Foundation
import Journal
import ModuleKit

/// Carries a store that nobody has open forward, entry by entry.
public final class StoreReplay {
    /// Why an entry cannot be put in. The file is as after the entries before it.
    public enum Fault: Error, Sendable, Equatable {
        /// What it changed was erased; only a snapshot leads past it.
        case erased(seq: Int64)
        /// A migration whose SQL nobody kept.
        case migration(seq: Int64, name: String)
        /// It does not follow what is there.
        case gap(seq: Int64, after: Int64)
        /// Its changes do not fit the rows.
        case conflict(seq: Int64, ChangeConflict)
    }

    /// The command that puts rows back as they were.
    private static let recovering = "core.backup.recover"
    private let queue: DatabaseQueue
    private let path: String
    private var tools: Tools?
    /// The end of the journal there.
    public private(set) var head: JournalHead = .start

    private struct Tools {
        let applier: ChangesetApplier
        var journal: JournalWriter?
    }

    /// - Parameter path: a store's file, or one that is to be made and begins before the first entry.
    public init(_ path: String) throws {
        self.path = path
        try Store.makeFile(path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            // The file counts once it was finished: no write before that has to be on the disk.
            try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
            var journal: JournalWriter?
            if try Bool.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'core_journal'") == true {
                journal = try JournalWriter(db)
            }
            head = journal?.head ?? .start
            tools = Tools(applier: ChangesetApplier(db), journal: journal)
        }
    }

    /// Puts in entries that follow ``head``, all in one transaction.
    ///
    /// - Parameter entries: each with its migration's SQL where it is one.
    /// - Throws: ``Fault``, `DatabaseError`; none of these entries is there then.
    public func apply(_ entries: [(entry: Entry, migration: String?)]) throws {
        let before = head
        do {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction {
                    for (entry, migration) in entries { try apply(entry, migration, db) }
                    return .commit
                }
            }
        } catch {
            head = before
            tools?.journal?.head = before
            tools?.applier.forgetLayouts()
            throw error
        }
    }

    private func apply(_ entry: Entry, _ migration: String?, _ db: Database) throws {
        guard entry.seq == head.seq + 1 else { throw Fault.gap(seq: entry.seq, after: head.seq) }
        if let payload = entry.payload {
            store_set_triggers(db.sqliteConnection, 0)
            var rows = try Changeset(payload).rows()
            do {
                // What it put right may have been changed past the journal, and is right here already.
                if entry.header.command == Self.recovering {
                    rows = try rows.filter { try tools?.applier.isDone($0) == false }
                }
                try tools?.applier.apply(rows)
            } catch let conflict as ChangeConflict {
                throw Fault.conflict(seq: entry.seq, conflict)
            }
        } else {
            guard entry.payloadDigest == HashChain.digest(of: nil) else { throw Fault.erased(seq: entry.seq) }
            try migrate(entry, migration, db)
        }
        if tools?.journal == nil { tools?.journal = try JournalWriter(db) }
        try tools?.journal?.put(entry)
        head = JournalHead(seq: entry.seq, at: entry.at, hash: entry.hash)
    }

    /// Does what ``Writer`` did then, with triggers on as they were.
    private func migrate(_ entry: Entry, _ sql: String?, _ db: Database) throws {
        let name = entry.header.reason ?? ""
        guard let sql, name.hasPrefix(entry.module + "/") else { throw Fault.migration(seq: entry.seq, name: name) }
        let migration = Migration(String(name.dropFirst(entry.module.count + 1)), sql: sql)
        store_set_triggers(db.sqliteConnection, 1)
        let before = try SchemaImage(db)
        try db.execute(sql: migration.sql)
        db.clearSchemaCache()
        tools?.applier.forgetLayouts()
        try MigrationDefaults.write(db, before, SchemaImage(db))
        let position =
            try Int.fetchOne(
                db, sql: "SELECT count(*) + 1 FROM core_migration WHERE module = ?", arguments: [entry.module]) ?? 1
        try MigrationRecord.insert(db, module: entry.module, migration, position: position, at: entry.at)
    }

    /// Changes what must not be as it was, outside the journal.
    public func amend(_ body: (Database) throws -> Void) throws { try queue.inDatabase(body) }

    /// Looks at what is there.
    public func read<T>(_ body: (Database) throws -> T) throws -> T { try queue.inDatabase(body) }

    /// Closes the file and puts it on the disk.
    public func finish() throws {
        try queue.inDatabase { db in
            tools = nil
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try queue.close()
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.cannotOpen(path: path, cause: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError.storage(cause: String(cString: strerror(errno))) }
    }
}

extension StoreReplay.Fault: CustomStringConvertible {
    /// The entry that cannot be put in.
    public var seq: Int64 {
        switch self {
        case .erased(let seq), .migration(let seq, _), .gap(let seq, _), .conflict(let seq, _): seq
        }
    }

    /// One line, in English.
    public var description: String { sentence.description }

    /// The same for people.
    public var sentence: Sentence {
        switch self {
        case .erased(let seq): "what the journal entry \(seq) changed was erased"
        case .migration(let seq, let name):
            "the journal entry \(seq) is the migration '\(name)', whose SQL is not known"
        case .gap(let seq, let after): "the journal entry \(seq) does not follow entry \(after)"
        case .conflict(let seq, let conflict):
            switch conflict.kind {
            case .changed:
                "the journal entry \(seq) changed a row of '\(conflict.row.table)' that was not as the entries before left it"
            case .occupied: "the journal entry \(seq) put a row into '\(conflict.row.table)' where one stands already"
            case .unique: "the journal entry \(seq) put a value into '\(conflict.row.table)' that another row has"
            case .schema: "the journal entry \(seq) was written when '\(conflict.row.table)' had other columns"
            }
        }
    }
}
