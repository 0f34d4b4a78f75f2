import CAtWork
import CStoreGuard
import GRDBSQLite
import ModuleKit

/// The guard in front of one connection's authorizer. Belongs to the connection's thread.
struct ConnectionGuard {
    /// What is refused beside what always is.
    enum Scope {
        /// A module's migration: the schema may be changed.
        case migration
        /// A write: the schema may not.
        case write
        /// A read: nor may other modules' tables be read.
        case read
        /// A write that a process sent: nor may they, but for these keys, each a line `table.column`.
        case sentWrite(keys: String)

        fileprivate var options: Int32 {
            switch self {
            case .migration: 0
            case .write: Int32(STORE_GUARD_SCHEMA)
            case .read, .sentWrite: Int32(STORE_GUARD_SCHEMA | STORE_GUARD_READS)
            }
        }

        fileprivate var keys: String {
            switch self {
            case .migration, .write, .read: ""
            case .sentWrite(let keys): keys
            }
        }
    }

    private let guardian: OpaquePointer

    init(_ db: Database) throws {
        guard let connection = db.sqliteConnection, let guardian = store_guard_of(connection) else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "the connection has no guard")
        }
        self.guardian = guardian
    }

    func raise(_ module: String, _ scope: Scope) {
        store_guard_raise(guardian, module, scope.options, scope.keys)
        at_work(module)
    }

    func lower() {
        store_guard_lower(guardian)
        at_work(nil)
    }

    /// The error in the store's words where the guard caused it, and as it is otherwise.
    func explain(_ error: any Error, module: String) -> any Error {
        guard let failure = error as? DatabaseError, let words = store_guard_refusal(guardian) else { return error }
        switch failure.extendedResultCode {
        case .SQLITE_AUTH, .SQLITE_CONSTRAINT_COMMITHOOK:
            return StoreError.refused(module: module, action: String(cString: words))
        default: return error
        }
    }
}

/// A module's name as the store needs it: the part of a table's name before the first `_`.
enum ModuleName {
    static func check(_ name: String) throws {
        let isValid =
            (1...32).contains(name.utf8.count) && name.utf8.first.map(isLetter) == true
            && name.utf8.allSatisfy { isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isValid else { throw StoreError.invalidModuleName(name) }
    }

    /// Whose a table is by its name.
    static func owner(of table: String) -> String { String(table.prefix { $0 != "_" }) }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
}
