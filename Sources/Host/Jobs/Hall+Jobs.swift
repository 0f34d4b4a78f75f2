import ModuleKit
import Store

extension Hall {
    /// Runs a task as a job, and answers its result; of a detached one the job, at once.
    ///
    /// A dry run is a job only when it is detached: otherwise nothing at all is written of it.
    func run(
        _ call: AdmittedCall, _ run: @escaping @Sendable (TaskContext) async throws -> [UInt8],
        unless cancellation: Cancellation,
        report: @escaping @Sendable (_ done: Int, _ total: Int?, _ message: Sentence) -> Void
    ) async throws -> [UInt8] {
        let isDetached = call.meta.detach
        if call.meta.dryRun, !isDetached { return try await work(call, run, unless: cancellation, report: report) }
        if isDetached { try jobs.checkRoom() }
        let started: StartedJob
        do { started = try await store.startJob(call, answerAge: answerAge, unless: cancellation) } catch
            where cancellation.error != nil
        { throw cancellation.error(committed: 0) }
        guard started.isNew else { return started.answer }
        // What becomes of a detached task's caller is no concern of the task's.
        let own = isDetached ? Cancellation() : cancellation
        let job = started.job
        let task = jobs.begin(job, own) { [self] in
            let outcome = await outcome {
                try await work(call, run, unless: own) { [jobs] done, total, message in
                    jobs.note(JobProgress(done: done, total: total, message: message), of: job)
                    if !isDetached { report(done, total, message) }
                }
            }
            let ending = JobEnding(
                // Whoever waits for the answer has the cause logged with it.
                outcome.mapError {
                    isDetached
                        ? explain($0, of: call.header.requestID, call.header.command) : RPCError.from($0).error
                },
                isStopped: own.isStopped, isDetached: isDetached, requestID: call.header.requestID, words: call.words)
            do { try await store.endJob(job, ending, call.header) } catch {
                // The next start finds it running, and calls it interrupted.
                logger.error("a job's end was not kept", metadata: ["job": "\(job)", "cause": "\(error)"])
            }
            return outcome
        }
        guard !isDetached else { return started.answer }
        return try await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }.get()
    }

    private func outcome(_ work: () async throws -> [UInt8]) async -> Result<[UInt8], any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}
