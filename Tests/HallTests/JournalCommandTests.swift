import HallTesting
import ModuleKit
import Testing

/// What the journal tells an operator, and how a write is taken back.
@Suite struct JournalCommandTests {
    private func hall() throws -> TestHall { try TestHall(NotesModule.self, TagsModule.self) }

    private func lastEntry(_ hall: TestHall) async throws -> Int64 {
        let list = try await hall.call("core.journal.list", ["limit": 1000])
        return try #require(list["items"]?.array?.last?["seq"]?.int)
    }

    @Test("an entry is shown with its rows before and after, of every module that took part") func show() async throws {
        let hall = try hall()
        try await hall.call("notes.add", ["text": "Rapat", "_meta": ["reason": "undangan"]])
        let shown = try await hall.call("core.journal.show", ["seq": .integer(try await lastEntry(hall))])
        #expect(shown["command"] == "notes.add")
        #expect(shown["reason"] == "undangan")
        #expect(shown["is_erased"] == false)
        let rows = try #require(shown["rows"]?.array)
        #expect(Set(rows.compactMap { $0["table"]?.string }) == ["notes_note", "tags_tag", "core_event"])
        let note = try #require(rows.first { $0["table"] == "notes_note" })
        #expect(note["operation"] == "inserted")
        #expect(
            note["columns"]?.array?.map { $0["column"]?.string } == ["id", "text", "seen"])
        #expect(note["columns"]?[1]?["after"] == "Rapat")
        #expect(note["columns"]?[1]?["before"]?.isNull == true)
        #expect(await hall.error("core.journal.show", ["seq": 9999])?.name == .notFound)
    }

    @Test("what concerns a person is masked, and bytes are told by their number only") func masked() async throws {
        let hall = try TestHall(SecretsModule.self)
        try await hall.call("secrets.add", ["name": "Contoh Aminah"])
        let shown = try await hall.call("core.journal.show", ["seq": .integer(try await lastEntry(hall))])
        #expect(!shown.text.contains("Aminah"))
        let columns = try #require(shown["rows"]?[0]?["columns"]?.array)
        #expect(columns.map { $0["after"] } == [1, "***", ["bytes": 3]])
        #expect(columns.map { $0["is_masked"] } == [false, true, false])
    }

    @Test("a long entry is shown in pieces") func pieces() async throws {
        let hall = try TestHall(SecretsModule.self)
        try await hall.call("secrets.fill")
        let seq = JSONValue.integer(try await lastEntry(hall))
        var seen = 0
        var next: JSONValue = 0
        while !next.isNull {
            let shown = try await hall.call("core.journal.show", ["seq": seq, "after_row": next, "limit": 100])
            #expect(shown["row_count"] == 250)
            seen += shown["rows"]?.array?.count ?? 0
            next = shown["next_row"] ?? nil
        }
        #expect(seen == 250)
    }

    @Test("entries are listed by command, by user and by table") func filters() async throws {
        let hall = try hall()
        for i in 1...3 { try await hall.call("notes.add", ["text": "note \(i)"], uid: UInt32(1000 + i)) }
        func count(_ filter: JSONValue) async throws -> Int? {
            try await hall.call("core.journal.list", filter)["items"]?.array?.count
        }
        #expect(try await count(["command": "notes.add"]) == 3)
        #expect(try await count(["command": "notes.add", "actor": 1002]) == 1)
        #expect(try await count(["table": "tags_tag"]) == 3)
        #expect(try await count(["table": "tags_ta"]) == 0)
        #expect(try await count(["table": "tags_tag", "command": "notes.seen"]) == 0)
    }

    @Test("an undone write is undone in every module, tells so, and is an entry of its own") func revert() async throws
    {
        let hall = try hall()
        try await hall.call("notes.add", ["text": "first"])
        let seq = JSONValue.integer(try await lastEntry(hall))
        let dry = try await hall.call("core.journal.revert", ["seq": seq, "_meta": ["dry_run": true]])
        #expect(try hall.rows("SELECT count(*) FROM notes_note").first?[0] == 1)
        let done = try await hall.call("core.journal.revert", ["seq": seq, "_meta": ["reason": "twice"]])
        #expect(done == dry)
        #expect(done["tables"]?.array?.compactMap { $0["table"]?.string } == ["notes_note", "tags_tag"])
        for table in ["notes_note", "tags_tag"] {
            #expect(try hall.rows("SELECT count(*) FROM \(table)").first?[0] == 0)
        }
        let entry = try await hall.call("core.journal.show", ["seq": done["seq"] ?? nil])
        #expect(entry["command"] == "core.journal.revert")
        #expect(entry["reason"] == "twice")
        let events = try await hall.call("core.events.list", ["after": 0])
        #expect(events["items"]?.array?.map { $0["topic"]?.string } == ["notes.note.added", "core.journal.reverted"])
        #expect(try await hall.call("core.journal.verify")["ok"] == true)
        // Nothing is there any more to be taken back.
        #expect(await hall.error("core.journal.revert", ["seq": seq])?.name == .conflict)
    }

    @Test("a write on which a later one stands is not undone, and that one is named") func dependent() async throws {
        let hall = try hall()
        try await hall.call("notes.add", ["text": "first"])
        let seq = try await lastEntry(hall)
        // Counts the note as seen once more.
        try await hall.call("tags.again", ["note": 1])
        let error = await hall.error("core.journal.revert", ["seq": .integer(seq)])
        #expect(error?.name == .conflict)
        #expect(error?.details?["dependents"]?[0]?["seq"] == .integer(seq + 1))
        #expect(error?.details?["dependents"]?[0]?["command"] == "tags.again")
    }

    @Test("migrations and the store's own entries are not undone", arguments: ["core.migrate", "core.replay"])
    func own(command: String) async throws {
        let hall = try hall()
        let list = try await hall.call("core.journal.list", ["command": .string(command)])
        let seq = try #require(list["items"]?[0]?["seq"])
        #expect(await hall.error("core.journal.revert", ["seq": seq])?.name == .invalidState)
    }

    @Test("refused calls are listed, and kept apart from the journal") func refusals() async throws {
        let hall = try hall()
        #expect(await hall.error("notes.add", ["text": "x"], as: .viewer, uid: 7)?.name == .forbidden)
        #expect(await hall.error("core.journal.list", as: .clerk, uid: 8)?.name == .forbidden)
        // Answered after what was queued before it.
        try await hall.call("notes.add", ["text": "y"])
        let all = try await hall.call("core.refusals.list")
        #expect(all["items"]?.array?.map { $0["uid"] } == [7, 8])
        #expect(all["items"]?[0]?["error"] == "forbidden")
        let some = try await hall.call("core.refusals.list", ["command": "core.journal.list"])
        #expect(some["items"]?.array?.count == 1)
        for command in ["core.journal.revert", "core.journal.show", "core.refusals.list"] {
            #expect(try await hall.call("core.access.explain", ["command": .string(command)])["needed"] == "operator")
        }
    }
}

/// A module for tests whose rows concern a person, and hold bytes.
private struct SecretsModule: Module {
    static let name = "secrets"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 secrets", personal: ["secrets_person.name"],
            sql: "CREATE TABLE secrets_person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, sealed BLOB) STRICT")
    ]
    static let commands: [any Command.Type] = [AddSecret.self, FillSecrets.self]
}

private struct AddSecret: WriteCommand {
    static let about = About("secrets.add", "Add a person", access: .clerk, example: #"{"name": "x"}"#)
    @Parameter("The name") var name: String

    func run(_ store: Transaction) throws -> Int64 {
        try store.db.execute(
            sql: "INSERT INTO secrets_person (name, sealed) VALUES (?, x'010203')", arguments: [name])
        return store.db.lastInsertedRowID
    }
}

private struct FillSecrets: WriteCommand {
    static let about = About("secrets.fill", "Add many persons", access: .clerk)

    func run(_ store: Transaction) throws -> Int64 {
        for i in 1...250 {
            try store.db.execute(sql: "INSERT INTO secrets_person (name) VALUES (?)", arguments: ["Contoh \(i)"])
        }
        return 250
    }
}
