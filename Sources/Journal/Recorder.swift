import CRecorder
import Foundation
import GRDBSQLite
import ModuleKit

/// What one connection changes, in SQLite's changeset format. Belongs to the connection's thread.
public final class Recorder {
    private let recorder: OpaquePointer

    /// Installs SQLite's preupdate hook; to be called before any statement that writes is prepared.
    ///
    /// - Parameter excluded: tables whose changes are not recorded; that they were touched is.
    /// - Throws: `DatabaseError` where memory is out.
    public init(_ db: Database, excluding excluded: [String] = []) throws {
        var made: OpaquePointer?
        let names = excluded.map { strdup($0) }
        defer { names.forEach { free($0) } }
        let pointers = names.map { UnsafePointer($0) }
        let code = recorder_open(db.sqliteConnection, pointers, pointers.count, &made)
        guard code == SQLITE_OK, let made else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
        recorder = made
    }

    /// To be called while the connection is open; nothing may be called after it.
    public func close() { recorder_close(recorder) }

    /// The changeset since the last take or discard, empty where nothing differs in the end. To be called inside the
    /// transaction, after a savepoint was begun and released: full-text search holds its own changes back until then.
    ///
    /// - Throws: `DatabaseError` where a change could not be recorded: what was changed must be rolled back.
    public func take() throws -> [UInt8] {
        var bytes: UnsafePointer<UInt8>?
        var count = 0
        let code = recorder_take(recorder, &bytes, &count)
        guard code == SQLITE_OK else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: recorder_message(recorder)))
        }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Forgets what was seen: after a rollback.
    public func discard() { recorder_discard(recorder) }

    /// Forgets the tables' columns: after a change of the schema.
    public func schemaChanged() { recorder_schema_changed(recorder) }

    /// The tables touched by statements, triggers and foreign keys since the last ``clearTouched()``, rolled back or
    /// not.
    public func touched() -> [String] {
        var found: [String] = []
        withUnsafeMutablePointer(to: &found) { list in
            recorder_touched(
                recorder,
                { context, table in
                    guard let context, let table else { return }
                    context.assumingMemoryBound(to: [String].self).pointee.append(String(cString: table))
                }, list)
        }
        return found
    }

    public func clearTouched() { recorder_clear_touched(recorder) }
}
