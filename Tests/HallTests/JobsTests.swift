import HallTesting
import ModuleKit
import Testing

/// Tasks as jobs: seen, waited for, cancelled, kept.
@Suite struct JobsTests {
    /// More than is done before somebody cancels.
    private static let long: JSONValue = ["count": 1000, "_meta": ["detach": true]]

    private func detach(_ hall: TestHall, _ count: Int64, as access: Access = .admin) async throws -> JSONValue {
        let answer = try await hall.call(
            "notes.fill", ["count": .integer(count), "_meta": ["detach": true]], as: access)
        #expect(answer.object?.map(\.name) == ["job"])
        return ["job": try #require(answer["job"])]
    }

    @Test("a detached task answers its job, and whoever waits is told its result") func detached() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T09:00:00+08:00")
        let job = try await detach(hall, 3)
        let ended = try await hall.call("core.jobs.wait", job)
        #expect(ended["state"] == "done")
        #expect(ended["command"] == "notes.fill")
        #expect(ended["uid"] == 1000)
        #expect(ended["started_at"] == "2024-03-13T09:00:00+08:00")
        #expect(ended["ended_at"] == "2024-03-13T09:00:00+08:00")
        #expect(ended["result"] == ["id": 3, "text": ""])
        #expect(ended["error"] == .null)
        #expect(try await hall.call("core.jobs.get", job) == ended)
        #expect(try hall.rows("SELECT 1 FROM notes_note").count == 3)
    }

    @Test("every task is a job, but a dry run that nobody left is not") func attached() async throws {
        let hall = try TestHall(NotesModule.self)
        let journal = try hall.rows("SELECT 1 FROM core_journal").count
        try await hall.call("notes.fill", ["count": 2, "_meta": ["dry_run": true]])
        #expect(try hall.rows("SELECT 1 FROM core_job").isEmpty)
        try await hall.call("notes.fill", ["count": 2])
        let items = try await hall.call("core.jobs.list")["items"]?.array ?? []
        #expect(items.map { $0["state"] } == ["done"])
        #expect(try hall.rows("SELECT 1 FROM core_journal").count == journal + 2, "the journal has the steps alone")
        #expect(try await hall.call("core.journal.verify")["ok"] == true)
    }

