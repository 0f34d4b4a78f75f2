extension Schema {
    /// What a schema that somebody else wrote says against an object: members that are missing, are not known, or are of
    /// another type. What it says beyond that is for whoever wrote it to check.
    func faults(of object: JSONValue) -> [Fault] {
        var faults = Faults()
        let members = object.object ?? []
        if case .list(let required)? = self["required"] {
            for case .string(let name) in required where !members.contains(where: { $0.name == name }) {
                faults.add(at: name, "required", "Is required")
            }
        }
        guard case .schema(let properties)? = self["properties"] else { return faults.list }
        let isOpen =
            if case .bool(false)? = self["additionalProperties"] { false } else { self["additionalProperties"] != nil }
        for member in members {
            guard case .schema(let schema)? = properties[member.name] else {
                if isOpen { continue }
                let near = nearest(to: member.name, among: properties.members.map(\.name))
                let hint: Sentence = near.map { ". Did you mean '\($0)'?" } ?? ""
                faults.add(at: member.name, "unknown", "There is no member '\(member.name.prefix(40))'\(hint)")
                continue
            }
            let types = schema.types
            guard !types.isEmpty, types.isDisjoint(with: member.value.typeNames) else { continue }
            let expected = types.sorted().joined(separator: ", ")
            faults.add(at: member.name, "type", "Is \(member.value.text.prefix(40)): expected \(expected)")
        }
        return faults.list
    }

    /// All that `type` allows.
    private var types: Set<String> {
        switch self["type"] {
        case .string(let type)?: [type]
        case .list(let list)?: Set(list.compactMap { if case .string(let type) = $0 { type } else { nil } })
        default: []
        }
    }
}

extension JSONValue {
    /// What JSON Schema calls its type; a whole number is a number, too.
    fileprivate var typeNames: Set<String> {
        switch self {
        case .null: ["null"]
        case .bool: ["boolean"]
        case .integer: ["integer", "number"]
        case .number: ["number"]
        case .string: ["string"]
        case .array: ["array"]
        case .object: ["object"]
        }
    }
}
