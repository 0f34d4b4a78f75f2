import GRDBSQLite
package import ModuleKit
import SessionOracle

/// What the session extension makes of the changes of `body`.
package func oracleChangeset(_ db: Database, _ body: () throws -> Void) throws -> [UInt8] {
    var oracle: OpaquePointer?
    try check(oracle_open(db.sqliteConnection, &oracle))
    let outcome = Result { try body() }
    let bytes = try taken { oracle_close(oracle, $0, $1) }
    try outcome.get()
    return bytes
}

/// Applies a changeset without triggers and foreign keys; a conflict is an error, and then nothing was applied.
package func apply(_ changeset: [UInt8], to queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { try check(oracle_apply($0.sqliteConnection, changeset, changeset.count)) }
}

/// The changeset that leads back.
package func inverted(_ changeset: [UInt8]) throws -> [UInt8] {
    try taken { oracle_invert(changeset, changeset.count, $0, $1) }
}

private func taken(
    _ make: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>) -> Int32
) throws -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let code = make(&bytes, &count)
    defer { oracle_free(bytes) }
    try check(code)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
}

private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
}
