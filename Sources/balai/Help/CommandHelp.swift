import Client
import ModuleKit

/// What `balai NAME --help` and `balai describe NAME` print.
struct CommandHelp {
    let command: CommandDescription
    /// Columns of the terminal.
    let width: Int

    /// The whole text.
    var text: String {
        var lines = ["\(command.name): \(command.summary)", ""]
        lines += usage.wrapped(to: width)
        let own = command.parameters.leaves().map { leaf in
            FlagHelp(leaf.path, leaf.property, isNeeded: leaf.isRequired)
        }
        if !own.isEmpty { lines += ["", say("Flags:")] + list(own) }
        lines += command.parameters.alternatives.map { names in
            "  " + say("Give \(names.map { FlagName.flag([$0]) }.joined(separator: say(" or "))).")
        }
        let meta = MetaFlag.all.filter { $0.kinds.contains(command.kind) && command.parameters[$0.name] == nil }
        lines +=
            ["", say("Flags that every \(kind) takes:")]
            + list(meta.map { FlagHelp($0.name, $0.schema) } + Self.program)
        if clears { lines += ["", say("In an update, --no-FLAG clears what an absent flag keeps.")] }
        if let example = ExampleLine(command: command).text { lines += ["", say("Example:"), "  " + example] }
        let role: Sentence = command.access == "anyone" ? "anyone" : "the role \(command.access)"
        lines += ["", say("A \(kind) for \(role).")]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The help, and below it what the command answers.
    var description: String {
        let schema = command.object["result"]?["schema"] ?? .object([])
        let isList = schema["properties"]?["items"]?["items"] != nil
        let members = (isList ? schema["properties"]?["items"]?["items"] : schema)?["properties"]?.object ?? []
        guard !members.isEmpty else { return text }
        let margin = members.reduce(0) { max($0, $1.name.columns) } + 2
        let lines = members.flatMap { member in
            indented(member.name, member.value["description"]?.string ?? "", margin: min(margin, 28))
        }
        let head = isList ? say("Answers items, each with:") : say("Answers an object of:")
        return text + "\n\(head)\n" + lines.joined(separator: "\n") + "\n"
    }

    private var usage: String {
        let needed = command.parameters.leaves().filter(\.isRequired)
            .map { "\(FlagName.flag($0.path)) \(FlagHelp.form($0.property.schema))" }
        return ([say("Usage: balai"), command.name] + needed + [say("[--flag VALUE …]")]).joined(separator: " ")
    }

    private var kind: Sentence {
        switch command.kind {
        case "read": "read"
        case "write": "write"
        default: "task"
        }
    }

    private var clears: Bool {
        command.parameters.properties.contains { $0.name == "expected_version" }
    }

    private static var program: [FlagHelp] {
        [
            FlagHelp(
                "output",
                ParameterSchema([
                    "enum": ["table", "json", "ndjson", "csv"],
                    "description": .string(
                        say("How to print the answer; a table on a terminal and JSON elsewhere")),
                ])),
            FlagHelp(
                "out",
                ParameterSchema([
                    "format": "file", "description": .string(say("Where to write a file that is answered")),
                ])),
        ]
    }

    private func list(_ flags: [FlagHelp]) -> [String] {
        let margin = min(28, flags.reduce(0) { max($0, $1.spelling.columns) } + 2)
        return flags.flatMap { indented($0.spelling, $0.words, margin: margin) }
    }

    /// Name and words side by side; below each other where the name is too long.
    private func indented(_ name: String, _ words: String, margin: Int) -> [String] {
        let blank = String(repeating: " ", count: margin + 2)
        var lines = words.wrapped(to: max(24, width == .max ? .max : width - margin - 2)).map { blank + $0 }
        if name.columns + 2 > margin || lines.isEmpty { return ["  " + name] + (words.isEmpty ? [] : lines) }
        lines[0] =
            "  " + name.filled(to: margin) + words.wrapped(to: max(24, width == .max ? .max : width - margin - 2))[0]
        return lines
    }
}
