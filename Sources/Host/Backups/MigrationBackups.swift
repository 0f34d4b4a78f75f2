import Backup
import ModuleKit
import Store
import Synchronization

/// A proved backup before a store's tables are changed, and one after: no replay has to cross a schema. A store in which
/// nothing was written yet needs neither, and where a migration is refused at every start, one before it is enough until
/// something is written.
final class MigrationBackups: Sendable {
    private let store: Store
    private let desk: BackupDesk
    /// How many migrations were applied when there was a backup; nil: none is asked for yet.
    private let applied = Mutex<Int?>(nil)

    init(_ store: Store, _ desk: BackupDesk) {
        self.store = store
        self.desk = desk
    }

    /// - Throws: why there is none; the migration is not tried then.
    func before(_ module: String) throws {
        guard applied.withLock({ $0 }) == nil, try store.holdsWrites() else { return }
        do { try desk.proveAll(label: "before a migration of \(module)") } catch let error as BackupError {
            throw ModuleRefusal("No backup could be made before its migration: \(error.sentence)")
        }
        let count = try store.countMigrations()
        applied.withLock { $0 = count }
    }

    /// Ends the segment, where anything was changed.
    func after() throws {
        guard let count = applied.withLock({ $0 }), try store.countMigrations() > count else { return }
        do { try desk.makeAndProve(label: "after a migration") } catch let error as BackupError {
            // The tables are changed, and the SQL stands in the journal beside the backups: nothing is lost by going on.
            desk.trouble.set("migration", error.sentence)
        }
    }
}

extension BackupDesk {
    /// Makes a backup and proves it, unless one was proved behind which the store has written down only who is here.
    func proveAll(label: String) throws {
        if let proved = try newestProved(), try !store.holdsWrites(after: proved.journal.seq) { return }
        try makeAndProve(label: label)
    }
}
