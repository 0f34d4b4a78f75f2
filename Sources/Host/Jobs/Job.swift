import ModuleKit

/// A task's call, while it runs and after.
struct Job: Described {
    enum State: String, Choice {
        case running, done, failed, cancelled, interrupted

        /// Whether the job ended before its task did, and may go on where that kept what it needs.
        var goesOn: Bool { self == .interrupted || self == .cancelled }
    }

    let id: Int64
    let job: Int64
    let command: String
    let uid: Int64
    let state: State
    let startedAt: Instant
    let endedAt: Instant?
    let progress: JobProgress?
    let result: WrittenJSON?
    let error: WrittenJSON?
    let resumable: Bool

    static let fields = Fields<Self> {
        Field(\.id, "Number of the job")
        Field(\.job, "The same, as the commands take it")
        Field(\.command, "The task")
        Field(\.uid, "The user who called it")
        Field(\.state, "Interrupted: the daemon ended before the task did")
        Field(\.startedAt, "When it began")
        Field(\.endedAt, "When it ended; null while it runs")
        Field(\.progress, "How far it is; null where it has not told, and after its end")
        Field(\.result, "What the task answered; null where the caller was told and it is longer than 1 MiB")
        Field(\.error, "Why it has no result, as the caller was told")
        Field(\.resumable, "Whether core.jobs.resume lets it go on where it ended")
    }
}

/// A job in a list: what it answered is told by `core.jobs.get`.
struct JobItem: Described {
    let id: Int64
    let job: Int64
    let command: String
    let uid: Int64
    let state: Job.State
    let startedAt: Instant
    let endedAt: Instant?
    let progress: JobProgress?
    let error: WrittenJSON?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the job")
        Field(\.job, "The same, as the commands take it")
        Field(\.command, "The task")
        Field(\.uid, "The user who called it")
        Field(\.state, "Interrupted: the daemon ended before the task did")
        Field(\.startedAt, "When it began")
        Field(\.endedAt, "When it ended; null while it runs")
        Field(\.progress, "How far it is; null where it has not told, and after its end")
        Field(\.error, "Why it has no result, as the caller was told")
    }
}