    @Test("a job tells how far it is, is cancelled by its number, and keeps what of it stands") func cancel()
        async throws
    {
        let hall = try TestHall(NotesModule.self)
        let job = try await detach(hall, 1000)
        var progress: JSONValue = nil
        while progress.isNull { progress = try await hall.call("core.jobs.get", job)["progress"] ?? nil }
        #expect(progress["total"] == 1000)
        #expect(progress["message"] == "notes")
        let running = try await hall.call("core.jobs.list", ["state": "running"])["items"]?.array ?? []
        #expect(running.map { $0["job"] } == [job["job"]])
        #expect(running.first?["progress"]?["total"] == 1000)
        try await hall.call("core.jobs.cancel", ["job": job["job"] ?? nil, "_meta": ["dry_run": true]])
        try await hall.call("core.jobs.cancel", job)
        let ended = try await hall.call("core.jobs.wait", job)
        #expect(ended["state"] == "cancelled")
        #expect(ended["progress"] == .null)
        #expect(ended["error"]?["data"]?["name"] == "cancelled")
        let stands = try #require(try hall.rows("SELECT count(*) FROM notes_note").first?[0] as Int64?)
        #expect(ended["error"]?["data"]?["details"]?["committed"]?.int == stands)
        #expect(stands < 1000)
        #expect(try await hall.call("core.jobs.cancel", job) == ended, "what has ended stays")
        #expect(ended["resumable"] == false)
        let again = await hall.error("core.jobs.resume", job)
        #expect(
            again?.name == .invalidState && again?.details?["state"] == "cancelled", "it keeps nothing to go on with")
    }

    @Test("whoever has another's number sees nothing; an operator sees everyone's jobs") func visibility() async throws
    {
        let hall = try TestHall(NotesModule.self)
        let job = try await detach(hall, 1, as: .clerk)
        try await hall.call("core.jobs.wait", job)
        #expect(try await hall.call("core.jobs.get", job, as: .viewer)["state"] == "done", "of the same user")
        for command in ["core.jobs.get", "core.jobs.wait", "core.jobs.cancel"] {
            #expect(await hall.error(command, job, as: .clerk, uid: 1001)?.name == .notFound)
            #expect(try await hall.call(command, job, as: .operator, uid: 1001)["job"] == job["job"])
        }
        #expect(try await hall.call("core.jobs.list", as: .clerk, uid: 1001)["items"]?.array?.isEmpty == true)
        #expect(try await hall.call("core.jobs.list", as: .operator, uid: 1001)["items"]?.array?.count == 1)
    }

    @Test("only a task is detached") func kinds() async throws {
        let hall = try TestHall(NotesModule.self)
        for (command, params) in [
            ("notes.list", ["_meta": ["detach": true]]), ("notes.add", ["text": "x", "_meta": ["detach": true]]),
            ("core.jobs.wait", ["job": 1, "_meta": ["detach": true]]),
        ] as [(String, JSONValue)] {
            let error = await hall.error(command, params)
            #expect(error?.name == .invalidParams)
            #expect(error?.details?[0]?["path"] == "/_meta/detach")
        }
        #expect(try hall.rows("SELECT 1 FROM notes_note").isEmpty)
    }

    @Test("a detached task with a key begins once, and the key with other parameters is a conflict") func once()
        async throws
    {
        let hall = try TestHall(NotesModule.self)
        let params: JSONValue = ["count": 2, "_meta": ["detach": true, "idempotency_key": "night-1"]]
        let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<20 { group.addTask { try await hall.call("notes.fill", params) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 20)
        #expect(answers.allSatisfy { $0 == answers.first })
        try await hall.call("core.jobs.wait", answers[0])
        #expect(try hall.rows("SELECT 1 FROM notes_note").count == 2)
        let other: JSONValue = ["count": 3, "_meta": ["detach": true, "idempotency_key": "night-1"]]
        #expect(await hall.error("notes.fill", other)?.name == .conflict)
    }

    @Test("pages of jobs hold each once, the newest first, while others begin") func pages() async throws {
        let hall = try TestHall(NotesModule.self)
        for _ in 1...7 { try await hall.call("notes.fill", ["count": 1]) }
        var seen: [Int64] = []
        var cursor: JSONValue = nil
        repeat {
            let page = try await hall.call("core.jobs.list", ["limit": 3, "cursor": cursor])
            seen += (page["items"]?.array ?? []).compactMap { $0["job"]?.int }
            cursor = page["next_cursor"] ?? nil
            try await hall.call("notes.fill", ["count": 1])
        } while !cursor.isNull
        #expect(seen == Array((1...7).reversed()))
    }

    @Test("of the jobs that have ended, the newest thousand are kept") func bounded() async throws {
        let hall = try TestHall(NotesModule.self)
        let params: JSONValue = ["count": 1]
        for _ in 1...26 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...40 { group.addTask { try await hall.call("notes.fill", params) } }
                try await group.waitForAll()
            }
        }
        let kept = try hall.rows("SELECT count(*), max(id) FROM core_job").first
        #expect(kept?[0] == 1000)
        #expect(kept?[1] == 1040)
    }

    @Test("beyond so many running jobs a detached task is refused until there is room") func room() async throws {
        let hall = try TestHall(NotesModule.self)
        var jobs: [JSONValue] = []
        for _ in 1...64 { jobs.append(try await hall.call("notes.fill", Self.long)) }
        let error = await hall.error("notes.fill", Self.long)
        #expect(error?.name == .busy)
        #expect(error?.details?["retry_after_ms"]?.int != nil)
        for job in jobs { try await hall.call("core.jobs.cancel", job) }
        for job in jobs { try await hall.call("core.jobs.wait", job) }
        #expect(try await hall.call("notes.fill", Self.long)["job"] == 65)
    }

    @Test("a detached task outlives its connection, and one that is not detached ends with it") func leaving()
        async throws
    {
        let hall = try TestHall(NotesModule.self)
        let path = try hall.listen()
        let (detached, attached) = try await waiting {
            let client = try RawClient(path)
            let detached = try client.call("notes.fill", ["count": 1000, "_meta": ["detach": true]])
            client.send(
                #"{"jsonrpc":"2.0","id":"a","method":"notes.fill","params":{"count":1000,"_meta":{"progress":true}}}"#)
            #expect(try client.reply()["method"] == "$/progress")
            return (detached, JSONValue.object([("job", .integer((detached["job"]?.int ?? 0) + 1))]))
        }
        let client = try await waiting {
            let client = try RawClient(path)
            return (
                try client.call("core.jobs.wait", attached)["state"],
                try client.call("core.jobs.wait", detached)["state"]
            )
        }
        #expect(client.0 == "cancelled")
        #expect(client.1 == "done")
    }

    @Test("who waits for a job leaves at the deadline, and the job goes on") func deadline() async throws {
        let hall = try TestHall(NotesModule.self)
        let path = try hall.listen()
        try await waiting {
            let client = try RawClient(path)
            let job = try client.call("notes.fill", Self.long)["job"] ?? nil
            let late = try client.exchange("core.jobs.wait", ["job": job, "_meta": ["deadline_ms": 1]])
            #expect(late?["error"]?["data"]?["name"] == "deadline_exceeded")
            try client.call("core.jobs.cancel", ["job": job])
            #expect(try client.call("core.jobs.wait", ["job": job])["state"] == "cancelled")
        }
    }
}
