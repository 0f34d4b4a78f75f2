import HallTesting
import ModuleKit
import Testing

/// The rules of the wire, played against a real daemon.
@Suite struct WireTests {
    static let ping = #"{"jsonrpc":"2.0","id":1,"method":"core.ping"}"#

    @Test("ten frames in one write, and one frame byte by byte, are answered alike") func splitting() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        let frames = (1...10).flatMap { RawClient.frame(#"{"jsonrpc":"2.0","id":\#($0),"method":"core.ping"}"#) }
        client.send(frames)
        for id in 1...10 {
            let reply = try client.reply()
            #expect(reply["id"]?.int == Int64(id))
            #expect(reply["result"]?["version"]?.string != nil)
        }
        for byte in RawClient.frame(Self.ping) { client.send([byte]) }
        #expect(try client.reply()["id"]?.int == 1)
    }

    @Test("an empty frame, one of 4 GiB and one cut off end their connection and no other") func badFrames() throws {
        let daemon = try DaemonProcess()
        let bystander = try RawClient(daemon.socket)
        let empty = try RawClient(daemon.socket)
        empty.send([0, 0, 0, 0])
        #expect(try empty.next() == nil)

        let huge = try RawClient(daemon.socket)
        huge.send([0xff, 0xff, 0xff, 0xff])
        let refusal = try huge.reply()
        #expect(refusal["error"]?["code"]?.int == -32010)
        #expect(refusal["error"]?["data"]?["name"] == "frame_too_large")
        #expect(refusal["id"] == .null)
        #expect(try huge.next() == nil)

        let cut = try RawClient(daemon.socket)
        cut.send(RawClient.frame(Self.ping).dropLast())
        cut.finish()
        #expect(try cut.next() == nil)

        #expect(try bystander.call("core.ping")["version"] != nil)
    }

    @Test(
        "what is no JSON, no request, or unknown is answered by the name of its fault and the connection goes on",
        arguments: [
            ("{", "parse_error"), ("\u{fffd}", "parse_error"), ("[]", "invalid_request"), ("1", "invalid_request"),
            (#"{"jsonrpc":"1.0","id":1,"method":"core.ping"}"#, "invalid_request"),
            (#"{"jsonrpc":"2.0","id":1.5,"method":"core.ping"}"#, "invalid_request"),
            (#"{"jsonrpc":"2.0","id":1,"method":"core.ping","params":[]}"#, "invalid_params"),
            (#"{"jsonrpc":"2.0","id":1,"method":"core.ping","params":{"x":1}}"#, "invalid_params"),
            (#"{"jsonrpc":"2.0","id":1,"method":"core.ping","params":{"_meta":{"lang":"fr"}}}"#, "invalid_params"),
            (#"{"jsonrpc":"2.0","id":1,"method":"core.pong"}"#, "unknown_command"),
            (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "parse_error"),
        ])
    func faults(request: String, name: String) throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        client.send(request)
        #expect(try client.reply()["error"]?["data"]?["name"]?.string == name)
        #expect(try client.call("core.ping")["version"] != nil)
    }

    @Test("invalid UTF-8 is a parse error") func invalidUTF8() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        client.send([0, 0, 0, 3, 0x22, 0xff, 0x22])
        #expect(try client.reply()["error"]?["code"]?.int == -32700)
    }

    @Test("a batch is answered in one frame, with its bad member's fault, and notifications not at all")
    func batches() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        client.send(
            #"[\#(Self.ping),7,{"jsonrpc":"2.0","method":"core.ping"},{"jsonrpc":"2.0","id":"b","method":"no.such"}]"#)
        let replies = try #require(try client.reply().array)
        #expect(replies.count == 3)
        #expect(replies.contains { $0["id"] == 1 && $0["result"] != nil })
        #expect(replies.contains { $0["id"] == .null && $0["error"]?["data"]?["name"] == "invalid_request" })
        #expect(replies.contains { $0["id"] == "b" && $0["error"]?["data"]?["name"] == "unknown_command" })
        client.send(#"[{"jsonrpc":"2.0","method":"core.ping"}]"#)
        client.send(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}"#)
        #expect(try client.call("core.ping")["version"] != nil)
    }

    @Test("every fault of the parameters is named at once, with its path") func allFaults() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        let reply = try #require(
            try client.exchange(
                "core.journal.list", ["after": -1, "limit": "many", "comand": "x", "_meta": ["lang": "en"]]))
        let details = try #require(reply["error"]?["data"]?["details"]?.array)
        #expect(Set(details.compactMap { $0["path"]?.string }) == ["/after", "/limit", "/comand"])
        #expect(details.contains { $0["message"]?.string?.contains("Did you mean 'command'") == true })
    }

    @Test("rpc.discover describes every command with its schemas and an example that is accepted") func discover()
        throws
    {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        let document = try client.call("rpc.discover")
        #expect(document["openrpc"]?.string?.hasPrefix("1.3") == true)
        let methods = try #require(document["methods"]?.array)
        let names = methods.compactMap { $0["name"]?.string }
        #expect(Set(names).count == methods.count)
        #expect(names.contains("core.ping"))
        for method in methods {
            #expect(["read", "write", "task"].contains(method["x-kind"]?.string))
            #expect(method["summary"]?.string?.isEmpty == false)
            #expect(method["params"]?.array != nil)
            #expect(method["result"]?["schema"] != nil)
            #expect(method["examples"]?.array?.isEmpty == false)
        }
    }
}
