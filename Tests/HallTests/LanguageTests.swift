import HallTesting
import ModuleKit
import Testing

/// In which language a caller is answered.
@Suite struct LanguageTests {
    private static let indonesian: JSONValue = ["lang": "id"]

    @Test func `results, errors, hints and faults are said in the language that the caller names`() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            #expect(try client.call("notes.count")["told"] == "all of 0 notes")
            let told = try client.call("notes.count", ["_meta": Self.indonesian])["told"]
            #expect(told == "Dari 0 catatan, semuanya")
            let nowhere = try client.exchange("core.jobs.get", ["job": 9, "_meta": Self.indonesian])?["error"]
            #expect(nowhere?["message"] == "Tidak ada pekerjaan '9'")
            let unknown = try client.exchange("nothing.at.all", ["_meta": Self.indonesian])?["error"]
            #expect(unknown?["message"] == "Perintah 'nothing.at.all' tidak dikenal")
            #expect(unknown?["data"]?["hint"] == "rpc.discover mendaftar semua perintah")
            let faulty = try client.exchange("notes.add", ["texy": 1, "_meta": Self.indonesian])?["error"]
            #expect(faulty?["message"] == "2 parameter tidak benar")
            let messages = faulty?["data"]?["details"]?.array?.compactMap { $0["message"]?.string } ?? []
            #expect(messages == ["Tidak ada anggota 'texy'. Maksud Anda 'text'?", "Wajib diisi"])
            #expect(try client.exchange("notes.add")?["error"]?["message"] == "/text: Is required")
        }
    }

    @Test func `the members of a batch are answered each in its own language`() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            let id = #"{"jsonrpc":"2.0","id":1,"method":"notes.count","params":{"_meta":{"lang":"id"}}}"#
            let en = #"{"jsonrpc":"2.0","id":2,"method":"notes.count"}"#
            client.send("[\(id),\(en)]")
            let told = (try client.reply().array ?? []).map { $0["result"]?["told"] }
            #expect(told == ["Dari 0 catatan, semuanya", "all of 0 notes"])
        }
    }

    @Test func `progress is told in the caller's language, and a job's error is kept in it`() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let path = try hall.listen()
            let caller = try RawClient(path)
            caller.send(
                #"""
                {"jsonrpc":"2.0","id":"t","method":"notes.fill","params":{"count":1000,"_meta":{"progress":true,
                "lang":"id"}}}
                """#)
            #expect(try caller.reply()["params"]?["message"] == "catatan")
            let client = try RawClient(path)
            let job = try client.call("core.jobs.list")["items"]?[0]?["job"] ?? nil
            let seen = try client.call("core.jobs.get", ["job": job, "_meta": Self.indonesian])
            if seen["state"] == "running" { #expect(seen["progress"]?["message"] == "catatan") }
            try client.call("core.jobs.cancel", ["job": job])
            let ended = try client.call("core.jobs.wait", ["job": job])
            #expect(ended["error"]?["message"] == "Panggilan dibatalkan")
        }
    }

    @Test func `who names no language is answered in the office's, from the moment it is set`() async throws {
        let hall = try TestHall(NotesModule.self)
        func set(_ language: JSONValue) async throws {
            let values: JSONValue = ["language": language]
            try await hall.call("core.settings.set", ["module": "core", "values": values])
        }
        func told() async throws -> JSONValue? { try await hall.call("notes.count")["told"] }
        #expect(try await told() == "all of 0 notes")
        try await set("id")
        #expect(try await told() == "Dari 0 catatan, semuanya")
        #expect(try await hall.call("notes.count", ["_meta": ["lang": "en"]])["told"] == "all of 0 notes")
        try await hall.call(
            "core.settings.set", ["module": "core", "values": ["language": "en"], "_meta": ["dry_run": true]])
        #expect(try await told() == "Dari 0 catatan, semuanya")
        try await set(nil)
        #expect(try await told() == "all of 0 notes")
        let other = try TestHall(NotesModule.self, language: .indonesian)
        #expect(try await other.call("notes.count")["told"] == "Dari 0 catatan, semuanya")
    }

    @Test func `commands are described in the caller's language`() async throws {
        let hall = try TestHall(NotesModule.self)
        for (meta, summary, words) in [
            (Self.indonesian, "Tambah catatan", "Isinya"), (["lang": "en"], "Add a note", "The text"),
        ] as [(JSONValue, JSONValue, JSONValue)] {
            let methods = try await hall.call("rpc.discover", ["_meta": meta])["methods"]?.array ?? []
            let add = try #require(methods.first { $0["name"] == "notes.add" })
            #expect(add["summary"] == summary)
            #expect(add["params"]?[0]?["description"] == words)
            #expect(add["x-params"]?["properties"]?["text"]?["description"] == words)
        }
    }

    @Test func `a language that the program does not speak is refused`() async throws {
        let hall = try TestHall(NotesModule.self)
        let error = await hall.error("notes.count", ["_meta": ["lang": "fr"]])
        #expect(error?.details?[0]?["path"] == "/_meta/lang")
        #expect(error?.details?[0]?["rule"] == "enum")
    }

    @Test func `refusals are kept in English whoever was refused`() async throws {
        let hall = try TestHall(NotesModule.self)
        _ = await hall.error("notes.add", ["text": "x", "_meta": Self.indonesian], as: .viewer)
        _ = try await hall.call("notes.add", ["text": "x"])
        let kept = try hall.rows("SELECT message FROM core_refusal").first?[0] as String?
        #expect(kept == "The command 'notes.add' needs the role 'clerk', you have 'viewer'")
    }
}
