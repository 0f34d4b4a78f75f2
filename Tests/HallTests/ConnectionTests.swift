import HallTesting
import ModuleKit
import Testing

/// What a connection does beside answering: events, cancelling, deadlines.
@Suite struct ConnectionTests {
    private func add(_ hall: TestHall, _ text: String) async throws {
        try await hall.call("notes.add", ["text": .string(text)])
    }

    @Test("a subscriber from a past sequence hears everything once and in order, while more is written")
    func events() async throws {
        let hall = try TestHall(NotesModule.self)
        for i in 1...100 { try await add(hall, "note \(i)") }
        let path = try hall.listen()
        async let heard: [Int64] = waiting {
            let client = try RawClient(path)
            let made = try client.call("core.events.subscribe", ["after": 0, "topics": ["notes"]])
            return try (1...150).map { _ in
                let event = try client.reply()
                #expect(event["method"] == "$/event")
                #expect(event["params"]?["subscription"] == made["subscription"])
                #expect(event["params"]?["topic"] == "notes.note.added")
                return event["params"]?["data"]?["note"]?.int ?? -1
            }
        }
        for i in 101...150 { try await add(hall, "note \(i)") }
        #expect(try await heard == Array(1...150))
    }

    @Test("other topics, and what came before the subscription, are not told") func chosen() async throws {
        let hall = try TestHall(NotesModule.self)
        try await add(hall, "before")
        let path = try hall.listen()
        try await waiting {
            let client = try RawClient(path)
            try client.call("core.events.subscribe", ["topics": ["notesome", "tags"]])
            try client.call("core.events.subscribe", ["topics": ["notes.note.added"]])
            try client.call("notes.add", ["text": "after"])
            let event = try client.reply()
            #expect(event["params"]?["subscription"] == 2)
            #expect(event["params"]?["data"]?["text"] == "after")
            #expect(try client.call("core.events.unsubscribe", ["subscription": 2])["subscription"] == 2)
            try client.call("notes.add", ["text": "unheard"])
            #expect(try client.call("core.ping")["version"] != nil)
        }
    }

    @Test("the feed is read in pages that tear no entry apart") func list() async throws {
        let hall = try TestHall(NotesModule.self)
        for i in 1...5 { try await add(hall, "note \(i)") }
        var after: JSONValue = 0
        var seen: [JSONValue] = []
        while true {
            let page = try await hall.call("core.events.list", ["after": after, "limit": 2])
            let items = page["items"]?.array ?? []
            if items.isEmpty { break }
            seen += items.compactMap { $0["data"]?["note"] }
            after = page["after"] ?? nil
        }
        #expect(seen == [1, 2, 3, 4, 5])
    }

    @Test("a topic of which nobody will ever hear is refused, with the nearest that is told") func topics() async throws
    {
        let hall = try TestHall(NotesModule.self)
        for topics: JSONValue in [["notes"], ["notes.note"], ["notes.note.added"], ["core.journal.reverted"]] {
            try await hall.call("core.events.list", ["topics": topics])
        }
        let error = await hall.error("core.events.list", ["topics": ["notes.*", "notes.note.add"]])
        #expect(error?.details?.array?.compactMap { $0["path"] } == ["/topics/0", "/topics/1"])
        #expect(error?.details?[1]?["message"]?.string?.contains("'notes.note.added'") == true)
    }

    @Test("a task tells its progress where it was asked for, and its result comes last") func progress() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            let request =
                #"{"jsonrpc":"2.0","id":"t","method":"notes.fill","params":{"count":3,"_meta":{"progress":true}}}"#
            client.send(request)
            for done in 1...3 {
                let told = try client.reply()
                #expect(told["method"] == "$/progress")
                #expect(told["params"] == ["id": "t", "done": .integer(Int64(done)), "total": 3, "message": "notes"])
            }
            #expect(try client.reply()["result"]?["id"] == 3)
        }
    }

    @Test("a cancelled task ends, and tells what of it stands") func cancel() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            client.send(
                #"{"jsonrpc":"2.0","id":7,"method":"notes.fill","params":{"count":1000,"_meta":{"progress":true}}}"#)
            #expect(try client.reply()["method"] == "$/progress")
            client.send(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":7}}"#)
            var reply = try client.reply()
            while reply["method"] != nil { reply = try client.reply() }
            #expect(reply["error"]?["data"]?["name"] == "cancelled")
            let stands = try hall.rows("SELECT count(*) FROM notes_note").first?[0] as Int64?
            #expect(reply["error"]?["data"]?["details"]?["committed"]?.int == stands)
            #expect(try #require(stands) < 1000)
        }
    }

    @Test("an id that is under way is refused, and the first call goes on") func duplicate() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            let call = #"{"jsonrpc":"2.0","id":1,"method":"notes.fill","params":{"count":50}}"#
            client.send(RawClient.frame(call) + RawClient.frame(WireRequests.ping(1)))
            let replies = [try client.reply(), try client.reply()]
            #expect(replies.contains { $0["error"]?["data"]?["name"] == "invalid_request" })
            #expect(replies.contains { $0["result"]?["id"] == 50 })
        }
    }

    @Test("a deadline that passes ends a task with what of it stands") func deadline() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            client.send(
                #"{"jsonrpc":"2.0","id":1,"method":"notes.fill","params":{"count":1000,"_meta":{"deadline_ms":20}}}"#)
            let reply = try client.reply()
            #expect(reply["error"]?["data"]?["name"] == "deadline_exceeded")
            #expect(reply["error"]?["data"]?["details"]?["committed"]?.int != nil)
        }
    }
}

enum WireRequests {
    static func ping(_ id: Int) -> String { #"{"jsonrpc":"2.0","id":\#(id),"method":"core.ping"}"# }
}
