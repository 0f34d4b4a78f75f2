import Journal
import ModuleKit
import Synchronization

/// Where the writer stands between its calls, and what it has counted.
// @unchecked: `recorder`, `current` and `foreignWrites` are used on the writer's queue only; the rest is behind the mutex.
final class WriterSlot: @unchecked Sendable {
    /// Made with the connection, before any statement is prepared.
    var recorder: Recorder?
    /// Nil before the store is open, and after it was closed.
    var current: Writer?
    /// See ``Store/foreignWrites(_:)``, as it was last seen.
    var foreignWrites: Int64?
    private let counted = Mutex(StoreMetrics())

    var metrics: StoreMetrics { counted.withLock { $0 } }

    func found(synchronous: Int) { counted.withLock { $0.synchronous = synchronous } }

    func count(_ group: [Write], _ outcomes: [Result<Written, any Error>], commits: Int) {
        var done = 0
        var failure: String?
        for (write, outcome) in zip(group, outcomes) where !write.dryRun {
            switch outcome {
            case .success: done += 1
            case .failure(let error as StoreError) where error.isOfDisk: failure = "\(error)"
            case .failure: continue
            }
        }
        counted.withLock { metrics in
            metrics.commands += done
            metrics.commits = commits
            if done > 0 || failure != nil { metrics.failure = failure }
            metrics.largestGroup = max(metrics.largestGroup, done)
        }
    }

    /// Pages of the log could not be moved into the file.
    func failed(checkpoint cause: String) { counted.withLock { $0.failure = cause } }
}

extension StoreError {
    /// Whether the disk did not take what was written.
    fileprivate var isOfDisk: Bool {
        switch self {
        case .storage, .uncertain: true
        default: false
        }
    }
}

extension Writer {
    /// The statements must be gone before the connection is, and the log is emptied where nobody reads it.
    func close(_ db: Database, emptiesLog: Bool) {
        // A reader in another program may hold the log: it stays then, and the next opening reads it.
        if emptiesLog { try? wal.truncate(db) }
        wal.unwatch(db)
        recorder.close()
    }
}
