import CStoreGuard
import Journal
import ModuleKit

extension WriteScope {
    /// Runs `body` for the store itself: every module's tables may be written, and nothing is refused. Triggers are off,
    /// since what they did is put back beside the rest; foreign keys are, where the write was queued without them.
    public func puttingBack<T>(_ body: (Database) throws -> T) throws -> T {
        try asStore { db in
            store_set_triggers(db.sqliteConnection, 0)
            defer { store_set_triggers(db.sqliteConnection, 1) }
            return try body(db)
        }
    }
}
