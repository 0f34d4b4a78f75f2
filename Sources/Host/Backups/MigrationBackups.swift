import Backup
import ModuleKit
import Store
import Synchronization

/// A proved backup before a store's tables are changed, and one after: no replay has to cross a schema. A store in which
/// nothing was written yet needs neither.
final class MigrationBackups: Sendable {
    private let store: Store
    private let desk: BackupDesk
    private let isMade = Mutex(false)

    init(_ store: Store, _ desk: BackupDesk) {
        self.store = store
        self.desk = desk
    }

    /// - Throws: why there is none; the migration is not tried then.
    func before(_ module: String) throws {
        guard !isMade.withLock({ $0 }), try store.holdsWrites() else { return }
        do { try desk.makeAndProve(label: "before a migration of \(module)") } catch let error as BackupError {
            throw ModuleRefusal("No backup could be made before its migration: \(error.sentence)")
        }
        isMade.withLock { $0 = true }
    }

    /// Ends the segment, where anything was changed.
    func after() throws {
        guard isMade.withLock({ $0 }) else { return }
        do { try desk.makeAndProve(label: "after a migration") } catch let error as BackupError {
            // The tables are changed, and the SQL stands in the journal beside the backups: nothing is lost by going on.
            desk.trouble.set("migration", error.description)
        }
    }
}
