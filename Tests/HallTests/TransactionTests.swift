import HallTesting
import ModuleKit
import Testing

/// What the core does around every command of every module.
@Suite struct TransactionTests {
    private func hall() throws -> TestHall { try TestHall(NotesModule.self, TagsModule.self) }

    private func count(_ hall: TestHall, _ table: String) throws -> Int {
        try hall.rows("SELECT count(*) FROM \(table)").first?[0] ?? -1
    }

    @Test("a text with the character that ends SQLite's texts is refused, and not cut") func cutText() async throws {
        let hall = try hall()
        let error = await hall.error("notes.add", ["text": "Rapat\u{0}koordinasi"])
        #expect(error?.details?[0]?["path"] == "/text")
        #expect(error?.details?[0]?["rule"] == "text")
        #expect(try count(hall, "notes_note") == 0)
    }

    @Test("a subscriber writes its tables and calls back in the publisher's transaction") func subscription()
        async throws
    {
        let hall = try hall()
        try await hall.call("notes.add", ["text": "Rapat koordinasi"])
        #expect(try await hall.call("tags.count")["count"] == 1)
        #expect(try hall.rows("SELECT seen FROM notes_note").first?[0] == 1)
        let entries = try hall.rows("SELECT seq FROM core_journal WHERE command = 'notes.add'")
        #expect(entries.count == 1)
        let events = try hall.rows("SELECT seq, number, topic, data FROM core_event")
        #expect(events.count == 1)
        #expect(events.first?["seq"] == entries.first?["seq"] as Int64?)
        #expect(events.first?["topic"] == NoteAdded.topic)
        #expect(events.first?["data"] == #"{"note":1,"text":"Rapat koordinasi"}"#)
    }

    @Test("a subscriber that fails undoes everything, its event and its journal entry too") func failure() async throws
    {
        let hall = try hall()
        let before = try count(hall, "core_journal")
        let error = await hall.error("notes.add", ["text": "forbidden word"])
        #expect(error?.name == .invalidParams)
        #expect(try count(hall, "notes_note") == 0)
        #expect(try count(hall, "core_event") == 0)
        #expect(try count(hall, "core_journal") == before)
    }

    @Test(
        "a module that writes another's table, or ends the transaction, gets an error and nothing is written",
        arguments: ["notes.steal", "notes.commit"])
    func trespass(command: String) async throws {
        let hall = try hall()
        try await hall.call("notes.add", ["text": "first"])
        let before = try count(hall, "core_journal")
        #expect(await hall.error(command)?.name == .internal)
        #expect(try count(hall, "notes_note") == 1)
        #expect(try count(hall, "tags_tag") == 1)
        #expect(try count(hall, "core_journal") == before)
        try await hall.call("notes.add", ["text": "second"])
        #expect(try count(hall, "notes_note") == 2)
    }

    @Test("a module reads another's views, and not its tables") func views() async throws {
        let hall = try hall()
        #expect(await hall.error("tags.peek")?.name == .internal)
        #expect(try await hall.call("tags.count") == ["count": 0, "ghosts": false])
    }

    @Test("a dry run answers what would have been, and keeps nothing") func dryRun() async throws {
        let hall = try hall()
        let before = try count(hall, "core_journal")
        let answer = try await hall.call("notes.add", ["text": "maybe", "_meta": ["dry_run": true]])
        #expect(answer == ["id": 1, "text": "maybe"])
        #expect(try await hall.call("notes.fill", ["count": 2, "_meta": ["dry_run": true]])["id"] == 0)
        for table in ["notes_note", "tags_tag", "core_event"] { #expect(try count(hall, table) == 0) }
        #expect(try count(hall, "core_journal") == before)
    }

    @Test("the journal keeps who, as what, why and what, and its chain verifies") func journal() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.call("notes.add", ["text": "x", "_meta": ["reason": "asked by letter"]], as: .clerk)
        hall.set(now: "2024-03-13T08:00:00+08:00")
        try await hall.call("notes.add", ["text": "y"], as: .operator)
        let items = try await hall.call("core.journal.list", ["command": "notes.add"])["items"]?.array ?? []
        #expect(items.map { $0["role"] } == ["clerk", "operator"])
        #expect(items.map { $0["reason"] } == ["asked by letter", JSONValue.null])
        #expect(items.map { $0["uid"] } == [1000, 1000])
        #expect(items.allSatisfy { $0["at"] == "2024-03-13T09:00:00+08:00" }, "time never goes back")
        #expect(items.allSatisfy { ($0["payload_size"]?.int ?? 0) > 0 })
        #expect(try await hall.call("core.journal.verify")["ok"] == true)
    }

    @Test("a task writes in steps of their own, each with its entry") func task() async throws {
        let hall = try hall()
        #expect(try await hall.call("notes.fill", ["count": 5])["id"] == 5)
        #expect(try hall.rows("SELECT 1 FROM core_journal WHERE command = 'notes.fill'").count == 5)
    }

    @Test("pages hold every row once, while rows are added") func pages() async throws {
        let hall = try hall()
        try await hall.call("notes.fill", ["count": 10])
        var seen: [Int64] = []
        var cursor: JSONValue = nil
        repeat {
            let page = try await hall.call("notes.list", ["limit": 3, "cursor": cursor])
            seen += (page["items"]?.array ?? []).compactMap { $0["id"]?.int }
            cursor = page["next_cursor"] ?? nil
            if seen.count < 10 { try await hall.call("notes.add", ["text": "later"]) }
        } while !cursor.isNull
        #expect(seen == Array(1...Int64(seen.count)))
        #expect(seen.count >= 10)
    }
}
