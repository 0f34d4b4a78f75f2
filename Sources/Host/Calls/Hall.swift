import ModuleKit
import NIOPosix
import Store

/// What every connection shares: the store, the commands, and who may call them.
package final class Hall: Sendable {
    package let store: Store
    let catalog: ModuleCatalog
    private let running: Set<String>
    let logger: Logger
    let access: Access.Rules
    let feed = Feed()
    let jobs = JobBoard()
    let backups: BackupDesk
    let clock: @Sendable () -> Int64
    /// Where reads run that are too long for an event loop.
    let readers: NIOThreadPool
    /// Milliseconds for which the answer of a write with an idempotency key is kept.
    let answerAge: Int64

    init(
        store: Store, catalog: ModuleCatalog, access: Access.Rules, readers: NIOThreadPool, backups: BackupDesk,
        answerDays: Int, logger: Logger,
        clock: @escaping @Sendable () -> Int64 = Store.systemClock
    ) {
        self.store = store
        self.catalog = catalog
        running = Set(catalog.modules.map(\.name))
        self.access = access
        self.readers = readers
        self.backups = backups
        answerAge = Int64(answerDays) * 86_400_000
        self.logger = logger
        self.clock = clock
    }

    func call(_ requestID: String, _ caller: Caller, at milliseconds: Int64? = nil) -> Call {
        Call(
            requestID: requestID, caller: caller, now: Instant(milliseconds: milliseconds ?? clock()), modules: running)
    }
}
