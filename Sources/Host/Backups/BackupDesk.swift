import Backup
import Dispatch
import Foundation
import Journal
import ModuleKit
import Store
import Synchronization

/// The daemon's backups: one is made or proved at a time, each on threads of its own.
package final class BackupDesk: Sendable {
    /// Where backups are made, and the others are given copies: the first place that is there.
    var directory: BackupDirectory {
        zip(places, shipping.current).first { $1.refusal == nil }?.0 ?? places[0]
    }
    let places: [BackupDirectory]
    let plan: BackupPlan
    let shipping: JournalShipping
    let store: Store
    let scratch: String
    let clock: @Sendable () -> Int64
    let logger: Logger
    /// The modules that run now.
    let modules: @Sendable () -> [ModuleManifest]
    let trouble = Troubles()
    /// What the journal did not explain when the schedule looked.
    let unexplained = Mutex<Verification?>(nil)
    /// What of the journal's closed segments could not be read when the schedule looked, by place.
    let damage = Mutex<[String: [Sentence]]>([:])
    /// Whether something happened after which the newest proved backup may not lead to the present any more.
    let doubt = Mutex(false)
    let erasing = DispatchQueue(label: "balai.erasure", qos: .utility)
    let schedule = BackupSchedule()
    let startedAt: Int64
    /// Held by the one backup that is being made, proved or compared.
    private let turn = DispatchSemaphore(value: 1)

    /// - Parameters:
    ///   - migration: the SQL of a migration, by its module and name.
    ///   - modules: those that run now.
    /// - Throws: `BackupError` where a key is set and cannot be read.
    init(
        _ store: Store, _ plan: BackupPlan, clock: @escaping @Sendable () -> Int64, logger: Logger,
        modules: @escaping @Sendable () -> [ModuleManifest] = { [] },
        migration: @escaping @Sendable (_ module: String, _ name: String) -> String?
    ) throws {
        let data = URL(fileURLWithPath: store.path).deletingLastPathComponent().path
        self.store = store
        self.plan = plan
        places = try plan.directories(data: data)
        scratch = data + "/scratch"
        self.clock = clock
        self.logger = logger
        self.modules = modules
        startedAt = clock()
        shipping = JournalShipping(store, places, clock: clock, logger: logger, migration: migration)
        shipping.whenBack.withLock { $0 = { [weak self] in self?.catchUp() } }
    }

    /// Begins to carry the journal, and to make backups when they are due.
    func start() {
        for place in places {
            do { try place.make() } catch { trouble.set(place.path, error.plainCause) }
        }
        if plan.journalSeconds > 0 { shipping.start(every: plan.journalSeconds) }
        if plan.hours > 0 { schedule.start { self.makeIfDue() } }
        do { if try hasPendingErasure() { followErasure() } } catch { trouble.set("erasure", error.plainCause) }
    }

    /// Carries what is left of the journal.
    func stop() {
        schedule.stop()
        // A place that comes back while the last of the journal is carried is seen to at the next start.
        shipping.whenBack.withLock { $0 = nil }
        waitForErasure()
        shipping.stop()
    }

    /// Makes a backup: the snapshot is held while its pages are copied, and let go before the disk is waited for.
    func create(label: String?, _ task: TaskContext) async throws -> BackupSummary {
        try await alone(task) { onlooker in
            try self.make(label: label) { try onlooker.step($0, of: $1, "pages") }
        }
    }

    /// Proves a backup in every place that has it by restoring it to scratch, and notes it unless it is a dry run; answers
    /// when it was proved, too.
    ///
    /// - Parameter accepts: whether what no entry of the journal explains is right from this backup on.
    func verify(
        _ backup: String, accepts: Bool, _ task: TaskContext
    ) async throws -> (proof: Proof, verifiedAt: Instant?) {
        try await alone(task) { onlooker in
            let now = Instant(milliseconds: self.clock())
            let home = self.directory
            var proof = try self.prove(backup, in: home, now: now, notes: !task.isDryRun, for: onlooker) {
                accepts ? self.acceptUnexplained() : try self.lookForUnexplained(before: backup, for: onlooker)
            }
            proof.notes = try self.directory.journal.faults(onlyClosed: true)
            if self.unexplained.withLock({ $0 != nil }) { self.doubt.withLock { $0 = true } }
            for place in self.places where place.path != home.path && place.holds(backup) {
                let copy = try self.prove(backup, in: place, now: now, notes: !task.isDryRun, for: onlooker)
                proof.faults += copy.faults.map { fault in "\(place.path): \(fault)" }
            }
            return (proof, proof.faults.isEmpty ? now : nil)
        }
    }

    // MARK: - On the thread of who calls

    /// Makes a backup and hands copies to the other places; what keeps one of those from it is trouble, and no failure.
    func make(
        label: String?, isFull: Bool = false, report: @escaping @Sendable (Int, Int) throws -> Void = { _, _ in }
    ) throws -> BackupSummary {
        let states = shipping.flush()
        let directory = self.directory
        if let refusal = zip(places, states).first(where: { $0.0.path == directory.path })?.1.refusal { throw refusal }
        let size = try store.read { db in
            try Int64.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
        }
        try directory.needRoom(size)
        let writer = try BackupWriter(directory, label: label, isFull: isFull, level: plan.level, clock: clock)
        let snapshot = try store.snapshot()
        defer { snapshot.close() }
        let facts = try snapshot.read { try StoreFacts.read($0) }
        try writer.copy(snapshot, facts, onProgress: report)
        snapshot.close()
        let summary = try writer.finish()
        shipping.flush(endingSegment: true)
        trouble.set(directory.path, nil)
        for (place, state) in zip(places, states) where place.path != directory.path {
            do {
                if let refusal = state.refusal { throw refusal }
                try directory.copy(summary.backup, to: place)
                trouble.set(place.path, nil)
            } catch { trouble.set(place.path, error.plainCause) }
        }
        return summary
    }

    /// What a proof found.
    struct Proof {
        var faults: [Sentence] = []
        /// Modules whose invariants nobody could hold against the restored store: they do not run, or their tables have
        /// changed since.
        var unchecked: [String] = []
        /// What of the journal beside it cannot be read.
        var notes: [Sentence] = []
    }

    func prove(
        _ backup: String, in place: BackupDirectory, now: Instant? = nil, notes: Bool = true,
        for onlooker: Onlooker = .nobody, isExplained: () throws -> Bool? = { nil }
    ) throws -> Proof {
        var proof = Proof()
        let now = now ?? Instant(milliseconds: clock())
        proof.faults = try place.verify(
            backup, scratch: scratch, now: now, notes: notes, for: onlooker, isExplained: isExplained
        ) { db in
            let found = try StoreFacts.read(db).modules
            let running = modules()
            proof.unchecked = found.map(\.name).filter { name in
                name != CoreModule.name && !running.contains { $0.name == name && $0.isAsWide(as: found) }
            }
            return try running.filter { $0.isAsWide(as: found) }.flatMap { try $0.broken(db) }.map(\.line)
        }
        return proof
    }

    /// Makes one and proves it in every place.
    ///
    /// - Parameter isExplained: whether the journal explains what it holds; nil where that is not known.
    /// - Throws: `BackupError.damaged` where what was made cannot be restored.
    @discardableResult
    func makeAndProve(label: String?, isFull: Bool = false, isExplained: Bool? = nil) throws -> BackupSummary {
        try holding {
            let summary = try make(label: label, isFull: isFull)
            for place in places where place.path == directory.path || place.holds(summary.backup) {
                let faults = try prove(summary.backup, in: place) { isExplained }.faults
                guard faults.isEmpty else { throw BackupError.damaged(backup: summary.backup, faults: faults) }
            }
            return summary
        }
    }

    /// Waits until nothing like it runs beside it.
    ///
    /// - Throws: `BackupError.cancelled` where nobody waits for it any more.
    func holding<T>(unless isCancelled: () -> Bool = { false }, _ work: () throws -> T) throws -> T {
        while turn.wait(timeout: .now() + .milliseconds(200)) == .timedOut {
            if isCancelled() { throw BackupError.cancelled }
        }
        defer { turn.signal() }
        return try work()
    }

    // MARK: - On a thread of its own

    /// Does a task's long work on a thread of its own, after what is like it has ended.
    func alone<T: Sendable>(
        _ task: TaskContext, _ work: @escaping @Sendable (_ onlooker: Onlooker) throws -> T
    ) async throws -> T {
        try await Self.aside { isCancelled in
            let onlooker = Onlooker(isGone: isCancelled) { task.progress($0, of: $1, $2) }
            return try self.holding(unless: isCancelled) { try work(onlooker) }
        }
    }

    /// Does work that waits for the disk on a thread where nobody else waits, and says its errors in the wire's words.
    static func aside<T: Sendable>(
        _ work: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) throws -> T
    ) async throws -> T {
        let flag = CancelFlag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global(qos: .utility).async {
                    continuation.resume(
                        with: Result {
                            do { return try work { flag.isSet } } catch let error as BackupError {
                                throw Self.told(error)
                            } catch let error as StartError {
                                throw RPCError(.invalidState, error.sentence)
                            }
                        })
                }
            }
        } onCancel: {
            flag.set()
        }
    }

    private static func told(_ error: BackupError) -> any Error {
        switch error {
        case .busy: RPCError(.busy, error.sentence, details: ["retry_after_ms": 1000])
        case .notFound(let backup): RPCError.notFound("backup", backup)
        case .file, .noRoom, .gone: RPCError(.storage, error.sentence)
        case .sealed: RPCError(.keyMissing, error.sentence)
        case .badIndex, .damaged, .newer, .unsealed, .claimed, .foreign: RPCError(.invalidState, error.sentence)
        case .cancelled: CancellationError()
        }
    }
}

/// What went wrong and has not gone right since, by where.
final class Troubles: Sendable {
    private let list = Mutex<[String: Sentence]>([:])

    func set(_ place: String, _ cause: Sentence?) { list.withLock { $0[place] = cause } }

    var all: [(place: String, cause: Sentence)] {
        list.withLock { $0.sorted { $0.key < $1.key }.map { (place: $0.key, cause: $0.value) } }
    }
}

private final class CancelFlag: Sendable {
    private let flag = Atomic<Bool>(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
}

extension StoreSnapshot: PageSource {}

extension ModuleManifest {
    /// Whether a store has its tables as this version of the module knows them.
    fileprivate func isAsWide(as found: [StoreFacts.Module]) -> Bool {
        found.contains { $0.name == name && $0.migrations == migrations.count }
    }
}
