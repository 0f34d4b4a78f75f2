import Journal
import ModuleKit
import NIOPosix
import Store
import Synchronization

/// What a task reaches: snapshots off the event loops, and write steps through the store's queue.
struct TaskHosting: TaskHost {
    let hall: Hall
    let module: String
    let header: EntryHeader
    let caller: Caller
    let words: Words
    let isDryRun: Bool
    let report: @Sendable (_ done: Int, _ total: Int?, _ message: Sentence) -> Void
    private let steps = Steps()

    init(
        hall: Hall, module: String, header: EntryHeader, caller: Caller, words: Words, isDryRun: Bool,
        report: @escaping @Sendable (_ done: Int, _ total: Int?, _ message: Sentence) -> Void
    ) {
        self.hall = hall
        self.module = module
        self.header = header
        self.caller = caller
        self.words = words
        self.isDryRun = isDryRun
        self.report = report
    }

    /// Write steps that stand, whatever becomes of the task.
    var committed: Int64 { steps.committed.load(ordering: .relaxed) }

    private final class Steps: Sendable {
        let committed = Atomic<Int64>(0)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        let call = hall.call(header.requestID, caller, words)
        return try await hall.readers.runIfActive {
            try hall.store.read(module: module) { try body(Snapshot($0, call: call)) }
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        let answer = Answer<T>()
        return try await withCheckedThrowingContinuation { continuation in
            let write = Write(module: module, header: header, dryRun: isDryRun) { db, scope in
                try hall.catalog.check(module)
                let call = hall.call(header.requestID, caller, words, at: scope.now)
                answer.value = try body(WriteHost(hall, db, scope, call: call).transaction)
                return []
            } completion: { outcome in
                if !isDryRun, case .success(let written) = outcome {
                    steps.committed.add(1, ordering: .relaxed)
                    hall.announce(written)
                }
                continuation.resume(with: Result { try answer.taken(outcome) })
            }
            hall.store.submit(write)
        }
    }

    func progress(done: Int, total: Int?, message: Sentence) { report(done, total, message) }

    /// Carries a step's value past the store, which knows bytes only.
    ///
    /// Unchecked: the body and the completion run one after the other on the writer's thread.
    private final class Answer<T: Sendable>: @unchecked Sendable {
        var value: T?

        func taken(_ outcome: Result<Written, any Error>) throws -> T {
            _ = try outcome.get()
            guard let value else { throw StoreError.closed }
            return value
        }
    }
}
