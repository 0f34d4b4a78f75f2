import CStoreGuard
import Foundation
import GRDBSQLite
import Journal
import ModuleKit

extension Store {
    /// The store's file in its directory.
    public static let fileName = "balai.sqlite"

    /// Milliseconds since 1970 by the system's clock.
    public static let systemClock: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Opens `directory`/balai.sqlite, or makes it with mode 0600, and brings the core's own tables up to date. That
    /// nobody else opens it is the caller's matter.
    ///
    /// - Parameters:
    ///   - clock: milliseconds since 1970.
    ///   - queueLimit: how many writes may wait before further ones are `StoreError.busy`.
    ///   - onFatal: called once, on the writer's thread, when the disk failed under a commit: the program must end,
    ///     because nothing is written any more.
    ///   - beforeMigration: called with a store that holds something, before the core's tables are changed.
    /// - Throws: `StoreError` in one line: a newer core (the file is left untouched), not a store, not durable, an unfit
    ///   SQLite, a file that cannot be opened.
    public static func open(
        directory: String, clock: @escaping @Sendable () -> Int64 = Store.systemClock, logger: Logger,
        queueLimit: Int = 10_000, onFatal: @escaping @Sendable (any Error) -> Void = { _ in },
        beforeMigration: (Store) throws -> Void = { _ in }
    ) throws -> Store {
        try checkLibrary()
        let path = directory + "/" + fileName
        try makeFile(path)
        do {
            let found = try checkFile(path)
            let slot = WriterSlot()
            let pool = try DatabasePool(path: path, configuration: configuration(slot))
            let store = Store(
                path: path, pool: pool, writer: slot, queueLimit: queueLimit,
                laneConfiguration: laneConfiguration(), logger: logger, onFatal: onFatal)
            do {
                try pool.writeWithoutTransaction { db in
                    slot.found(synchronous: try makeDurable(db))
                    guard let recorder = slot.recorder else { throw StoreError.closed }
                    let writer = try Writer(db, recorder: recorder, clock: clock)
                    slot.current = writer
                }
                if (1..<CoreSchema.version).contains(found) { try beforeMigration(store) }
                try pool.writeWithoutTransaction { db in
                    guard let writer = slot.current else { throw StoreError.closed }
                    try writer.migrate(db, module: CoreSchema.module, requires: [], CoreSchema.migrations)
                    slot.count([], [], commits: writer.wal.commits)
                    slot.foreignWrites = try foreignWrites(db)
                }
            } catch {
                store.close()
                throw error
            }
            return store
        } catch let error as DatabaseError {
            throw StoreError.cannotOpen(
                path: path, cause: error.message ?? "SQLite \(error.extendedResultCode.rawValue)")
        }
    }

    private static func checkLibrary() throws {
        let found = "\(String(cString: sqlite3_libversion()))"
        // STRICT tables and the list of shadow tables.
        guard sqlite3_libversion_number() >= 3_037_000 else {
            throw StoreError.unfitSQLite(found: found, needed: "3.37 or newer")
        }
        guard sqlite3_compileoption_used("ENABLE_PREUPDATE_HOOK") != 0 else {
            throw StoreError.unfitSQLite(found: found + " without its preupdate hook", needed: "one that has it")
        }
    }

    /// Makes the file, for its owner only, where there is none.
    static func makeFile(_ path: String) throws {
        // Closed before SQLite opens it: closing a file later drops the locks that SQLite holds on it.
        let file = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if file >= 0 {
            Foundation.close(file)
        } else if errno != EEXIST {
            throw StoreError.cannotOpen(path: path, cause: String(cString: strerror(errno)))
        }
    }

    /// Looks at an existing file through a read-only connection, which leaves it as it is whatever it finds.
    ///
    /// - Returns: the version of its core; 0 for a new one.
    private static func checkFile(_ path: String) throws -> Int {
        let marks: FileMarks
        do {
            marks = try FileMarks(path, laneConfiguration())
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            // The making of the file was cut short: only who may write takes back what was half done.
            var configuration = laneConfiguration()
            configuration.readonly = false
            marks = try FileMarks(path, configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw StoreError.notAStore(path: path)
        }
        // A store whose making was cut short has no mark yet, and nothing in it.
        if marks.application == 0, marks.version == 0, marks.tables == 0 { return 0 }
        guard marks.application == CoreSchema.applicationID else { throw StoreError.notAStore(path: path) }
        guard marks.version <= CoreSchema.version else {
            throw StoreError.newerCore(path: path, found: marks.version, known: CoreSchema.version)
        }
        return marks.version
    }

    // MARK: - Connections

    private static func configuration(_ slot: WriterSlot) -> Configuration {
        var configuration = Configuration()
        configuration.label = "balai.store"
        configuration.maximumReaderCount = 4
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try prepare(db)
            if !db.configuration.readonly {
                slot.recorder = try Recorder(db, excluding: CoreSchema.unrecorded)
                try db.execute(sql: "PRAGMA journal_size_limit = \(WriteAheadLog.sizeLimit)")
            }
        }
        return configuration
    }

    private static func laneConfiguration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "balai.lane"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in try prepare(db) }
        return configuration
    }

    /// Only the writer moves the log into the file: SQLite before 3.51.3 can lose a commit when two connections do.
    private static func prepare(_ db: Database) throws {
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        let code = store_keep_wal_at_close(db.sqliteConnection)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// After GRDB has opened the writer, which sets NORMAL.
    private static func makeDurable(_ db: Database) throws -> Int {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
        guard synchronous == 2 else { throw StoreError.notDurable(synchronous: synchronous) }
        return synchronous
    }
}

/// What tells a store from other files.
private struct FileMarks {
    let application: Int
    let version: Int
    let tables: Int

    init(_ path: String, _ configuration: Configuration) throws {
        let probe = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? probe.close() }
        (application, version, tables) = try probe.unsafeRead { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
    }
}
