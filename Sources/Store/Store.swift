import Dispatch
import GRDBSQLite
import Journal
import ModuleKit
import Synchronization

/// The office's one file: a durable writer, readers, migrations, and the journal of what was written.
public final class Store: Sendable {
    /// The file.
    public let path: String
    let pool: DatabasePool
    let writer: WriterSlot
    let queue: WriteQueue
    let generation: SchemaGeneration
    let laneConfiguration: Configuration
    let logger: Logger
    private let onFatal: @Sendable (any Error) -> Void

    init(
        path: String, pool: DatabasePool, writer: WriterSlot, queueLimit: Int, laneConfiguration: Configuration,
        logger: Logger, onFatal: @escaping @Sendable (any Error) -> Void
    ) {
        self.path = path
        self.pool = pool
        self.writer = writer
        queue = WriteQueue(limit: queueLimit)
        generation = SchemaGeneration()
        self.laneConfiguration = laneConfiguration
        self.logger = logger
        self.onFatal = onFatal
    }

    // MARK: - Writing

    /// Queues a write. Its completion is called on the writer's thread after the fsync of its group, with
    /// `StoreError.busy` on this thread where too many wait, and with `StoreError.storage` or `.closed` where nothing is
    /// written any more.
    public func submit(_ write: Write) {
        do {
            if try queue.append(write) { pool.asyncWriteWithoutTransaction { db in self.drain(db) } }
        } catch {
            write.completion(.failure(error))
        }
    }

    /// Queues a write and waits for its answer. Not to be called on the writer's thread, nor on an event loop.
    ///
    /// - Throws: what the write's completion would be given.
    public func write(
        module: String, header: EntryHeader, dryRun: Bool = false, ignoresForeignKeys: Bool = false,
        _ body: @escaping @Sendable (Database, WriteScope) throws -> [UInt8]
    ) throws -> Written {
        let answered = DispatchSemaphore(value: 0)
        let outcome = Mutex<Result<Written, any Error>>(.failure(StoreError.closed))
        submit(
            Write(
                module: module, header: header, dryRun: dryRun, ignoresForeignKeys: ignoresForeignKeys, body: body
            ) { result in
                outcome.withLock { $0 = result }
                answered.signal()
            })
        answered.wait()
        return try outcome.withLock { $0 }.get()
    }

    /// One group, and the next one behind whatever else waits for the writer.
    private func drain(_ db: Database) {
        let group = queue.next()
        guard !group.isEmpty else { return }
        guard let writer = writer.current else {
            for write in group { write.completion(.failure(StoreError.closed)) }
            return
        }
        if let stopped = queue.stopped {
            for write in group { write.completion(.failure(stopped)) }
            return
        }
        let ended = group[0].ignoresForeignKeys ? writer.runWithoutForeignKeys(db, group) : writer.run(db, group)
        self.writer.count(group, ended.outcomes, commits: writer.wal.commits)
        for (write, outcome) in zip(group, ended.outcomes) { write.completion(outcome) }
        if let fatal = ended.fatal {
            stop(fatal)
            return
        }
        checkpoint(db, writer)
        pool.asyncWriteWithoutTransaction { db in self.drain(db) }
    }

    private func checkpoint(_ db: Database, _ writer: Writer) {
        do { try writer.wal.checkpointIfDue(db) } catch {
            logger.error("checkpoint: \(error)")
            self.writer.failed(checkpoint: "\(StoreError.storage(from: error) ?? .storage(cause: "\(error)"))")
            if error.isFatalToStore { stop(error) }
        }
    }

    /// Nothing is written after a failed fsync.
    func stop(_ error: any Error) {
        logger.critical("the store stops writing: \(error)")
        queue.stop(StoreError.storage(from: error) ?? error as? StoreError ?? .storage(cause: "\(error)"))
        onFatal(error)
    }

    /// Applies what is missing of a module's migrations, in order, each in a transaction of its own with its record and a
    /// journal entry `core.migrate`. Not to be called on the writer's thread.
    ///
    /// - Parameter requires: modules whose tables the module's may refer to.
    /// - Throws: `StoreError`; what a refused migration would have done is undone, and those before it stand.
    public func migrate(module: String, requires: [String] = [], _ migrations: [Migration]) throws {
        try ModuleName.check(module)
        if let stopped = queue.stopped { throw stopped }
        try pool.writeWithoutTransaction { db in
            guard let writer = writer.current else { throw StoreError.closed }
            defer { generation.advance() }
            do { try writer.migrate(db, module: module, requires: requires, migrations) } catch {
                if error.isFatalToStore { stop(error) }
                throw error
            }
            self.writer.count([], [], commits: writer.wal.commits)
            checkpoint(db, writer)
        }
    }

    // MARK: - Reading

    /// Runs `body` in one snapshot on a reader of the pool, waiting for one: off the event loops. It sees every write
    /// that was answered before.
    ///
    /// - Parameter module: who reads; other modules' tables are refused then, but through their views `…_pub_…`. Nil for
    ///   the core, which may read everything.
    public func read<T>(module: String? = nil, _ body: (Database) throws -> T) throws -> T {
        try pool.read { db in
            guard let module else { return try body(db) }
            return try ConnectionGuard(db).reading(module) { try body(db) }
        }
    }

    /// A read-only connection of its own for one event loop.
    public func makeReadLane() throws -> ReadLane {
        try ReadLane(path: path, configuration: laneConfiguration, generation: generation)
    }

    // MARK: - State

    public var metrics: StoreMetrics {
        var metrics = writer.metrics
        metrics.waiting = queue.count
        return metrics
    }

    /// Refuses what waits, lets the group under way finish, empties the write-ahead log into the file, and closes it.
    /// After the disk failed the log is left as it is: what is read back of it may not be what is on the disk.
    /// Lanes are closed by who made them, before.
    public func close() {
        let isSound = queue.stopped == nil
        queue.stop(.closed)
        pool.writeWithoutTransaction { db in
            guard let writer = writer.current else { return }
            writer.close(db, emptiesLog: isSound)
            self.writer.current = nil
        }
        do { try pool.close() } catch { logger.error("close: \(error)") }
    }
}
