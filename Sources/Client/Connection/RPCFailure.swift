package import ModuleKit

/// What the daemon answers when it cannot do what was asked.
package struct RPCFailure: Error, Equatable, CustomStringConvertible {
    /// The error object as it was sent.
    package let object: JSONValue

    /// A failure read from an error object; what it does not hold is empty.
    package init(_ object: JSONValue) { self.object = object }

    /// The number of JSON-RPC.
    package var code: Int64 { object["code"]?.int ?? 0 }
    /// The stable name, and what to test for: `not_found`.
    package var name: String { object["data"]?["name"]?.string ?? "" }
    /// One line for a person.
    package var message: String { object["message"]?.string ?? "" }
    /// What depends on the name: of `invalid_params` the faults, of `ambiguous` the candidates.
    package var details: JSONValue? { object["data"]?["details"] }
    /// What to do next.
    package var hint: String? { object["data"]?["hint"]?.string }
    /// The name under which the daemon's log has the rest.
    package var requestID: String? { object["data"]?["request_id"]?.string }

    /// The message with its name.
    package var description: String { name.isEmpty ? message : "\(message) (\(name))" }
}
