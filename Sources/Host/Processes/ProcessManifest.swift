import ModuleKit

/// What a process says of the module that it is: the same that a library's type says.
struct ProcessManifest: ParameterObject {
    @Parameter(
        "Name of the module, with which its commands, tables and events begin",
        .pattern("^[a-z][a-z0-9]{0,31}$", "small letters and digits")) var name: String
    @Parameter("Version of the module", .length(1...40)) var version: String
    @Parameter("Modules without which it does not start", .items(0...20)) var requires: [String] = []
    @Parameter("Modules that it uses where they are", .items(0...20)) var optional: [String] = []
    @Parameter("The steps that make its tables; only ever appended to") var migrations: [ProcessMigration] = []
    @Parameter("Its commands", .items(1...500)) var commands: [ProcessCommand]
    @Parameter("Topics of the events that it publishes", .items(0...200)) var events: [String] = []
}

struct ProcessMigration: ParameterObject {
    @Parameter("A number and words, as 0001 payments", .length(1...100)) var name: String
    @Parameter("SQL and nothing else", .length(1...1_000_000)) var sql: String
    @Parameter("Columns that hold personal data, as table.column") var personal: [String] = []
}

struct ProcessCommand: ParameterObject {
    enum Kind: String, Choice { case read, write }
    enum Needed: String, Choice { case anyone, viewer, clerk, `operator`, admin }

    @Parameter("Name, beginning with the module's", .length(3...100)) var name: String
    @Parameter("What it does, in a line", .length(3...300)) var summary: String
    @Parameter("Whether it changes the store") var kind: Kind
    @Parameter("The least role that may call it") var access: Needed
    @Parameter("The version in which it appeared", .length(1...40)) var since = "1.0"
    @Parameter("JSON Schema of its parameters, an object") var parameters: WrittenJSON
    @Parameter("JSON Schema of its result") var result: WrittenJSON
    @Parameter("Parameters that it understands") var example: WrittenJSON?
}

extension ModuleManifest {
    /// - Throws: `invalid_params` with everything that is wrong with it.
    init(_ process: ProcessManifest) throws(RPCError) {
        var commands: [RegisteredCommand] = []
        for command in process.commands {
            commands.append(
                RegisteredCommand(
                    forwarding: About(
                        command.name, Sentence(verbatim: command.summary), access: Access(command.access),
                        since: command.since,
                        example: command.example.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "{}"),
                    writes: command.kind == .write, parameters: Schema(written: command.parameters),
                    reply: Schema(written: command.result)))
        }
        let problems = Self.problems(of: process.name, commands: commands, topics: process.events)
        guard problems.isEmpty else {
            throw RPCError.invalidParams(
                problems.map { Fault(path: "/manifest", rule: "manifest", message: Sentence(verbatim: $0)) })
        }
        self.init(
            name: process.name, version: process.version, requires: process.requires, optional: process.optional,
            migrations: process.migrations.map { Migration($0.name, personal: $0.personal, sql: $0.sql) },
            commands: commands, topics: process.events)
    }
}

extension Access {
    fileprivate init(_ needed: ProcessCommand.Needed) {
        self =
            switch needed {
            case .anyone: .anyone
            case .viewer: .viewer
            case .clerk: .clerk
            case .operator: .operator
            case .admin: .admin
            }
    }
}

extension Schema {
    /// A schema that somebody else wrote. What is no object describes nothing.
    fileprivate init(written json: WrittenJSON) {
        self.init()
        guard let members = (try? JSONValue.parse(json.bytes))?.object else { return }
        for member in members { self[member.name] = Self.value(member.value) }
    }

    private static func value(_ json: JSONValue) -> Value {
        switch json {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .string(let value): return .string(value)
        case .array(let elements): return .list(elements.map(value))
        case .object(let members):
            var schema = Schema()
            for member in members { schema[member.name] = value(member.value) }
            return .schema(schema)
        }
    }
}
