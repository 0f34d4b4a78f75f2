import Journal
import ModuleKit
import Synchronization

/// Looks at a rebuilt store as SQLite and the journal see it.
enum StoreInspection {
    /// What does not hold; empty where all does.
    ///
    /// - Parameters:
    ///   - facts: what the store must say of itself; nil where that is not known.
    ///   - check: answers what else does not hold.
    /// - Throws: `BackupError.cancelled` where nobody waits any more.
    static func faults(
        of path: String, _ facts: StoreFacts?, for onlooker: Onlooker = .nobody,
        check: (Database) throws -> [Sentence] = { _ in [] }
    ) throws -> [Sentence] {
        do {
            let found = try inspect(path, facts, onlooker)
            // What is broken below is not asked for what stands on it.
            return try found.isEmpty ? open(path, onlooker, check) : found
        } catch let error as DatabaseError where !machine.contains(error.resultCode) {
            return ["SQLite cannot read it: \(error.message ?? "") (\(error.extendedResultCode.rawValue))"]
        }
    }

    /// What the machine refuses says nothing of the store.
    private static let machine: [ResultCode] = [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOMEM]

    /// What SQLite and the journal's chain say, in pieces that two threads share, each on a connection of its own: the
    /// first takes about as long as all the others.
    private static func inspect(_ path: String, _ facts: StoreFacts?, _ onlooker: Onlooker) throws -> [Sentence] {
        let pieces: [@Sendable (Database) throws -> [Sentence]] = [
            { db in
                try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
                    .map { "integrity: \($0)" as Sentence }
            },
            { db in
                try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
                    let (table, parent): (String, String) = (row["table"], row["parent"])
                    return "foreign keys: a row of '\(table)' points at nothing in '\(parent)'"
                }
            },
            { db in
                try JournalReader.verify(db).map { "journal: \($0.sentence)" }
            },
            { db in try facts.map { compare(try StoreFacts.read(db), $0) } ?? [] },
        ]
        let found = Mutex([[Sentence]](repeating: [], count: pieces.count))
        let next = Atomic(0)
        try TwoThreads.run {
            try open(path, onlooker) { db in
                while case let number = next.add(1, ordering: .relaxed).oldValue, number < pieces.count {
                    try onlooker.step(number, of: pieces.count, "looks at the restored store")
                    let faults = try pieces[number](db)
                    found.withLock { $0[number] = faults }
                }
            }
        }
        return found.withLock { Array($0.joined()) }
    }

    /// On a connection that may write: SQLite reads a file of this mode through files beside it, which it makes.
    private static func open<T>(_ path: String, _ onlooker: Onlooker, _ body: (Database) throws -> T) throws -> T {
        var configuration = Configuration()
        // The first one to come, and the last to go, holds the file for a moment.
        configuration.busyMode = .timeout(60)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.inDatabase { db in try onlooker.watching(db) { try body(db) } }
    }

    private static func compare(_ found: StoreFacts, _ expected: StoreFacts) -> [Sentence] {
        var faults: [Sentence] = []
        if found.journal != expected.journal {
            faults.append("journal: it ends at entry \(found.journal.seq), expected \(expected.journal.seq)")
        }
        if found.coreVersion != expected.coreVersion || found.modules != expected.modules {
            faults.append("migrations: they are not those of the index")
        }
        let rows = Dictionary(uniqueKeysWithValues: found.tables.map { ($0.name, $0.rows) })
        for table in expected.tables where rows[table.name] != table.rows {
            faults.append(
                "rows: '\(table.name)' has \(rows[table.name] ?? 0), expected \(table.rows)")
        }
        if found.tables.count > expected.tables.count { faults.append("rows: there are tables that were not there") }
        return faults
    }
}
