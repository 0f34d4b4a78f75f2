import HallTesting
import ModuleKit
import Testing

/// What a module says always holds is looked at by a command, and before a backup counts.
@Suite struct InvariantTests {
    @Test("a rule that does not hold is told with its rows, and a backup of such a store does not count")
    func broken() async throws {
        let hall = try TestHall(LedgerModule.self)
        try hall.write("INSERT INTO ledger_line VALUES (1, 5), (2, 7)", as: "ledger")
        #expect(try await hall.call("core.store.check") == ["ok": true, "faults": [], "broken": []])
        let good = try #require(try await hall.call("core.backup.create")["backup"])
        let proof = try await hall.call("core.backup.verify", ["backup": good])
        #expect(proof["ok"] == true)
        #expect(proof["unchecked"] == [])

        try hall.write("INSERT INTO ledger_line VALUES (3, -1), (4, -2)", as: "ledger")
        let found = try await hall.call("core.store.check", ["_meta": ["lang": "id"]])
        #expect(found["ok"] == false)
        #expect(
            found["broken"] == [["module": "ledger", "rule": "Tidak ada yang minus", "count": 2, "rows": ["3", "4"]]])
        let bad = try #require(try await hall.call("core.backup.create")["backup"])
        let refused = try await hall.call("core.backup.verify", ["backup": bad])
        #expect(refused["ok"] == false)
        #expect(refused["faults"] == ["ledger: not so: No line is below nothing: 3, 4, 2 in all"])
        #expect(refused["verified_at"]?.isNull == true)
        // The one before it still does.
        #expect(try await hall.call("core.backup.verify", ["backup": good])["ok"] == true)
    }

    @Test("rules of a module that does not run, or whose tables have changed since, are told as unchecked")
    func unchecked() async throws {
        let hall = try TestHall(LedgerModule.self)
        try hall.write("INSERT INTO ledger_line VALUES (1, -5)", as: "ledger")
        let backup = try #require(try await hall.call("core.backup.create")["backup"])
        let without = try hall.restarted()
        let proof = try await without.call("core.backup.verify", ["backup": backup])
        #expect(proof["ok"] == true)
        #expect(proof["unchecked"] == ["ledger"])
    }

    @Test("a rule reads what its module may read, and nothing else") func guarded() async throws {
        let hall = try TestHall(NotesModule.self, NosyModule.self)
        // A hall whose store was written past the commands is not looked at when it ends.
        try hall.write("INSERT INTO notes_note (text, seen) VALUES ('x', 0)", as: "notes")
        let error = await hall.error("core.store.check")
        #expect(error?.name == .internal)
    }
}

private struct LedgerModule: Module {
    static let name = "ledger"
    static let version = "1.0"
    static let migrations = [
        Migration("0001", sql: "CREATE TABLE ledger_line (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT")
    ]
    static let commands: [any Command.Type] = []
    static let invariants = [
        Invariant("No line is below nothing", broken: "SELECT id FROM ledger_line WHERE amount < 0")
    ]
    static let words: [Language: Words] = [.indonesian: ["No line is below nothing": "Tidak ada yang minus"]]
}

private struct NosyModule: Module {
    static let name = "nosy"
    static let version = "1.0"
    static let commands: [any Command.Type] = []
    static let invariants = [Invariant("Nobody wrote", broken: "SELECT id FROM notes_note")]
}
