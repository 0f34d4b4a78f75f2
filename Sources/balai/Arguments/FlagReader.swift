import Client
import ModuleKit

/// Reads a line of flags by a command's schema, and tells everything that is wrong with it at once.
struct FlagReader {
    let command: CommandDescription
    let values: ValueReader

    private var invocation = Invocation()
    private var faults: [String] = []

    init(_ command: CommandDescription, _ values: ValueReader) {
        self.command = command
        self.values = values
    }

    /// What the arguments behind the command's name ask for.
    /// - Throws: a ``UsageError`` with all faults.
    static func read(
        _ arguments: [String], for command: CommandDescription, values: ValueReader
    ) throws(UsageError) -> Invocation {
        var reader = FlagReader(command, values)
        var rest = arguments[...]
        while let argument = rest.popFirst() { reader.take(argument, &rest) }
        if reader.invocation.wantsHelp { return reader.invocation }
        if reader.faults.isEmpty { reader.checkRequired() }
        guard reader.faults.isEmpty else {
            throw UsageError(reader.faults + [say("'balai \(command.name) --help' lists the flags")])
        }
        return reader.invocation
    }

    private mutating func take(_ argument: String, _ rest: inout ArraySlice<String>) {
        if argument == "-h" {
            invocation.wantsHelp = true
            return
        }
        guard argument.hasPrefix("--"), argument.count > 2 else {
            faults.append(say("'\(argument.prefix(60))' stands without a flag\(example)"))
            return
        }
        let body = argument.dropFirst(2)
        let name = String(body.prefix { $0 != "=" })
        let given = body.count == name.count ? nil : String(body.dropFirst(name.count + 1))
        guard let target = command.target(of: name) else {
            if given == nil, let next = rest.first, !next.hasPrefix("-") { rest.removeFirst() }
            faults.append(unknown(name))
            return
        }
        do {
            try apply(target, "--" + name, given, &rest)
        } catch let error as UsageError {
            faults += error.lines
        } catch {
            faults.append("'--\(name)': \(error)")
        }
    }

    private mutating func apply(
        _ target: FlagTarget, _ flag: String, _ given: String?, _ rest: inout ArraySlice<String>
    ) throws {
        switch target {
        case .help: invocation.wantsHelp = true
        case .out: invocation.out = try Self.value(flag, given, &rest)
        case .output:
            let text = try Self.value(flag, given, &rest)
            guard let format = OutputFormat(rawValue: text) else { throw OutputFormat.refusal(text) }
            invocation.output = format
        case .meta(let meta, let negated):
            let value = try value(meta.schema, negated, flag, given, &rest)
            var members = invocation.meta ?? .object([])
            try Self.put(value, at: [meta.name], in: &members, flag)
            invocation.meta = members
        case .parameter(let path, let schema, let negated):
            let value = try value(schema, negated, flag, given, &rest)
            try Self.put(value, at: path[...], in: &invocation.params, flag)
        }
    }

    private func value(
        _ schema: ParameterSchema, _ negated: Bool, _ flag: String, _ given: String?, _ rest: inout ArraySlice<String>
    ) throws -> JSONValue {
        if negated {
            guard given == nil else { throw UsageError("'\(flag)' takes no value") }
            return schema.isBoolean ? .bool(false) : .null
        }
        if schema.isBoolean, given == nil {
            guard let next = rest.first, let value = ValueReader.truth(next) else { return .bool(true) }
            rest.removeFirst()
            return .bool(value)
        }
        return try values.read(try Self.value(flag, given, &rest), as: schema, for: flag)
    }

    private static func value(_ flag: String, _ given: String?, _ rest: inout ArraySlice<String>) throws -> String {
        if let given { return given }
        guard let next = rest.first, !next.hasPrefix("--") else {
            throw UsageError("'\(flag)' needs a value; one that begins with dashes is written \(flag)=VALUE")
        }
        rest.removeFirst()
        return next
    }

    /// Puts a value where its path says; lists grow, objects are filled, anything else is given once.
    private static func put(
        _ value: JSONValue, at path: ArraySlice<String>, in object: inout JSONValue, _ flag: String
    ) throws {
        guard let name = path.first else { return }
        let old = object[name]
        if path.count > 1 {
            guard old == nil || old?.object != nil else { throw UsageError("'\(flag)' is given twice") }
            var inner = old ?? .object([])
            try put(value, at: path.dropFirst(), in: &inner, flag)
            object[name] = inner
            return
        }
        switch (old, value) {
        case (nil, _): object[name] = value
        case (.array(let items)?, .array(let more)): object[name] = .array(items + more)
        case (.object(let members)?, .object(let more)):
            guard Set(members.map(\.name)).isDisjoint(with: more.map(\.name)) else {
                throw UsageError("'\(flag)' is given twice")
            }
            object[name] = .object(members + more)
        case (_?, _): throw UsageError("'\(flag)' is given twice")
        }
    }

    private mutating func checkRequired() {
        for property in command.parameters.properties
        where property.isRequired && invocation.params[property.name] == nil {
            let words = property.schema.words.map { ": \($0)" } ?? ""
            faults.append(say("Missing '\(flags(of: property))'") + words)
        }
        for names in command.parameters.alternatives where !names.contains(where: { invocation.params[$0] != nil }) {
            let flags = names.map { "'\(FlagName.flag([$0]))'" }.joined(separator: say(" or "))
            faults.append(say("Missing \(flags)"))
        }
    }

    /// The flag of a parameter; of an object, those of its members.
    private func flags(of property: ParameterObjectSchema.Property) -> String {
        guard case .object(let inner) = property.schema.kind else { return FlagName.flag([property.name]) }
        let leaves = inner.leaves(under: [property.name])
        let needed = leaves.filter(\.isRequired)
        return (needed.isEmpty ? leaves : needed).map { FlagName.flag($0.path) }.joined(separator: "', '")
    }

    private var example: Sentence {
        let leaves = command.parameters.leaves()
        guard let leaf = leaves.first(where: \.isRequired) ?? leaves.first else { return "" }
        return "; values follow one, as in \(FlagName.flag(leaf.path)) VALUE"
    }

    private func unknown(_ name: String) -> String {
        if name == "socket" || name == "data" {
            return say("'--\(name)' stands before the command: balai --\(name) PATH \(command.name)")
        }
        let spelled = FlagName.flag(FlagName.path(name))
        let known = nearest(to: spelled, among: command.flags)
        let hint: Sentence = known.map { ". Did you mean '\($0)'?" } ?? ""
        return say("Unknown flag '--\(name)'\(hint)")
    }
}
