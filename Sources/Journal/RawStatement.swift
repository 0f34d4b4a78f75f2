import GRDBSQLite
import ModuleKit

/// A statement of GRDB's, stepped without it: on the path of every write, where GRDB's arguments and cursors cost more
/// than the work. It stands outside GRDB's bookkeeping of transactions, which is what BEGIN and COMMIT here want.
///
/// Belongs to its connection's thread, and must be gone before the connection is closed.
package final class RawStatement {
    private let statement: Statement
    private let connection: SQLiteConnection
    private var handle: SQLiteStatement { statement.sqliteStatement }

    /// - Throws: `DatabaseError` where the text does not compile.
    package init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        guard let connection = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        self.connection = connection
    }

    package func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

    package func bind(_ index: Int32, _ value: String?) {
        guard var value else {
            sqlite3_bind_null(handle, index)
            return
        }
        value.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) { characters in
                // An empty text has no address, which SQLite would take for NULL.
                _ = sqlite3_bind_text(
                    handle, index, characters.baseAddress ?? Self.empty, Int32(text.count), Self.copied)
            }
        }
    }

    package func bind(_ index: Int32, _ value: [UInt8]?) {
        guard let value else {
            sqlite3_bind_null(handle, index)
            return
        }
        value.withUnsafeBytes { bytes in
            if bytes.count == 0 {
                _ = sqlite3_bind_zeroblob(handle, index, 0)
            } else {
                _ = sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), Self.copied)
            }
        }
    }

    /// Runs it to its end.
    ///
    /// - Throws: `DatabaseError` with SQLite's extended code.
    package func run() throws {
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            let error = DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection)))
            sqlite3_reset(handle)
            throw error
        }
        sqlite3_reset(handle)
    }

    // nonisolated(unsafe): a constant; SQLite's own marker for "copy the bytes".
    private nonisolated(unsafe) static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    // nonisolated(unsafe): never written after it is made, nor freed.
    private nonisolated(unsafe) static let empty: UnsafePointer<CChar> = {
        let zero = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        zero.initialize(to: 0)
        return UnsafePointer(zero)
    }()
}
