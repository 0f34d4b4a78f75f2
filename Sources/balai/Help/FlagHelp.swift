import Client
import ModuleKit

/// A flag as help prints it: its spelling with the form of its value, and its words.
struct FlagHelp {
    let spelling: String
    let words: String

    /// A parameter's flag. `isNeeded`: it must be given whatever else is.
    init(_ path: [String], _ property: ParameterObjectSchema.Property, isNeeded: Bool) {
        let schema = property.schema
        spelling = [FlagName.flag(path), Self.form(schema)].filter { !$0.isEmpty }.joined(separator: " ")
        var notes: [String] = []
        if isNeeded {
            notes.append(say("required"))
        } else if property.isRequired {
            notes.append(say("required with the rest of \(FlagName.flag(path.dropLast()))"))
        }
        words = Self.sentence(schema.words, notes + Self.notes(schema))
    }

    /// A flag for a member of `_meta`, or one of the program's own.
    init(_ name: String, _ schema: ParameterSchema) {
        spelling = [FlagName.flag([name]), Self.form(schema)].filter { !$0.isEmpty }.joined(separator: " ")
        words = Self.sentence(schema.words, Self.notes(schema))
    }

    private static func notes(_ schema: ParameterSchema) -> [String] {
        var notes: [String] = []
        if let initial = schema.initial, !initial.isNull { notes.append(say("default \(value(initial))")) }
        if case .list = schema.kind { notes.append(say("may be repeated")) }
        if let choices = schema.choices, choices.count > shown {
            notes.append(say("one of \(choices.joined(separator: ", "))"))
        }
        if let members = schema.memberList { notes.append(say("objects of \(members)")) }
        return notes
    }

    /// So many choices stand beside the flag; more stand in the words.
    private static let shown = 3

    private static func sentence(_ words: String?, _ notes: [String]) -> String {
        let notes = notes.isEmpty ? "" : "(\(notes.joined(separator: "; ")))"
        return [words ?? "", notes].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func value(_ value: JSONValue) -> String { value.string ?? value.text }

    /// The form of a value, in capitals where anything may stand.
    static func form(_ schema: ParameterSchema) -> String {
        switch schema.kind {
        case .text: say("TEXT")
        case .integer, .number: say("NUMBER")
        case .boolean: ""
        case .date: say("DATE")
        case .instant: say("TIME")
        case .file: say("PATH")
        case .choice(let words): words.count <= shown ? words.joined(separator: "|") : say("WORD")
        case .list(let items):
            if case .object = items.kind {
                say("MEMBER=VALUE,…")
            } else {
                form(items).isEmpty ? "true|false" : form(items)
            }
        case .object: "JSON|@FILE"
        case .mixed(let types): types.contains("string") ? say("VALUE") : "JSON|@FILE"
        }
    }
}

extension ParameterSchema {
    /// The words to choose from, also of the items of a list.
    fileprivate var choices: [String]? {
        switch kind {
        case .choice(let words): words
        case .list(let items): items.choices
        case .text, .integer, .number, .boolean, .date, .instant, .file, .object, .mixed: nil
        }
    }

    /// The members of the objects in a list, those that may be missing with a question mark.
    fileprivate var memberList: String? {
        guard case .list(let items) = kind, case .object(let object) = items.kind else { return nil }
        let names = object.properties.map { property in
            let choices = property.schema.choices.map { ": " + $0.joined(separator: "|") } ?? ""
            return property.name + (property.isRequired ? "" : "?") + choices
        }
        return "{" + names.joined(separator: ", ") + "}"
    }
}
