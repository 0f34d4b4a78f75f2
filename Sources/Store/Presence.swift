import Foundation
import Journal
import ModuleKit

/// An event of the feed, with its place in it.
public struct StoredEvent: Sendable, Equatable {
    /// The journal entry's sequence.
    public let seq: Int64
    /// From 1, within the entry.
    public let number: Int64
    public let topic: String
    /// JSON.
    public let data: [UInt8]
}

/// An event that a module missed, and could not take when it came back.
public struct ReplayError: Error {
    public let event: StoredEvent
    /// What the subscriber threw.
    public let cause: any Error
}

/// Which modules are here. `core_module` has a row for each that ever ran: `seen_through` is null while it does, and is
/// the last entry whose events it has seen while it is away.
extension Store {
    /// The command of entries that bring modules up to date.
    static let replayCommand = "core.replay"

    /// How many entries' events are replayed in one write.
    static let replayedEntries = 256

    /// Modules that are away, each with the last entry whose events it has seen.
    public func awayModules() throws -> [String: Int64] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT name, seen_through FROM core_module WHERE seen_through IS NOT NULL")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["seen_through"]) })
        }
    }

    /// Notes that whoever ran until now, these apart, is away from the journal's end on. Writes nothing where nobody is.
    /// Not to be called on the writer's thread.
    public func noteAbsence(except present: Set<String> = []) throws {
        let gone = try read { try String.fetchAll($0, sql: "SELECT name FROM core_module WHERE seen_through IS NULL") }
            .filter { !present.contains($0) }
        guard !gone.isEmpty else { return }
        _ = try write(module: CoreSchema.module, header: Self.header("away: \(gone.joined(separator: ", "))")) {
            db, _ in
            let head = try JournalHead.read(db).seq
            for name in gone {
                try db.execute(
                    sql: "UPDATE core_module SET seen_through = ? WHERE name = ? AND seen_through IS NULL",
                    arguments: [head, name])
            }
            return []
        }
    }

    /// Notes that a module is here. One that was away is given the events of `topics` that it missed first, in their
    /// order, in writes of its own; a new one begins at the journal's end. Not to be called on the writer's thread.
    ///
    /// - Parameter arrived: called on the writer's thread in the write after which the module has missed nothing.
    /// - Throws: ``ReplayError`` where `receive` throws; the module is away then, and has seen what was written before.
    public func noteArrival(
        of module: String, topics: Set<String>, arrived: @escaping @Sendable () -> Void = {},
        receive: @escaping @Sendable (StoredEvent, Database, WriteScope) throws -> Void
    ) throws {
        while let state = try presence(of: module) {
            guard let seen = state.seenThrough else { return arrived() }
            _ = try write(module: module, header: Self.header("after entry \(seen)")) { db, scope in
                let missed = try Self.missed(db, by: module, after: seen, topics)
                for event in missed.events {
                    do { try receive(event, db, scope) } catch { throw ReplayError(event: event, cause: error) }
                }
                try scope.run(as: CoreSchema.module) {
                    try db.execute(
                        sql: "UPDATE core_module SET seen_through = ? WHERE name = ?", arguments: [missed.end, module])
                }
                if missed.end == nil { arrived() }
                return []
            }
        }
        _ = try write(module: CoreSchema.module, header: Self.header("new: \(module)")) { db, _ in
            try db.execute(sql: "INSERT INTO core_module (name) VALUES (?)", arguments: [module])
            arrived()
            return []
        }
    }

    /// Modules that an operator has disabled.
    public func disabledModules() throws -> Set<String> {
        try read { try Set(String.fetchAll($0, sql: "SELECT name FROM core_disabled_module")) }
    }

    /// Notes that a module is disabled, and away from here on; or that it may start again.
    ///
    /// - Parameters:
    ///   - header: who says so.
    ///   - left: called on the writer's thread in the same write.
    public func disable(
        _ module: String, _ isDisabled: Bool, header: EntryHeader, left: @escaping @Sendable () -> Void = {}
    ) throws {
        _ = try write(module: CoreSchema.module, header: header) { db, scope in
            guard isDisabled else {
                try db.execute(sql: "DELETE FROM core_disabled_module WHERE name = ?", arguments: [module])
                return []
            }
            let head = try JournalHead.read(db).seq
            try db.execute(
                sql: "UPDATE core_module SET seen_through = ? WHERE name = ? AND seen_through IS NULL",
                arguments: [head, module])
            try db.execute(
                sql: "INSERT OR IGNORE INTO core_disabled_module (name, at) VALUES (?, ?)",
                arguments: [module, scope.now])
            left()
            return []
        }
    }

    private struct Presence {
        let seenThrough: Int64?
    }

    /// Nil: the module never ran.
    private func presence(of module: String) throws -> Presence? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT seen_through FROM core_module WHERE name = ?", arguments: [module])
                .map { Presence(seenThrough: $0["seen_through"]) }
        }
    }

    /// The events of some entries, and the last of these; nil where no entry remains after them. What was published
    /// while the module itself was brought up to date, it was told then.
    private static func missed(
        _ db: Database, by module: String, after seen: Int64, _ topics: Set<String>
    ) throws -> (events: [StoredEvent], end: Int64?) {
        guard !topics.isEmpty else { return ([], nil) }
        let condition = """
            core_event.seq > ? AND topic IN (\(databaseQuestionMarks(count: topics.count)))
            AND NOT EXISTS (
                SELECT 1 FROM core_journal AS entry
                WHERE entry.seq = core_event.seq AND entry.module = ? AND entry.command = '\(replayCommand)')
            """
        let arguments = StatementArguments([seen]) + StatementArguments(topics.sorted()) + [module]
        let end = try Int64.fetchOne(
            db,
            sql: """
                SELECT DISTINCT seq FROM core_event WHERE \(condition)
                ORDER BY seq LIMIT 1 OFFSET \(replayedEntries - 1)
                """, arguments: arguments)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT seq, number, topic, data FROM core_event WHERE \(condition) AND seq <= ?
                ORDER BY seq, number
                """, arguments: arguments + [end ?? .max])
        let events = rows.map { row in
            let data: String = row["data"]
            return StoredEvent(seq: row["seq"], number: row["number"], topic: row["topic"], data: Array(data.utf8))
        }
        return (events, end)
    }

    private static func header(_ reason: String) -> EntryHeader {
        EntryHeader(command: replayCommand, uid: getuid(), role: "admin", requestID: "", reason: reason)
    }
}
