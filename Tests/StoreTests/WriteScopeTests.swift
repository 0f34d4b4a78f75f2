import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct WriteScopeTests {
    @Test("A step of another module fails: it is undone with its events, and the outer may go on")
    func failingStep() throws {
        let test = try DemoTables.store()
        let written = try test.write { db, scope in
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
            scope.publish(topic: "demo.first", data: Array("1".utf8))
            #expect(throws: Planned()) {
                try scope.run(as: "other") {
                    #expect(scope.module == "other")
                    try db.execute(sql: "INSERT INTO other_thing (id, name) VALUES (2, 'two')")
                    scope.publish(topic: "other.made", data: Array("2".utf8))
                    throw Planned()
                }
            }
            #expect(scope.module == "demo")
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (3, 'three')")
            scope.publish(topic: "demo.second", data: Array("3".utf8))
            return []
        }
        #expect(written.events.map(\.topic) == ["demo.first", "demo.second"])
        #expect(try test.rows("SELECT id FROM demo_item ORDER BY id") == ["1", "3"])
        #expect(try test.rows("SELECT id FROM other_thing") == ["1"])
        #expect(
            try test.rows("SELECT seq, number, topic, data FROM core_event") == [
                "\(test.start + 3)|1|demo.first|1", "\(test.start + 3)|2|demo.second|3",
            ])
    }

    @Test("Steps write under their own module's name, in one entry of the outer's")
    func nestedSteps() throws {
        let test = try DemoTables.store()
        let written = try test.write { db, scope in
            try scope.run(as: "other") {
                try db.execute(sql: "INSERT INTO other_thing (id, name) VALUES (2, 'two')")
                try scope.run(as: "demo") {
                    try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
                }
                try db.execute(sql: "INSERT INTO other_thing (id, name) VALUES (3, 'three')")
            }
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (2, 'two')")
            return []
        }
        let entry = try #require(try test.entries().last)
        #expect(entry.seq == written.seq)
        #expect(entry.module == "demo")
        #expect(try test.rows("SELECT count(*) FROM other_thing") == ["3"])
        #expect(try test.rows("SELECT count(*) FROM demo_item") == ["2"])
    }

    @Test("A step is refused the outer's tables, and the outer the step's, before and after it")
    func ownershipOfSteps() throws {
        let test = try DemoTables.store()
        #expect(throws: StoreError.ownership(module: "other", table: "demo_item")) {
            try test.write { db, scope in
                try scope.run(as: "other") { try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'x')") }
                return []
            }
        }
        #expect(throws: StoreError.ownership(module: "demo", table: "other_thing")) {
            try test.write { db, scope in
                try db.execute(sql: "DELETE FROM other_thing")
                try scope.run(as: "other") {}
                return []
            }
        }
        #expect(throws: StoreError.ownership(module: "demo", table: "other_thing")) {
            try test.write { db, scope in
                try scope.run(as: "other") {}
                try db.execute(sql: "DELETE FROM other_thing")
                return []
            }
        }
        #expect(try test.rows("SELECT id FROM other_thing") == ["1"])
        #expect(try test.rows("SELECT * FROM demo_item").isEmpty)
    }

    @Test("A refused step is undone like any other, and its refusal named for the step's module")
    func refusedStep() throws {
        let test = try DemoTables.store()
        try test.write { db, scope in
            #expect {
                try scope.run(as: "other") {
                    try db.execute(sql: "INSERT INTO other_thing (id, name) VALUES (2, 'two')")
                    try db.execute(sql: "COMMIT")
                }
            } throws: { $0 as? StoreError == .refused(module: "other", action: "COMMIT") }
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
            return []
        }
        #expect(try test.rows("SELECT id FROM other_thing") == ["1"])
        #expect(try test.rows("SELECT id FROM demo_item") == ["1"])
    }

    @Test("An undone step is in no changeset")
    func undoneStepIsNotRecorded() throws {
        let test = try DemoTables.store()
        let written = try test.write { db, scope in
            try? scope.run(as: "other") {
                try db.execute(sql: "UPDATE other_thing SET name = 'changed'")
                throw Planned()
            }
            return []
        }
        #expect(written.seq == nil)
    }

    @Test("A dry run answers what it would have, and writes nothing")
    func dryRun() throws {
        let test = try DemoTables.store()
        let body: @Sendable (Database, WriteScope) throws -> [UInt8] = { db, scope in
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
            scope.publish(topic: "demo.made", data: Array("{}".utf8))
            return Array("\(try Int.fetchOne(db, sql: "SELECT count(*) FROM demo_item") ?? -1)".utf8)
        }
        let planned = try test.write(dryRun: true, body)
        #expect(planned.seq == nil)
        #expect(try test.rows("SELECT * FROM demo_item").isEmpty)
        #expect(try test.rows("SELECT * FROM core_event").isEmpty)
        #expect(try test.entries().last?.seq == test.start + 2)
        #expect(throws: StoreError.ownership(module: "other", table: "demo_item")) {
            try test.write(as: "other", dryRun: true, body)
        }
        let written = try test.write(body)
        #expect(written.seq == test.start + 3)
        #expect((planned.result, planned.events, planned.at) == (written.result, written.events, written.at))
        #expect(try test.journalFaults() == [])
    }

    @Test("A dry run between writes of one group leaves them their numbers")
    func dryRunInGroup() throws {
        let test = try DemoTables.store()
        let outcomes = test.inOneGroup([
            GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')"),
            GroupedWrite(dryRun: true) { db, _ in
                try db.execute(sql: "UPDATE demo_item SET name = 'never'")
                return []
            },
            GroupedWrite(sql: "UPDATE demo_item SET note = 'kept'"),
        ])
        #expect(outcomes.compactMap { try? $0.get() }.map(\.seq) == [test.start + 3, nil, test.start + 4])
        #expect(try test.rows("SELECT name, note FROM demo_item") == ["one|kept"])
        #expect(try test.journalFaults() == [])
    }
}
