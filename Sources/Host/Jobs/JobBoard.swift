import Dispatch
import ModuleKit
import NIOCore
import Synchronization

/// How far a job is.
struct JobProgress: Described {
    let done: Int
    let total: Int?
    let message: Sentence

    static let fields = Fields<Self> {
        Field(\.done, "How much is done")
        Field(\.total, "Of how much; null where nobody knows")
        Field(\.message, "What is being done")
    }
}

/// The jobs that run: how far each is, who waits for it, and how it is cancelled. What stays of them is in the store.
final class JobBoard: Sendable {
    typealias Outcome = Result<[UInt8], any Error>

    /// Jobs beside which no detached one begins: nobody's connection bounds those.
    static let mostRunning = 64

    private struct Running {
        let cancellation: Cancellation
        let task: Task<Outcome, Never>
        var progress: JobProgress?
        var waiting: [Int: AsyncStream<Never>.Continuation] = [:]
    }

    private struct State {
        var jobs: [Int64: Running] = [:]
        var waiters = 0
        var isStopping = false
    }

    private let state = Mutex(State())
    private let ended = DispatchGroup()

    /// How many run.
    var count: Int { state.withLock { $0.jobs.count } }

    /// Throws `busy` where so many run that no detached one may begin.
    func checkRoom() throws(RPCError) {
        let count = state.withLock { $0.jobs.count }
        guard count >= Self.mostRunning else { return }
        throw RPCError(
            .busy, "\(count) jobs are running", details: ["retry_after_ms": 1000],
            hint: "Try again after retry_after_ms; core.jobs.list shows them")
    }

    /// Enters a job, and begins its work in a Swift task of its own.
    func begin(
        _ job: Int64, _ cancellation: Cancellation, _ work: @escaping @Sendable () async -> Outcome
    ) -> Task<Outcome, Never> {
        ended.enter()
        return state.withLock { state in
            if state.isStopping { cancellation.stop() }
            // The work leaves after it was entered: both need the lock.
            let task = Task {
                let outcome = await work()
                self.leave(job)
                return outcome
            }
            if state.isStopping { task.cancel() }
            state.jobs[job] = Running(cancellation: cancellation, task: task)
            return task
        }
    }

    private func leave(_ job: Int64) {
        let waiting = state.withLock { $0.jobs.removeValue(forKey: job)?.waiting.values.map { $0 } }
        for waiter in waiting ?? [] { waiter.finish() }
        ended.leave()
    }

    /// Notes how far a job is.
    func note(_ progress: JobProgress, of job: Int64) {
        state.withLock { $0.jobs[job]?.progress = progress }
    }

    func progress(of job: Int64) -> JobProgress? { state.withLock { $0.jobs[job]?.progress } }

    /// How far every job is that has told it, by its number.
    var progress: [Int64: JobProgress] { state.withLock { $0.jobs.compactMapValues(\.progress) } }

    /// Nobody wants the job any more. One that has ended stays as it is.
    func cancel(_ job: Int64) {
        let running = state.withLock { $0.jobs[job] }
        running?.cancellation.cancel()
        running?.task.cancel()
    }

    /// Waits until the job is not running, or whoever waits is cancelled.
    func end(of job: Int64) async {
        let (ending, waiter) = AsyncStream.makeStream(of: Never.self)
        let number: Int? = state.withLock { state in
            guard state.jobs[job] != nil else { return nil }
            state.waiters += 1
            state.jobs[job]?.waiting[state.waiters] = waiter
            return state.waiters
        }
        guard let number else { return }
        for await _ in ending {}
        state.withLock { _ = $0.jobs[job]?.waiting.removeValue(forKey: number) }
    }

    /// Ends what runs: the daemon stops.
    func stop() {
        let running = state.withLock { state in
            state.isStopping = true
            return Array(state.jobs.values)
        }
        for job in running {
            job.cancellation.stop()
            job.task.cancel()
        }
    }

    /// Waits until nothing runs, or `patience` is over.
    func waitForEnd(patience: TimeAmount) {
        _ = ended.wait(timeout: .now() + .nanoseconds(Int(patience.nanoseconds)))
    }
}
