import Foundation
import HallTesting
import ModuleKit
import Testing

/// Backups as an operator handles them.
@Suite struct BackupCommandTests {
    private func backUp(_ hall: TestHall, at now: String) async throws -> String {
        hall.set(now: now)
        let backup = try #require(try await hall.call("core.backup.create")["backup"])
        #expect(try await hall.call("core.backup.verify", ["backup": backup])["ok"] == true)
        return try #require(backup.string)
    }

    @Test("a backup tells what changed since, and brings rows back that are gone or changed, after showing them")
    func recover() async throws {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        for text in ["satu", "dua", "tiga"] { try await hall.call("notes.add", ["text": .string(text)]) }
        let backup = JSONValue.string(try await backUp(hall, at: "2024-03-13T01:00:00Z"))
        #expect(try await hall.call("core.backup.diff", ["backup": backup])["tables"] == [])
        try await hall.call("tags.again", ["note": 2])
        try await hall.call("notes.add", ["text": "empat"])
        let difference = try await hall.call("core.backup.diff", ["backup": backup, "table": "notes_note"])
        #expect(difference["tables"] == [["table": "notes_note", "added": 1, "removed": 0, "changed": 1]])
        let rows = try #require(difference["rows"]?.array)
        #expect(rows.map { $0["operation"] } == ["changed", "inserted"])
        let seen = rows[0]["columns"]?.array?.first { $0["column"] == "seen" }
        #expect(seen?["before"] == 1)
        #expect(seen?["after"] == 2)
        // The key and what changed, and nothing that did not.
        #expect(rows[0]["columns"]?.array?.map { $0["column"] } == ["id", "seen"])
        let plan: JSONValue = ["backup": backup, "table": "notes_note", "rows": [2], "_meta": ["dry_run": true]]
        let planned = try await hall.call("core.backup.recover", plan)
        #expect(planned["changed"] == 1)
        #expect(planned["rows"]?[0]?["columns"]?.array?.map { $0["column"] } == ["id", "seen"])
        #expect(planned["seq"]?.isNull == true)
        #expect(try hall.rows("SELECT seen FROM notes_note WHERE id = 2").first?[0] == 2)
        let done = try await hall.call("core.backup.recover", ["backup": backup, "table": "notes_note", "rows": [2]])
        #expect(done["rows"] == planned["rows"])
        #expect(try hall.rows("SELECT seen FROM notes_note WHERE id = 2").first?[0] == 1)
        #expect(try hall.rows("SELECT count(*) FROM notes_note").first?[0] == 4)
        let entry = try await hall.call("core.journal.show", ["seq": done["seq"] ?? nil])
        #expect(entry["command"] == "core.backup.recover")
        // And it is undone as any write.
        try await hall.call("core.journal.revert", ["seq": done["seq"] ?? nil])
        #expect(try hall.rows("SELECT seen FROM notes_note WHERE id = 2").first?[0] == 2)
        #expect(await hall.error("core.backup.diff", ["backup": backup, "table": "nothing"])?.name == .notFound)
        #expect(
            await hall.error("core.backup.recover", ["backup": backup, "table": "core_journal"])?.name == .invalidParams
        )
    }

    @Test("a module's tables are brought back in one write, and rows that the backup lacks are named")
    func recoverModule() async throws {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        for text in ["satu", "dua"] { try await hall.call("notes.add", ["text": .string(text)]) }
        let backup = JSONValue.string(try await backUp(hall, at: "2024-03-13T01:00:00Z"))
        try await hall.call("notes.add", ["text": "tiga"])
        try hall.write("DELETE FROM tags_tag WHERE note < 3", as: "tags")
        try hall.write("DELETE FROM notes_note WHERE id < 3", as: "notes")
        // Tags would point at notes that are not there.
        let dangling = await hall.error("core.backup.recover", ["backup": backup, "module": "tags"])
        #expect(dangling?.name == .conflict)
        let head = try hall.head()
        #expect(try await hall.call("core.backup.recover", ["backup": backup, "module": "notes"])["inserted"] == 2)
        #expect(try await hall.call("core.backup.recover", ["backup": backup, "module": "tags"])["inserted"] == 2)
        #expect(try hall.head() == head + 2)
        #expect(try hall.rows("SELECT note FROM tags_tag ORDER BY note").map { $0[0] as Int64 } == [1, 2, 3])
        let missing = await hall.error(
            "core.backup.recover", ["backup": backup, "table": "notes_note", "rows": [2, 33, 999]])
        #expect(missing?.details?.array?.map { $0["path"] } == ["/rows/1", "/rows/2"])
        #expect(missing?.details?[1]?["message"] == "The backup has no row 999 in 'notes_note'")
        for wrong: JSONValue in [
            ["backup": backup], ["backup": backup, "table": "notes_note", "module": "notes"],
            ["backup": backup, "module": "notes", "rows": [1]], ["backup": backup, "module": "core"],
        ] {
            #expect(await hall.error("core.backup.recover", wrong)?.name == .invalidParams)
        }
        #expect(
            await hall.error("core.backup.recover", ["backup": backup, "module": "nothing"])?.name == .notFound)
    }

    @Test("the status tells the newest backup that was proved, and its age") func status() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T00:00:00Z")
        #expect(try await hall.call("core.status")["backup"]?.isNull == true)
        let backup = try await backUp(hall, at: "2024-03-13T01:00:00Z")
        hall.set(now: "2024-03-13T06:59:00Z")
        let status = try await hall.call("core.status")
        #expect(status["backup"] == .string(backup))
        #expect(status["backup_age_hours"] == 5)
        #expect(status["backup_made_at"]?.string != nil)
    }

    @Test("pruning tells why each stays, removes the others, and never what others build on or the last proved one")
    func prune() async throws {
        let hall = try TestHall(NotesModule.self)
        var names: [String] = []
        for day in 10...14 {
            try await hall.call("notes.add", ["text": "day \(day)"])
            names.append(try await backUp(hall, at: "2024-03-\(day)T01:00:00Z"))
        }
        let keep: JSONValue = ["keep_daily": 2, "keep_weekly": 0, "keep_monthly": 0]
        let planned = try await hall.call(
            "core.backup.prune", ["keep_daily": 0, "keep_weekly": 0, "keep_monthly": 0, "_meta": ["dry_run": true]])
        #expect(planned["items"]?.array?.count == 5)
        // A week is one chain: whatever stays keeps those before it. 10 March was a Sunday.
        #expect(planned["removed"] == 1)
        #expect(planned["items"]?[0]?["reasons"]?.array?.count == 2)
        #expect(planned["items"]?[3]?["reasons"]?[0]?.string?.contains(names[4]) == true)
        #expect(planned["items"]?[4]?["kept"] == false)
        #expect(planned["items"]?[4]?["reasons"]?[0]?.string?.hasPrefix("It is the last of none") == true)
        #expect(try await hall.call("core.backup.list")["items"]?.array?.count == 5)
        #expect(try await hall.call("core.backup.prune", keep)["removed"] == 1)
        let list = try #require(try await hall.call("core.backup.list")["items"]?.array)
        #expect(list.compactMap { $0["backup"]?.string } == names.dropFirst().reversed())
        #expect(try await hall.call("core.backup.get", ["backup": .string(names[4])]) == list[0])
        #expect(await hall.error("core.backup.get", ["id": .string(names[0])])?.name == .notFound)
        #expect(try await hall.call("core.backup.drill")["backup"]?.string == names[4])
    }

    @Test("a drill restores all there is, and tells how old it is") func drill() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T00:00:00Z")
        hall.set(now: "2024-03-13T01:00:00Z")
        try await hall.call("notes.add", ["text": "satu"])
        _ = try await backUp(hall, at: "2024-03-13T01:00:00Z")
        try await hall.call("notes.add", ["text": "dua"])
        hall.carryJournal()
        hall.set(now: "2024-03-13T01:00:07Z")
        let report = try await hall.call("core.backup.drill")
        #expect(report["seq"] == report["store_seq"])
        #expect(report["age_ms"] == 7000)
        #expect(report["backup"]?.string != nil)
    }

    @Test("a module's new migration takes a proved backup first, and one after; a store without writes takes none")
    func migration() async throws {
        let hall = try TestHall(NotesModule.self)
        #expect(try await hall.call("core.backup.list")["items"] == [])
        try await hall.call("notes.add", ["text": "satu"])
        let after = try hall.restarted(NotesModule.self, TagsModule.self)
        let list = try await after.call("core.backup.list")
        #expect(list["items"]?.array?.map { $0["label"] } == ["after a migration", "before a migration of tags"])
        #expect(list["items"]?.array?.allSatisfy { $0["verified_at"]?.string != nil } == true)
    }

    @Test("a migration that is refused at every start has one proved backup before it, until something is written")
    func refusedMigration() async throws {
        var hall = try TestHall(NotesModule.self)
        try await hall.call("notes.add", ["text": "satu"])
        let before = "before a migration of loose"
        for _ in 1...3 {
            hall = try hall.restarted(NotesModule.self, LooseModule.self)
            let labels = try await labels(hall)
            #expect(labels == [before])
        }
        try await hall.call("notes.add", ["text": "dua"])
        hall = try hall.restarted(NotesModule.self, LooseModule.self)
        var found = try await labels(hall)
        #expect(found == [before, before])
        // One that was put right has its own after it.
        hall = try hall.restarted(NotesModule.self, StrictModule.self)
        found = try await labels(hall)
        #expect(found == ["after a migration", before, before])
    }

    private func labels(_ hall: TestHall) async throws -> [String] {
        try await hall.call("core.backup.list")["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    }
}

private struct LooseModule: Module {
    static let name = "loose"
    static let version = "1.0"
    static let migrations = [Migration("0001 rows", sql: "CREATE TABLE notes_row (id INTEGER PRIMARY KEY) STRICT;")]
    static let commands: [any Command.Type] = []
}

private struct StrictModule: Module {
    static let name = "loose"
    static let version = "1.1"
    static let migrations = [Migration("0001 rows", sql: "CREATE TABLE loose_row (id INTEGER PRIMARY KEY) STRICT;")]
    static let commands: [any Command.Type] = []
}
