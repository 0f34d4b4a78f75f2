import ModuleKit

struct ListJobs: Command {
    typealias Reply = Page<JobItem>
    static let about = About(
        "core.jobs.list", "List your jobs, the newest first; an operator's list has everyone's", access: .viewer,
        example: #"{"state": "running"}"#)

    @Parameter("Only jobs in this state") var state: Job.State?
    @Group var page: PageRequest

    func answer(_ hall: Hall, _ store: Snapshot) throws -> Page<JobItem> {
        // Progress is in memory, and comes to the rows as one JSON object by the jobs' numbers.
        var progress = JSONWriter(words: store.call.words)
        progress.beginObject()
        for (job, told) in hall.jobs.progress {
            progress.key(String(job))
            JobProgress.shape.encode(told, &progress)
        }
        progress.endObject()
        return try store.page(
            JobItem.self, page,
            """
            SELECT id, id AS job, command, uid, state, started_at, ended_at,
                (SELECT value FROM json_each(:progress) WHERE key = core_job.id) AS progress, error
            FROM core_job
            WHERE (:after = 0 OR id < :after) AND (:state IS NULL OR state = :state) AND (:uid IS NULL OR uid = :uid)
            ORDER BY id DESC LIMIT :limit
            """,
            [
                "progress": String(decoding: progress.bytes, as: UTF8.self), "state": state,
                "uid": Job.visible(to: store.call.caller),
            ])
    }
}

struct GetJob: Command {
    typealias Reply = Job
    static let about = About(
        "core.jobs.get", "Tell of a job: how far it is, or how it ended", access: .viewer, example: #"{"job": 1}"#)

    @Parameter("The job", alias: "id") var job: Int64

    func answer(_ hall: Hall, _ store: Snapshot) throws -> Job { try Job.find(job, hall, store) }
}

struct WaitForJob: Command {
    typealias Reply = Job
    static let about = About(
        "core.jobs.wait", "Wait until a job has ended, or the deadline has passed", access: .viewer,
        example: #"{"job": 1}"#)

    @Parameter("The job", alias: "id") var job: Int64

    func answer(_ hall: Hall, _ task: TaskContext) async throws -> Job {
        let found = try await task.read { try Job.find(job, hall, $0) }
        guard found.state == .running else { return found }
        await hall.jobs.end(of: job)
        return try await task.read { try Job.find(job, hall, $0) }
    }
}

struct CancelJob: Command {
    typealias Reply = Job
    static let about = About(
        "core.jobs.cancel", "Tell a job to end; one that has ended stays as it is", access: .viewer,
        example: #"{"job": 1}"#)

    @Parameter("The job", alias: "id") var job: Int64

    func answer(_ hall: Hall, _ task: TaskContext) async throws -> Job {
        let found = try await task.read { try Job.find(job, hall, $0) }
        if !task.isDryRun { hall.jobs.cancel(job) }
        return found
    }
}

struct ResumeJob: Command {
    typealias Reply = Job
    static let about = About(
        "core.jobs.resume", "Let a job go on that was cancelled, or interrupted when the daemon ended", access: .viewer,
        example: #"{"job": 1}"#)

    @Parameter("The job", alias: "id") var job: Int64

    func answer(_ hall: Hall, _ task: TaskContext) async throws -> Job {
        let found = try await task.read { try Job.find(job, hall, $0) }
        guard found.state.goesOn else {
            throw RPCError.invalidState(
                "job", is: found.state.rawValue, allowed: found.state == .running ? ["core.jobs.cancel"] : [])
        }
        let kept = hall.kept
        guard let params = try await hall.readers.runIfActive({ kept.params(of: job) }) else {
            throw RPCError(
                .invalidState, "The job \(job) cannot go on: '\(found.command)' keeps nothing to go on with",
                details: ["state": .string(found.state.rawValue), "allowed": []], hint: "Call '\(found.command)' again")
        }
        if !task.isDryRun { try await hall.resume(job, found.command, params, task.call) }
        return try await task.read { try Job.find(job, hall, $0) }
    }
}

extension Job {
    /// The user whose jobs a caller sees; nil: everyone's.
    static func visible(to caller: Caller) -> Int64? { caller.access >= .operator ? nil : Int64(caller.uid) }

    /// A job that the caller may see.
    ///
    /// - Throws: `not_found`, also for another user's job.
    static func find(_ number: Int64, _ hall: Hall, _ store: Snapshot) throws -> Job {
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT command, uid, state, started_at, ended_at, result, error FROM core_job
                    WHERE id = :id AND (:uid IS NULL OR uid = :uid)
                    """),
            arguments: ["id": number, "uid": visible(to: store.call.caller)])
        guard let row else { throw RPCError.notFound("job", number) }
        let state: State = row["state"]
        return Job(
            id: number, job: number, command: row["command"], uid: row["uid"], state: state,
            startedAt: row["started_at"], endedAt: row["ended_at"],
            progress: state == .running ? hall.jobs.progress(of: number) : nil,
            result: WrittenJSON(row["result"]), error: WrittenJSON(row["error"]),
            resumable: state.goesOn && hall.kept.has(number))
    }
}

extension WrittenJSON {
    fileprivate init?(_ text: String?) {
        guard let text else { return nil }
        bytes = Array(text.utf8)
    }
}
