import Foundation
import HallTesting
import ModuleKit
import Testing

/// A process that is a module: notes that it keeps in a table of its own.
private final class NotesProcess {
    let client: RawClient
    static let manifest: JSONValue = [
        "name": "memo", "version": "1.0",
        "migrations": [
            [
                "name": "0001 notes",
                "sql": "CREATE TABLE memo_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;",
            ]
        ],
        "commands": [
            [
                "name": "memo.add", "summary": "Add a note", "kind": "write", "access": "clerk",
                "parameters": ["type": "object", "properties": ["text": ["type": "string"]], "required": ["text"]],
                "result": ["type": "object"], "example": ["text": "rapat"],
            ],
            [
                "name": "memo.list", "summary": "List notes", "kind": "read", "access": "viewer",
                "parameters": ["type": "object"], "result": ["type": "object"],
            ],
        ],
        "events": ["memo.note.added"],
    ]

    init(_ socket: String) throws {
        client = try RawClient(socket)
        try client.call("core.attach", ["manifest": Self.manifest])
    }

    /// The next call of the daemon.
    func asked() throws -> JSONValue { try client.reply() }

    func answer(_ call: JSONValue, _ result: JSONValue) {
        let message: JSONValue = ["jsonrpc": "2.0", "id": call["id"] ?? nil, "result": result]
        client.send(message.text)
    }

