import Client
import ModuleKit

/// Says how a line that is being written may go on. It is quick, and silent where no daemon answers.
struct Completer {
    let console: Console

    /// How many milliseconds the daemon has; a person waits at the keyboard.
    private static let patience: Int32 = 1000

    private static let leading = ["--socket", "--data", "--output", "--lang", "--help"]

    /// A word and what it means.
    private typealias Choice = (word: String, words: String)

    /// What may stand for the last of the words: a line each, the word and its meaning with a tab between them.
    func answer(_ line: [String]) -> String {
        var words = Self.joined(line)
        let current = words.popLast() ?? ""
        return choices(behind: words, current)
            .filter { $0.word.hasPrefix(current) || $0.word == CompletionScript.path }
            .map { "\($0.word)\t\($0.words.printable)\n" }.joined()
    }

    /// Bash takes `--flag=value` for three words.
    private static func joined(_ line: [String]) -> [String] {
        var line = line
        if line.last == "=" { line.append("") }
        return line.filter { $0 != "=" }
    }

    private func choices(behind words: [String], _ current: String) -> [Choice] {
        switch words.last {
        case "--socket", "--data": return [(CompletionScript.path, "")]
        case "--output": return Self.formats
        case "--lang": return Self.languages
        default: break
        }
        let (options, rest) = GlobalOptions.cut(words)
        guard let first = rest.first else { return begin(current, options) }
        if first.contains(".") { return flags(of: first, Array(rest.dropFirst()), current, options) }
        if current.hasPrefix("-") { return Self.plain(Self.leading + (Self.own[first] ?? [])) }
        switch (first, rest.count) {
        case ("call", 1), ("describe", 1), ("help", 1): return commands(options).map { ($0.name, $0.summary) }
        case ("commands", 1): return Self.plain(Array(Set(commands(options).map(\.module))).sorted())
        case ("completion", 1): return Self.plain(CompletionScript.allCases.map(\.rawValue))
        default: return []
        }
    }

    /// The flags of the program's own commands.
    private static let own = ["call": ["--out"], "watch": ["--after"]]

    private static let languages = plain(Language.allCases.map(\.rawValue))

    private static let formats = plain(OutputFormat.allCases.map(\.rawValue))

    private static func plain(_ words: [String]) -> [Choice] { words.map { ($0, "") } }

    private func begin(_ current: String, _ options: [String]) -> [Choice] {
        if current.hasPrefix("-") { return Self.plain(Self.leading) }
        let own = Balai.configuration.subcommands.map {
            ($0.configuration.commandName ?? "", $0.configuration.abstract)
        }
        return own + commands(options).map { ($0.name, $0.summary) }
    }

    private func flags(of name: String, _ given: [String], _ current: String, _ options: [String]) -> [Choice] {
        guard let command = commands(options).first(where: { $0.name == name }) else { return [] }
        if current.hasPrefix("--"), let end = current.firstIndex(of: "=") {
            let flag = current[..<end]
            return (values(of: String(flag), command) ?? []).filter { $0.word != CompletionScript.path }
                .map { ("\(flag)=\($0.word)", $0.words) }
        }
        if let flag = given.last, flag.hasPrefix("--"), !flag.contains("="), let values = values(of: flag, command) {
            return values
        }
        let spent = Set(given.map { FlagName.flag(FlagName.path($0.prefix { $0 != "=" }.drop { $0 == "-" })) })
        let own = command.parameters.leaves().map { leaf in
            (path: leaf.path, words: leaf.property.schema.words ?? "", isList: leaf.property.schema.isList)
        }
        let meta = MetaFlag.all.filter { $0.kinds.contains(command.kind) && command.parameters[$0.name] == nil }
        return own.filter { $0.isList || !spent.contains(FlagName.flag($0.path)) }
            .map { (FlagName.flag($0.path), $0.words) }
            + meta.map { (FlagName.flag([$0.name]), $0.schema.words ?? "") }.filter { !spent.contains($0.0) }
            + Self.plain(["--output", "--out", "--help"])
    }

    /// What may stand behind a flag; nil where the flag takes no value.
    private func values(of flag: String, _ command: CommandDescription) -> [Choice]? {
        switch command.target(of: String(flag.dropFirst(2))) {
        case .parameter(_, let schema, let negated): negated ? nil : Self.values(of: schema)
        case .meta(let meta, let negated): negated ? nil : Self.values(of: meta.schema)
        case .output: Self.formats
        case .out: [(CompletionScript.path, "")]
        case .help: nil
        case nil: []
        }
    }

    private static func values(of schema: ParameterSchema) -> [Choice]? {
        switch schema.kind {
        case .boolean: nil
        case .choice(let words): plain(words)
        case .list(let items): values(of: items) ?? plain(["true", "false"])
        case .file: [(CompletionScript.path, "")]
        case .text, .integer, .number, .date, .instant, .object, .mixed: []
        }
    }

    private func commands(_ options: [String]) -> [CommandDescription] {
        guard let options = try? GlobalOptions.parse(options),
            let path = SocketPath.resolve(
                socket: options.socket, data: options.data, environment: console.environment),
            let connection = try? Connection(path: path, timeout: Self.patience),
            let document = try? connection.call("rpc.discover", meta: Session.meta(nil))
        else { return [] }
        return CommandDescription.all(in: document)
    }
}

extension ParameterSchema {
    fileprivate var isList: Bool { if case .list = kind { true } else { false } }
}
