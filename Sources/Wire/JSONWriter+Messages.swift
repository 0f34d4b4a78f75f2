package import ModuleKit

/// The messages of JSON-RPC 2.0, each as one JSON value: the whole of a frame, or an element of a batch.
extension JSONWriter {
    private static let version = JSONWriter.quoted(key: "jsonrpc") + Array(#""2.0","#.utf8)
    private static let id = JSONWriter.quoted(key: "id")
    private static let method = JSONWriter.quoted(key: "method")
    private static let params = JSONWriter.quoted(key: "params")
    private static let result = JSONWriter.quoted(key: "result")
    private static let error = JSONWriter.quoted(key: "error")

    private mutating func beginMessage() {
        beginObject()
        append(raw: Self.version)
    }

    /// Writes a reply whose result `body` writes.
    ///
    /// When `body` throws, nothing of the reply stays, so that an error can be written in its place.
    package mutating func reply(to id: RequestID, _ body: (inout JSONWriter) throws -> Void) rethrows {
        let start = mark
        beginMessage()
        key(quoted: Self.id)
        id.write(to: &self)
        key(quoted: Self.result)
        do {
            try body(&self)
        } catch {
            rewind(to: start)
            throw error
        }
        endObject()
    }

    /// Writes a reply with a result that is JSON already.
    package mutating func reply(to id: RequestID, result: some Collection<UInt8>) {
        reply(to: id) { $0.write(json: result) }
    }

    /// Writes an error: `id` is nil where the request's could not be read, `requestID` is the name under which the log
    /// has the rest.
    package mutating func reply(to id: RequestID?, error: RPCError, requestID: String? = nil) {
        beginMessage()
        key(quoted: Self.id)
        if let id { id.write(to: &self) } else { null() }
        key(quoted: Self.error)
        write(error: error, requestID: requestID)
        endObject()
    }

    /// Writes an error as it stands in a reply.
    package mutating func write(error: RPCError, requestID: String? = nil) {
        beginObject()
        key("code")
        write(error.name.code)
        key("message")
        write(error.message.text(in: words))
        key("data")
        beginObject()
        key("name")
        write(error.name.rawValue)
        if let details = error.details(in: words) {
            key("details")
            details.write(to: &self)
        }
        if let hint = error.hint {
            key("hint")
            write(hint.text(in: words))
        }
        if let requestID {
            key("request_id")
            write(requestID)
        }
        endObject()
        endObject()
    }

    /// Writes a notification, such as `$/progress`, whose params `body` writes: one object.
    package mutating func notification(_ method: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
        let start = mark
        beginMessage()
        key(quoted: Self.method)
        write(method)
        key(quoted: Self.params)
        do {
            try body(&self)
        } catch {
            rewind(to: start)
            throw error
        }
        endObject()
    }

    /// Writes a request whose params, an object, are JSON already.
    package mutating func request(_ id: RequestID, _ method: String, params: some Collection<UInt8>) {
        beginMessage()
        key(quoted: Self.id)
        id.write(to: &self)
        key(quoted: Self.method)
        write(method)
        key(quoted: Self.params)
        write(json: params)
        endObject()
    }
}