    /// Takes one call of `memo.add` and answers what is to be written.
    func add() throws {
        let call = try asked()
        let text = call["params"]?["text"] ?? nil
        answer(
            call,
            [
                "statements": [["sql": "INSERT INTO memo_note (text) VALUES (?) RETURNING id, text", "args": [text]]],
                "events": [["topic": "memo.note.added", "data": ["text": text]]],
            ])
    }
}

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

    @Test func `a process reads and writes its own tables, and nobody else's`() async throws {
        let hall = try TestHall(NotesModule.self)
        let socket = try hall.listen()
        try await waiting {
            let process = try NotesProcess(socket)
            let written = try process.client.call(
                "core.store.write",
                ["statements": [["sql": "INSERT INTO memo_note (text) VALUES (?)", "args": ["dua"], "expect": 1]]])
            #expect(written["results"]?[0]?["changes"] == 1)
            let read = try process.client.call(
                "core.store.read", ["statements": [["sql": "SELECT text FROM memo_note"]]])
            #expect(read["results"]?[0]?["rows"] == [["text": "dua"]])
            for (command, sql) in [
                ("core.store.write", "INSERT INTO notes_note (text, seen) VALUES ('x', 0)"),
                ("core.store.write", "DROP TABLE memo_note"), ("core.store.write", "COMMIT"),
                ("core.store.read", "SELECT text FROM notes_note"), ("core.store.read", "DELETE FROM memo_note"),
            ] {
                let reply = try process.client.exchange(command, ["statements": [["sql": .string(sql)]]])
                #expect(reply?["error"] != nil, "\(sql)")
            }
            let stranger = try RawClient(socket)
            let refused = try stranger.exchange("core.store.read", ["statements": [["sql": "SELECT 1"]]])
            #expect(refused?["error"]?["data"]?["name"] == "invalid_request")
        }
        #expect(try hall.rows("SELECT * FROM memo_note").count == 1)
        #expect(try hall.rows("SELECT * FROM notes_note").isEmpty)
    }

    @Test func `what a process reads within a write is what its reads may see`() async throws {
        let hall = try TestHall(NotesModule.self)
        _ = try await hall.call("notes.add", ["text": "milik orang"])
        let socket = try hall.listen()
        try await waiting {
            let process = try NotesProcess(socket)
            for sql in [
                "SELECT text FROM notes_note", "INSERT INTO memo_note (text) SELECT text FROM notes_note",
                "SELECT * FROM core_key", "SELECT id, seen FROM notes_note",
                "DELETE FROM memo_note WHERE text IN (SELECT text FROM notes_note)",
                "INSERT INTO memo_note (text) VALUES ('x') RETURNING (SELECT text FROM notes_note)",
            ] {
                let reply = try process.client.exchange(
                    "core.store.write", ["statements": [["sql": "SELECT 1"], ["sql": .string(sql)]]])
                let error = reply?["error"]?["data"]
                #expect(error?["name"] == "invalid_params", "\(sql)")
                #expect(error?["details"]?[0]?["path"] == "/statements/1", "\(sql)")
            }
            let copied = try process.client.call(
                "core.store.write",
                [
                    "statements": [
                        ["sql": "INSERT INTO memo_note (text) SELECT text FROM notes_pub_note"],
                        ["sql": "UPDATE memo_note SET text = text || '.' RETURNING text"],
                    ]
                ])
            #expect(copied["results"]?[1]?["rows"] == [["text": "milik orang."]])
        }
    }

    @Test func `a process's row refers to another module's, whose key alone SQLite looks up for it`() async throws {
        let hall = try TestHall(NotesModule.self)
        _ = try await hall.call("notes.add", ["text": "satu"])
        let socket = try hall.listen()
        try await waiting {
            let client = try RawClient(socket)
            try client.call("core.attach", ["manifest": Self.stars(on: "notes")])
            let star: (Int64, String) -> JSONValue = {
                ["statements": [["sql": .string("INSERT INTO star_mark (note) \($1)"), "args": [.integer($0)]]]]
            }
            try client.call("core.store.write", star(1, "VALUES (?)"))
            let dangling = try client.exchange("core.store.write", star(2, "VALUES (?)"))
            #expect(dangling?["error"]?["data"]?["name"] == "conflict")
            let curious = try client.exchange("core.store.write", star(1, "SELECT seen FROM notes_note WHERE id = ?"))
            #expect(curious?["error"]?["data"]?["name"] == "invalid_params")
        }
        #expect(try hall.rows("SELECT note FROM star_mark").map { $0["note"] as Int64 } == [1])
    }

    @Test func `a process's row goes, where SQLite has looked up that nobody's refers to it`() async throws {
        let hall = try TestHall()
        let socket = try hall.listen()
        try await waiting {
            let process = try NotesProcess(socket)
            let star = try RawClient(socket)
            try star.call("core.attach", ["manifest": Self.stars(on: "memo")])
            try process.client.call(
                "core.store.write",
                ["statements": [["sql": "INSERT INTO memo_note (id, text) VALUES (1, 'a'), (2, 'b')"]]])
            try star.call("core.store.write", ["statements": [["sql": "INSERT INTO star_mark (note) VALUES (1)"]]])
            let delete: JSONValue = ["statements": [["sql": "DELETE FROM memo_note WHERE id = 1"]]]
            let held = try process.client.exchange("core.store.write", delete)
            #expect(held?["error"]?["data"]?["name"] == "conflict")
            try process.client.call("core.store.write", ["statements": [["sql": "DELETE FROM memo_note WHERE id = 2"]]])
        }
        #expect(try hall.rows("SELECT id FROM memo_note").map { $0["id"] as Int64 } == [1])
    }

    private static func stars(on module: String) -> JSONValue {
        [
            "name": "star", "version": "1.0", "requires": [.string(module)],
            "migrations": [
                [
                    "name": "0001 marks",
                    "sql": .string(
                        "CREATE TABLE star_mark (note INTEGER PRIMARY KEY REFERENCES \(module)_note) STRICT;"),
                ]
            ],
            "commands": [
                [
                    "name": "star.list", "summary": "List marks", "kind": "read", "access": "viewer",
                    "parameters": ["type": "object"], "result": ["type": "object"],
                ]
            ],
        ]
    }

    @Test func `an author's mistake in a statement is told at the statement, and is none of the daemon's`() async throws
    {
        let log = LogLines()
        let hall = try TestHall(NotesModule.self, log: log)
        let socket = try hall.listen()
        let mistakes: [(command: String, sql: String, args: JSONValue, path: String, words: String)] = [
            ("write", "INSERT INTO memo_note (text) VALUES (?, ?)", ["a"], "", "2 values for 1 columns"),
            ("write", "INSERT INTO memo_note (text) VALUES (?)", ["a", "b"], "/args", "needs 1 values: 2 are given"),
            ("write", "INSERT INTO memo_note (text) VALUES ('a'); SELECT 1", [], "/sql", "One statement only"),
            ("write", "CREATE TABLE memo_more (id INTEGER PRIMARY KEY) STRICT", [], "", "a change of the schema"),
            ("write", "PRAGMA foreign_keys = OFF", [], "", "PRAGMA foreign_keys"),
            ("write", "COMMIT", [], "", "The module 'memo' may not do this: COMMIT"),
            (
                "write", "INSERT INTO notes_note (text, seen) VALUES ('x', 0)", [], "",
                "The module 'memo' wrote the table 'notes_note', which is not its own: expected tables 'memo_…'"
            ),
            ("write", "INSERT INTO memo_note (text) VALUES (NULL)", [], "", "NOT NULL constraint failed"),
            ("write", "SELECT missing FROM memo_note", [], "", "no such column: missing"),
            ("read", "INSERT INTO memo_note (text) VALUES ('a')", [], "/sql", "does not only read"),
            ("read", "SELECT text FROM notes_note", [], "", "reading the table 'notes_note'"),
            ("read", "SELECT ?", [], "/args", "needs 1 values: 0 are given"),
        ]
        try await waiting {
            let process = try NotesProcess(socket)
            for each in mistakes {
                let reply = try process.client.exchange(
                    "core.store." + each.command,
                    [
                        "statements": [["sql": "SELECT 1"], ["sql": .string(each.sql), "args": each.args]],
                        "_meta": ["lang": "en"],
                    ])
                let error = reply?["error"]?["data"]
                #expect(error?["name"] == "invalid_params", "\(each.sql)")
                let fault = error?["details"]?[0]
                #expect(fault?["path"]?.string == "/statements/1" + each.path, "\(each.sql)")
                #expect(fault?["message"]?.string?.contains(each.words) == true, "\(fault?.text ?? "nothing")")
            }
            // At the end of the whole, where nobody knows the statement.
            try process.client.call(
                "core.store.write", ["statements": [["sql": "INSERT INTO memo_note (text) VALUES ('a')"]]])
            let ended = try process.client.exchange(
                "core.store.write", ["statements": [["sql": "INSERT OR ROLLBACK INTO memo_note (text) VALUES ('a')"]]])
            #expect(ended?["error"]?["data"]?["name"] == "invalid_params")
        }
        #expect(log.lines.filter { $0.contains("command failed") } == [])
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

/// Hands a value from one thread to another.
// @unchecked: its threads take turns, since each call is awaited before the next.
private struct Handed<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
