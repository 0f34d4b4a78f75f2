import GRDBSQLite
import ModuleKit

/// How far the write-ahead log has grown, and its way back into the file. Belongs to the writer's queue.
final class WriteAheadLog {
    /// A checkpoint's cost is paid by who writes next: rare enough to gather pages, often enough to stay short.
    static let checkpointPages = 250
    /// Bytes to which the log's file is cut when it begins anew.
    static let sizeLimit = 16 << 20

    private var pages = 0
    private var threshold = checkpointPages
    /// Transactions that reached the log since the store was opened.
    private(set) var commits = 0

    /// Installs SQLite's hook. It must come after `wal_autocheckpoint`, which is made of the same hook.
    func watch(_ db: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                let log = Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
                log.pages = Int(pages)
                log.commits += 1
                return SQLITE_OK
            }, context)
    }

    func unwatch(_ db: Database) { sqlite3_wal_hook(db.sqliteConnection, nil, nil) }

    /// Moves pages into the file where enough have gathered, as far as readers allow.
    ///
    /// - Throws: `DatabaseError`; an I/O error means that the disk can no longer be believed.
    func checkpointIfDue(_ db: Database) throws {
        guard pages >= threshold else { return }
        let moved = try db.checkpoint(.passive)
        // A reader holds the rest back: trying again after every group would cost an fsync each.
        let isDone = moved.checkpointedFrameCount >= moved.walFrameCount
        threshold = isDone ? Self.checkpointPages : moved.walFrameCount + Self.checkpointPages
        pages = 0
    }

    /// Moves everything into the file without waiting for anyone; false where a reader holds some back.
    func moveAll(_ db: Database) throws -> Bool {
        let moved = try db.checkpoint(.passive)
        return moved.checkpointedFrameCount >= moved.walFrameCount
    }

    /// The same while the store goes on; false where a reader stands in the way.
    func empty(_ db: Database) throws -> Bool {
        sqlite3_busy_timeout(db.sqliteConnection, 0)
        defer { sqlite3_busy_timeout(db.sqliteConnection, 5000) }
        let moved = try db.checkpoint(.truncate)
        pages = 0
        return moved.walFrameCount == 0
    }

    /// Moves everything and empties the log, where no reader stands in the way.
    func truncate(_ db: Database) throws {
        // The checkpoint that empties the log would otherwise wait for an old reader's whole busy timeout.
        sqlite3_busy_timeout(db.sqliteConnection, 0)
        _ = try db.checkpoint(.truncate)
    }
}
