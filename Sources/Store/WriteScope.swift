import Journal
import ModuleKit

/// What runs inside one write: whose turn it is, and which events were published. Used on the writer's thread only, and
/// only while the write's body runs.
public final class WriteScope {
    /// Whose tables may be written now.
    public private(set) var module: String
    /// Milliseconds since 1970, never earlier than the journal's last entry, and the same throughout the write.
    public let now: Int64
    private(set) var events: [PublishedEvent] = []
    /// Rows that must vanish from history.
    var erased: Set<RowKey> = []
    private let writer: Writer
    private let db: Database

    init(_ writer: Writer, _ db: Database, module: String, now: Int64) {
        self.writer = writer
        self.db = db
        self.module = module
        self.now = now
    }

    /// Adds an event. It is stored with the journal entry's sequence and a number within it; undone with what published
    /// it.
    public func publish(topic: String, data: [UInt8]) { events.append(PublishedEvent(topic: topic, data: data)) }

    /// Runs `body` as another module, in a savepoint of its own: a command called downwards, a subscriber upwards. What
    /// it did is undone where it throws, and the caller may go on.
    ///
    /// - Throws: what `body` throws; `StoreError.ownership` where the module that ran until now, or the other one, wrote
    ///   a table that is not its own; `.endedTransaction` where the module that ran until now ended it.
    public func run<T>(as other: String, _ body: () throws -> T) throws -> T {
        try ModuleName.check(other)
        let outer = module
        let published = events.count
        writer.guardian.lower()
        do {
            try checkOwnership()
            try writer.scopeBegin.run()
        } catch {
            writer.guardian.raise(outer, .write)
            throw error
        }
        module = other
        writer.guardian.raise(other, .write)
        defer {
            module = outer
            writer.guardian.raise(outer, .write)
        }
        do {
            let value = try body()
            writer.guardian.lower()
            try checkOwnership()
            try writer.scopeRelease.run()
            return value
        } catch {
            let explained = writer.guardian.explain(error, module: other)
            writer.guardian.lower()
            events.removeSubrange(published...)
            writer.recorder.clearTouched()
            // Both fail where the body ended the transaction, which the writer finds out by itself.
            try? writer.scopeRollback.run()
            try? writer.scopeRelease.run()
            throw explained
        }
    }

    /// Runs `body` unguarded, and forgets what it touched.
    func asStore<T>(_ body: (Database) throws -> T) throws -> T {
        writer.guardian.lower()
        defer { writer.guardian.raise(module, .write) }
        try checkOwnership()
        defer { writer.recorder.clearTouched() }
        let value = try body(db)
        try writer.flushVirtualTables()
        return value
    }

    /// The sequence that this write's entry will have, where it changes anything.
    public func nextSeq() throws -> Int64 { try writer.journal(db).head.seq + 1 }

    /// Looks at what was written since the last look, by a trigger too: another module's view may have one that writes.
    /// With the guard lowered.
    func checkOwnership() throws {
        // Outside a transaction a savepoint would be one, and be committed beside the journal.
        guard db.isInsideTransaction else { throw StoreError.endedTransaction(module: module) }
        try writer.flushVirtualTables()
        let prefix = module + "_"
        for table in writer.recorder.touched() where !table.hasPrefix(prefix) {
            throw StoreError.ownership(module: module, table: table)
        }
        writer.recorder.clearTouched()
    }
}
