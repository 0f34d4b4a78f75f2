import Client
import ModuleKit

/// What a flag means to a command.
enum FlagTarget {
    /// A parameter, by its path. `negated`: false for a truth value, null for anything that can be cleared.
    case parameter([String], ParameterSchema, negated: Bool)
    case meta(MetaFlag, negated: Bool)
    case help
    case output
    case out
}

extension CommandDescription {
    /// What a flag means, written without its dashes; nil when the command has no such flag.
    ///
    /// The command's own parameters come first: one named `reason` hides that of `_meta`, which is then `_meta.reason`.
    func target(of name: String) -> FlagTarget? {
        let path = FlagName.path(name)
        if let schema = parameter(at: path) { return .parameter(path, schema, negated: false) }
        if path.count == 2, path[0] == "_meta" || path[0] == "meta", let meta = MetaFlag.named(path[1]) {
            return .meta(meta, negated: false)
        }
        if path.count == 1 {
            if let meta = MetaFlag.named(path[0]) { return .meta(meta, negated: false) }
            switch path[0] {
            case "help": return .help
            case "output": return .output
            case "out": return .out
            default: break
            }
        }
        guard path[0].hasPrefix("no_") else { return nil }
        let positive = [String(path[0].dropFirst(3))] + path.dropFirst()
        if let schema = parameter(at: positive) {
            return schema.isNullable || schema.isBoolean ? .parameter(positive, schema, negated: true) : nil
        }
        if positive.count == 1, let meta = MetaFlag.named(positive[0]), meta.schema.isBoolean {
            return .meta(meta, negated: true)
        }
        return nil
    }

    /// Every flag with its path: parameters, members of objects in them, `_meta`, and the program's own.
    var flags: [String] {
        parameters.leaves().map { FlagName.flag($0.path) } + MetaFlag.all.map { FlagName.flag([$0.name]) }
            + ["--output", "--out", "--help"]
    }

    private func parameter(at path: [String]) -> ParameterSchema? {
        var object = parameters
        for (place, name) in path.enumerated() {
            guard let property = object[name] else { return nil }
            if place == path.count - 1 { return property.schema }
            guard case .object(let inner) = property.schema.kind else { return nil }
            object = inner
        }
        return nil
    }
}

extension ParameterSchema {
    var isBoolean: Bool { if case .boolean = kind { true } else { false } }
}

extension ParameterObjectSchema {
    /// A parameter that takes a flag of its own: objects are taken apart into their members.
    struct Leaf {
        let path: [String]
        let property: Property
        /// Whether it must be given whatever else is; a member of an optional object need not.
        let isRequired: Bool
    }

    /// All the leaves, in the order of their declaration.
    func leaves(under path: [String] = [], isRequired: Bool = true) -> [Leaf] {
        properties.flatMap { property -> [Leaf] in
            let path = path + [property.name]
            let isRequired = isRequired && property.isRequired
            guard case .object(let inner) = property.schema.kind else {
                return [Leaf(path: path, property: property, isRequired: isRequired)]
            }
            return inner.leaves(under: path, isRequired: isRequired)
        }
    }
}
