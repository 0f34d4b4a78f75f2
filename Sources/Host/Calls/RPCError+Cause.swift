import ModuleKit
import Store

extension RPCError {
    /// The wire's error for whatever a command threw; `isInternal` says that the cause belongs in the log only.
    static func from(_ error: any Error) -> (error: RPCError, isInternal: Bool) {
        switch error {
        case let error as RPCError: (error, error.name == .internal)
        case is CancellationError: (RPCError(.cancelled, "The work was cancelled"), false)
        case StoreError.busy(let waiting):
            (
                RPCError(
                    .busy, "\(waiting) writes are waiting", details: ["retry_after_ms": 100],
                    hint: "Try again after retry_after_ms"), false
            )
        case StoreError.storage(let cause): (RPCError(.storage, "Nothing was written: \(cause)"), false)
        case StoreError.uncertain(let cause):
            (
                RPCError(
                    .storage,
                    "The disk failed while this was put on it, and nobody knows yet whether it stands: \(cause)",
                    details: ["written": nil],
                    hint: "Call it again with the same idempotency_key when the daemon is back"), false
            )
        case StoreError.closed: (RPCError(.storage, "Nothing was written: the daemon is stopping"), false)
        case let error as DatabaseError: from(error)
        default: (unexplained, true)
        }
    }

    private static let unexplained = RPCError(
        .internal, "Something went wrong inside the daemon", hint: "The log has the cause under request_id")

    private static func from(_ error: DatabaseError) -> (RPCError, Bool) {
        switch error.extendedResultCode {
        // SQLite's message names columns, not values.
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            (RPCError(.conflict, "It is there already: \(error.message ?? "?")"), false)
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            (RPCError(.conflict, "Something else refers to it, or what it refers to is not there"), false)
        default:
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN:
                (RPCError(.storage, "Nothing was written: \(error.message ?? "?")"), false)
            default: (unexplained, true)
            }
        }
    }
}
