import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct ReadTests {
    @Test("A read sees every write that was answered before it, on a reader and on a lane")
    func freshness() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        for i in 1...100 {
            try test.execute("INSERT INTO demo_item (id, name) VALUES (\(i), '\(i)')")
            #expect(try test.rows("SELECT count(*) FROM demo_item") == ["\(i)"])
            #expect(try lane.read(module: "demo") { try Int.fetchOne($0, sql: "SELECT max(id) FROM demo_item") } == i)
        }
    }

    @Test("A read is one snapshot, whatever is written meanwhile")
    func snapshot() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        let counts = try lane.read(module: nil) { db in
            let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM demo_item")
            try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
            return [before, try Int.fetchOne(db, sql: "SELECT count(*) FROM demo_item")]
        }
        #expect(counts == [0, 0])
        #expect(try lane.read(module: nil) { try Int.fetchOne($0, sql: "SELECT count(*) FROM demo_item") } == 1)
    }

    @Test(
        "Readers cannot write",
        arguments: ["INSERT INTO demo_item (id, name) VALUES (1, 'x')", "DELETE FROM demo_item", "CREATE TABLE x (y)"])
    func readOnly(sql: String) throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        #expect(throws: DatabaseError.self) { try test.store.read { try $0.execute(sql: sql) } }
        #expect(throws: DatabaseError.self) { try lane.read(module: nil) { try $0.execute(sql: sql) } }
        #expect(throws: (any Error).self) { try test.store.read(module: "demo") { try $0.execute(sql: sql) } }
        #expect(throws: (any Error).self) { try lane.read(module: "demo") { try $0.execute(sql: sql) } }
        #expect(try test.rows("SELECT * FROM demo_item").isEmpty)
    }

    static let refused: [(sql: String, action: String)] = [
        ("SELECT name FROM other_thing", "reading the table 'other_thing'"),
        ("SELECT id FROM demo_item WHERE EXISTS (SELECT a FROM other_pair)", "reading the table 'other_pair'"),
        ("SELECT hash FROM core_journal", "reading the table 'core_journal'"),
        ("COMMIT", "COMMIT"), ("BEGIN", "BEGIN"), ("PRAGMA query_only = OFF", "PRAGMA query_only"),
        ("ATTACH ':memory:' AS more", "ATTACH"),
    ]

    @Test("A module is refused others' tables and the store's own business when it reads", arguments: refused)
    func refusedReads(sql: String, action: String) throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        let expected = StoreError.refused(module: "demo", action: action)
        #expect(throws: expected) { try test.store.read(module: "demo") { _ = try Row.fetchAll($0, sql: sql) } }
        #expect(throws: expected) { try lane.read(module: "demo") { _ = try Row.fetchAll($0, sql: sql) } }
        // The core reads everything, on the same connections.
        #expect(try lane.read(module: nil) { try Int.fetchOne($0, sql: "SELECT count(name) FROM other_thing") } == 1)
        #expect(try test.rows("SELECT name FROM other_thing") == ["one"])
    }

    @Test("A module reads its own tables, and others' through the views that they publish")
    func published() throws {
        let test = try DemoTables.store()
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'own')")
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        let sql = "SELECT demo_item.name || other_pub_thing.name FROM demo_item JOIN other_pub_thing USING (id)"
        #expect(try test.store.read(module: "demo") { try String.fetchOne($0, sql: sql) } == "ownone")
        #expect(try lane.read(module: "demo") { try String.fetchOne($0, sql: sql) } == "ownone")
    }

    @Test("A lane's read over its budget answers nothing, and the lane goes on")
    func budget() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        let long = """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
            SELECT count(*) FROM numbers
            """
        for _ in 1...3 {
            #expect(try lane.read(module: "demo", steps: 5_000) { try Int.fetchOne($0, sql: long) } == .none)
            let short = try lane.read(module: "demo", steps: 5_000) { try Int.fetchOne($0, sql: "SELECT 41 + 1") }
            #expect(short == 42)
        }
        #expect(try lane.read(module: "demo") { try Int.fetchOne($0, sql: long) } == 20_000)
        // A body that swallows the interruption is over its budget all the same.
        let swallowed = try lane.read(module: "demo", steps: 5_000) { db in (try? Int.fetchOne(db, sql: long)) ?? 0 }
        #expect(swallowed == nil)
    }

    @Test("An error of the body is thrown, and leaves the lane as it was")
    func failingRead() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        #expect(throws: Planned()) {
            try lane.read(module: "demo") { db in
                _ = try Row.fetchAll(db, sql: "SELECT * FROM demo_item")
                throw Planned()
            }
        }
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
        #expect(try lane.read(module: "demo") { try Int.fetchOne($0, sql: "SELECT count(*) FROM demo_item") } == 1)
    }

    @Test("A lane and the readers see a changed schema")
    func schema() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        defer { lane.close() }
        let columns: (Database) throws -> [String] = { db in
            let row = try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM demo_item")).first
            let known = try db.columns(in: "demo_item").map(\.name)
            #expect(row.map { Array($0.columnNames) } == known)
            return known
        }
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
        #expect(try lane.read(module: "demo", columns) == ["id", "name", "note"])
        #expect(try test.store.read(module: "demo", columns) == ["id", "name", "note"])
        try test.store.migrate(
            module: "demo",
            [
                DemoTables.demo,
                Migration("0002 more", sql: "ALTER TABLE demo_item ADD COLUMN more TEXT NOT NULL DEFAULT 'x'"),
            ])
        #expect(try lane.read(module: "demo", columns) == ["id", "name", "note", "more"])
        #expect(try test.store.read(module: "demo", columns) == ["id", "name", "note", "more"])
    }

    @Test("A closed lane says so")
    func closedLane() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        lane.close()
        #expect(throws: StoreError.closed) { try lane.read(module: nil) { _ in 1 } }
    }
}
