import Backup
import Dispatch
import Foundation
import ModuleKit
import Store
import Synchronization

/// The daemon's backups: one is made or proved at a time, each on threads of its own.
package final class BackupDesk: Sendable {
    /// Where backups are made; the others are given copies.
    var directory: BackupDirectory { places[0] }
    let places: [BackupDirectory]
    let plan: BackupPlan
    let shipping: JournalShipping
    private let store: Store
    private let scratch: String
    private let clock: @Sendable () -> Int64
    private let isBusy = Atomic<Bool>(false)

    /// - Parameter migration: the SQL of a migration, by its module and name.
    /// - Throws: `BackupError` where a key is set and cannot be read.
    init(
        _ store: Store, _ plan: BackupPlan, clock: @escaping @Sendable () -> Int64, logger: Logger,
        migration: @escaping @Sendable (_ module: String, _ name: String) -> String?
    ) throws {
        let data = URL(fileURLWithPath: store.path).deletingLastPathComponent().path
        self.store = store
        self.plan = plan
        places = try plan.directories(data: data)
        scratch = data + "/scratch"
        self.clock = clock
        shipping = JournalShipping(store, places, clock: clock, logger: logger, migration: migration)
    }

    /// Begins to carry the journal, and to make backups when they are due.
    func start() {
        if plan.journalSeconds > 0 { shipping.start(every: plan.journalSeconds) }
    }

    /// Carries what is left of the journal.
    func stop() { shipping.stop() }

    /// Makes a backup: the snapshot is held while its pages are copied, and let go before the disk is waited for.
    func create(
        label: String?, report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> BackupSummary {
        try await alone { isCancelled in
            let writer = try BackupWriter(self.directory, label: label, clock: self.clock)
            let snapshot = try self.store.snapshot()
            defer { snapshot.close() }
            let facts = try snapshot.read { try StoreFacts.read($0) }
            try writer.copy(snapshot, facts) { done, total in
                if isCancelled() { throw BackupError.cancelled }
                report(done, total)
            }
            snapshot.close()
            return try writer.finish()
        }
    }

    /// Proves a backup by restoring it to scratch; answers the faults.
    func verify(_ backup: String) async throws -> (faults: [String], verifiedAt: Instant?) {
        try await alone { _ in
            let faults = try self.directory.verify(
                backup, scratch: self.scratch, now: Instant(milliseconds: self.clock()))
            return (faults, self.directory.verifiedAt(backup))
        }
    }

    /// Does long work on a thread of its own, with nothing like it beside it.
    private func alone<T: Sendable>(
        _ work: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) throws -> T
    ) async throws -> T {
        guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
            throw RPCError(
                .busy, "Another backup is being made or verified", details: ["retry_after_ms": 1000],
                hint: "Try again when it is done")
        }
        defer { isBusy.store(false, ordering: .releasing) }
        return try await Self.aside(work)
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
        case .busy: RPCError(.busy, Sentence(verbatim: error.description), details: ["retry_after_ms": 1000])
        case .notFound(let backup): RPCError.notFound("backup", backup)
        case .file, .noRoom: RPCError(.storage, Sentence(verbatim: error.description))
        case .sealed: RPCError(.keyMissing, Sentence(verbatim: error.description))
        case .badIndex, .damaged: RPCError(.invalidState, Sentence(verbatim: error.description))
        case .newer: RPCError(.invalidState, Sentence(verbatim: error.description))
        case .cancelled: CancellationError()
        }
    }
}

private final class CancelFlag: Sendable {
    private let flag = Atomic<Bool>(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
}

extension StoreSnapshot: PageSource {}
