import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct MigrationRuleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let rules: [MigrationRule]
        let object: String
        let sql: String
        var personal: [String] = []
        var requires: [String] = []
        var testDescription: String { "\(rules.map(\.rawValue)): \(sql)" }

        init(
            _ rules: MigrationRule..., object: String, _ sql: String, personal: [String] = [], requires: [String] = []
        ) {
            self.rules = rules
            self.object = object
            self.sql = sql
            self.personal = personal
            self.requires = requires
        }
    }

    static let cases = [
        Case(.prefix, object: "plain", "CREATE TABLE plain (id INTEGER PRIMARY KEY)"),
        Case(.prefix, object: "demo2_x", "CREATE TABLE demo2_x (id INTEGER PRIMARY KEY)"),
        Case(.prefix, object: "Demo_x", "CREATE TABLE Demo_x (id INTEGER PRIMARY KEY)"),
        Case(.prefix, object: "by_note", "CREATE INDEX by_note ON demo_item (note)"),
        Case(.prefix, object: "all_items", "CREATE VIEW all_items AS SELECT id FROM demo_item"),
        Case(.prefix, object: "other_more", "CREATE TABLE other_more (id INTEGER PRIMARY KEY)"),
        Case(.prefix, object: "t", "CREATE TRIGGER t AFTER INSERT ON demo_item BEGIN SELECT 1; END"),
        Case(.foreignObject, object: "other_pair", "DROP TABLE other_pair"),
        Case(.foreignObject, object: "other_pub_thing", "DROP VIEW other_pub_thing"),
        Case(.foreignObject, object: "other_pair", "ALTER TABLE other_pair ADD COLUMN c TEXT"),
        Case(.foreignObject, object: "other_thing", "INSERT INTO other_thing VALUES (2, 'two')"),
        Case(.foreignObject, object: "other_thing", "DELETE FROM other_thing"),
        Case(.foreignObject, object: "core_migration", "UPDATE core_migration SET checksum = 'x'"),
        Case(.foreignObject, object: "demo_index", "CREATE INDEX demo_index ON other_thing (name)"),
        Case(.primaryKey, object: "demo_x", "CREATE TABLE demo_x (a TEXT)"),
        Case(.primaryKey, object: "demo_x", "CREATE TABLE demo_x AS SELECT * FROM demo_item"),
        // A key that may hold NULL stands on a rowid table always: SQLite gives WITHOUT ROWID keys a NOT NULL.
        Case(.nullableKey, .rowidKey, object: "demo_x.a", "CREATE TABLE demo_x (a TEXT PRIMARY KEY)"),
        Case(.rowidKey, object: "demo_x", "CREATE TABLE demo_x (a TEXT NOT NULL PRIMARY KEY)"),
        Case(.rowidKey, object: "demo_x", "CREATE TABLE demo_x (a INT NOT NULL PRIMARY KEY)"),
        Case(.rowidKey, object: "demo_x", "CREATE TABLE demo_x (a INTEGER NOT NULL PRIMARY KEY DESC)"),
        Case(
            .rowidKey, object: "demo_x",
            "CREATE TABLE demo_x (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b))"),
        Case(
            .keyCollation, object: "demo_x.a",
            "CREATE TABLE demo_x (a TEXT NOT NULL COLLATE NOCASE PRIMARY KEY) WITHOUT ROWID"),
        Case(
            .keyCollation, object: "demo_x.b",
            "CREATE TABLE demo_x (a TEXT, b TEXT, PRIMARY KEY (a, b COLLATE RTRIM)) WITHOUT ROWID"),
        Case(
            .generatedColumn, object: "demo_x.b",
            "CREATE TABLE demo_x (id INTEGER PRIMARY KEY, b TEXT GENERATED ALWAYS AS (id || 'x') STORED)"),
        Case(
            .generatedColumn, object: "demo_item.upper",
            "ALTER TABLE demo_item ADD COLUMN upper TEXT AS (upper(name)) VIRTUAL"),
        Case(.chance, object: "RANDOMBLOB", "UPDATE demo_item SET note = hex(randomblob(8))"),
        Case(.chance, object: "'now'", "UPDATE demo_item SET note = strftime('%s', 'now')"),
        Case(.autoincrement, object: "demo_x", "CREATE TABLE demo_x (id INTEGER PRIMARY KEY AUTOINCREMENT)"),
        Case(
            .trigger, object: "demo_t", "CREATE TRIGGER demo_t AFTER INSERT ON other_thing BEGIN SELECT 1; END"),
        Case(
            .trigger, object: "demo_t",
            "CREATE TRIGGER demo_t AFTER INSERT ON demo_item BEGIN DELETE FROM other_pair; END"),
        Case(
            .trigger, object: "demo_t",
            "CREATE TRIGGER demo_t AFTER INSERT ON demo_item BEGIN SELECT 1; UPDATE OR IGNORE \"Other_Pair\" SET a = 1; END"
        ),
        Case(
            .trigger, object: "demo_t",
            "CREATE TRIGGER demo_t AFTER INSERT ON demo_item BEGIN REPLACE INTO [other_pair] VALUES (1, 2); END"),
        Case(
            .foreignKey, object: "demo_x",
            "CREATE TABLE demo_x (id INTEGER PRIMARY KEY, t INTEGER REFERENCES other_thing (id))"),
        Case(
            .foreignKey, object: "demo_x",
            "CREATE TABLE demo_x (id INTEGER PRIMARY KEY, t INTEGER REFERENCES other_thing ON DELETE CASCADE)",
            requires: ["other"]),
        Case(
            .foreignKey, object: "demo_x",
            "CREATE TABLE demo_x (id INTEGER PRIMARY KEY, t INTEGER REFERENCES other_thing ON UPDATE SET NULL)",
            requires: ["other"]),
        Case(
            .foreignKey, object: "demo_x",
            """
            CREATE TABLE demo_x (
                id INTEGER PRIMARY KEY, t INTEGER REFERENCES other_thing (id) DEFERRABLE INITIALLY DEFERRED)
            """, requires: ["other"]),
        Case(
            .foreignKey, object: "demo_x",
            "CREATE TABLE demo_x (id INTEGER PRIMARY KEY, t INTEGER REFERENCES other_nothing (id))",
            requires: ["other"]),
        Case(
            .foreignKey, object: "demo_item",
            "ALTER TABLE demo_item ADD COLUMN t INTEGER REFERENCES other_thing (id)"),
        Case(.danglingReference, object: "demo_part", "INSERT INTO demo_part VALUES (99, 1)"),
        Case(.personalColumn, object: "demo_item.birthday", "SELECT 1", personal: ["demo_item.birthday"]),
        Case(.personalColumn, object: "demo_nothing.name", "SELECT 1", personal: ["demo_nothing.name"]),
        Case(.personalColumn, object: "other_thing.name", "SELECT 1", personal: ["other_thing.name"]),
        Case(.personalColumn, object: "name", "SELECT 1", personal: ["demo_item.name", "name"]),
    ]

    @Test("A migration that breaks a rule is refused for it, and leaves nothing", arguments: cases)
    func broken(_ broken: Case) throws {
        let test = try DemoTables.store()
        let before = try state(test)
        let migration = Migration("0002 bad", personal: broken.personal, sql: broken.sql)
        #expect {
            try test.store.migrate(module: "demo", requires: broken.requires, [DemoTables.demo, migration])
        } throws: { error in
            guard case StoreError.migrationRefused(module: "demo", migration: "0002 bad", let problems) = error else {
                Issue.record("\(error)")
                return false
            }
            #expect(Set(problems.map(\.rule)) == Set(broken.rules), "\(problems)")
            #expect(problems.first?.object == broken.object)
            #expect(problems.allSatisfy { !$0.message.hasSuffix(".") && !$0.message.isEmpty })
            return true
        }
        #expect(try state(test) == before)
        // The store goes on, its foreign keys too.
        #expect(throws: DatabaseError.self) { try test.execute("INSERT INTO demo_item VALUES (1, NULL, NULL)") }
        #expect(throws: StoreError.unresolvedForeignKey(module: "demo")) {
            try test.execute("INSERT INTO demo_part VALUES (99, 1)")
        }
        #expect(try test.execute("INSERT INTO demo_item VALUES (1, 'x', NULL)").seq == test.start + 3)
        #expect(try test.journalFaults() == [])
    }

    private func state(_ test: TestStore) throws -> [[String]] {
        try [
            "SELECT * FROM sqlite_master ORDER BY name", "SELECT * FROM core_migration", "SELECT * FROM demo_item",
            "SELECT * FROM demo_part", "SELECT * FROM other_thing", "SELECT * FROM other_pair",
            "SELECT seq FROM core_journal",
        ].map(test.rows)
    }

    @Test("Every rule is broken by a case above")
    func everyRule() {
        #expect(Set(Self.cases.flatMap(\.rules)) == Set(MigrationRule.allCases))
    }

    @Test("All that a migration breaks is listed at once")
    func several() throws {
        let test = try DemoTables.store()
        let migration = Migration(
            "0002 bad", personal: ["demo_x.name"],
            sql:
                "CREATE TABLE demo_x (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE y (a); DELETE FROM other_pair"
        )
        #expect {
            try test.store.migrate(module: "demo", [DemoTables.demo, migration])
        } throws: { error in
            guard case StoreError.migrationRefused(_, _, let problems) = error else { return false }
            return Set(problems.map(\.rule)) == [.autoincrement, .prefix, .foreignObject, .personalColumn]
        }
    }

    @Test(
        "What keeps the rules is applied",
        arguments: [
            "CREATE TABLE demo_x (id INTEGER PRIMARY KEY, t INTEGER NOT NULL REFERENCES other_thing (id))",
            "CREATE TABLE demo_x (t INTEGER REFERENCES other_thing (id) ON DELETE RESTRICT, id INTEGER PRIMARY KEY)",
            """
            CREATE TABLE demo_x (a TEXT, b INTEGER, PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID;
            CREATE TRIGGER demo_t AFTER INSERT ON demo_x BEGIN INSERT INTO demo_item VALUES (new.b, new.a, NULL); END;
            CREATE INDEX demo_x_by_a ON demo_x (a COLLATE NOCASE);
            CREATE VIEW demo_pub_x AS SELECT a FROM demo_x;
            """,
            "CREATE VIRTUAL TABLE demo_x USING fts5(name, content='')",
            "-- AUTOINCREMENT\nCREATE TABLE demo_x (id INTEGER PRIMARY KEY, a TEXT DEFAULT 'AUTOINCREMENT')",
        ])
    func kept(sql: String) throws {
        let test = try DemoTables.store()
        try test.store.migrate(
            module: "demo", requires: ["other"],
            [DemoTables.demo, Migration("0002 good", personal: ["demo_item.name"], sql: sql)])
        #expect(try test.rows("SELECT name FROM core_migration WHERE module = 'demo'").count == 2)
    }
}
