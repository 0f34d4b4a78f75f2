import HallTesting
import ModuleKit
import Testing

/// What a process sends to be run in the store.
@Suite struct ProcessStatementTests {
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
}
