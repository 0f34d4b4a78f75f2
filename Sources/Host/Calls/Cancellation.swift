import ModuleKit
import Synchronization

/// Whether nobody waits for a call any more. Asked before its work begins and before it is kept; a task is cancelled
/// while it runs, too.
final class Cancellation: Sendable {
    private enum State: Int { case awaited, cancelled, expired, stopped }

    private let state = Atomic<Int>(State.awaited.rawValue)

    /// The caller took it back, or left.
    func cancel() { move(to: .cancelled) }

    /// Its deadline has passed.
    func expire() { move(to: .expired) }

    /// The daemon stops.
    func stop() { move(to: .stopped) }

    var isStopped: Bool { state.load(ordering: .relaxed) == State.stopped.rawValue }

    /// The first reason stays.
    private func move(to reason: State) {
        _ = state.compareExchange(expected: State.awaited.rawValue, desired: reason.rawValue, ordering: .relaxed)
    }

    /// Throws `cancelled` or `deadline_exceeded` once nobody waits.
    func check() throws(RPCError) {
        if let error { throw error }
    }

    /// Why nobody waits; nil while somebody does.
    var error: RPCError? {
        switch State(rawValue: state.load(ordering: .relaxed)) {
        case .cancelled: RPCError(.cancelled, "The call was cancelled")
        case .expired: RPCError(.deadlineExceeded, "The deadline passed before the work was done")
        case .stopped: RPCError(.cancelled, "The daemon is stopping")
        case .awaited, nil: nil
        }
    }

    /// The same of a task, with how many of its write steps stand.
    func error(committed: Int64) -> RPCError {
        var error = error ?? RPCError(.cancelled, "The task was cancelled")
        error.details = ["committed": .integer(committed)]
        return error
    }
}
