@testable import Journal
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

@Suite struct ApplierTests {
    private struct Fixture {
        let recorded: RecordedDatabase
        let copy: DatabaseQueue

        init(_ schema: String) throws {
            recorded = try RecordedDatabase(schema)
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            copy = try DatabaseQueue(configuration: configuration)
            try copy.writeWithoutTransaction { try $0.execute(sql: schema + ";" + Self.withoutTriggers(schema)) }
        }

        private static func withoutTriggers(_ schema: String) -> String {
            schema.split(separator: "\n").compactMap { line in
                line.split(separator: " ").first == "CREATE" && line.contains("TRIGGER")
                    ? "DROP TRIGGER \(line.split(separator: " ")[2]);" : nil
            }.joined(separator: " ")
        }

        func apply(_ rows: [ChangedRow]) throws {
            try copy.write { try ChangesetApplier($0).apply(rows) }
        }
    }

    @Test(
        "Random changes lead a copy to the same state, and their inverse back, where SQLite's own might not find the way",
        arguments: 1...4 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        let fixture = try Fixture(RandomWrites.schema)
        var writes = RandomWrites(seed: seed)
        var changes: [[ChangedRow]] = []
        var states = [try contents(fixture.copy)]
        for _ in 0..<250 {
            let statements = (0..<3).map { _ in writes.next() }
            let rows = try Changeset(fixture.recorded.record { RandomWrites.run(statements, $0) }).rows()
            try fixture.apply(rows)
            changes.append(rows)
            states.append(try contents(fixture.copy))
            #expect(try states.last == contents(fixture.recorded.queue))
        }
        for (i, rows) in changes.enumerated().reversed() {
            let fitting = try fixture.copy.write { db in
                let applier = ChangesetApplier(db)
                return try rows.filter { try applier.fits($0.inverted) }.count
            }
            #expect(fitting == rows.count)
            try fixture.apply(rows.map(\.inverted))
            #expect(try contents(fixture.copy) == states[i])
        }
    }

    @Test("Rows that exchange unique values come through, in both directions") func swap() throws {
        let fixture = try Fixture("CREATE TABLE t (id INTEGER PRIMARY KEY, u TEXT UNIQUE, v)")
        try fixture.apply(
            Changeset(fixture.recorded.record("INSERT INTO t VALUES (1,'a',1), (2,'b',2), (3,'c',3)")).rows())
        let before = try contents(fixture.copy)
        let rows = try Changeset(
            fixture.recorded.record(
                """
                UPDATE t SET u = 'x' WHERE id = 1; UPDATE t SET u = 'a' WHERE id = 2; UPDATE t SET u = 'b' WHERE id = 3;
                UPDATE t SET u = 'c' WHERE id = 1
                """)
        ).rows()
        try fixture.apply(rows)
        #expect(try contents(fixture.copy) == contents(fixture.recorded.queue))
        try fixture.apply(rows.map(\.inverted))
        #expect(try contents(fixture.copy) == before)
    }

    @Test(
        "A change that does not fit is a conflict, which tells the kind and the row",
        arguments: [
            ("DELETE FROM t WHERE id = 1", ChangeConflict.Kind.changed),
            ("UPDATE t SET v = 9 WHERE id = 1", .changed),
            ("INSERT INTO t VALUES (5, 'e', 5)", .occupied),
            ("INSERT INTO t VALUES (6, 'five', 5)", .unique),
            ("UPDATE t SET u = 'five' WHERE id = 2", .unique),
        ])
    func conflict(sql: String, kind: ChangeConflict.Kind) throws {
        let fixture = try Fixture("CREATE TABLE t (id INTEGER PRIMARY KEY, u TEXT UNIQUE, v)")
        let first = try fixture.recorded.record("INSERT INTO t VALUES (1,'a',1), (2,'b',2)")
        try fixture.apply(Changeset(first).rows())
        let rows = try Changeset(fixture.recorded.record(sql)).rows()
        try fixture.copy.write {
            try $0.execute(sql: "UPDATE t SET v = 3 WHERE id = 1; INSERT INTO t VALUES (5, 'five', 5)")
        }
        #expect(throws: ChangeConflict(kind: kind, row: rows[0].key)) { try fixture.apply(rows) }
        if kind != .unique {
            #expect(try fixture.copy.read { try !ChangesetApplier($0).fits(rows[0]) })
        }
    }
}
