import ModuleKit
import Testing
import Wire

/// What a frame was read as, told in one line, for views do not outlive their document.
func told(_ text: some Sequence<UInt8>) -> [String] {
    let bytes = Array(text)
    let document = JSONDocument()
    return bytes.withUnsafeBufferPointer { buffer in
        withExtendedLifetime(document) {
            switch Envelope.scan(buffer, into: document) {
            case .single(let message): [told(message)]
            case .batch(let messages): ["batch"] + messages.map { told($0) }
            }
        }
    }
}

func told(_ text: String) -> [String] { told(text.utf8) }

private func told(_ message: Envelope.Message) -> String {
    func text(_ json: JSON?) -> String { json.map { String(decoding: $0.raw, as: UTF8.self) } ?? "-" }
    func text(_ call: Envelope.Call) -> String { "\(text(call.method)) \(text(call.params)) \(text(call.meta))" }
    switch message {
    case .request(let id, let call): return "\(id): \(text(call))"
    case .notification(let call): return text(call)
    case .answer(let id, .result(let json)): return "\(id) answers \(text(json))"
    case .answer(let id, .error(let json)): return "\(id) fails \(text(json))"
    case .fault(let id, let error): return "\(id?.description ?? "null"): \(error.name.rawValue)"
    }
}

@Suite struct EnvelopeTests {
    @Test func `a request is found with its params and _meta`() {
        #expect(
            told(#"{"jsonrpc":"2.0","id":7,"method":"a.b","params":{"x":1,"_meta":{"dry_run":true}}}"#)
                == [#"7: "a.b" {"x":1,"_meta":{"dry_run":true}} {"dry_run":true}"#])
        #expect(told(#" { "params" : { } , "method":"m","id":"x", "jsonrpc":"2.0" } "#) == [#""x": "m" { } -"#])
        #expect(told(#"{"jsonrpc":"2.0","id":1,"method":"m"}"#) == [#"1: "m" - -"#])
        #expect(told(#"{"jsonrpc":"2.0","method":"m"}"#) == [#""m" - -"#])
        #expect(told(#"{"json\u0072pc":"2\u002e0","\u0069d":1,"method":"m"}"#) == [#"1: "m" - -"#])
    }

    @Test(arguments: [
        (#"[]"#, ["null: invalid_request"]), (#"1"#, ["null: invalid_request"]),
        (#"{}"#, ["null: invalid_request"]), (#"{"id":1}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":"1.0","id":1,"method":"m"}"#, ["1: invalid_request"]),
        (#"{"id":1,"method":"m"}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":2.0,"id":1,"method":"m"}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1,"method":5}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1,"result":5}"#, ["1 answers 5"]),
        (#"{"jsonrpc":"2.0","id":"x","error":{"code":-1}}"#, [#""x" fails {"code":-1}"#]),
        (#"{"jsonrpc":"2.0","id":1,"result":5,"error":6}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","result":5}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":"2.0","result":5}"#, ["null: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":null,"method":"m"}"#, ["null: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1.0,"method":"m"}"#, ["null: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":[1],"method":"m"}"#, ["null: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"m"}"#, ["2: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","parms":{}}"#, ["1: invalid_request"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","params":[1]}"#, ["1: invalid_params"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","params":null}"#, ["1: invalid_params"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","params":{"_meta":{},"_meta":{}}}"#, ["1: invalid_params"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m""#, ["null: parse_error"]), ("", ["null: parse_error"]),
        (#"{"jsonrpc":"2.0","id":1,"method":"m",}"#, ["null: parse_error"]),
    ])
    func `what is wrong with a request is named, under its id where that can be read`(text: String, is told: [String]) {
        #expect(WireTests.told(text) == told)
    }

    @Test func `a batch is read member by member, bad ones among them`() {
        let text = #"[{"jsonrpc":"2.0","id":1,"method":"a"},1,{"jsonrpc":"2.0","method":"n"},[],{"id":"q"}]"#
        #expect(
            told(text) == [
                "batch", #"1: "a" - -"#, "null: invalid_request", #""n" - -"#, "null: invalid_request",
                #""q": invalid_request"#,
            ])
        let many = { (n: Int) in "[" + Array(repeating: "1", count: n).joined(separator: ",") + "]" }
        #expect(told(many(Envelope.batchLimit)).count == Envelope.batchLimit + 1)
        #expect(told(many(Envelope.batchLimit + 1)) == ["null: invalid_request"])
    }

    @Test func `deep nesting and invalid UTF-8 are parse errors`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(told(#"{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":"# + deep) == ["null: parse_error"])
        let bytes = Array(#"{"jsonrpc":"2.0","id":1,"method":"m"#.utf8) + [0xff] + Array("\"}".utf8)
        #expect(told(bytes) == ["null: parse_error"])
        func nested(_ n: Int) -> String {
            #"{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":"# + String(repeating: "[", count: n)
                + String(repeating: "]", count: n) + "}}"
        }
        #expect(told(nested(62)).first?.hasPrefix("1: \"m\"") == true)
        #expect(told(nested(63)) == ["null: parse_error"])
    }

    @Test(arguments: [
        "0", "-0", "1", "-1", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890",
        #""""#, #""a""#, #""\u0061""#, #""é\/\n""#, #""\ud83d""#, #""a rather long id that no small string holds""#,
        "\"\u{7f}\u{2028}\"",
    ])
    func `an id is echoed byte for byte`(id: String) {
        #expect(told(#"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#) == [#"\#(id): "m" - -"#])
        #expect(told(#"{"jsonrpc":"2.0","id":\#(id)}"#) == ["\(id): invalid_request"])
    }

    @Test func `ids are equal when they mean the same`() throws {
        func id(_ text: String) throws -> RequestID {
            let document = JSONDocument()
            return try Array(text.utf8).withUnsafeBufferPointer { buffer in
                try document.parse(buffer)
                return try #require(RequestID(document.root))
            }
        }
        #expect(try id(#""a""#) == id(#""\u0061""#))
        #expect(try Set([id(#""a""#), id(#""\u0061""#), id("1"), id(#""1""#)]).count == 3)
        // One accent, spelled in two ways: two ids.
        #expect(try id("\"\u{e9}\"") != id("\"e\u{301}\""))
        #expect(try id("1").number == 1)
    }
}

@Suite struct MessageTests {
    private let id = RequestID(3)

    @Test func `replies, errors, notifications and requests are written as JSON-RPC has them`() {
        func text(_ body: (inout JSONWriter) -> Void) -> String {
            var writer = JSONWriter()
            body(&writer)
            return writer.string
        }
        #expect(text { $0.reply(to: id, result: "[1]".utf8) } == #"{"jsonrpc":"2.0","id":3,"result":[1]}"#)
        let error = RPCError(.conflict, "Taken", details: ["by": 1], hint: "Ask")
        #expect(
            text { $0.reply(to: nil, error: error, requestID: "r1") }
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32002,"message":"Taken","data":{"name":"conflict","#
                + #""details":{"by":1},"hint":"Ask","request_id":"r1"}}}"#)
        #expect(
            text { writer in
                writer.notification("$/progress") { json in
                    json.beginObject()
                    json.key("done")
                    json.write(1)
                    json.endObject()
                }
            } == #"{"jsonrpc":"2.0","method":"$/progress","params":{"done":1}}"#)
        #expect(
            text { $0.request(id, "core.ping", params: "{}".utf8) }
                == #"{"jsonrpc":"2.0","id":3,"method":"core.ping","params":{}}"#)
        // In a batch.
        #expect(
            text { writer in
                writer.beginArray()
                writer.reply(to: id, result: "1".utf8)
                writer.reply(to: id, result: "2".utf8)
                writer.endArray()
            } == #"[{"jsonrpc":"2.0","id":3,"result":1},{"jsonrpc":"2.0","id":3,"result":2}]"#)
    }

    @Test func `a result that fails halfway leaves nothing behind`() {
        var writer = JSONWriter()
        #expect(throws: RPCError.self) {
            try writer.reply(to: id) { json in
                json.beginObject()
                json.key("a")
                throw RPCError(.internal, "Broken")
            }
        }
        writer.reply(to: id, error: RPCError(.internal, "Broken"))
        #expect(writer.string.hasPrefix(#"{"jsonrpc":"2.0","id":3,"error":"#))
    }

    @Test func `a client reads what the server writes`() throws {
        var writer = JSONWriter()
        writer.beginArray()
        writer.reply(to: id, result: "1".utf8)
        writer.reply(to: nil, error: RPCError(.parseError, "No"))
        writer.notification("$/event") { $0.write(json: "{}".utf8) }
        writer.endArray()
        let document = JSONDocument()
        var seen: [String] = []
        try writer.bytes.withUnsafeBufferPointer { buffer in
            try ServerMessage.scan(buffer, into: document) { message in
                switch message {
                case .result(let id, let value): seen.append("\(id) \(value.int ?? -1)")
                case .error(let id, let error): seen.append("\(id == nil) \(error["code"]?.int ?? 0)")
                case .notification(let method, _): seen.append(method.string ?? "")
                }
            }
        }
        #expect(seen == ["3 1", "true -32700", "$/event"])
        for text in ["{", "1", "{}", #"{"id":1}"#, #"{"result":1}"#, #"{"id":null,"result":1}"#] {
            #expect(throws: ServerMessage.Fault.self) {
                try Array(text.utf8).withUnsafeBufferPointer { try ServerMessage.scan($0, into: document) { _ in } }
            }
        }
    }
}
