import ModuleKit

extension RegisteredCommand {
    /// The errors that may answer it, by what it is. Every test that calls a command holds its answer against this.
    var errors: [ErrorName] {
        var names: [ErrorName] = [.invalidParams, .internal, .deadlineExceeded, .cancelled]
        // Everybody may ask about the own role, and only an admin about others'.
        if about.access > .anyone || about.name == ExplainAccess.about.name { names.append(.forbidden) }
        if !about.name.hasPrefix("core."), !about.name.hasPrefix("rpc.") { names.append(.moduleUnavailable) }
        if case .schema(let properties)? = parameters["properties"], !properties.members.isEmpty {
            names += [.notFound, .ambiguous]
        }
        if kind != .read { names += [.conflict, .invalidState, .busy, .storage] }
        if revealsSealed || !secretPaths.isEmpty { names.append(.keyMissing) }
        return names
    }

    /// References to the errors, in the order of their numbers.
    func writeErrors(to writer: inout JSONWriter) {
        writer.beginArray()
        for name in errors.sorted(by: { $0.code > $1.code }) {
            writer.beginObject()
            writer.key("$ref")
            writer.write("#/components/errors/\(name.rawValue)")
            writer.endObject()
        }
        writer.endArray()
    }
}

extension Hall {
    /// The errors that may answer a command; nil where there is no such command.
    package func errors(of command: String) -> [ErrorName]? { try? catalog.entry(command).command.errors }
}

extension ErrorName {
    /// Every error once, as an Error Object under its name.
    static func writeComponents(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("errors")
        writer.beginObject()
        for name in allCases {
            writer.key(name.rawValue)
            writer.beginObject()
            writer.key("code")
            writer.write(name.code)
            writer.key("message")
            writer.write(name.words.text(in: writer.words))
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }

    private var words: Sentence {
        switch self {
        case .parseError: "The frame is no JSON"
        case .invalidRequest: "The frame is no request"
        case .unknownCommand: "There is no such command"
        case .invalidParams: "Parameters are wrong: the details tell all of them"
        case .internal: "Something went wrong inside the daemon"
        case .notFound: "What is named is not there"
        case .conflict: "It is there already, or has changed since it was read"
        case .forbidden: "The caller's role does not allow it"
        case .invalidState: "The thing's state does not allow it"
        case .busy: "Too much is waiting: try again after retry_after_ms"
        case .deadlineExceeded: "The deadline passed before the work was done"
        case .cancelled: "The call was cancelled"
        case .moduleUnavailable: "The command's module does not run"
        case .storage: "The disk is full or failed, and nothing was written"
        case .frameTooLarge: "The frame is longer than the daemon takes or sends"
        case .ambiguous: "More than one thing fits: the details list them"
        case .keyMissing: "A sealed value is needed, and the key is not there"
        }
    }
}
