import ModuleKit

/// Which modules run, which were refused and why, and what commands there are.
struct ModuleCatalog: Sendable {
    struct Refused: Sendable {
        /// The module's name, or its file's where no name could be learned.
        let name: String
        let file: String
        let reason: Sentence
        /// Whether an operator said so, and not a fault.
        var isDisabled = false
        /// Whether it brought the daemon down, and waits for an operator.
        var isQuarantined = false
        /// Whether it is a process that has gone.
        var isAway = false
    }

    struct Entry: Sendable {
        let module: String
        let command: RegisteredCommand
    }

    struct Subscriber: Sendable {
        let module: String
        let subscription: Subscription
    }

    private(set) var modules: [ModuleManifest] = []
    /// The names of the modules that run.
    private(set) var running: Set<String> = []
    private(set) var refused: [Refused] = []
    private var entries: [String: Entry] = [:]
    private var subscribers: [String: [Subscriber]] = [:]
    /// What every module that runs has to say, and the kit, in one catalogue for each language.
    private var words = Words.kit
    /// What no call may carry in the clear, by the modules that run.
    private(set) var clearTextRules: [ClearTextRule] = []

    /// Adds a module that runs; those it requires were added before.
    mutating func add(_ module: ModuleManifest) {
        modules.append(module)
        running.insert(module.name)
        refused.removeAll { $0.name == module.name || $0.name == module.file }
        for command in module.commands {
            entries[command.about.name] = Entry(module: module.name, command: command)
        }
        for subscription in module.subscriptions {
            subscribers[subscription.topic, default: []].append(
                Subscriber(module: module.name, subscription: subscription))
        }
        if let rule = module.clearTextRule { clearTextRules.append(rule) }
        for (language, group) in module.words { words[language, default: [:]].add(group) }
    }

    mutating func refuse(
        _ name: String, file: String, _ reason: Sentence, isDisabled: Bool = false, isQuarantined: Bool = false,
        isAway: Bool = false
    ) {
        refused.removeAll { $0.name == name }
        refused.append(
            Refused(
                name: name, file: file, reason: reason, isDisabled: isDisabled, isQuarantined: isQuarantined,
                isAway: isAway))
    }

    /// Takes out a module that ran and that no other requires.
    mutating func remove(_ name: String) {
        modules.removeAll { $0.name == name }
        running.remove(name)
        entries = entries.filter { $0.value.module != name }
        subscribers = subscribers.mapValues { $0.filter { $0.module != name } }
    }

    func isRunning(_ module: String) -> Bool { running.contains(module) }

    /// Throws `module_unavailable` where a module that ran when a call came has been disabled since.
    func check(_ module: String) throws(RPCError) {
        guard !isRunning(module) else { return }
        throw RPCError(.moduleUnavailable, "The module '\(module)' was disabled")
    }

    /// Modules that run and require this one.
    func dependents(of module: String) -> [String] { modules.filter { $0.requires.contains(module) }.map(\.name) }

    func module(_ name: String) -> ModuleManifest? { modules.first { $0.name == name } }

    var commands: [RegisteredCommand] { modules.flatMap(\.commands) }

    func words(in language: Language) -> Words { words[language] ?? .english }

    var derivedTables: Set<String> { modules.reduce(into: []) { $0.formUnion($1.derivedTables) } }

    func subscribers(of topic: String) -> [Subscriber] { subscribers[topic] ?? [] }

    /// The command of that name.
    ///
    /// - Throws: `module_unavailable` where its module was refused, `unknown_command` with the nearest name otherwise.
    func entry(_ name: String) throws(RPCError) -> Entry {
        if let entry = entries[name] { return entry }
        let owner = String(name.prefix { $0 != "." })
        if let gone = refused.first(where: { $0.name == owner }) {
            throw RPCError(
                .moduleUnavailable, "The module '\(owner)' is not running: \(gone.reason)",
                hint: "core.modules.list tells of every module")
        }
        let near = nearest(to: name, among: entries.keys.sorted()).map { [$0] } ?? kin(of: name)
        throw RPCError(
            .unknownCommand,
            "Unknown command '\(name.prefix(80))'\(near.first.map { ". Did you mean '\($0)'?" as Sentence } ?? "")",
            details: .object([("nearest", .array(near.map { .string($0) }))]),
            hint: near.isEmpty ? "rpc.discover lists every command" : nil)
    }

    /// Commands on the noun that a name speaks of: the noun's own, and those that begin with it.
    private func kin(of name: String) -> [String] {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard (3...8).contains(parts.count) else { return [] }
        let noun = parts.dropLast().joined(separator: ".")
        return Array(
            entries.filter { $0.key == noun || $0.key.hasPrefix(noun + ".") }
                .filter { $0.value.command.about.access != .modules }.keys.sorted().prefix(10))
    }
}
