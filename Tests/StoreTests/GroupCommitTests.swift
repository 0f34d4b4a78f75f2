import Foundation
import ModuleKit
import StoreTesting
import Synchronization
import Testing

@testable import Store

@Suite struct GroupCommitTests {
    @Test("The writer is durable, and moves its log by no rule but its own")
    func durable() throws {
        let test = try DemoTables.store()
        let marks = try test.store.pool.writeWithoutTransaction { db in
            (
                synchronous: try Int.fetchOne(db, sql: "PRAGMA synchronous"),
                checkpoint: try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint"),
                mode: try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                foreignKeys: try Bool.fetchOne(db, sql: "PRAGMA foreign_keys")
            )
        }
        #expect(marks == (2, 0, "wal", true))
    }

    @Test("200 writes that wait take one commit, and each is answered once, when a new snapshot shows it")
    func group() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        let before = test.store.metrics
        let answers = Mutex([Int: [Bool]]())
        let done = DispatchGroup()
        test.holdingWriter {
            for id in 1...200 {
                done.enter()
                test.store.submit(
                    Write(module: "demo", header: TestStore.header()) { db, _ in
                        try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (?, ?)", arguments: [id, "\(id)"])
                        return Array("\(id)".utf8)
                    } completion: { outcome in
                        let isRight = (try? outcome.get().result) == Array("\(id)".utf8)
                        let isThere =
                            (try? lane.read(module: nil) {
                                try Bool.fetchOne(
                                    $0, sql: "SELECT count(*) FROM demo_item WHERE id = ?", arguments: [id])
                            }) == true
                        answers.withLock { $0[id, default: []].append(isRight && isThere) }
                        done.leave()
                    })
            }
        }
        done.wait()
        #expect(answers.withLock { $0.count == 200 && $0.values.allSatisfy { $0 == [true] } })
        let after = test.store.metrics
        #expect(after.commands - before.commands == 201)
        #expect(after.commits - before.commits == 1)
        #expect(after.largestGroup == 200)
        #expect(after.waiting == 0)
        #expect(try test.entries().filter { $0.header.command == "demo.write" }.count == 200)
        #expect(try test.journalFaults() == [])
    }

    @Test("More than a group holds is written in several")
    func groups() throws {
        let test = try DemoTables.store()
        let before = test.store.metrics.commits
        let outcomes = test.inOneGroup(
            (1...600).map { GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (\($0), '\($0)')") })
        #expect(outcomes.allSatisfy { (try? $0.get()) != nil })
        #expect(test.store.metrics.commits - before == 3)
        #expect(try test.rows("SELECT count(*) FROM demo_item") == ["600"])
    }

    @Test("A write that fails in a group leaves its neighbours as they are")
    func failing() throws {
        let test = try DemoTables.store()
        let outcomes = test.inOneGroup([
            GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')"),
            GroupedWrite { db, _ in
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (2, 'two')")
                throw Planned()
            },
            GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (3, 'one')"),
            GroupedWrite(sql: "INSERT INTO other_thing (id, name) VALUES (4, 'four')"),
            GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (5, 'five')"),
        ])
        #expect((try? outcomes[0].get())?.seq == test.start + 3)
        #expect(throws: Planned()) { try outcomes[1].get() }
        #expect(throws: DatabaseError.self) { try outcomes[2].get() }
        #expect(throws: StoreError.ownership(module: "demo", table: "other_thing")) { try outcomes[3].get() }
        #expect((try? outcomes[4].get())?.seq == test.start + 4)
        #expect(try test.rows("SELECT id FROM demo_item ORDER BY id") == ["1", "5"])
        #expect(try test.entries().map(\.seq) == Array(1...test.start + 4))
        #expect(try test.journalFaults() == [])
    }

    @Test("A write that ends the transaction is refused alone; its neighbours run again, and are there once")
    func endsTransaction() throws {
        let test = try DemoTables.store()
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
        let runs = Mutex(0)
        let outcomes = test.inOneGroup([
            GroupedWrite { db, scope in
                runs.withLock { $0 += 1 }
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (2, 'two')")
                scope.publish(topic: "demo.made", data: Array("{}".utf8))
                return []
            },
            GroupedWrite(sql: "INSERT OR ROLLBACK INTO demo_item (id, name) VALUES (3, 'one')"),
            GroupedWrite { db, _ in
                // Its error is swallowed, and what comes after would be outside any transaction.
                try? db.execute(sql: "INSERT OR ROLLBACK INTO demo_item (id, name) VALUES (4, 'one')")
                try? db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (5, 'five')")
                return []
            },
            GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (6, 'six')"),
        ])
        #expect(runs.withLock { $0 } == 3)
        #expect((try? outcomes[0].get())?.seq == test.start + 4)
        #expect(throws: StoreError.endedTransaction(module: "demo")) { try outcomes[1].get() }
        #expect(throws: StoreError.endedTransaction(module: "demo")) { try outcomes[2].get() }
        #expect((try? outcomes[3].get())?.seq == test.start + 5)
        #expect(try test.rows("SELECT id FROM demo_item ORDER BY id") == ["1", "2", "6"])
        #expect(try test.rows("SELECT seq, number FROM core_event") == ["\(test.start + 4)|1"])
        #expect(try test.journalFaults() == [])
    }

    @Test("A group of which nothing is kept is no commit")
    func nothingKept() throws {
        let test = try DemoTables.store()
        let before = test.store.metrics.commits
        let sql = "INSERT INTO demo_item (id, name) VALUES (1, 'x')"
        _ = try test.store.write(module: "demo", header: TestStore.header(), dryRun: true) { db, _ in
            try db.execute(sql: sql)
            return []
        }
        #expect(throws: CancellationError.self) {
            try test.store.write(module: "demo", header: TestStore.header()) { db, _ in
                try db.execute(sql: sql)
                throw CancellationError()
            }
        }
        #expect(test.store.metrics.commits == before)
        _ = try test.store.write(module: "demo", header: TestStore.header()) { db, _ in
            try db.execute(sql: sql)
            return []
        }
        #expect(test.store.metrics.commits == before + 1)
    }

    @Test("A step after the transaction was ended commits nothing on its own")
    func stepAfterEnd() throws {
        let test = try DemoTables.store()
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
        #expect(throws: StoreError.endedTransaction(module: "demo")) {
            try test.write { db, scope in
                try? db.execute(sql: "INSERT OR ROLLBACK INTO demo_item (id, name) VALUES (2, 'one')")
                try scope.run(as: "other") {
                    try db.execute(sql: "INSERT INTO other_thing (id, name) VALUES (9, 'nine')")
                }
                return []
            }
        }
        #expect(try test.rows("SELECT id FROM other_thing") == ["1"])
        #expect(try test.entries().last?.seq == test.start + 3)
        try test.execute("INSERT INTO demo_item (id, name) VALUES (3, 'three')")
        #expect(try test.journalFaults() == [])
    }

    @Test("A deferred foreign key that points at nothing fails its own write, and not the commit")
    func deferredKey() throws {
        let test = try DemoTables.store()
        let outcomes = test.inOneGroup([
            GroupedWrite(sql: "INSERT INTO demo_part VALUES (7, 1)"),
            GroupedWrite(sql: "INSERT INTO demo_part VALUES (8, 1); INSERT INTO demo_item VALUES (8, 'eight', NULL)"),
        ])
        #expect(throws: StoreError.unresolvedForeignKey(module: "demo")) { try outcomes[0].get() }
        #expect((try? outcomes[1].get()) != nil)
        #expect(try test.rows("SELECT item FROM demo_part") == ["8"])
    }

    @Test("A cursor that was left half read does not hold the group")
    func busyStatement() throws {
        let test = try DemoTables.store()
        let kept = KeptCursor()
        try test.write { db, _ in
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one'), (2, 'two')")
            kept.cursor = try Row.fetchCursor(db, sql: "SELECT * FROM demo_item")
            _ = try kept.cursor?.next()
            return []
        }
        try test.write { db, _ in
            kept.cursor = nil
            try db.execute(sql: "DELETE FROM demo_item WHERE id = 1")
            return []
        }
        #expect(try test.rows("SELECT id FROM demo_item") == ["2"])
    }

    /// Unchecked: used in bodies only, on the writer's thread.
    private final class KeptCursor: @unchecked Sendable {
        var cursor: RowCursor?
    }
}
