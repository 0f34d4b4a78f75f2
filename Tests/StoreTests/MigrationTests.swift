import Journal
import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct MigrationTests {
    private static let first = Migration(
        "0001 rows", sql: "CREATE TABLE demo_row (id INTEGER PRIMARY KEY, a TEXT) STRICT")
    private static let second = Migration("0002 more", sql: "ALTER TABLE demo_row ADD COLUMN b INTEGER")

    @Test("A migration is applied once, with its record and an entry of its own, over starts too")
    func once() throws {
        let test = try TestStore(at: 77)
        try test.store.migrate(module: "demo", [Self.first])
        try test.store.migrate(module: "demo", [Self.first])
        test.store.close()
        let again = try TestStore(in: test.folder, at: 78)
        try again.store.migrate(module: "demo", [Self.first, Self.second])
        #expect(
            try again.rows("SELECT module, position, name, applied_at FROM core_migration WHERE module = 'demo'")
                == ["demo|1|0001 rows|77", "demo|2|0002 more|78"])
        let entries = try again.entries()
        #expect(entries.suffix(2).map(\.header.reason) == ["demo/0001 rows", "demo/0002 more"])
        #expect(entries.count == Store.coreVersion + 2)
        #expect(entries.allSatisfy { $0.header.command == "core.migrate" && $0.payload == nil })
        #expect(entries.suffix(3).map(\.module) == ["core", "demo", "demo"])
        #expect(try again.journalFaults() == [])
    }

    @Test("A migration that was edited, renamed or moved after it was applied is refused")
    func changed() throws {
        let test = try TestStore()
        try test.store.migrate(module: "demo", [Self.first, Self.second])
        let edited = Migration("0001 rows", sql: Self.first.sql + " ")
        #expect(throws: StoreError.migrationChanged(module: "demo", migration: "0001 rows")) {
            try test.store.migrate(module: "demo", [edited, Self.second])
        }
        #expect(throws: StoreError.migrationChanged(module: "demo", migration: "0001 rows")) {
            try test.store.migrate(module: "demo", [Self.second, Self.first])
        }
        #expect(throws: StoreError.moduleNewer(module: "demo", migration: "0001 rows")) {
            try test.store.migrate(module: "demo", [Migration("0001 lines", sql: Self.first.sql), Self.second])
        }
        try test.store.migrate(module: "demo", [Self.first, Self.second])
    }

    @Test("A module that is older than its tables is refused, and they stay as they are")
    func newer() throws {
        let test = try TestStore()
        try test.store.migrate(module: "demo", [Self.first, Self.second])
        let before = try test.rows("SELECT * FROM sqlite_master ORDER BY name")
        #expect(throws: StoreError.moduleNewer(module: "demo", migration: "0002 more")) {
            try test.store.migrate(module: "demo", [Self.first])
        }
        #expect(throws: StoreError.moduleNewer(module: "demo", migration: "0001 rows")) {
            try test.store.migrate(module: "demo", [])
        }
        #expect(try test.rows("SELECT * FROM sqlite_master ORDER BY name") == before)
        // Another module is none the worse.
        try test.store.migrate(module: "other", [DemoTables.other])
    }

    @Test("A failure leaves the migrations before it, undoes its own, and can be mended")
    func failure() throws {
        let test = try TestStore()
        let broken = Migration(
            "0002 more",
            sql: "CREATE TABLE demo_more (id INTEGER PRIMARY KEY); INSERT INTO demo_row (id) VALUES (1); SELECT nothing"
        )
        #expect {
            try test.store.migrate(module: "demo", [Self.first, broken, Self.second])
        } throws: { error in
            guard case StoreError.migrationFailed(module: "demo", migration: "0002 more", _) = error else {
                return false
            }
            return true
        }
        #expect(try test.rows("SELECT name FROM core_migration WHERE module = 'demo'") == ["0001 rows"])
        #expect(try test.rows("SELECT name FROM sqlite_master WHERE name LIKE 'demo%'") == ["demo_row"])
        #expect(try test.rows("SELECT * FROM demo_row").isEmpty)
        #expect(try test.execute("INSERT INTO demo_row (id) VALUES (2)").seq == test.start + 2)
        try test.store.migrate(module: "demo", [Self.first, Self.second])
        #expect(try test.execute("UPDATE demo_row SET b = 4").seq == test.start + 4)
        #expect(try test.journalFaults() == [])
    }

    @Test(
        "A migration cannot end its transaction, nor attach or set anything",
        arguments: [
            "COMMIT", "ROLLBACK", "ATTACH ':memory:' AS x", "PRAGMA user_version = 9", "CREATE TEMP TABLE x (y)",
        ])
    func refusedActions(sql: String) throws {
        let test = try TestStore()
        #expect {
            try test.store.migrate(module: "demo", [Migration("0001 bad", sql: Self.first.sql + ";" + sql)])
        } throws: { error in
            guard case StoreError.refused(module: "demo", _) = error else { return false }
            return true
        }
        #expect(try test.rows("SELECT name FROM sqlite_master WHERE name LIKE 'demo%'").isEmpty)
        #expect(try test.rows("PRAGMA user_version") == ["\(Store.coreVersion)"])
        try test.store.migrate(module: "demo", [Self.first])
    }

    @Test("A column's default is written into the rows that are there, so that the journal tells it")
    func defaults() throws {
        let test = try TestStore()
        try test.store.migrate(
            module: "demo",
            [
                Self.first, Migration("0002 seed", sql: "INSERT INTO demo_row VALUES (1, 'x'), (2, 'y')"),
                Migration(
                    "0003 state", sql: "ALTER TABLE demo_row ADD COLUMN state TEXT NOT NULL DEFAULT 'new'"),
            ])
        try test.execute("UPDATE demo_row SET state = 'old' WHERE id = 1; DELETE FROM demo_row WHERE id = 2")
        let rows = try Changeset(try #require(try test.entries().last?.payload)).rows()
        #expect(
            rows.map(\.old) == [
                [1.databaseValue, nil, "new".databaseValue],
                [2.databaseValue, "y".databaseValue, "new".databaseValue],
            ])
    }

    @Test("A table can be built anew though others refer to it, and keeps what refers")
    func rebuilt() throws {
        let test = try TestStore()
        try test.store.migrate(
            module: "demo",
            [
                Migration(
                    "0001 tables",
                    sql: """
                        CREATE TABLE demo_parent (id INTEGER PRIMARY KEY);
                        CREATE TABLE demo_child (
                            id INTEGER PRIMARY KEY,
                            parent INTEGER NOT NULL REFERENCES demo_parent (id) ON DELETE CASCADE
                        );
                        INSERT INTO demo_parent VALUES (1);
                        INSERT INTO demo_child VALUES (1, 1);
                        """),
                Migration(
                    "0002 anew",
                    sql: """
                        CREATE TABLE demo_new (id INTEGER PRIMARY KEY, name TEXT);
                        INSERT INTO demo_new SELECT id, NULL FROM demo_parent;
                        DROP TABLE demo_parent;
                        ALTER TABLE demo_new RENAME TO demo_parent;
                        """),
            ])
        #expect(try test.rows("SELECT parent FROM demo_child") == ["1"])
        // Foreign keys are on again.
        #expect(throws: DatabaseError.self) { try test.execute("INSERT INTO demo_child VALUES (2, 2)") }
    }
}
