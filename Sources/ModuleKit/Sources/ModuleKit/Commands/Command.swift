/// What a command says of itself beside its parameters.
public struct About: Sendable {
    /// `module.noun.verb`, or `module.verb`.
    public let name: String
    public let summary: Sentence
    public let access: Access
    /// The version in which the command appeared.
    public let since: String
    /// Parameters as JSON that the command understands; decoded when the module is registered.
    public let example: String
    /// What to call instead, of a command that is kept for those who still call it.
    public let deprecated: Sentence?
    /// Whether what it did is for good, as a signature is: `core.journal.revert` does not take it back.
    public let isFinal: Bool

    public init(
        _ name: String, _ summary: Sentence, access: Access, since: String = "1.0", example: String = "{}",
        deprecated: Sentence? = nil, isFinal: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.access = access
        self.since = since
        self.example = example
        self.deprecated = deprecated
        self.isFinal = isFinal
    }
}

/// A command: its parameters are its properties, its work is `run`.
///
/// Conform to `ReadCommand`, `WriteCommand` or `TaskCommand`. From the one declaration come validation, the answer of
/// `rpc.discover`, and the command line's flags and help.
public protocol Command: ParameterObject {
    associatedtype Reply: WireValue
    static var about: About { get }
}

/// Answers from a snapshot of the store. Many may run at a time, and one may be run again.
public protocol ReadCommand: Command {
    associatedtype Reply
    func run(_ store: Snapshot) throws -> Reply
}

/// Changes the store in a transaction that the core owns: returning keeps the changes, throwing undoes them.
public protocol WriteCommand: Command {
    associatedtype Reply
    func run(_ store: Transaction) throws -> Reply
}

/// Long work outside any transaction, which reads and writes in steps, tells its progress and can be cancelled.
///
/// Each write step is a transaction and a journal entry of its own: what was committed stays when the task fails.
public protocol TaskCommand: Command {
    associatedtype Reply
    /// Whether running it again with the same parameters goes on where it ended, and ends as one run would have. Then
    /// its parameters are kept while it runs, and `core.jobs.resume` runs it again after it was cancelled, or the daemon
    /// has ended.
    static var resumes: Bool { get }
    func run(_ task: TaskContext) async throws -> Reply
}

extension TaskCommand {
    public static var resumes: Bool { false }
}
