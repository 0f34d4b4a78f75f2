import Dispatch
import ModuleKit
import Synchronization

/// How often each command was called since the daemon started, how long it took, and what it answered instead.
final class CallMetrics: Sendable {
    /// Upper ends in seconds of the classes into which times are counted; what is longer is in none.
    static let classes: [(words: String, seconds: Double)] = [
        ("0.0001", 0.0001), ("0.001", 0.001), ("0.01", 0.01), ("0.1", 0.1), ("1.0", 1), ("10.0", 10),
    ]

    struct Tally: Sendable {
        var count = 0
        var seconds = 0.0
        /// Calls that took no longer than their class, each counted in one.
        var times = [Int](repeating: 0, count: CallMetrics.classes.count)
        var errors: [ErrorName: Int] = [:]
    }

    private let tallies = Mutex<[String: Tally]>([:])

    /// Counts a call that began at `start`.
    ///
    /// - Parameter command: one that is known; anything else a client may name without end.
    func note(_ command: String, since start: DispatchTime, error: ErrorName? = nil) {
        let seconds = Double(DispatchTime.now().uptimeNanoseconds &- start.uptimeNanoseconds) / 1e9
        let place = Self.classes.firstIndex { seconds <= $0.seconds }
        tallies.withLock { tallies in
            tallies[command, default: Tally()].count += 1
            tallies[command, default: Tally()].seconds += seconds
            if let place { tallies[command, default: Tally()].times[place] += 1 }
            if let error { tallies[command, default: Tally()].errors[error, default: 0] += 1 }
        }
    }

    /// Every command that was called.
    var all: [String: Tally] { tallies.withLock { $0 } }
}
