package import ModuleKit

/// What one frame from a client asks for. Views into it are valid while document and frame are.
package enum Envelope {
    /// One request, notification, or something else in their place.
    case single(Message)
    /// Several, at least one. They are answered together in one frame, unless all are notifications.
    case batch([Message])

    /// One member of a batch, or the only one.
    package enum Message {
        /// A call that is answered under its id.
        case request(RequestID, Call)
        /// A call that is not answered.
        case notification(Call)
        /// What a process answers to a call that it was sent.
        case answer(RequestID, Answer)
        /// What is wrong with it: answered under its id, or under null when it has none that can be read.
        case fault(RequestID?, RPCError)
    }

    /// Which command is called, and with what.
    package struct Call {
        /// The command's name, a string.
        package let method: JSON
        /// An object; nil when absent, which means the same as an empty one.
        package let params: JSON?
        /// The member `_meta` of `params`, of whatever kind it is.
        package let meta: JSON?
    }

    /// The outcome of a call that the other side was sent.
    package enum Answer {
        case result(JSON)
        case error(JSON)
    }

    /// The most members of a batch: each costs a reply, so that a small frame could ask for a very large one.
    package static let batchLimit = 1_000

    /// Reads a frame, with `document` as its memory.
    package static func scan(_ frame: UnsafeBufferPointer<UInt8>, into document: JSONDocument) -> Envelope {
        do throws(JSONSyntaxError) {
            try document.parse(frame)
        } catch {
            return .single(.fault(nil, invalid(error)))
        }
        let root = document.root
        guard root.kind == .array else { return .single(message(root)) }
        let count = root.count
        if count == 0 { return .single(.fault(nil, refusal("Empty batch"))) }
        if count > batchLimit {
            return .single(
                .fault(nil, refusal("Batch of \(count) requests: at most \(batchLimit) are allowed")))
        }
        var messages: [Message] = []
        messages.reserveCapacity(count)
        root.elements { _, element in messages.append(message(element)) }
        return .batch(messages)
    }

    private static func message(_ json: JSON) -> Message {
        guard json.kind == .object else { return .fault(nil, refusal("A request is an object")) }
        var members = Members()
        json.members { key, value in members.take(key, value) }
        var id: RequestID?
        if let value = members.id {
            id = RequestID(value)
            if id == nil { return .fault(nil, refusal("'id' is a string or an integer")) }
        }
        if members.repeated { return .fault(id, refusal("A member stands twice in the request")) }
        if let unknown = members.unknown {
            return .fault(id, refusal("Unknown member '\(unknown)': a request has jsonrpc, id, method, params"))
        }
        guard let version = members.version, version.matches("2.0") else {
            return .fault(id, refusal("'jsonrpc' must be \"2.0\""))
        }
        guard let method = members.method else {
            guard let id, let answer = members.answer else { return .fault(id, refusal("Missing member 'method'")) }
            return .answer(id, answer)
        }
        if members.answer != nil { return .fault(id, refusal("A message with 'method' has no 'result' or 'error'")) }
        guard method.kind == .string else { return .fault(id, refusal("'method' is a string")) }
        var meta: JSON?
        var metas = 0
        if let params = members.params {
            guard params.kind == .object else {
                return .fault(id, .invalidParams([Fault(path: "", rule: "type", message: "'params' is an object")]))
            }
            params.members { key, value in
                guard key.matches("_meta") else { return }
                if meta == nil { meta = value }
                metas += 1
            }
        }
        if metas > 1 {
            return .fault(id, .invalid("_meta", "duplicate", "'_meta' stands twice"))
        }
        let call = Call(method: method, params: members.params, meta: meta)
        return id.map { .request($0, call) } ?? .notification(call)
    }

    private static func invalid(_ error: JSONSyntaxError) -> RPCError {
        RPCError(.parseError, "Invalid JSON at byte \(error.offset): \(error.message)")
    }

    private static func refusal(_ message: Sentence) -> RPCError { RPCError(.invalidRequest, message) }

    /// The members of a request, each where it was found.
    private struct Members {
        var version: JSON?, id: JSON?, method: JSON?, params: JSON?
        var repeated = false
        var unknown: String?
        var result: JSON?, error: JSON?

        /// The result or the error; nil where there is neither, or both.
        var answer: Answer? {
            switch (result, error) {
            case (let result?, nil): .result(result)
            case (nil, let error?): .error(error)
            default: nil
            }
        }

        mutating func take(_ key: JSON, _ value: JSON) {
            if key.matches("id") {
                put(value, \.id)
            } else if key.matches("method") {
                put(value, \.method)
            } else if key.matches("params") {
                put(value, \.params)
            } else if key.matches("jsonrpc") {
                put(value, \.version)
            } else if key.matches("result") {
                put(value, \.result)
            } else if key.matches("error") {
                put(value, \.error)
            } else if unknown == nil {
                unknown = key.string ?? "?"
            }
        }

        private mutating func put(_ value: JSON, _ member: WritableKeyPath<Members, JSON?>) {
            if self[keyPath: member] != nil { repeated = true }
            self[keyPath: member] = value
        }
    }
}
