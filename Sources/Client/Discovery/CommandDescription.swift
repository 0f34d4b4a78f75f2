package import ModuleKit

/// A command as `rpc.discover` describes it.
package struct CommandDescription: Sendable {
    /// The Method Object as it was answered.
    package let object: JSONValue
    /// `module.noun.verb`, or `module.verb`.
    package let name: String
    /// What it does, in a line.
    package let summary: String
    /// The least role that may call it.
    package let access: String
    /// `read`, `write` or `task`.
    package let kind: String
    /// What it takes.
    package let parameters: ParameterObjectSchema
    /// Parameters that it understands.
    package let example: JSONValue?

    /// Reads a Method Object; nil when it has no name.
    package init?(_ object: JSONValue) {
        guard let name = object["name"]?.string else { return nil }
        self.object = object
        self.name = name
        summary = object["summary"]?.string ?? ""
        access = object["x-access"]?.string ?? ""
        kind = object["x-kind"]?.string ?? ""
        parameters = ParameterObjectSchema(object["x-params"] ?? .object([]))
        example = object["examples"]?[0]?["params"]?.array.map { params in
            .object(params.compactMap { param in param["name"]?.string.map { ($0, param["value"] ?? .null) } })
        }
    }

    /// The module whose command it is.
    package var module: String { String(name.prefix { $0 != "." }) }

    /// The names of the members of what is listed, in order; nil when the command answers no list.
    package var listed: [String]? {
        object["result"]?["schema"]?["properties"]?["items"]?["items"]?["properties"]?.object?.map(\.name)
    }

    /// Reads the answer of `rpc.discover`.
    package static func all(in document: JSONValue) -> [CommandDescription] {
        (document["methods"]?.array ?? []).compactMap { CommandDescription($0) }
    }
}
