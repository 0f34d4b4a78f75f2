import ModuleKit
import Synchronization

/// Writes that wait, and who drains them: one drain at a time, on the writer's queue.
final class WriteQueue: Sendable {
    /// Most commands in one transaction: what a caller waits for at worst, beside its own.
    static let largestGroup = 256

    private struct State {
        var waiting: [Write] = []
        var isDraining = false
        var stopped: StoreError?
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var count: Int { state.withLock { $0.waiting.count } }

    /// Why nothing is written any more, or nil.
    var stopped: StoreError? { state.withLock { $0.stopped } }

    /// Lets a write in. True: nobody drains, and the caller must see to it.
    ///
    /// - Throws: `StoreError.busy`, or why the queue was stopped.
    func append(_ write: Write) throws(StoreError) -> Bool {
        let verdict: Result<Bool, StoreError> = state.withLock { state in
            if let stopped = state.stopped { return .failure(stopped) }
            guard state.waiting.count < limit else { return .failure(.busy(waiting: state.waiting.count)) }
            state.waiting.append(write)
            defer { state.isDraining = true }
            return .success(!state.isDraining)
        }
        return try verdict.get()
    }

    /// The next group, in the order in which they came; empty: the drain is over. What ignores foreign keys is a group
    /// by itself: they can be put off outside a transaction only.
    func next() -> [Write] {
        state.withLock { state in
            let alone = state.waiting.prefix(Self.largestGroup).firstIndex(where: \.ignoresForeignKeys)
            let count = alone.map { max($0, 1) } ?? min(state.waiting.count, Self.largestGroup)
            let group = Array(state.waiting[..<count])
            state.waiting.removeSubrange(..<count)
            if count == 0 { state.isDraining = false }
            return group
        }
    }

    /// Lets nothing in any more, and answers who waited. The first reason stays.
    func stop(_ reason: StoreError) {
        let waiting = state.withLock { state in
            if state.stopped == nil { state.stopped = reason }
            defer { state.waiting = [] }
            return state.waiting
        }
        for write in waiting { write.completion(.failure(reason)) }
    }
}
