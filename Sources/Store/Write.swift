import Journal
import ModuleKit

/// A write that waits for its turn.
public struct Write: Sendable {
    /// Whose tables may be written.
    public var module: String
    public var header: EntryHeader
    /// Runs, is checked, and is rolled back; the answer is the one it would have had.
    public var dryRun: Bool
    /// Runs in a transaction of its own with foreign keys off: rows are put back as they were, and a key's action would
    /// undo what came later. The body looks at the keys itself.
    public var ignoresForeignKeys: Bool
    /// The work; answers the result's bytes. It may run twice, where a neighbour in its group ended the transaction, so
    /// it must leave no trace outside the database and the scope.
    public var body: @Sendable (Database, WriteScope) throws -> [UInt8]
    /// Called once: on the writer's thread after the group is on the disk or the write failed, or on the caller's where
    /// it was not let into the queue. It must not wait for anything.
    public var completion: @Sendable (Result<Written, any Error>) -> Void

    public init(
        module: String, header: EntryHeader, dryRun: Bool = false, ignoresForeignKeys: Bool = false,
        body: @escaping @Sendable (Database, WriteScope) throws -> [UInt8],
        completion: @escaping @Sendable (Result<Written, any Error>) -> Void
    ) {
        self.module = module
        self.header = header
        self.dryRun = dryRun
        self.ignoresForeignKeys = ignoresForeignKeys
        self.body = body
        self.completion = completion
    }
}

/// What a write answered.
public struct Written: Sendable, Equatable {
    /// What the body answered.
    public var result: [UInt8]
    /// The journal entry's sequence; nil where nothing was changed or published, and of a dry run.
    public var seq: Int64?
    /// Milliseconds since 1970, as the entry has it.
    public var at: Int64
    /// In the order in which they were published; an event's number is its place, from 1.
    public var events: [PublishedEvent]
    /// Rows of a person were taken out of history: what was overwritten must go from the file, too.
    public var hasErased = false
}

/// An event as it was published.
public struct PublishedEvent: Sendable, Equatable {
    public var topic: String
    /// JSON.
    public var data: [UInt8]
}

/// How much the store has written since it was opened.
public struct StoreMetrics: Sendable, Equatable {
    /// What `PRAGMA synchronous` read on the writer when it was opened: 2 is FULL.
    public var synchronous = 0
    /// Writes that succeeded, dry runs apart.
    public var commands = 0
    /// Transactions that reached the disk, with one fsync each.
    public var commits = 0
    /// Most commands in one transaction.
    public var largestGroup = 0
    /// Writes waiting now.
    public var waiting = 0
    /// Why the disk did not take what was written last; nil where it did.
    public var failure: String?
}
