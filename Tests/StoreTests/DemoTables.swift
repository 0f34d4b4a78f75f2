import ModuleKit
import Store
import StoreTesting

/// Two modules with a table each, of which neither knows the other.
enum DemoTables {
    static let demo = Migration(
        "0001 items",
        sql: """
            CREATE TABLE demo_item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, note TEXT) STRICT;
            CREATE TABLE demo_part (
                item INTEGER NOT NULL REFERENCES demo_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                place INTEGER NOT NULL,
                PRIMARY KEY (item, place)
            ) STRICT, WITHOUT ROWID;
            """)

    static let other = Migration(
        "0001 things",
        sql: """
            CREATE TABLE other_thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
            CREATE TABLE other_pair (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
            CREATE VIEW other_pub_thing AS SELECT id, name FROM other_thing;
            CREATE VIEW other_door AS SELECT id, name FROM other_thing;
            CREATE TRIGGER other_door_in INSTEAD OF INSERT ON other_door BEGIN
                INSERT INTO other_thing (id, name) VALUES (new.id, new.name);
            END;
            INSERT INTO other_thing VALUES (1, 'one');
            INSERT INTO other_pair VALUES ('a', 'b');
            """)

    static func store(at milliseconds: Int64 = 1000, queueLimit: Int = 10_000) throws -> TestStore {
        let test = try TestStore(at: milliseconds, queueLimit: queueLimit)
        try test.store.migrate(module: "demo", [demo])
        try test.store.migrate(module: "other", [other])
        return test
    }
}

/// What a command's own code threw.
struct Planned: Error, Equatable {}
