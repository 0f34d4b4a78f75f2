import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct RefusedActionTests {
    static let actions = [
        "CREATE TABLE demo_more (id INTEGER PRIMARY KEY)",
        "CREATE TABLE demo_copy AS SELECT * FROM demo_item",
        "CREATE INDEX demo_by_note ON demo_item (note)",
        "CREATE VIEW demo_view AS SELECT 1",
        "CREATE TRIGGER demo_trigger AFTER INSERT ON demo_item BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE demo_search USING fts5(name)",
        "CREATE TEMP TABLE demo_temp (id INTEGER PRIMARY KEY)",
        "CREATE TEMP VIEW demo_temp AS SELECT 1",
        "CREATE TEMP TRIGGER demo_temp AFTER INSERT ON other_thing BEGIN SELECT 1; END",
        "DROP TABLE demo_part",
        "DROP VIEW other_pub_thing",
        "ALTER TABLE demo_item ADD COLUMN more TEXT",
        "ALTER TABLE demo_item RENAME TO demo_thing",
        "ALTER TABLE demo_item RENAME COLUMN note TO remark",
        "ALTER TABLE demo_item DROP COLUMN note",
        "ANALYZE",
        "ANALYZE demo_item",
        "REINDEX",
        "REINDEX demo_item",
        "ATTACH ':memory:' AS more",
        "ATTACH '/dev/null' AS more",
        "DETACH main",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA synchronous",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 7",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA recursive_triggers = ON",
        "PRAGMA defer_foreign_keys = ON",
        "PRAGMA data_version = 1",
        "BEGIN",
        "COMMIT",
        "END",
        "ROLLBACK",
        "SAVEPOINT mine",
        "RELEASE balai_command",
        "ROLLBACK TO balai_command",
    ]

    @Test("What the store alone does is refused to a command, and nothing is written", arguments: actions)
    func refused(sql: String) throws {
        let test = try DemoTables.store()
        let schema = try test.rows("SELECT * FROM sqlite_master ORDER BY name")
        let settings = try test.rows("SELECT * FROM pragma_user_version")
        #expect {
            try test.write { db, _ in
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'mine')")
                try db.execute(sql: sql)
                return []
            }
        } throws: { error in
            guard case StoreError.refused(module: "demo", let action) = error else { return false }
            return !action.isEmpty
        }
        #expect(try test.rows("SELECT * FROM demo_item").isEmpty)
        #expect(try test.rows("SELECT * FROM sqlite_master ORDER BY name") == schema)
        #expect(try test.rows("SELECT * FROM pragma_user_version") == settings)
        #expect(try test.entries().last?.seq == test.start + 2)
        // And the writer goes on.
        #expect(try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'mine')").seq == test.start + 3)
    }

    @Test("A command that swallows the refusal is written as if it had not tried", arguments: actions)
    func swallowed(sql: String) throws {
        let test = try DemoTables.store()
        let outcomes = test.inOneGroup([
            GroupedWrite(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')"),
            GroupedWrite { db, _ in
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (2, 'two')")
                try? db.execute(sql: sql)
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (3, 'three')")
                return []
            },
        ])
        #expect(outcomes.compactMap { try? $0.get().seq } == [test.start + 3, test.start + 4])
        #expect(try test.rows("SELECT count(*) FROM demo_item") == ["3"])
        #expect(try test.journalFaults() == [])
    }

    @Test(
        "What SQLite refuses by itself fails the command, and nothing is written",
        arguments: [
            "VACUUM", "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, '')", "DELETE FROM sqlite_master",
            "SELECT load_extension('x')",
        ])
    func failed(sql: String) throws {
        let test = try DemoTables.store()
        #expect(throws: (any Error).self) {
            try test.write { db, _ in
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'mine')")
                try db.execute(sql: sql)
                return []
            }
        }
        #expect(try test.rows("SELECT * FROM demo_item").isEmpty)
    }

    @Test("A command may look at its tables, and nest savepoints of GRDB's")
    func allowed() throws {
        let test = try DemoTables.store()
        try test.write { db, _ in
            #expect(try db.columns(in: "demo_item").map(\.name) == ["id", "name", "note"])
            #expect(try db.primaryKey("demo_part").columns == ["item", "place"])
            try db.inSavepoint {
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
                return .commit
            }
            try db.inSavepoint {
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (2, 'two')")
                return .rollback
            }
            return []
        }
        #expect(try test.rows("SELECT id FROM demo_item") == ["1"])
        #expect(try test.journalFaults() == [])
    }
}
