import Journal
import ModuleKit

/// Looks at a rebuilt store as SQLite and the journal see it.
enum StoreInspection {
    /// What does not hold; empty where all does.
    ///
    /// - Parameters:
    ///   - facts: what the store must say of itself; nil where that is not known.
    ///   - check: answers what else does not hold.
    static func faults(
        of path: String, _ facts: StoreFacts?, check: (Database) throws -> [String] = { _ in [] }
    ) throws -> [String] {
        do {
            // A connection that may write: SQLite reads a file of this mode through files beside it, which it makes.
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try queue.inDatabase { db in
                var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
                    .map { "integrity: \($0)" }
                let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                for row in broken.prefix(20) {
                    let (table, parent): (String, String) = (row["table"], row["parent"])
                    faults.append("foreign keys: a row of '\(table)' points at nothing in '\(parent)'")
                }
                faults += try JournalReader.verify(db).map { "journal: \($0.kind.rawValue) at entry \($0.seq)" }
                faults += try facts.map { compare(try StoreFacts.read(db), $0) } ?? []
                // What is broken below is not asked for what stands on it.
                return faults.isEmpty ? try check(db) : faults
            }
        } catch let error as DatabaseError where error.resultCode != .SQLITE_FULL && error.resultCode != .SQLITE_IOERR {
            return ["SQLite cannot read it: \(error.message ?? "no words") (\(error.extendedResultCode.rawValue))"]
        }
    }

    private static func compare(_ found: StoreFacts, _ expected: StoreFacts) -> [String] {
        var faults: [String] = []
        if found.journal != expected.journal {
            faults.append("journal: it ends at entry \(found.journal.seq), expected \(expected.journal.seq)")
        }
        if found.coreVersion != expected.coreVersion || found.modules != expected.modules {
            faults.append("migrations: they are not those of the index")
        }
        let rows = Dictionary(uniqueKeysWithValues: found.tables.map { ($0.name, $0.rows) })
        for table in expected.tables where rows[table.name] != table.rows {
            faults.append(
                "rows: '\(table.name)' has \(rows[table.name].map { "\($0)" } ?? "none"), expected \(table.rows)")
        }
        if found.tables.count > expected.tables.count { faults.append("rows: there are tables that were not there") }
        return faults
    }
}
