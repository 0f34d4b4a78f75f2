import ModuleKit
import NIOPosix
import Store
import Synchronization

/// What every connection shares: the store, the commands, and who may call them.
package final class Hall: Sendable {
    package let store: Store
    private let catalogInForce: Mutex<ModuleCatalog>
    /// Held while a module is loaded or disabled: one at a time.
    let moduleChange = Mutex(())
    /// The processes that are modules, by the module's name.
    let links = Mutex<[String: ProcessLink]>([:])
    /// The folder from which modules may be loaded; nil in tests that link theirs.
    let moduleFolder: String?
    let logger: Logger
    let access: Access.Rules
    let feed = Feed()
    let jobs = JobBoard()
    let queries = QueryDesk()
    let metrics = CallMetrics()
    /// Clients that are connected now.
    let connections = Atomic<Int>(0)
    let backups: BackupDesk
    let blobs: BlobDesk
    let kept: KeptCalls
    let deaths: ModuleDeaths
    let clock: @Sendable () -> Int64
    let keyring: Keyring
    /// Where reads run that are too long for an event loop.
    let readers: NIOThreadPool
    /// Milliseconds for which the answer of a write with an idempotency key is kept.
    let answerAge: Int64
    /// Of answers where neither the caller nor the office names one.
    private let unset: Language
    private let chosen = Mutex<Language?>(nil)

    init(
        store: Store, catalog: ModuleCatalog, access: Access.Rules, readers: NIOThreadPool, backups: BackupDesk,
        blobs: BlobDesk, kept: KeptCalls, deaths: ModuleDeaths, answerAge: Int64, moduleFolder: String?,
        language: Language,
        keyring: Keyring, logger: Logger,
        clock: @escaping @Sendable () -> Int64 = Store.systemClock
    ) {
        self.store = store
        catalogInForce = Mutex(catalog)
        self.moduleFolder = moduleFolder
        self.access = access
        self.readers = readers
        self.backups = backups
        self.blobs = blobs
        self.kept = kept
        self.deaths = deaths
        self.answerAge = answerAge
        unset = language
        self.keyring = keyring
        self.logger = logger
        self.clock = clock
    }

    /// The modules that run now. Once the daemon answers it is set on the writer's thread only, so that a write sees one
    /// catalog from its beginning to its end.
    var catalog: ModuleCatalog {
        get { catalogInForce.withLock { $0 } }
        set { catalogInForce.withLock { $0 = newValue } }
    }

    /// The same hall with other modules, for one that reads what it missed before the others see it.
    func with(_ catalog: ModuleCatalog) -> Hall {
        Hall(
            store: store, catalog: catalog, access: access, readers: readers, backups: backups, blobs: blobs,
            kept: kept, deaths: deaths, answerAge: answerAge, moduleFolder: moduleFolder, language: unset,
            keyring: keyring,
            logger: logger, clock: clock)
    }

    func call(_ requestID: String, _ caller: Caller, _ words: Words, at milliseconds: Int64? = nil) -> Call {
        Call(
            requestID: requestID, caller: caller, now: Instant(milliseconds: milliseconds ?? clock()),
            modules: catalog.running, words: words, sealing: keyring)
    }

    // MARK: - Languages

    /// What is said to a caller: in the language that the call names, else in the office's.
    func words(_ named: Language?) -> Words { catalog.words(in: named ?? officeLanguage) }

    var officeLanguage: Language { chosen.withLock { $0 } ?? unset }

    /// The same where the call could not be read.
    func words(meta: JSON?) -> Words { words(meta?["lang"]?.string.flatMap { Language(rawValue: $0) }) }

    /// The office answers in this language from now on; nil: it has set none.
    func speak(_ language: Language?) { chosen.withLock { $0 = language } }
}
