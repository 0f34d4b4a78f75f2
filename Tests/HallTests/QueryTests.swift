import HallTesting
import ModuleKit
import Testing

/// Queries of operators' own.
@Suite struct QueryTests {
    private func ask(
        _ hall: TestHall, _ sql: String, _ more: JSONValue = [:], as access: Access = .operator
    ) async throws -> JSONValue {
        var params = more
        params["query"] = .string(sql)
        return try await hall.call("core.sql", params, as: access)
    }

    @Test("an operator asks the published views, with arguments by place and by name") func published() async throws {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        for text in ["rapat", "musdes"] { try await hall.call("notes.add", ["text": .string(text)]) }
        let answer = try await ask(
            hall, "SELECT id, text, x'00ff' AS bytes, NULL FROM notes_pub_note WHERE id > ? ORDER BY id", ["args": [1]])
        #expect(answer["columns"] == ["id", "text", "bytes", "NULL"])
        #expect(answer["rows"] == [[2, "musdes", "00ff", nil]])
        #expect(answer["truncated"] == false)
        let named = try await ask(
            hall, "WITH own AS (SELECT text FROM notes_pub_note) SELECT count(*) FROM own WHERE text = :text",
            ["args": ["text": "rapat"]])
        #expect(named["rows"] == [[1]])
    }

    @Test(
        "what is not published is not reached, however it is named",
        arguments: [
            "SELECT * FROM notes_note", "SELECT * FROM \"notes_note\"", "SELECT * FROM 'notes_note'",
            "SELECT * FROM [NOTES_NOTE]", "SELECT * FROM main.notes_note", "SELECT count(*) FROM notes_note",
            "WITH notes_pub_x AS (SELECT * FROM notes_note) SELECT * FROM notes_pub_x",
            "SELECT (SELECT text FROM notes_note)", "SELECT data FROM sqlite_dbpage", "SELECT * FROM dbstat",
            "SELECT * FROM core_journal", "SELECT * FROM core_answer",
        ])
    func hidden(query: String) async throws {
        let hall = try TestHall(NotesModule.self)
        try await hall.call("notes.add", ["text": "rapat"])
        let error = await hall.error("core.sql", ["query": .string(query)], as: .operator)
        #expect(error?.name == .invalidParams)
        #expect(error?.details?[0]?["path"] == "/query")
    }

    @Test("an admin may ask every table, and says so") func all() async throws {
        let hall = try TestHall(NotesModule.self)
        try await hall.call("notes.add", ["text": "rapat"])
        let answer = try await ask(hall, "SELECT text, seen FROM notes_note", ["all": true], as: .admin)
        #expect(answer["rows"] == [["rapat", 0]])
        #expect(await hall.error("core.sql", ["query": "SELECT 1", "all": true], as: .operator)?.name == .forbidden)
        #expect(await hall.error("core.sql", ["query": "SELECT 1"], as: .clerk)?.name == .forbidden)
    }

    @Test(
        "nothing is changed, set or opened by a query",
        arguments: [
            "DELETE FROM notes_note", "WITH x AS (SELECT 1) DELETE FROM notes_note", "PRAGMA query_only = 0",
            "ATTACH '/tmp/balai-attached' AS other", "VACUUM", "SELECT 1; SELECT 2", "", "-- nothing",
            "CREATE TEMP TABLE t (x)", "SELEC 1", "SELECT ?1",
        ])
    func readOnly(query: String) async throws {
        let hall = try TestHall(NotesModule.self)
        try await hall.call("notes.add", ["text": "rapat"])
        let error = await hall.error("core.sql", ["query": .string(query), "all": true])
        #expect(error?.name == .invalidParams, "\(query)")
        #expect(try hall.rows("SELECT 1 FROM notes_note").count == 1)
    }

    @Test(
        "what is wrong with a query is said in the caller's words, and a text is never cut",
        arguments: [
            ("SELECT 1; SELECT 2", "One statement only: something stands behind ';'"),
            ("SELECT count(*) FROM (", "The query ends before it is complete"),
            ("SELECT ?", "args does not give the query the 1 values for its ?"),
            ("SELECT :one, :two", "args does not give the query the values for :one, :two"),
            (
                "SELECT 'a' || char(0) || 'b' AS t",
                "The column 't' holds the character U+0000, which no text may: ask for its hex()"
            ),
        ])
    func wrong(query: String, message: String) async throws {
        let hall = try TestHall(NotesModule.self)
        let error = await hall.error("core.sql", ["query": .string(query)])
        #expect(error?.details?[0]?["message"]?.string == message)
        #expect(try await ask(hall, "SELECT 'a' AS t;")["rows"] == [["a"]])
    }

    @Test("rows beyond those asked for are told of, and a query without end is stopped") func bounds() async throws {
        let hall = try TestHall(NotesModule.self)
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        let some = try await ask(hall, endless + "SELECT i FROM n", ["limit": 3])
        #expect(some["rows"] == [[1], [2], [3]])
        #expect(some["truncated_by"] == "rows")
        let long = try await ask(hall, endless + "SELECT printf('%01000000d', i) FROM n")
        #expect(long["truncated_by"] == "size")
        #expect(long["rows"]?.array?.count == 9)
        try await waiting {
            let client = try RawClient(try hall.listen())
            let late = try client.exchange(
                "core.sql", ["query": .string(endless + "SELECT count(*) FROM n"), "_meta": ["deadline_ms": 50]])
            #expect(late?["error"]?["data"]?["name"] == "deadline_exceeded")
            #expect(try client.call("core.ping")["version"] != nil)
        }
    }
}
