import Foundation
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

    package func bind(_ index: Int32, _ value: DatabaseValue) {
        switch value.storage {
        case .null: sqlite3_bind_null(handle, index)
        case .int64(let number): sqlite3_bind_int64(handle, index, number)
        case .double(let number): sqlite3_bind_double(handle, index, number)
        case .string(let text): bind(index, text)
        case .blob(let data): bind(index, [UInt8](data))
        }
    }

    /// The first row's values, byte for byte, where GRDB's own would end a text at a zero; nil where there is none.
    package func firstRow() throws -> [DatabaseValue]? {
        defer { sqlite3_reset(handle) }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return (0..<sqlite3_column_count(handle)).map(column)
        case SQLITE_DONE: return nil
        default: throw failure
        }
    }

    private func column(_ index: Int32) -> DatabaseValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return sqlite3_column_int64(handle, index).databaseValue
        case SQLITE_FLOAT: return sqlite3_column_double(handle, index).databaseValue
        case SQLITE_TEXT:
            let text = UnsafeBufferPointer(
                start: sqlite3_column_text(handle, index), count: Int(sqlite3_column_bytes(handle, index)))
            return String(decoding: text, as: UTF8.self).databaseValue
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(handle, index), count: Int(sqlite3_column_bytes(handle, index)))
            return Data(bytes).databaseValue
        default: return .null
        }
    }

    private var failure: DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)))
    }

    /// Runs it to its end.
    ///
    /// - Throws: `DatabaseError` with SQLite's extended code.
    package func run() throws {
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            let error = failure
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
