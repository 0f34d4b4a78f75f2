import ModuleKit

/// What the daemon keeps of a module that was brought in: its type asked once, its commands with their plans.
struct ModuleManifest: Sendable {
    let name: String
    let version: String
    let requires: [String]
    let optional: [String]
    let migrations: [Migration]
    let commands: [RegisteredCommand]
    let topics: [String]
    let subscriptions: [Subscription]
    let settings: RegisteredSettings?
    let words: [Language: Words]
    let clearTextRule: ClearTextRule?
    let invariants: [Invariant]
    let derivedTables: Set<String>
    let undone: @Sendable (UndoneWrite, Transaction) throws -> Void
    /// The library's file; nil for the core.
    let file: String?

    init(
        name: String, version: String, requires: [String] = [], optional: [String] = [],
        migrations: [Migration] = [], commands: [RegisteredCommand], topics: [String] = [],
        subscriptions: [Subscription] = [], settings: RegisteredSettings? = nil, words: [Language: Words] = [:],
        clearTextRule: ClearTextRule? = nil, invariants: [Invariant] = [], derivedTables: Set<String> = [],
        undone: @escaping @Sendable (UndoneWrite, Transaction) throws -> Void = { _, _ in }, file: String? = nil
    ) {
        self.name = name
        self.version = version
        self.requires = requires
        self.optional = optional
        self.migrations = migrations
        self.commands = commands
        self.topics = topics
        self.subscriptions = subscriptions
        self.settings = settings
        self.words = words
        self.clearTextRule = clearTextRule
        self.invariants = invariants
        self.derivedTables = derivedTables
        self.undone = undone
        self.file = file
    }

    /// Asks the type, builds every command's plan, and refuses what is declared wrongly with everything listed.
    init(_ type: any Module.Type, file: String?) throws(ModuleRefusal) {
        var commands: [RegisteredCommand] = []
        var problems: [String] = []
        let name = type.name
        for command in type.commands {
            do { commands.append(try RegisteredCommand(command)) } catch { problems.append("\(error)") }
        }
        problems += Self.problems(of: name, commands: commands, topics: type.events.map { $0.topic })
        problems += type.events.filter { Self.schema($0).revealsSealed }
            .map { "event \($0.topic) holds a value that is kept sealed" }
        let known = type.requires + type.optional + [name]
        problems += type.subscriptions.map(\.topic)
            .filter { topic in !known.contains { topic.hasPrefix($0 + ".") } }
            .map { "subscription \($0): the module neither requires nor names optional whose event it is" }
        problems += type.derivedTables.filter { !$0.hasPrefix(name + "_") }.sorted()
            .map { "derived table \($0) is not the module's own" }
        var settings: RegisteredSettings?
        if let type = type.settings {
            if type.module != name { problems.append("settings \(type) are those of '\(type.module)'") }
            do { settings = try RegisteredSettings(type) } catch { problems.append("\(error)") }
        }
        guard problems.isEmpty else { throw ModuleRefusal(Sentence(verbatim: problems.joined(separator: "; "))) }
        self.init(
            name: name, version: type.version, requires: type.requires, optional: type.optional,
            migrations: type.migrations, commands: commands, topics: type.events.map { $0.topic },
            subscriptions: type.subscriptions,
            settings: settings, words: type.words, clearTextRule: type.clearTextRule,
            invariants: type.invariants, derivedTables: type.derivedTables, undone: { try type.undone($0, $1) },
            file: file)
    }

    private static func schema<E: Event>(_ event: E.Type) -> Schema { E.shape.schema }

    /// What is wrong with the names that a module gives.
    static func problems(of name: String, commands: [RegisteredCommand], topics: [String]) -> [String] {
        let names = commands.map(\.about.name)
        return names.filter { !$0.hasPrefix(name + ".") }
            .map { "command \($0) must have a name beginning with '\(name).'" }
            + Set(names).filter { name in names.count { $0 == name } > 1 }.sorted()
            .map { "command \($0) is declared twice" }
            + topics.filter { !$0.hasPrefix(name + ".") }
            .map { "event \($0) must have a topic beginning with '\(name).'" }
    }
}
