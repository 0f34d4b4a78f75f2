import Foundation
import HallTesting
import ModuleKit
import Testing

@Suite struct ProcessTests {
    private func attached(_ socket: String) async throws -> Handed<NotesProcess> {
        try await waiting { Handed(try NotesProcess(socket)) }
    }

    private func connected(_ socket: String) async throws -> Handed<RawClient> {
        try await waiting { Handed(try RawClient(socket)) }
    }

    /// Calls a command while the process does its part.
    private func call(
        _ client: Handed<RawClient>, _ method: String, _ params: JSONValue,
        while work: @Sendable @escaping () throws -> Void
    ) async throws -> JSONValue {
        async let reply = waiting { try client.value.exchange(method, params) }
        try await waiting(work)
        return try #require(try await reply)
    }

    @Test func `a process that attaches is a module: its writes are tried, done once, journalled and told`()
        async throws
    {
        let hall = try TestHall()
        let socket = try hall.listen()
        let process = try await attached(socket)
        let client = try await connected(socket)

        let tried = try await call(client, "memo.add", ["text": "satu", "_meta": ["dry_run": true]]) {
            try process.value.add()
        }
        #expect(tried["result"] == ["id": 1, "text": "satu"])
        #expect(try hall.rows("SELECT * FROM memo_note").isEmpty)

        let once: JSONValue = ["text": "satu", "_meta": ["idempotency_key": "k"]]
        for _ in 1...2 {
            let added = try await call(client, "memo.add", once) { try process.value.add() }
            #expect(added["result"] == ["id": 1, "text": "satu"])
        }
        #expect(try hall.rows("SELECT * FROM memo_note").count == 1)
        let entries = try hall.rows("SELECT module, command FROM core_journal WHERE command = 'memo.add'")
        #expect(entries.map { [$0["module"], $0["command"]] as [String] } == [["memo", "memo.add"]])
        #expect(try hall.rows("SELECT topic FROM core_event").map { $0["topic"] as String } == ["memo.note.added"])

        let again = try await call(client, "memo.add", ["text": "satu"]) { try process.value.add() }
        #expect(again["error"]?["data"]?["name"] == "conflict")
        let names = try await waiting { try client.value.call("rpc.discover") }["methods"]?.array?.compactMap {
            $0["name"]?.string
        }
        #expect(names?.contains("memo.add") == true)
    }

    @Test func `when a process goes its callers are told, and it comes back to its tables`() async throws {
        let hall = try TestHall()
        let socket = try hall.listen()
        let client = try await connected(socket)
        let process = try await attached(socket)
        let added = try await call(client, "memo.add", ["text": "satu"]) { try process.value.add() }
        #expect(added["result"] != nil)
        let lost = try await call(client, "memo.list", [:]) {
            _ = try process.value.asked()
            process.value.client.finish()
        }
        #expect(lost["error"]?["data"]?["name"] == "module_unavailable")
        // The daemon notices on its own thread; a second one is refused until it has.
        let back = try await waiting {
            while true {
                if let process = try? NotesProcess(socket) { return Handed(process) }
            }
        }
        let rows = try await call(client, "memo.list", [:]) {
            let call = try back.value.asked()
            let read = try back.value.client.call(
                "core.store.read", ["statements": [["sql": "SELECT * FROM memo_note"]]])
            back.value.answer(call, ["items": read["results"]?[0]?["rows"] ?? nil])
        }
        #expect(rows["result"]?["items"] == [["id": 1, "text": "satu"]])
    }

    /// Waits until a command answers what is expected of it: the daemon notices on its own thread that a process has gone.
    private func settled(_ client: Handed<RawClient>, _ name: String, _ state: String) async throws -> JSONValue {
        try await waiting {
            while true {
                let found = try client.value.call("core.modules.get", ["module": .string(name)])
                if found["state"]?.string == state { return found }
            }
        }
    }

