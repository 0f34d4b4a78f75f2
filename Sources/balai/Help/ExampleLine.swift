import Client
import ModuleKit

/// A command's example as a person would type it.
struct ExampleLine {
    let command: CommandDescription

    /// `balai core.journal.list --after 0`; nil where the command has no example.
    var text: String? {
        guard command.example != nil else { return nil }
        return (["balai", command.name] + arguments.map(Self.quoted)).joined(separator: " ")
    }

    /// The flags and their values, as the program is given them. A file's path is its name.
    var arguments: [String] { command.example.map { flags($0, command.parameters, []) } ?? [] }

    private func flags(_ value: JSONValue, _ object: ParameterObjectSchema, _ path: [String]) -> [String] {
        (value.object ?? []).flatMap { member -> [String] in
            let path = path + [member.name]
            let flag = FlagName.flag(path)
            guard let schema = object[member.name]?.schema else { return [flag, member.value.text] }
            switch (schema.kind, member.value) {
            case (.object(let inner), .object): return flags(member.value, inner, path)
            case (.boolean, .bool(let value)): return [value ? flag : flag + "=false"]
            case (.file, _): return [flag, member.value["name"]?.string ?? "PATH"]
            case (.list(let items), .array(let values)) where items.isPlain:
                return values.flatMap { [flag, Self.plain($0)] }
            case (.list(let items), .array(let values)):
                let pairs = values.compactMap { Self.pairs($0, of: items) }
                return pairs.count == values.count ? pairs.flatMap { [flag, $0] } : [flag, member.value.text]
            case (_, .null): return [FlagName.flag(["no_" + path[0]] + path.dropFirst())]
            case (_, let value): return [flag, Self.plain(value)]
            }
        }
    }

    /// An object as `name=Contoh Satu,sex=P`; nil where a member is more than a word or number.
    private static func pairs(_ value: JSONValue, of items: ParameterSchema) -> String? {
        guard case .object(let object) = items.kind, let members = value.object, !members.isEmpty else { return nil }
        let pairs = members.compactMap { member -> String? in
            guard object[member.name]?.schema.isPlain == true, !member.value.isNull else { return nil }
            let text = plain(member.value)
            return text.contains(where: { $0 == "," || $0 == "=" }) ? nil : "\(member.name)=\(text)"
        }
        return pairs.count == members.count ? pairs.joined(separator: ",") : nil
    }

    private static func plain(_ value: JSONValue) -> String { value.string ?? value.text }

    /// Quoted for a shell where that is needed.
    static func quoted(_ text: String) -> String {
        let harmless = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
            default: "-_./:,+@%=".utf8.contains(byte)
            }
        }
        if harmless, !text.isEmpty { return text }
        return "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}

extension ParameterSchema {
    /// Whether an item stands behind its flag as it is, and not as JSON.
    fileprivate var isPlain: Bool {
        switch kind {
        case .text, .integer, .number, .boolean, .date, .instant, .choice: true
        case .file, .list, .object, .mixed: false
        }
    }
}
