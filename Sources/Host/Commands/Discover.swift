import ModuleKit

/// The OpenRPC 1.3 document of every command of every module that runs.
struct Discover: Command {
    typealias Reply = WrittenJSON
    static let about = About("rpc.discover", "Describe every command", access: .anyone)

    func answer(_ hall: Hall, in words: Words) -> WrittenJSON {
        var writer = JSONWriter(capacity: 1 << 16, words: words)
        writer.beginObject()
        writer.key("openrpc")
        writer.write("1.3.2")
        writer.key("info")
        writer.beginObject()
        writer.key("title")
        writer.write("Balai")
        writer.key("version")
        writer.write(CoreModule.version)
        // What a caller is answered in who names no language.
        writer.key("x-office-lang")
        writer.write(hall.officeLanguage.rawValue)
        // Modules that were refused or disabled: a caller who asks for a command of theirs is told why it is not here.
        writer.key("x-not-running")
        writer.beginArray()
        for module in hall.catalog.refused { writer.write(module.name) }
        writer.endArray()
        writer.endObject()
        writer.key("methods")
        writer.beginArray()
        for command in hall.catalog.commands.sorted(by: { $0.about.name < $1.about.name })
        where command.about.access != .modules {
            command.writeMethod(to: &writer)
        }
        writer.endArray()
        writer.key("components")
        ErrorName.writeComponents(to: &writer)
        writer.endObject()
        return WrittenJSON(bytes: writer.bytes)
    }
}

/// JSON that nobody here looks into: a result that is written already, an object of somebody else's.
struct WrittenJSON: WireValue {
    let bytes: [UInt8]

    static var shape: Shape<WrittenJSON> {
        Shape(schema: Schema("object"), column: .json) { json, faults in
            if json.kind == .object { return WrittenJSON(bytes: JSONValue(json).bytes) }
            faults.add(type: json, expected: "an object")
            return nil
        } encode: {
            $1.write(json: $0.bytes)
        }
    }
}

extension RegisteredCommand {
    /// The command's Method Object.
    func writeMethod(to writer: inout JSONWriter) {
        writer.beginObject()
        for (key, text) in [
            ("name", about.name), ("summary", about.summary.text(in: writer.words)), ("paramStructure", "by-name"),
        ] {
            writer.key(key)
            writer.write(text)
        }
        writer.key("params")
        writeContentDescriptors(to: &writer)
        writer.key("result")
        writer.beginObject()
        writer.key("name")
        writer.write("result")
        writer.key("schema")
        reply.write(to: &writer)
        writer.endObject()
        writer.key("errors")
        writeErrors(to: &writer)
        writer.key("examples")
        writeExample(to: &writer)
        if let instead = about.deprecated {
            writer.key("deprecated")
            writer.write(true)
            writer.key("x-deprecated")
            writer.write(instead.text(in: writer.words))
        }
        if resumes {
            writer.key("x-resumes")
            writer.write(true)
        }
        for (key, text) in [
            ("x-access", about.access.rawValue), ("x-kind", kind.rawValue), ("x-since", about.since),
        ] {
            writer.key(key)
            writer.write(text)
        }
        writer.key("x-params")
        parameters.write(to: &writer)
        writer.endObject()
    }

    private var properties: [(name: String, schema: Schema)] {
        guard case .schema(let properties)? = parameters["properties"] else { return [] }
        return properties.members.compactMap { member in
            if case .schema(let schema) = member.value { (member.name, schema) } else { nil }
        }
    }

    private func writeContentDescriptors(to writer: inout JSONWriter) {
        var required: Set<String> = []
        if case .list(let names)? = parameters["required"] {
            for case .string(let name) in names { required.insert(name) }
        }
        writer.beginArray()
        for (name, schema) in properties {
            writer.beginObject()
            writer.key("name")
            writer.write(name)
            if case .sentence(let words)? = schema["description"] {
                writer.key("description")
                writer.write(words.text(in: writer.words))
            }
            if required.contains(name) {
                writer.key("required")
                writer.write(true)
            }
            writer.key("schema")
            schema.write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    /// An Example Pairing: the example's members as parameters by name.
    private func writeExample(to writer: inout JSONWriter) {
        writer.beginArray()
        writer.beginObject()
        writer.key("name")
        writer.write(about.name)
        writer.key("params")
        writer.beginArray()
        if let members = (try? JSONValue.parse(about.example))?.object {
            for member in members {
                writer.beginObject()
                writer.key("name")
                writer.write(member.name)
                writer.key("value")
                member.value.write(to: &writer)
                writer.endObject()
            }
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }
}