    @Test func `a process that has gone is away, which is to be looked at until an operator says that it is meant`()
        async throws
    {
        let hall = try TestHall()
        let socket = try hall.listen()
        let client = try await connected(socket)
        let process = try await attached(socket)
        process.value.client.finish()
        let away = try await settled(client, "memo", "away")
        #expect(away["file"] == .null)
        let care = { try await hall.call("core.status")["care"]?.array?.compactMap(\.string) ?? [] }
        #expect(try await care().contains { $0.contains("'memo' is away") })
        let tried = try await hall.call("core.modules.disable", ["name": "memo", "_meta": ["dry_run": true]])
        #expect(tried["state"] == "disabled")
        #expect(try await care().contains { $0.contains("'memo'") }, "a dry run changes nothing")
        let disabled = try await hall.call("core.modules.disable", ["name": "memo"])
        #expect(disabled["state"] == "disabled")
        #expect(disabled["reason"] == "It was disabled: it starts again when its process attaches")
        #expect(try await care().contains { $0.contains("'memo'") } == false)
        let later = try hall.restarted()
        #expect(try await later.call("core.modules.get", ["module": "memo"])["state"] == "disabled")
    }

    @Test func `a process whose module is disabled loses its connection, and is a module again when it attaches`()
        async throws
    {
        let hall = try TestHall()
        let socket = try hall.listen()
        let client = try await connected(socket)
        let process = try await attached(socket)
        let lost = try await call(client, "memo.list", [:]) {
            _ = try process.value.asked()
            let another = try RawClient(socket)
            let answer = try another.call("core.modules.disable", ["name": "memo"])
            #expect(answer["reason"]?.string?.contains("when its process attaches") == true)
            #expect(try process.value.client.next() == nil)
        }
        #expect(lost["error"]?["data"]?["name"] == "module_unavailable")
        #expect(try await hall.call("core.modules.get", ["module": "memo"])["state"] == "disabled")
        let again = try await attached(socket)
        #expect(try await hall.call("core.modules.get", ["module": "memo"])["state"] == "running")
        #expect(try hall.rows("SELECT name FROM core_disabled_module").isEmpty)
        again.value.client.finish()
    }

    @Test func `a write for which there is nothing to do is answered, and leaves nothing`() async throws {
        let hall = try TestHall()
        let socket = try hall.listen()
        let process = try await attached(socket)
        let client = try await connected(socket)
        let before = try hall.rows("SELECT seq FROM core_journal").count
        let idle = try await call(client, "memo.add", ["text": "x"]) {
            process.value.answer(try process.value.asked(), ["statements": [], "answer": ["added": false]])
        }
        #expect(idle["result"] == ["added": false])
        let silent = try await call(client, "memo.add", ["text": "x"]) {
            process.value.answer(try process.value.asked(), ["statements": []])
        }
        #expect(silent["result"] == [:])
        #expect(try hall.rows("SELECT seq FROM core_journal").count == before)
    }

    @Test func `what a process answers wrongly is its fault, and is told as such`() async throws {
        let hall = try TestHall()
        let socket = try hall.listen()
        let process = try await attached(socket)
        let client = try await connected(socket)
        let wrong = try await call(client, "memo.add", ["text": "x"]) {
            process.value.answer(try process.value.asked(), ["statement": "INSERT"])
        }
        #expect(wrong["error"]?["data"]?["name"] == "module_unavailable")
        for sql in [
            "DROP TABLE memo_note", "DELETE FROM core_module", "SELECT hash FROM core_journal", "INSERT nothing",
        ] {
            let wrong = try await call(client, "memo.add", ["text": "x"]) {
                process.value.answer(try process.value.asked(), ["statements": [["sql": .string(sql)]]])
            }
            #expect(wrong["error"]?["data"]?["name"] == "module_unavailable", "\(sql)")
            #expect(wrong["error"]?["message"]?.string?.contains("/statements/0") == true, "\(sql)")
        }
        let refused = try await call(client, "memo.add", ["text": "x"]) {
            let asked = try process.value.asked()
            let message: JSONValue = [
                "jsonrpc": "2.0", "id": asked["id"] ?? nil,
                "error": [
                    "code": -32004, "message": "Not now", "data": ["name": "invalid_state", "details": ["a": 1]],
                ],
            ]
            process.value.client.send(message.text)
        }
        #expect(refused["error"]?["data"]?["name"] == "invalid_state")
        #expect(refused["error"]?["data"]?["details"] == ["a": 1])
        for manifest: JSONValue in [
            [
                "name": "memo", "version": "1",
                "commands": [
                    [
                        "name": "other.x", "summary": "Other", "kind": "read", "access": "viewer", "parameters": [:],
                        "result": [:],
                    ]
                ],
            ],
            NotesProcess.manifest,
        ] {
            let second = try await waiting { try RawClient(socket).exchange("core.attach", ["manifest": manifest]) }
            #expect(["invalid_params", "conflict"].contains(second?["error"]?["data"]?["name"]?.string ?? ""))
        }
    }
}
