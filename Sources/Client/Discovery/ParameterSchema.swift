package import ModuleKit

/// What a parameter may be: the part of JSON Schema that commands are described in.
package struct ParameterSchema: Sendable {
    /// A form of value.
    package indirect enum Kind: Sendable {
        case text
        case integer
        case number
        case boolean
        /// `2024-03-13`.
        case date
        /// RFC 3339 with a zone.
        case instant
        /// Its text, or an object with name, media type, content and encoding.
        case file
        /// One of these words.
        case choice([String])
        case list(ParameterSchema)
        case object(ParameterObjectSchema)
        /// Values of these JSON types; of any where there is none.
        case mixed([String])
    }

    /// The form of the value.
    package let kind: Kind
    /// What it means, for a person.
    package let words: String?
    /// The value of a parameter that is missing.
    package let initial: JSONValue?
    /// Whether null is allowed: in an update it clears.
    package let isNullable: Bool
    /// A regular expression over the whole text.
    package let pattern: String?

    /// Reads a JSON Schema; what it does not know it takes as any value.
    package init(_ schema: JSONValue) {
        let types = Self.types(schema)
        kind = Self.kind(schema, types.filter { $0 != "null" })
        words = schema["description"]?.string
        initial = schema["default"]
        isNullable = types.contains("null")
        pattern = schema["pattern"]?.string
    }

    private static func types(_ schema: JSONValue) -> [String] {
        if let type = schema["type"]?.string { return [type] }
        if let list = schema["type"]?.array { return list.compactMap(\.string) }
        let branches = schema["anyOf"]?.array ?? schema["oneOf"]?.array ?? []
        return branches.flatMap { types($0) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func kind(_ schema: JSONValue, _ types: [String]) -> Kind {
        if schema["format"]?.string == "file" { return .file }
        if let words = schema["enum"]?.array?.compactMap(\.string), !words.isEmpty { return .choice(words) }
        guard types.count == 1, let type = types.first else { return .mixed(types) }
        switch (type, schema["format"]?.string) {
        case ("string", "date"?): return .date
        case ("string", "date-time"?): return .instant
        case ("string", _): return .text
        case ("integer", _): return .integer
        case ("number", _): return .number
        case ("boolean", _): return .boolean
        case ("array", _): return .list(ParameterSchema(schema["items"] ?? .object([])))
        case ("object", _):
            return schema["properties"] == nil ? .mixed(types) : .object(ParameterObjectSchema(schema))
        default: return .mixed(types)
        }
    }
}

/// The members of an object, and which of them must stand.
package struct ParameterObjectSchema: Sendable {
    /// One member.
    package struct Property: Sendable {
        /// As on the wire, in snake case.
        package let name: String
        /// What it may be.
        package let schema: ParameterSchema
        /// Whether it must stand by itself.
        package let isRequired: Bool
    }

    /// In the order of their declaration.
    package let properties: [Property]
    /// Sets of names of which one must stand: two names of one thing, or alternatives.
    package let alternatives: [[String]]

    /// Reads a JSON Schema of type object.
    package init(_ schema: JSONValue) {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        properties = (schema["properties"]?.object ?? []).map {
            Property(name: $0.name, schema: ParameterSchema($0.value), isRequired: required.contains($0.name))
        }
        alternatives = (schema["allOf"]?.array ?? []).compactMap { group in
            let branches = group["anyOf"]?.array ?? group["oneOf"]?.array ?? []
            let names = branches.compactMap { $0["required"]?[0]?.string }
            return names.isEmpty ? nil : names
        }
    }

    /// The member of this name.
    package subscript(name: String) -> Property? { properties.first { $0.name == name } }
}
