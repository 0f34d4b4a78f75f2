import HallTesting
import ModuleKit
import Testing

/// Lists of which a caller wants every page.
@Suite struct StreamTests {
    private static func request(_ params: String, id: Int = 1) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"notes.numbers","params":\#(params)}"#
    }

    /// The ids that were told before the reply, portion by portion, and the reply.
    private static func told(_ client: RawClient) throws -> (portions: [[Int64]], reply: JSONValue) {
        var portions: [[Int64]] = []
        while true {
            let message = try client.reply()
            guard message["method"] == "$/partial" else { return (portions, message) }
            #expect(message["params"]?["id"] == 1)
            portions.append(try ids(message["params"]))
        }
    }

    private static func ids(_ list: JSONValue?) throws -> [Int64] {
        try #require(list?["items"]?.array).compactMap { $0["id"]?.int }
    }

    @Test("all pages come in order, the last with the reply, whatever their size") func pages() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            for limit in [1, 99, 100, 250, 1000] {
                client.send(Self.request(#"{"to":250,"limit":\#(limit),"_meta":{"stream":true}}"#))
                let (portions, reply) = try Self.told(client)
                let last = try Self.ids(reply["result"])
                #expect(portions.flatMap { $0 } + last == Array(1...250))
                #expect(portions.count == (250 - 1) / limit)
                #expect(reply["result"]?["next_cursor"] == .null)
            }
        }
    }

    @Test("a list of one page is answered as it is without") func onePage() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            for params in [#"{"to":3}"#, #"{"to":3,"_meta":{"stream":true}}"#] {
                client.send(Self.request(params))
            }
            #expect(try client.next() == client.next())
        }
    }

    @Test("a page longer than a frame comes in several portions") func longPage() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            client.send(Self.request(#"{"to":9000,"limit":1000,"_meta":{"stream":true}}"#))
            let (portions, reply) = try Self.told(client)
            #expect(portions.flatMap { $0 } + (try Self.ids(reply["result"])) == Array(1...9000))
            #expect(portions.allSatisfy { $0.count <= 1000 })
        }
    }

    @Test("who does not read is not told more, and another is answered meanwhile") func deaf() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let path = try hall.listen()
            let (deaf, other) = (try RawClient(path), try RawClient(path))
            // Some twenty megabytes.
            deaf.send(Self.request(#"{"to":200000,"limit":1000,"_meta":{"stream":true}}"#))
            deaf.send(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}"#)
            for _ in 1...100 { try other.call("core.ping") }
            let (portions, reply) = try Self.told(deaf)
            #expect(reply["error"]?["data"]?["name"] == "cancelled")
            #expect(portions.flatMap { $0 }.count < 200_000)
        }
    }

    @Test("the journal and the events come whole, too, however short their pages", arguments: ["journal", "events"])
    func feeds(list: String) async throws {
        let hall = try TestHall(NotesModule.self)
        for i in 1...7 { _ = try await hall.call("notes.add", ["text": .string("note \(i)")]) }
        let whole = try await hall.call("core.\(list).list", ["limit": 1000])
        let all = try #require(whole["items"]?.array)
        #expect(all.count >= 7)
        #expect(whole["next_cursor"] == .null)
        var paged: [JSONValue] = []
        var params: JSONValue = ["limit": 2]
        repeat {
            let page = try await hall.call("core.\(list).list", params)
            paged += page["items"]?.array ?? []
            params["cursor"] = page["next_cursor"]
        } while params["cursor"] != .null
        #expect(paged == all)
        try await waiting {
            let client = try RawClient(try hall.listen())
            client.send(
                #"{"jsonrpc":"2.0","id":1,"method":"core.\#(list).list","params":{"limit":2,"_meta":{"stream":true}}}"#)
            var told: [JSONValue] = []
            var message: JSONValue
            repeat {
                message = try client.reply()
                told += (message["params"] ?? message["result"])?["items"]?.array ?? []
            } while message["method"] != nil
            #expect(told == all)
        }
    }

    @Test(
        "what is no list is not streamed",
        arguments: ["notes.add", "notes.longest", "notes.fill"])
    func kinds(command: String) async throws {
        let hall = try TestHall(NotesModule.self)
        let error = await hall.error(command, ["_meta": ["stream": true]])
        #expect(error?.name == .invalidParams)
        #expect(error?.details?.array?.contains { $0["path"] == "/_meta/stream" } == true)
    }
}
