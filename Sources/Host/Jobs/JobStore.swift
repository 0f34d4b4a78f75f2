import Glibc
import Journal
import ModuleKit
import Store
import Synchronization
import Wire

/// How a job ended, as it is kept.
struct JobEnding: Sendable {
    /// Bytes of a result beyond which it is not kept where the caller was told and nobody will ask again.
    private static let longest = 1 << 20

    let state: Job.State
    let result: String?
    let error: String?

    init(_ outcome: Result<[UInt8], RPCError>, isStopped: Bool, isNeeded: Bool, requestID: String, words: Words) {
        switch outcome {
        case .success(let bytes):
            state = .done
            result = isNeeded || bytes.count <= Self.longest ? String(decoding: bytes, as: UTF8.self) : nil
            error = nil
        case .failure(let told):
            state = told.name == .cancelled ? (isStopped ? .interrupted : .cancelled) : .failed
            result = nil
            error = Self.written(told, requestID, words)
        }
    }

    fileprivate static func written(_ error: RPCError, _ requestID: String?, _ words: Words) -> String {
        var writer = JSONWriter(words: words)
        writer.write(error: error, requestID: requestID)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// A job that was written down.
struct StartedJob: Sendable {
    let job: Int64
    /// False where its key has begun it before.
    let isNew: Bool

    /// What the caller of a detached task is told.
    var answer: [UInt8] { JSONValue.object([("job", .integer(job))]).bytes }
}

extension Store {
    /// How many ended jobs are kept: the newest.
    static let endedJobLimit = 1_000

    /// Writes down that a job runs; under a key the answer, too.
    ///
    /// - Parameter answerAge: milliseconds for which answers with a key are kept.
    func startJob(
        _ call: AdmittedCall, answerAge: Int64, unless cancellation: Cancellation
    ) async throws -> StartedJob {
        let header = call.header
        let once = call.meta.dryRun ? nil : call.once
        let isNew = Mutex(true)
        let answer = try await writeCore(header) { db, now in
            try cancellation.check()
            if let once, let answer = try once.answer(db, header) {
                // An error is not remembered; of a detached task the job was the answer.
                guard !call.meta.detach, try self.cameToNothing(answer, db) else {
                    isNew.withLock { $0 = false }
                    return answer
                }
                try once.forget(db, header)
            }
            try db.cachedStatement(
                sql: "INSERT INTO core_job (command, uid, state, started_at) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [header.command, Int64(header.uid), Job.State.running, now])
            let started = StartedJob(job: db.lastInsertedRowID, isNew: true)
            try once?.keep(started.answer, db, header, now: now, age: answerAge)
            return started.answer
        }
        guard let job = try JSONValue.parse(answer)["job"]?.int else { throw StoreError.closed }
        return StartedJob(job: job, isNew: isNew.withLock { $0 })
    }

    /// Whether the job that was begun under a key has ended without a result.
    private func cameToNothing(_ answer: [UInt8], _ db: Database) throws -> Bool {
        let state = try Job.State.fetchOne(
            db, sql: "SELECT state FROM core_job WHERE id = ?", arguments: [JSONValue.parse(answer)["job"]?.int])
        guard let state else {
            throw RPCError(
                .conflict, "The job under the idempotency_key was done, and its answer was forgotten since",
                hint: "Read what it made; it is not done again")
        }
        return state != .running && state != .done
    }

    /// The result of a job that is done; nil of any other.
    func result(of job: Int64) throws -> [UInt8]? {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT result FROM core_job WHERE id = ? AND state = ?", arguments: [job, Job.State.done]
            ).map { Array($0.utf8) }
        }
    }

    /// Writes down how a job ended, and forgets the oldest.
    func endJob(_ job: Int64, _ ending: JobEnding, _ header: EntryHeader) async throws {
        _ = try await writeCore(header) { db, now in
            try db.cachedStatement(
                sql: "UPDATE core_job SET state = ?, ended_at = ?, result = ?, error = ? WHERE id = ?"
            ).execute(arguments: [ending.state, now, ending.result, ending.error, job])
            try db.cachedStatement(
                sql: """
                    DELETE FROM core_job WHERE state <> ?1 AND id <= (
                        SELECT id FROM core_job WHERE state <> ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
                    """
            ).execute(arguments: [Job.State.running, Self.endedJobLimit])
            return []
        }
    }

    /// Calls the jobs interrupted that were running when the daemon before this one ended. Waits for the disk.
    ///
    /// - Parameter words: of the error that their callers find.
    func interruptJobs(_ words: Words) throws {
        let isNeeded = try read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM core_job WHERE state = 'running')") ?? false
        }
        guard isNeeded else { return }
        let error = JobEnding.written(RPCError(.cancelled, "The daemon ended before the task did"), nil, words)
        let header = EntryHeader(
            command: "core.jobs.interrupt", uid: getuid(), role: Access.admin.rawValue, requestID: "")
        _ = try write(module: CoreModule.name, header: header) { db, scope in
            try db.execute(
                sql: "UPDATE core_job SET state = ?, ended_at = ?, error = ? WHERE state = ?",
                arguments: [Job.State.interrupted, scope.now, error, Job.State.running])
            return []
        }
    }

    /// The jobs that ended before their tasks did, since a moment.
    func unfinishedJobs(since moment: Int64) throws -> Set<Int64> {
        try read { db in
            try Set(
                Int64.fetchAll(
                    db, sql: "SELECT id FROM core_job WHERE state IN (?, ?) AND ended_at >= ?",
                    arguments: [Job.State.interrupted, Job.State.cancelled, moment]))
        }
    }

    /// Writes down that a job runs again that ended before its task did.
    ///
    /// - Throws: `conflict` where another was faster.
    func resumeJob(_ job: Int64, _ header: EntryHeader) async throws {
        _ = try await writeCore(header) { db, _ in
            try db.cachedStatement(
                sql: "UPDATE core_job SET state = ?, ended_at = NULL, error = NULL WHERE id = ? AND state IN (?, ?)"
            ).execute(arguments: [Job.State.running, job, Job.State.interrupted, Job.State.cancelled])
            guard db.changesCount == 1 else { throw RPCError(.conflict, "The job \(job) goes on already") }
            return []
        }
    }

    /// A write of the core's own tables that nobody's journal has.
    private func writeCore(
        _ header: EntryHeader, _ body: @escaping @Sendable (Database, _ now: Int64) throws -> [UInt8]
    ) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            submit(
                Write(module: CoreModule.name, header: header) {
                    try body($0, $1.now)
                } completion: {
                    continuation.resume(with: $0.map(\.result))
                })
        }
    }
}
