import Client
import ModuleKit

/// The members of `_meta` as flags. They are sent as given; the daemon refuses what it does not know.
struct MetaFlag {
    /// As on the wire.
    let name: String
    let schema: ParameterSchema
    /// The kinds of command that it means something to.
    let kinds: Set<String>

    private init(
        _ name: String, _ type: String, _ words: Sentence, _ kinds: Set<String> = ["read", "write", "task"],
        choices: [String] = []
    ) {
        self.name = name
        self.kinds = kinds
        var schema: JSONValue = ["type": .string(type), "description": .string(say(words))]
        if !choices.isEmpty { schema["enum"] = .array(choices.map { .string($0) }) }
        self.schema = ParameterSchema(schema)
    }

    /// All of them, in the order of the help.
    static var all: [MetaFlag] {
        [
            MetaFlag("dry_run", "boolean", "Answer what would be done, and keep nothing", ["write", "task"]),
            MetaFlag("reason", "string", "Why; kept in the journal", ["write", "task"]),
            MetaFlag(
                "idempotency_key", "string", "A repeat under the same key answers the first result", ["write", "task"]),
            MetaFlag("progress", "boolean", "Tell how far long work has come", ["task"]),
            MetaFlag("detach", "boolean", "Answer the job at once, and go on without this program", ["task"]),
            MetaFlag("stream", "boolean", "All pages of a list, and not the first alone", ["read"]),
            MetaFlag("deadline_ms", "integer", "Give up after so many milliseconds"),
            MetaFlag("lang", "string", "Language of the answer", choices: Language.allCases.map(\.rawValue)),
        ]
    }

    static func named(_ name: String) -> MetaFlag? { all.first { $0.name == name } }
}
