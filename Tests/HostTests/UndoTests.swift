import Foundation
import Journal
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

@testable import Host
@testable import Store

@Suite struct UndoTests {
    /// Undoes an entry as the command does.
    private func undo(_ seq: Int64, _ test: TestStore, dryRun: Bool = false) throws {
        let entry = try #require(try test.store.read { try JournalReader.entry($0, seq) })
        let done = DispatchSemaphore(value: 0)
        let outcome = Outcome()
        test.store.submit(
            Write(module: "core", header: TestStore.header(), dryRun: dryRun, ignoresForeignKeys: true) { _, scope in
                try scope.puttingBack { db in
                    let undo = Undo(db: db, entry: entry)
                    try undo.check(try undo.putBack())
                }
                return []
            } completion: {
                outcome.value = $0
                done.signal()
            })
        done.wait()
        _ = try #require(outcome.value).get()
    }

    /// Unchecked: written before the semaphore is signalled, and read after.
    private final class Outcome: @unchecked Sendable {
        var value: Result<Written, any Error>?
    }

    /// Whether SQLite's own session extension can take the entry back on a copy, and nothing points at nothing then; and
    /// the state to which that leads.
    private func oracle(_ entry: Entry, _ test: TestStore) throws -> [String: [[DatabaseValue]]]? {
        let copy = try DatabaseQueue()
        try test.store.pool.backup(to: copy)
        // The feed is not taken back.
        let kept = try copy.read { try Row.fetchAll($0, sql: "SELECT * FROM core_event ORDER BY seq, number") }
        do { try apply(try inverted(try #require(entry.payload)), to: copy) } catch is DatabaseError { return nil }
        let dangling = try copy.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }
        guard dangling.isEmpty else { return nil }
        var state = try contents(copy)
        state["core_event"] = kept.map { Array($0.databaseValues) }
        return state.filter { !CoreSchema.unrecorded.contains($0.key) }
    }

    private func state(_ test: TestStore) throws -> [String: [[DatabaseValue]]] {
        try contents(test.store.pool).filter { !CoreSchema.unrecorded.contains($0.key) }
    }

    @Test(
        "An entry is undone exactly where SQLite's session extension can, to the same state; else what depends is told",
        arguments: 1...2 as ClosedRange<UInt64>)
    func random(seed: UInt64) async throws {
        let test = try TestStore()
        let schema = RandomWrites.schema.split(separator: "\n").filter { !$0.contains("demo_search") }
        try test.store.migrate(module: "demo", [Migration("0001 tables", sql: schema.joined(separator: "\n"))])
        var writes = RandomWrites(seed: seed)
        for _ in 0..<24 {
            let statements = (0..<3).map { _ in writes.next() }
            try test.write { db, scope in
                RandomWrites.run(statements, db)
                scope.publish(topic: "demo.written", data: Array("{}".utf8))
                return []
            }
        }
        let entries = try test.entries().filter { $0.payload != nil }
        var undone = 0
        var refused = 0
        for entry in entries.reversed() {
            // Tests beside this one wait for the same threads.
            await Task.yield()
            guard try Changeset(entry.payload ?? []).rows().contains(where: { $0.table != "core_event" }) else {
                continue
            }
            let expected = try oracle(entry, test)
            let before = try state(test)
            do {
                try undo(entry.seq, test, dryRun: true)
                #expect(try state(test) == before)
                if entry.seq % 3 == 0 {
                    try undo(entry.seq, test)
                    #expect(try state(test) == expected, "entry \(entry.seq)")
                }
                #expect(expected != nil, "entry \(entry.seq)")
                undone += 1
            } catch let error as RPCError {
                #expect(error.name == .conflict)
                #expect(expected == nil, "entry \(entry.seq): \(error.message)")
                let later = error.details?["dependents"]?.array?.compactMap { $0["seq"]?.int } ?? []
                #expect(!later.isEmpty && later.allSatisfy { $0 > entry.seq }, "entry \(entry.seq): \(error)")
                refused += 1
            }
        }
        #expect(undone > 3 && refused > 3, "\(undone) undone, \(refused) refused")
        #expect(try test.journalFaults() == [])
        #expect(try test.rows("PRAGMA foreign_keys").isEmpty == false)
    }

    @Test("What is undone can be undone again, and foreign keys hold afterwards") func again() throws {
        let test = try TestStore()
        try test.store.migrate(
            module: "demo",
            [
                Migration(
                    "0001 tables",
                    sql: """
                        CREATE TABLE demo_parent (id INTEGER PRIMARY KEY) STRICT;
                        CREATE TABLE demo_child (
                            id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES demo_parent (id) ON DELETE CASCADE
                        ) STRICT;
                        """)
            ])
        let parent = try #require(try test.execute("INSERT INTO demo_parent VALUES (1)").seq)
        let child = try #require(try test.execute("INSERT INTO demo_child VALUES (7, 1)").seq)
        #expect {
            try undo(parent, test)
        } throws: { error in
            let dependents = (error as? RPCError)?.details?["dependents"]?.array
            return dependents?.count == 1 && dependents?[0]["seq"]?.int == child
                && dependents?[0]["table"] == "demo_child"
        }
        try undo(child, test)
        try undo(parent, test)
        #expect(try test.rows("SELECT count(*) FROM demo_parent") == ["0"])
        try undo(try #require(try test.entries().last?.seq), test)
        #expect(try test.rows("SELECT id FROM demo_parent") == ["1"])
        #expect(throws: DatabaseError.self) { try test.execute("INSERT INTO demo_child VALUES (8, 99)") }
    }
}
