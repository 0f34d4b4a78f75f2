import ModuleKit

/// JSON for a person: a member a line, two blanks of indentation.
enum IndentedJSON {
    static func text(_ value: JSONValue, depth: Int = 0) -> String {
        let inner = String(repeating: "  ", count: depth + 1)
        let outer = String(repeating: "  ", count: depth)
        switch value {
        case .array(let items) where !items.isEmpty:
            let lines = items.map { inner + text($0, depth: depth + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                inner + JSONValue.string(member.name).text + ": " + text(member.value, depth: depth + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
        case .null, .bool, .integer, .number, .string, .array, .object: return value.text
        }
    }
}
