import ModuleKit
import Store

extension Hall {
    typealias TaskWork = @Sendable (TaskContext) async throws -> [UInt8]
    typealias Report = @Sendable (_ done: Int, _ total: Int?, _ message: Sentence) -> Void

    /// Runs a task as a job, and answers its result; of a detached one the job, at once.
    ///
    /// A dry run is a job only when it is detached: otherwise nothing at all is written of it. Under a key the job that
    /// was begun with it is waited for; one that came to nothing is begun anew.
    func run(
        _ call: AdmittedCall, _ run: @escaping TaskWork, unless cancellation: Cancellation, report: @escaping Report
    ) async throws -> [UInt8] {
        let isDetached = call.meta.detach
        if call.meta.dryRun, !isDetached {
            // With other parameters the key is a conflict in a dry run, too.
            if let once = call.once {
                _ = try await readers.runIfActive { try self.store.read { try once.answer($0, call.header) } }
            }
            return try await work(call, run, unless: cancellation, report: report)
        }
        if isDetached { try jobs.checkRoom() }
        let started: StartedJob
        do { started = try await store.startJob(call, answerAge: answerAge, unless: cancellation) } catch
            where cancellation.error != nil
        { throw cancellation.error(committed: 0) }
        guard started.isNew else {
            if isDetached { return started.answer }
            await jobs.end(of: started.job)
            try cancellation.check()
            if let result = try await readers.runIfActive({ try self.store.result(of: started.job) }) { return result }
            // It has failed meanwhile, or is just beginning: asked again, the store knows.
            await Task.yield()
            return try await self.run(call, run, unless: cancellation, report: report)
        }
        // What becomes of a detached task's caller is no concern of the task's.
        let own = isDetached ? Cancellation() : cancellation
        let task = begin(started.job, call, run, unless: own, report: report)
        guard !isDetached else { return started.answer }
        return try await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }.get()
    }

    /// Runs the task of a job again that ended before it, detached, for whoever resumes it.
    ///
    /// - Throws: as a call of the task by the caller would, and `conflict` where the job goes on already.
    func resume(_ job: Int64, _ command: String, _ params: JSONValue, _ call: Call) async throws {
        let document = JSONDocument()
        let admitted = try params.bytes.withUnsafeBufferPointer { bytes in
            try document.parse(bytes)
            let root = document.root
            return try admit(
                command, params: root, meta: root["_meta"], from: call.caller, requestID: call.requestID)
        }
        guard case .task(let run) = admitted.work else {
            throw RPCError(.invalidState, "The job \(job) cannot go on: '\(command)' is no task any more")
        }
        try jobs.checkRoom()
        try await store.resumeJob(job, admitted.header)
        _ = begin(job, admitted, run, unless: Cancellation()) { _, _, _ in }
    }

    /// Begins a job's work, at whose end is written down how it ended.
    private func begin(
        _ job: Int64, _ call: AdmittedCall, _ run: @escaping TaskWork, unless cancellation: Cancellation,
        report: @escaping Report
    ) -> Task<JobBoard.Outcome, Never> {
        let isDetached = call.meta.detach
        return jobs.begin(job, cancellation) { [self] in
            let outcome = await outcome {
                try await keep(call, of: job)
                return try await work(call, run, unless: cancellation) { [jobs] done, total, message in
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
                isStopped: cancellation.isStopped, isNeeded: isDetached || call.once != nil,
                requestID: call.header.requestID, words: call.words)
            do {
                try await store.endJob(job, ending, call.header)
                if !ending.state.goesOn { kept.forget(job) }
            } catch {
                // The next start finds it running, and calls it interrupted.
                logger.error("a job's end was not kept", metadata: ["job": "\(job)", "cause": "\(error)"])
            }
            return outcome
        }
    }

    /// Keeps what a task needs to go on after it was cancelled, or the daemon ended.
    private func keep(_ call: AdmittedCall, of job: Int64) async throws {
        guard let params = call.kept, !kept.has(job) else { return }
        try await readers.runIfActive { [kept, blobs] in try kept.keep(params, of: job, blobs.of(call.caller)) }
    }

    private func outcome(_ work: () async throws -> [UInt8]) async -> Result<[UInt8], any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}
