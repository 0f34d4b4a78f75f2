import Foundation
import GRDBSQLite
import ModuleKit

/// The store's file as it was between two groups of writes, held by a read transaction while writers go on.
///
/// The write-ahead log was empty when it was taken, and no checkpoint moves a page into the file as long as it is held.
/// The file is read through SQLite's own handle: opening and closing it by any other way in this process would drop the
/// locks that SQLite holds on it, and with them answered writes.
// @unchecked: `file` is SQLite's own, which reads at an offset without a state; the rest is behind the queue.
public final class StoreSnapshot: @unchecked Sendable {
    private let connection: DatabaseQueue
    private let file: UnsafeMutablePointer<sqlite3_file>
    /// Bytes of a page.
    public let pageSize: Int
    /// Pages in the file.
    public let pageCount: Int

    /// - Throws: `DatabaseError`.
    fileprivate init(_ connection: DatabaseQueue) throws {
        self.connection = connection
        (file, pageSize, pageCount) = try connection.unsafeRead { db in
            try db.execute(sql: "BEGIN")
            let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            // The transaction holds nothing before it has read.
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
            var file: UnsafeMutablePointer<sqlite3_file>?
            let code = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
            guard code == SQLITE_OK, let file else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            return (file, try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0, count)
        }
    }

    /// Reads the store as it was.
    public func read<T>(_ body: (Database) throws -> T) throws -> T { try connection.unsafeRead(body) }

    /// Fills `buffer` with the file's bytes from `offset` on. Called by one thread at a time.
    ///
    /// - Throws: `DatabaseError`, where the disk fails.
    public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws {
        let read = file.pointee.pMethods.pointee.xRead
        guard let code = read?(file, buffer.baseAddress, Int32(buffer.count), offset), code == SQLITE_OK else {
            throw DatabaseError(resultCode: .SQLITE_IOERR, message: "a page of the store cannot be read")
        }
    }

    /// Lets the file go on. Nothing is read afterwards.
    public func close() { try? connection.close() }

    deinit { close() }
}

extension Store {
    /// How often the writer is asked for a moment at which no reader holds the log back.
    private static let snapshotAttempts = 1000

    /// Takes a snapshot between two groups of writes. Not to be called on the writer's thread.
    ///
    /// - Throws: `StoreError.storage` where readers hold the log back all the time, and as ``write(module:header:dryRun:_:)``.
    public func snapshot() throws -> StoreSnapshot {
        var configuration = laneConfiguration
        configuration.label = "balai.snapshot"
        configuration.allowsUnsafeTransactions = true
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        for _ in 0..<Self.snapshotAttempts {
            if let stopped = queue.stopped { throw stopped }
            let snapshot = try pool.writeWithoutTransaction { db -> StoreSnapshot? in
                guard let writer = writer.current else { throw StoreError.closed }
                do { guard try writer.wal.moveAll(db) else { return nil } } catch {
                    if error.isFatalToStore { stop(error) }
                    throw error
                }
                return try StoreSnapshot(connection)
            }
            if let snapshot { return snapshot }
            // A reader that began before the last write; those that begin now hold nothing back.
            usleep(5_000)
        }
        throw StoreError.storage(cause: "readers hold the write-ahead log back, and no snapshot can be taken")
    }
}
