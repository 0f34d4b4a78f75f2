import Foundation
import HallTesting
import ModuleKit
import Testing

/// The journal explains the store, or it is said what it does not explain.
@Suite struct ExplanationTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        for text in ["satu", "dua", "tiga"] { try await hall.call("notes.add", ["text": .string(text)]) }
        return hall
    }

    @discardableResult
    private func backUp(_ hall: TestHall) async throws -> JSONValue {
        let backup = try #require(try await hall.call("core.backup.create")["backup"])
        #expect(try await hall.call("core.backup.verify", ["backup": backup])["ok"] == true)
        return backup
    }

    /// What somebody does with another program while nobody looks.
    private func meddle(_ hall: TestHall, _ sql: String) throws {
        let queue = try DatabaseQueue(path: hall.directory + "/balai.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test("without a proved backup the store is explained from the first entry on") func nothingProved() async throws {
        let hall = try await hall()
        let found = try await hall.call("core.journal.verify")
        #expect(found["ok"] == true, "\(found.text)")
        #expect(found["backup"]?.isNull == true)
        #expect(found["from_seq"] == 0)
        try meddle(hall, "UPDATE notes_note SET text = 'lain' WHERE id = 2")
        #expect(try await hall.call("core.journal.verify")["ok"] == false)
    }

    @Test("what cannot be replayed is neither right nor wrong, and is said") func unknown() async throws {
        let hall = try await hall()
        // The module that wrote does not run, and with it its migrations are not known.
        let without = try hall.restarted()
        let found = try await without.call("core.journal.verify")
        #expect(found["ok"]?.isNull == true)
        #expect(found["from_seq"]?.isNull == true)
        #expect(found["note"] == "The journal cannot be replayed behind entry 0: make and prove a backup")
    }

    @Test("from a proved backup on, every write of every module is explained") func explained() async throws {
        let hall = try await hall()
        let backup = try await backUp(hall)
        try await hall.call("tags.again", ["note": 2])
        try await hall.call("notes.add", ["text": "empat"])
        let found = try await hall.call("core.journal.verify")
        #expect(found["ok"] == true, "\(found.text)")
        #expect(found["backup"] == backup)
        #expect(found["note"]?.isNull == true)
        #expect(found["seq"]?.int ?? 0 > found["from_seq"]?.int ?? 0)
    }

    @Test(
        "a row that another program changed, added or removed is found, with its table and key",
        arguments: [
            ("UPDATE notes_note SET text = 'lain' WHERE id = 2", "2", "changed"),
            ("INSERT INTO notes_note (id, text, seen) VALUES (99, 'lain', 0)", "99", "added"),
            ("DELETE FROM tags_tag WHERE note = 3; DELETE FROM notes_note WHERE id = 3", "3", "removed"),
        ])
    func meddled(sql: String, key: String, change: String) async throws {
        let hall = try await hall()
        try await backUp(hall)
        try await hall.call("notes.add", ["text": "empat"])
        try meddle(hall, sql)
        try await hall.call("notes.add", ["text": "lima"])
        let found = try await hall.call("core.journal.verify")
        #expect(found["ok"] == false)
        #expect(found["faults"]?[0]?.string?.contains("'notes_note'") == true, "\(found.text)")
        let rows = found["rows"]?.array?.filter { $0["table"] == "notes_note" }
        #expect(rows == [["table": "notes_note", "key": .string(key), "change": .string(change)]])
    }

    @Test("a row that was changed past the journal and then by a command is found at that entry") func builtUpon()
        async throws
    {
        let hall = try await hall()
        try await backUp(hall)
        try meddle(hall, "UPDATE notes_note SET seen = 7 WHERE id = 2")
        try await hall.call("tags.again", ["note": 2])
        let found = try await hall.call("core.journal.verify")
        #expect(found["ok"] == false)
        #expect(found["rows"] == [["table": "notes_note", "key": "2", "change": "changed"]])
    }

    @Test("a row that was changed past the journal and is brought back from a backup is explained again, and restored")
    func recovered() async throws {
        let hall = try await hall()
        let backup = try await backUp(hall)
        try meddle(
            hall,
            """
            UPDATE notes_note SET text = 'lain' WHERE id = 2;
            DELETE FROM tags_tag WHERE note = 3; DELETE FROM notes_note WHERE id = 3
            """)
        #expect(try await hall.call("core.journal.verify")["ok"] == false)
        for table in ["notes_note", "tags_tag"] {
            try await hall.call("core.backup.recover", ["backup": backup, "table": .string(table)])
        }
        let found = try await hall.call("core.journal.verify")
        #expect(found["ok"] == true, "\(found.text)")
        hall.carryJournal()
        let report = try await hall.call("core.backup.drill")
        #expect(report["seq"] == report["store_seq"])
    }

    @Test("a table, an index and a view that no migration made are found") func schema() async throws {
        let hall = try await hall()
        try await backUp(hall)
        try meddle(hall, "CREATE TABLE notes_extra (id INTEGER PRIMARY KEY); DROP VIEW notes_pub_note")
        let found = try await hall.call("core.journal.verify")
        #expect(
            found["faults"] == [
                "'notes_extra' is not as the migrations made it", "'notes_pub_note' is not as the migrations made it",
            ])
    }

    @Test("what was changed before the newest backup is found from an older one, and from the first entry") func older()
        async throws
    {
        let hall = try await hall()
        let old = try await backUp(hall)
        try meddle(hall, "UPDATE notes_note SET text = 'lain' WHERE id = 2")
        try await hall.call("notes.add", ["text": "empat"])
        let new = try await backUp(hall)
        #expect(try await hall.call("core.journal.verify", ["backup": new])["ok"] == true)
        let found = try await hall.call("core.journal.verify")
        #expect(found["backup"] == old)
        #expect(try await hall.call("core.journal.verify", ["backup": old])["rows"] == found["rows"])
        #expect(found["rows"] == [["table": "notes_note", "key": "2", "change": "changed"]])
        #expect(try await hall.call("core.journal.verify", ["whole": true])["rows"] == found["rows"])
        #expect(await hall.error("core.journal.verify", ["backup": "nothing"])?.name == .notFound)
    }
}
