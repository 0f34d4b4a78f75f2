import HallTesting
import ModuleKit
import Testing

/// Writes under an idempotency key.
@Suite struct OnceTests {
    private func add(_ text: String, _ key: String) -> JSONValue {
        ["text": .string(text), "_meta": ["idempotency_key": .string(key)]]
    }

    @Test("a hundred repeats at the same time write once, and all are answered as the first") func repeats()
        async throws
    {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        let parameters = add("Rapat", "night-1")
        let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<100 { group.addTask { try await hall.call("notes.add", parameters) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 100)
        #expect(answers.allSatisfy { $0 == ["id": 1, "text": "Rapat"] })
        #expect(try hall.rows("SELECT 1 FROM notes_note").count == 1)
        #expect(try hall.rows("SELECT 1 FROM core_journal WHERE command = 'notes.add'").count == 1)
    }

    @Test("the same write sent a hundred times from ten connections writes once") func connections() async throws {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        let path = try hall.listen()
        let answers = try await withThrowingTaskGroup(of: [JSONValue].self) { group in
            for _ in 1...10 {
                group.addTask {
                    try await waiting {
                        let client = try RawClient(path)
                        let calls = (1...10).map { id in
                            #"{"jsonrpc":"2.0","id":\#(id),"method":"notes.add","params":"#
                                + #"{"text":"Rapat","_meta":{"idempotency_key":"night-1"}}}"#
                        }
                        client.send(calls.flatMap(RawClient.frame))
                        return try calls.map { _ in try client.reply()["result"] ?? nil }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(answers.count == 100)
        #expect(answers.allSatisfy { $0 == ["id": 1, "text": "Rapat"] })
        #expect(try hall.rows("SELECT 1 FROM notes_note").count == 1)
        #expect(try hall.rows("SELECT 1 FROM core_journal WHERE command = 'notes.add'").count == 1)
    }

    @Test("a key with other parameters is a conflict, in whatever order the same ones come it is not")
    func otherParameters() async throws {
        let hall = try TestHall(NotesModule.self)
        try await hall.call("notes.add", add("first", "k"))
        let reordered: JSONValue = ["_meta": ["idempotency_key": "k"], "text": "first"]
        #expect(try await hall.call("notes.add", reordered)["id"] == 1)
        #expect(await hall.error("notes.add", add("second", "k"))?.name == .conflict)
        #expect(try await hall.call("notes.add", add("second", "l"))["id"] == 2)
    }

    @Test("an error is not remembered, nor a dry run") func notRemembered() async throws {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        #expect(await hall.error("notes.add", add("forbidden", "k"))?.name == .invalidParams)
        try await hall.call(
            "notes.add", ["text": "tried", "_meta": ["idempotency_key": "k", "dry_run": true]])
        #expect(try hall.rows("SELECT 1 FROM core_answer").isEmpty)
        #expect(try await hall.call("notes.add", add("allowed", "k"))["text"] == "allowed")
    }

    @Test("keys are forgotten after their days") func forgotten() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.call("notes.add", add("first", "k"))
        hall.set(now: "2024-03-20T10:00:00+08:00")
        try await hall.call("notes.add", add("second", "l"))
        #expect(try hall.rows("SELECT key FROM core_answer").map { $0["key"] } == ["l"])
    }

    @Test("a dry run under a key that was used is answered as the first was, and with other parameters is a conflict")
    func tried() async throws {
        let hall = try TestHall(NotesModule.self)
        let first = try await hall.call("notes.add", add("first", "k"))
        let dry: JSONValue = ["idempotency_key": "k", "dry_run": true]
        #expect(try await hall.call("notes.add", ["text": "first", "_meta": dry]) == first)
        #expect(await hall.error("notes.add", ["text": "second", "_meta": dry])?.name == .conflict)
        try await hall.call("notes.fill", ["count": 2, "_meta": ["idempotency_key": "t"]])
        let task: JSONValue = ["idempotency_key": "t", "dry_run": true]
        #expect(await hall.error("notes.fill", ["count": 3, "_meta": task])?.name == .conflict)
    }

    @Test("a task with a key is done once, by however many it is asked at once") func task() async throws {
        let hall = try TestHall(NotesModule.self)
        let params: JSONValue = ["count": 20, "_meta": ["idempotency_key": "night-1"]]
        let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<10 { group.addTask { try await hall.call("notes.fill", params) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0 == ["id": 20, "text": ""] })
        #expect(try hall.rows("SELECT 1 FROM notes_note").count == 20)
        #expect(
            await hall.error("notes.fill", ["count": 3, "_meta": ["idempotency_key": "night-1"]])?.name == .conflict)
    }

    @Test("a task that came to nothing is begun anew under its key") func taskAgain() async throws {
        let hall = try TestHall(NotesModule.self)
        let params: JSONValue = ["count": 1000, "_meta": ["idempotency_key": "k"]]
        async let first = hall.error("notes.fill", params)
        while try hall.rows("SELECT 1 FROM notes_note").isEmpty { await Task.yield() }
        try await hall.call("core.jobs.cancel", ["job": 1])
        #expect(await first?.name == .cancelled)
        let stands = try hall.rows("SELECT 1 FROM notes_note").count
        #expect(try await hall.call("notes.fill", params)["id"] == .integer(Int64(stands + 1000)))
    }

    @Test("a read has no key") func kinds() async throws {
        let hall = try TestHall(NotesModule.self)
        let error = await hall.error("notes.list", ["_meta": ["idempotency_key": "k"]])
        #expect(error?.details?[0]?["path"] == "/_meta/idempotency_key")
    }

    @Test func `a key that would have no effect is refused`() async throws {
        let hall = try TestHall(NotesModule.self)
        for (command, params) in [("core.jobs.cancel", ["job": 1]), ("core.modules.disable", ["name": "notes"])]
            as [(String, JSONValue)]
        {
            var params = params
            params["_meta"] = ["idempotency_key": "k"]
            let error = await hall.error(command, params)
            #expect(error?.name == .invalidParams)
            #expect(error?.details?[0]?["path"] == "/_meta/idempotency_key")
        }
        #expect(try await hall.call("notes.list")["items"] == [])
    }
}
