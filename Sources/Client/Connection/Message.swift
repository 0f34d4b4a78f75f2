package import ModuleKit
package import Wire

/// One message from the daemon, which owns its memory.
package enum Message: Sendable {
    /// What a request answered.
    case result(RequestID, JSONValue)
    /// Why a request failed; without id where the daemon could not read the request's.
    case failure(RequestID?, RPCFailure)
    /// What the daemon tells by itself: `$/progress`, `$/partial`, `$/event`.
    case notification(method: String, params: JSONValue)

    init(_ message: ServerMessage) {
        switch message {
        case .result(let id, let json): self = .result(id, JSONValue(json))
        case .error(let id, let json): self = .failure(id, RPCFailure(JSONValue(json)))
        case .notification(let method, let params):
            self = .notification(method: method.string ?? "", params: params.map { JSONValue($0) } ?? .object([]))
        }
    }

    /// Whether who waits for a request must see this: its end, its items, and its progress where that is heard.
    func concerns(_ id: RequestID, progress: Bool) -> Bool {
        ends(id) || items(of: id) != nil || (progress && CallProgress(self, of: id) != nil)
    }

    /// Items of a list that a request asked for; nil for any other message.
    func items(of id: RequestID) -> [JSONValue]? {
        guard case .notification("$/partial", let params) = self, params["id"]?.text == id.description else {
            return nil
        }
        return params["items"]?.array
    }

    /// Whether this is the end of a request: its own reply, or an error that bears no id.
    func ends(_ id: RequestID) -> Bool {
        switch self {
        case .result(let other, _): other == id
        case .failure(let other, _): other == nil || other == id
        case .notification: false
        }
    }
}

/// How far long work has come.
package struct CallProgress: Sendable, Equatable {
    /// How much is done, in the command's own measure.
    package let done: Int64
    /// How much there is; nil while that is not known.
    package let total: Int64?
    /// What is being done.
    package let message: String?

    /// Progress as far as a caller knows it.
    package init(done: Int64, total: Int64?, message: String?) {
        self.done = done
        self.total = total
        self.message = message
    }

    /// The progress of one request; nil for any other message.
    init?(_ message: Message, of id: RequestID) {
        guard case .notification("$/progress", let params) = message, params["id"]?.text == id.description else {
            return nil
        }
        self.init(
            done: params["done"]?.int ?? 0, total: params["total"]?.int, message: params["message"]?.string)
    }
}
