package import ModuleKit

/// What one frame from the daemon says, as a client reads it. Views into it are valid while document and frame are.
package enum ServerMessage {
    /// A result, under the request's id.
    case result(RequestID, JSON)
    /// An error object; without id where the daemon could not read the request's.
    case error(RequestID?, JSON)
    /// Something nobody asked for at that moment: `$/event`, `$/progress`, `$/partial`.
    case notification(method: JSON, params: JSON?)

    /// Why a frame is no message of a JSON-RPC server.
    package struct Fault: Error, Equatable {
        /// One line for a person.
        package let message: String
    }

    /// Reads a frame, with `document` as its memory, and hands on each message: the replies to a batch are several.
    ///
    /// - Throws: when the daemon sent something else; what came before it was handed on.
    package static func scan(
        _ frame: UnsafeBufferPointer<UInt8>, into document: JSONDocument, _ handle: (ServerMessage) -> Void
    ) throws {
        do throws(JSONSyntaxError) {
            try document.parse(frame)
        } catch {
            throw Fault(message: "The daemon sent invalid JSON: \(error.message) at byte \(error.offset)")
        }
        let root = document.root
        guard root.kind == .array else { return handle(try message(root)) }
        try root.elements { _, element in handle(try message(element)) }
    }

    private static func message(_ json: JSON) throws -> ServerMessage {
        if let method = json["method"], method.kind == .string {
            return .notification(method: method, params: json["params"])
        }
        guard let value = json["id"] else { throw Fault(message: "The daemon sent a reply without id") }
        let id = RequestID(value)
        if let error = json["error"], error.kind == .object { return .error(id, error) }
        guard let id, let result = json["result"] else {
            throw Fault(message: "The daemon sent a reply without result and error")
        }
        return .result(id, result)
    }
}
