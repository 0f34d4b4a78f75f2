import GRDBSQLite
import Journal
import ModuleKit
import StoreTesting
import Testing

@Suite struct RecorderTests {
    private static let schema =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, v); CREATE TABLE other (id INTEGER PRIMARY KEY, v)"

    private func rows(_ changeset: [UInt8]) throws -> [String] {
        try Changeset(changeset).rows().map { row in
            let values = [row.old, row.new].map { $0.map { $0.map { "\($0)" } ?? "-" }.joined(separator: ",") }
            return
                "\(row.table) \(row.operation)\(row.isIndirect ? " indirectly" : "") [\(values.joined(separator: "] ["))]"
        }
    }

    @Test("Each kind of change is told with what leads forth and back, and no more")
    func kinds() throws {
        let recorded = try RecordedDatabase(Self.schema)
        #expect(
            try rows(recorded.record("INSERT INTO t VALUES (1, 'a'), (2, NULL)")) == [
                "t insert [] [1,\"a\"]", "t insert [] [2,NULL]",
            ])
        #expect(try rows(recorded.record("UPDATE t SET v = 2.5 WHERE id = 1")) == ["t update [1,\"a\"] [-,2.5]"])
        #expect(
            try rows(recorded.record("UPDATE t SET id = 3 WHERE id = 2")) == [
                "t delete [2,NULL] []", "t insert [] [3,NULL]",
            ])
        #expect(try rows(recorded.record("DELETE FROM t WHERE id = 1")) == ["t delete [1,2.5] []"])
        #expect(
            try rows(recorded.record("INSERT INTO other SELECT * FROM t; DELETE FROM t")) == [
                "t delete [3,NULL] []", "other insert [] [3,NULL]",
            ])
    }

    @Test("What is undone or comes back in the end leaves nothing")
    func nothing() throws {
        let recorded = try RecordedDatabase(Self.schema)
        _ = try recorded.record("INSERT INTO t VALUES (1, 'a'), (2, 'b')")
        for sql in [
            "SELECT * FROM t", "UPDATE t SET v = v",
            "UPDATE t SET v = 'x'; UPDATE t SET v = 'a' WHERE id = 1;"
                + " UPDATE t SET v = 'b' WHERE id = 2",
            "SAVEPOINT s; DELETE FROM t; ROLLBACK TO s; RELEASE s",
            "INSERT INTO t VALUES (3, 'c'); DELETE FROM t WHERE id = 3",
            "DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (1, 'a')", "REPLACE INTO t VALUES (1, 'a')",
            "UPDATE t SET id = 9 WHERE id = 1; UPDATE t SET id = 1 WHERE id = 9",
        ] {
            #expect(try recorded.record(sql) == [], "\(sql)")
        }
    }

    @Test("A discarded change is forgotten, and the next one is told against what is there then")
    func discard() throws {
        let recorded = try RecordedDatabase(Self.schema)
        _ = try recorded.record("INSERT INTO t VALUES (1, 'a')")
        try recorded.queue.writeWithoutTransaction { db in
            try db.inTransaction {
                try db.execute(sql: "UPDATE t SET v = 'b'; INSERT INTO t VALUES (2, 'x')")
                return .rollback
            }
        }
        recorded.withRecorder { $0.discard() }
        #expect(try rows(recorded.record("UPDATE t SET v = 'c'")) == ["t update [1,\"a\"] [-,\"c\"]"])
    }

    @Test("A DELETE without WHERE is seen row by row, whatever it holds")
    func truncation() throws {
        let recorded = try RecordedDatabase(Self.schema)
        _ = try recorded.record(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT i, i FROM n"
        )
        #expect(try Changeset(recorded.record("DELETE FROM t")).rows().count == 3000)
        #expect(try recorded.record("DELETE FROM t") == [])
    }

    @Test("Triggers and a foreign key's actions are told as indirect")
    func indirect() throws {
        let recorded = try RecordedDatabase(
            Self.schema + """
                ; CREATE TABLE child (id INTEGER PRIMARY KEY, t INTEGER REFERENCES t (id) ON DELETE CASCADE);
                CREATE TRIGGER watch AFTER INSERT ON t BEGIN INSERT INTO other VALUES (new.id, 'seen'); END
                """)
        #expect(
            try rows(recorded.record("INSERT INTO t VALUES (1, 'a')")) == [
                "t insert [] [1,\"a\"]", "other insert indirectly [] [1,\"seen\"]",
            ])
        _ = try recorded.record("INSERT INTO child VALUES (7, 1)")
        #expect(
            try rows(recorded.record("DELETE FROM t")) == ["t delete [1,\"a\"] []", "child delete indirectly [7,1] []"])
    }

    @Test("Tables that were touched are named until they are cleared, undone or not, excluded or not")
    func touched() throws {
        let recorded = try RecordedDatabase(Self.schema, excluding: ["other"])
        recorded.withRecorder { $0.clearTouched() }
        #expect(try recorded.record("INSERT INTO other VALUES (1, 1)") == [])
        #expect(recorded.withRecorder { $0.touched() } == ["other"])
        recorded.withRecorder { $0.clearTouched() }
        #expect(try recorded.record("SAVEPOINT s; DELETE FROM other; INSERT INTO t VALUES (1, 1); ROLLBACK TO s") == [])
        #expect(Set(recorded.withRecorder { $0.touched() }) == ["other", "t"])
        recorded.withRecorder { $0.clearTouched() }
        #expect(recorded.withRecorder { $0.touched() } == [])
    }

    @Test("A row without a whole key cannot be recorded, nor a table without one; the next change can")
    func unrecordable() throws {
        let recorded = try RecordedDatabase(
            Self.schema + "; CREATE TABLE loose (a TEXT PRIMARY KEY); CREATE TABLE bare (a)")
        for sql in ["INSERT INTO loose VALUES (NULL)", "INSERT INTO bare VALUES (1)"] {
            #expect(throws: DatabaseError.self) { try recorded.record("INSERT INTO t VALUES (99, 'x');" + sql) }
            #expect(try rows(recorded.record("INSERT INTO loose VALUES ('x')")) == ["loose insert [] [\"x\"]"])
            #expect(try rows(recorded.record("DELETE FROM loose WHERE a = 'x'")) == ["loose delete [\"x\"] []"])
        }
    }

    @Test("A changed schema is known once it was told")
    func schemaChange() throws {
        let recorded = try RecordedDatabase(Self.schema)
        _ = try recorded.record("INSERT INTO t VALUES (1, 'a')")
        try recorded.execute("ALTER TABLE t ADD COLUMN w")
        #expect(throws: DatabaseError.self) { try recorded.record("UPDATE t SET v = 'b'") }
        recorded.withRecorder { $0.schemaChanged() }
        #expect(try rows(recorded.record("UPDATE t SET w = 'c'")) == ["t update [1,-,NULL] [-,-,\"c\"]"])
    }

    @Test("A blob written in place is told")
    func blobInPlace() throws {
        let recorded = try RecordedDatabase(Self.schema)
        _ = try recorded.record("INSERT INTO t VALUES (1, x'0000')")
        let changes = try recorded.record { db in
            var blob: OpaquePointer?
            try #require(sqlite3_blob_open(db.sqliteConnection, "main", "t", "v", 1, 1, &blob) == SQLITE_OK)
            defer { sqlite3_blob_close(blob) }
            try #require(sqlite3_blob_write(blob, [0xff], 1, 1) == SQLITE_OK)
        }
        let row = try #require(try Changeset(changes).rows().first)
        #expect(row.operation == .update)
        #expect(row.old[1].flatMap { [UInt8].fromDatabaseValue($0) } == [0, 0])
        #expect(row.new[1].flatMap { [UInt8].fromDatabaseValue($0) } == [0, 0xff])
    }

    @Test("A wide table and long values are told whole")
    func wide() throws {
        let columns = (1...300).map { "c\($0)" }
        let recorded = try RecordedDatabase(
            "CREATE TABLE wide (id INTEGER PRIMARY KEY, \(columns.joined(separator: ", ")))")
        let copy = try DatabaseQueue()
        try copy.writeWithoutTransaction {
            try $0.execute(sql: "CREATE TABLE wide (id INTEGER PRIMARY KEY, \(columns.joined(separator: ", ")))")
        }
        for sql in [
            "INSERT INTO wide (id, c1, c130, c300) VALUES (1, zeroblob(70000), printf('%20000c', 'x'), 'end')",
            "UPDATE wide SET c299 = zeroblob(3000000)", "UPDATE wide SET c1 = NULL, c299 = NULL",
        ] {
            let changes = try recorded.record(sql)
            try apply(changes, to: copy)
            #expect(try contents(copy) == contents(recorded.queue))
        }
    }
}

extension [UInt8] {
    fileprivate static func fromDatabaseValue(_ value: DatabaseValue) -> [UInt8]? {
        guard case .blob(let data) = value.storage else { return nil }
        return Array(data)
    }
}
