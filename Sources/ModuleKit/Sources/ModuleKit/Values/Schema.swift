/// A JSON Schema under construction; members keep the order in which they were set.
public struct Schema: Sendable {
    public indirect enum Value: Sendable {
        case string(String)
        /// What people read, in the language of whoever asks for the schema.
        case sentence(Sentence)
        case integer(Int64)
        case number(Double)
        case bool(Bool)
        case null
        case list([Value])
        case schema(Schema)
        /// Already written.
        case json([UInt8])
    }

    public private(set) var members: [(name: String, value: Value)] = []
    /// What is wrong with the declaration itself; travels up into whatever holds this schema, and refuses the command.
    public var problems: [String] = []

    public init() {}

    public init(_ type: String, format: String? = nil, pattern: String? = nil) {
        self["type"] = .string(type)
        if let format { self["format"] = .string(format) }
        if let pattern { self["pattern"] = .string(pattern) }
    }

    public subscript(name: String) -> Value? {
        get { members.first { $0.name == name }?.value }
        set {
            if case .schema(let inner)? = newValue {
                problems += inner.problems.filter { !problems.contains($0) }
            }
            let place = members.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// `type`, without the null that an optional adds.
    public var typeName: String {
        switch self["type"] {
        case .string(let type)?: type
        case .list(let types)?: if case .string(let type)? = types.first { type } else { "" }
        default: ""
        }
    }

    /// The same, or null.
    public var orNull: Schema {
        var schema = self
        switch self["type"] {
        case .list(let types)?: schema["type"] = .list(types + [.string("null")])
        case let type?: schema["type"] = .list([type, .string("null")])
        // Of any type, and so null already.
        case nil: break
        }
        if case .list(let words)? = schema["enum"] { schema["enum"] = .list(words + [.null]) }
        return schema
    }

    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for member in members {
            writer.key(member.name)
            Schema.write(member.value, &writer)
        }
        writer.endObject()
    }

    private static func write(_ value: Value, _ writer: inout JSONWriter) {
        switch value {
        case .string(let text): writer.write(text)
        case .sentence(let sentence): writer.write(sentence.text(in: writer.words))
        case .integer(let number): writer.write(number)
        case .number(let number): writer.write(number)
        case .bool(let bool): writer.write(bool)
        case .null: writer.null()
        case .json(let bytes): writer.write(json: bytes)
        case .schema(let schema): schema.write(to: &writer)
        case .list(let list):
            writer.beginArray()
            for element in list { write(element, &writer) }
            writer.endArray()
        }
    }
}
