import Journal
import ModuleKit
import Synchronization

/// Where the writer stands between its calls, and what it has counted.
// @unchecked: `recorder` and `current` are used on the writer's queue only; the rest is behind the mutex.
final class WriterSlot: @unchecked Sendable {
    /// Made with the connection, before any statement is prepared.
    var recorder: Recorder?
    /// Nil before the store is open, and after it was closed.
    var current: Writer?
    private let counted = Mutex(StoreMetrics())

    var metrics: StoreMetrics { counted.withLock { $0 } }

    func found(synchronous: Int) { counted.withLock { $0.synchronous = synchronous } }

    func count(_ group: [Write], _ outcomes: [Result<Written, any Error>], commits: Int) {
        var done = 0
        for (write, outcome) in zip(group, outcomes) where !write.dryRun {
            if case .success = outcome { done += 1 }
        }
        counted.withLock { metrics in
            metrics.commands += done
            metrics.commits = commits
            metrics.largestGroup = max(metrics.largestGroup, done)
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
