import Journal
import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct EntryTests {
    @Test("A write's entry has its whole header, its changes, and the time that the write was told")
    func header() throws {
        let test = try DemoTables.store(at: 5000)
        let header = EntryHeader(
            command: "demo.item.add", uid: 4_000_000_000, role: "clerk", requestID: "r \"7\"\n", reason: "Contoh")
        let written = try test.store.write(module: "demo", header: header) { db, scope in
            #expect(scope.now == 5000)
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
            return []
        }
        let entry = try #require(try test.entries().last)
        #expect(entry.header == header)
        #expect((entry.seq, entry.at, entry.module) == (written.seq, 5000, "demo"))
        #expect(entry.payloadDigest == HashChain.digest(of: entry.payload))
        let rows = try Changeset(try #require(entry.payload)).rows()
        #expect(rows.map(\.table) == ["demo_item"])
        #expect(rows.map(\.new) == [[1.databaseValue, "one".databaseValue, .null]])
        #expect(try test.journalFaults() == [])
    }

    @Test("Events are stored with their entry's sequence, and a number within it")
    func events() throws {
        let test = try DemoTables.store(at: 7)
        for i in 0..<2 {
            let written = try test.write { _, scope in
                scope.publish(topic: "demo.first", data: Array("{\"i\":\(i)}".utf8))
                scope.publish(topic: "demo.second", data: Array("{}".utf8))
                return []
            }
            #expect(written.seq == test.start + 3 + Int64(i))
            #expect(written.events.map(\.topic) == ["demo.first", "demo.second"])
        }
        let first = test.start + 3
        #expect(
            try test.rows("SELECT * FROM core_event ORDER BY seq, number") == [
                "\(first)|1|demo.first|7|{\"i\":0}", "\(first)|2|demo.second|7|{}",
                "\(first + 1)|1|demo.first|7|{\"i\":1}", "\(first + 1)|2|demo.second|7|{}",
            ])
        // They are part of what is restored from the journal.
        let rows = try Changeset(try #require(try test.entries().last?.payload)).rows()
        #expect(rows.map(\.table) == ["core_event", "core_event"])
    }

    @Test("A write that changes nothing in the end has no entry")
    func nothing() throws {
        let test = try DemoTables.store()
        #expect(try test.execute("SELECT 1").seq == nil)
        #expect(try test.execute("INSERT INTO demo_item VALUES (1, 'x', NULL); DELETE FROM demo_item").seq == nil)
        #expect(try test.execute("INSERT INTO demo_item VALUES (1, 'x', NULL)").seq == test.start + 3)
        #expect(try test.execute("UPDATE demo_item SET name = 'x'").seq == nil)
        #expect(try test.execute("UPDATE demo_item SET name = 'y'").seq == test.start + 4)
    }

    @Test("The journal's time never goes back when the clock does, nor over a new start")
    func time() throws {
        let test = try DemoTables.store(at: 10_000)
        try test.execute("INSERT INTO demo_item VALUES (1, 'a', NULL)")
        test.set(4_000)
        let written = try test.write { db, scope in
            #expect(scope.now == 10_000)
            try db.execute(sql: "INSERT INTO demo_item VALUES (2, 'b', NULL)")
            return []
        }
        #expect(written.at == 10_000)
        test.set(11_000)
        try test.execute("INSERT INTO demo_item VALUES (3, 'c', NULL)")
        test.store.close()
        let again = try TestStore(in: test.folder, at: 2_000)
        #expect(try again.execute("INSERT INTO demo_item VALUES (4, 'd', NULL)").at == 11_000)
        #expect(try again.entries().suffix(4).map(\.at) == [10_000, 10_000, 11_000, 11_000])
        #expect(try again.journalFaults() == [])
    }

    @Test("Refusals are kept outside the chain, and only the newest")
    func refusals() throws {
        let test = try DemoTables.store(at: 9)
        let head = try test.entries().count
        func refuse(_ message: String) throws {
            test.store.record(
                Refusal(header: TestStore.header("demo.item.add"), error: "forbidden", message: message))
            // The next write is answered after it.
            try test.execute("SELECT 1")
        }
        try refuse("first")
        #expect(
            try test.rows("SELECT * FROM core_refusal") == [
                "1|9|demo.item.add|1000|clerk|r-1|forbidden|first"
            ])
        try test.execute(
            as: "core",
            """
            WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(Store.refusalLimit))
            INSERT INTO core_refusal SELECT n, at, command, uid, role, request_id, error, message
            FROM numbers, core_refusal
            """)
        try refuse("one too many")
        try refuse("two too many")
        #expect(try test.rows("SELECT count(*), min(id), max(id) FROM core_refusal") == ["10000|3|10002"])
        #expect(try test.entries().count == head)
        #expect(try test.journalFaults() == [])
    }
}
