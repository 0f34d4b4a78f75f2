import Foundation
import ModuleKit
import NIOPosix
import Store
import Synchronization

extension Hall {
    /// Starts the modules over an open store. Those that cannot start are refused, and the hall opens without them.
    ///
    /// - Parameters:
    ///   - backups: where backups go and when; beside the store unless set, and only when asked.
    ///   - moduleFolder: from where modules may be loaded later.
    ///   - language: of answers, as long as the office has set nothing.
    ///   - keyFile: where the key of sealed values lies; nil where nothing can be sealed.
    /// - Throws: where the core's own commands are declared wrongly, and `StoreError` where nothing can be written.
    package static func open(
        _ store: Store, _ modules: ModuleSource, access: Access.Rules, readers: NIOThreadPool,
        answerDays: Int = 7, backups: BackupPlan = BackupPlan(), moduleFolder: String? = nil,
        language: Language = .indonesian, keyFile: String? = nil, logger: Logger,
        clock: @escaping @Sendable () -> Int64 = Store.systemClock
    ) throws -> Hall {
        let slot = HallSlot()
        let core = try CoreModule.manifest({ slot.hall }, started: Instant(milliseconds: clock()))
        let desk = try BackupDesk(
            store, backups, clock: clock, logger: logger, modules: { slot.hall?.catalog.modules ?? [] }
        ) { module, name in
            Store.coreMigrationSQL(module, name)
                ?? slot.hall?.catalog.module(module)?.migrations.first { $0.name == name }?.sql
        }
        let keyring = Keyring(path: keyFile)
        let data = URL(fileURLWithPath: store.path).deletingLastPathComponent().path
        let blobs = BlobDesk(data: data, clock: clock)
        let kept = KeptCalls(data: data)
        let deaths = ModuleDeaths(data: data)
        let make: @Sendable (ModuleCatalog) -> Hall = { catalog in
            Hall(
                store: store, catalog: catalog, access: access, readers: readers, backups: desk, blobs: blobs,
                kept: kept, deaths: deaths, answerAge: Int64(answerDays) * 86_400_000, moduleFolder: moduleFolder,
                language: language,
                keyring: keyring, logger: logger, clock: clock)
        }
        var start = ModuleStart(store: store, logger: logger, deaths: deaths, hall: make)
        let migrations = MigrationBackups(store, desk)
        start.beforeMigrating = { try migrations.before($0) }
        let hall = make(try start.run(core: core, modules))
        slot.hall = hall
        try migrations.after()
        hall.speak(try store.read { try OfficeSettings.language($0) })
        try store.interruptJobs(hall.words(nil))
        kept.forgetAll(but: try store.unfinishedJobs(since: clock() - KeptCalls.age))
        return hall
    }
}

/// Where the core's commands find the hall, which needs them before it is there.
private final class HallSlot: Sendable {
    private let slot = Mutex<Hall?>(nil)
    var hall: Hall? {
        get { slot.withLock { $0 } }
        set { slot.withLock { $0 = newValue } }
    }
}
