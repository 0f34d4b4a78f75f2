import Journal
import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct OwnershipTests {
    @Test(
        "A module that writes another's table is refused, and nothing of its command is written",
        arguments: [
            ("INSERT INTO other_thing (id, name) VALUES (2, 'two')", "other_thing"),
            ("INSERT INTO OTHER_THING (id, name) VALUES (2, 'two')", "other_thing"),
            ("UPDATE other_thing SET name = 'no'", "other_thing"),
            ("UPDATE other_thing SET name = name", "other_thing"),
            ("DELETE FROM other_thing", "other_thing"),
            ("DELETE FROM other_pair WHERE a = 'a'", "other_pair"),
            ("DELETE FROM other_pair", "other_pair"),
            ("REPLACE INTO other_pair VALUES ('a', 'b')", "other_pair"),
            ("INSERT INTO other_door (id, name) VALUES (2, 'two')", "other_thing"),
            ("INSERT INTO other_thing VALUES (3, 'x'); DELETE FROM other_thing WHERE id = 3", "other_thing"),
            ("INSERT INTO core_module (name) VALUES ('demo')", "core_module"),
            ("DELETE FROM core_journal", "core_journal"),
            ("DELETE FROM core_refusal; INSERT INTO core_refusal VALUES (1, 1, '', 1, '', '', '', '')", "core_refusal"),
            ("UPDATE core_migration SET checksum = ''", "core_migration"),
        ])
    func foreignTable(sql: String, table: String) throws {
        let test = try DemoTables.store()
        let before = try snapshot(test)
        #expect(throws: StoreError.ownership(module: "demo", table: table)) {
            try test.write { db, _ in
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'mine')")
                try db.execute(sql: sql)
                return []
            }
        }
        #expect(try snapshot(test) == before)
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'mine')")
    }

    private func snapshot(_ test: TestStore) throws -> [[String]] {
        try [
            "demo_item", "other_thing", "other_pair", "core_module", "core_migration", "core_refusal",
            "core_journal WHERE length(hash) = 32",
        ].map { try test.rows("SELECT '\($0.count)', * FROM \($0)") }
    }

    @Test("A name that only begins alike is another module")
    func similarNames() throws {
        let test = try DemoTables.store()
        #expect(throws: StoreError.ownership(module: "dem", table: "demo_item")) {
            try test.execute(as: "dem", "INSERT INTO demo_item (id, name) VALUES (1, 'x')")
        }
        #expect(throws: StoreError.ownership(module: "demo2", table: "demo_item")) {
            try test.execute(as: "demo2", "INSERT INTO demo_item (id, name) VALUES (1, 'x')")
        }
    }

    @Test("A name that cannot be a prefix is refused", arguments: ["", "Demo", "demo_x", "1demo", "démo", "a-b"])
    func invalidName(name: String) throws {
        let test = try DemoTables.store()
        #expect(throws: StoreError.invalidModuleName(name)) { try test.execute(as: name, "SELECT 1") }
        #expect(throws: StoreError.invalidModuleName(name)) { try test.store.migrate(module: name, []) }
        #expect(throws: StoreError.invalidModuleName(name)) {
            try test.write { _, scope in
                try scope.run(as: name) {}
                return []
            }
        }
    }

    @Test("A statement that one module prepared is not let through for another")
    func cachedStatement() throws {
        let test = try DemoTables.store()
        let sql = "UPDATE other_thing SET name = name || '!'"
        let run: @Sendable (Database, WriteScope) throws -> [UInt8] = { db, _ in
            try db.cachedStatement(sql: sql).execute()
            return []
        }
        try test.write(as: "other", run)
        #expect(throws: StoreError.ownership(module: "demo", table: "other_thing")) { try test.write(as: "demo", run) }
        #expect(try test.rows("SELECT name FROM other_thing") == ["one!"])
    }

    @Test("Full-text tables are their module's, and written like others")
    func fullText() throws {
        let test = try DemoTables.store()
        try test.store.migrate(
            module: "demo",
            [DemoTables.demo, Migration("0002 search", sql: "CREATE VIRTUAL TABLE demo_search USING fts5(name)")])
        try test.execute("INSERT INTO demo_search (rowid, name) VALUES (1, 'Gedung Serbaguna')")
        #expect(try test.rows("SELECT rowid FROM demo_search WHERE demo_search MATCH 'serbaguna'") == ["1"])
        #expect(throws: StoreError.self) {
            try test.execute(as: "other", "INSERT INTO demo_search (rowid, name) VALUES (2, 'x')")
        }
        #expect(throws: StoreError.self) { try test.execute(as: "other", "DELETE FROM demo_search") }
        #expect(try test.rows("SELECT rowid FROM demo_search") == ["1"])
        // The index writes its tables late: that is the module's doing, not that of whoever runs by then.
        let written = try test.write { db, scope in
            try db.execute(sql: "INSERT INTO demo_search (rowid, name) VALUES (3, 'balai desa')")
            try scope.run(as: "other") {
                try db.execute(sql: "INSERT INTO other_thing VALUES (3, 'three')")
                try scope.run(as: "demo") {
                    try db.execute(sql: "INSERT INTO demo_search (rowid, name) VALUES (4, 'kantor desa')")
                }
                try db.execute(sql: "INSERT INTO other_thing VALUES (4, 'four')")
            }
            return []
        }
        #expect(try test.rows("SELECT rowid FROM demo_search WHERE demo_search MATCH 'desa'") == ["3", "4"])
        let entry = try #require(try test.entries().last)
        #expect(entry.seq == written.seq)
        let tables = try Set(Changeset(try #require(entry.payload)).rows().map(\.table))
        #expect(tables.isSuperset(of: ["demo_search_data", "demo_search_content", "other_thing"]))
        #expect(try test.journalFaults() == [])
    }
}
