package import ModuleKit
import SeededTesting

/// Writes as SQL texts, the same for the same seed: small keys that meet again and again, values of every kind.
package struct RandomWrites {
    package static let schema = """
        CREATE TABLE demo_plain (id INTEGER PRIMARY KEY, t TEXT, r REAL, b BLOB, n);
        CREATE TABLE demo_only (id INTEGER PRIMARY KEY, u INTEGER UNIQUE, v TEXT);
        CREATE TABLE demo_words (k TEXT NOT NULL PRIMARY KEY, v) WITHOUT ROWID;
        CREATE TABLE "demo_odd ""name" (
            "x y" INTEGER NOT NULL, v BLOB, "q""z" TEXT NOT NULL, PRIMARY KEY ("q""z", "x y")
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE demo_reals (k REAL NOT NULL PRIMARY KEY, v) WITHOUT ROWID;
        CREATE TABLE demo_blobs (v, k BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE demo_parent (id INTEGER PRIMARY KEY, v);
        CREATE TABLE demo_child (
            id INTEGER PRIMARY KEY, parent INTEGER REFERENCES demo_parent (id) ON DELETE CASCADE ON UPDATE CASCADE, v);
        CREATE TABLE demo_log (id INTEGER PRIMARY KEY, what TEXT);
        CREATE TRIGGER demo_watch AFTER UPDATE ON demo_plain BEGIN INSERT INTO demo_log (what) VALUES (new.t); END;
        CREATE TRIGGER demo_forget AFTER DELETE ON demo_words BEGIN DELETE FROM demo_log WHERE id % 3 = 0; END;
        CREATE VIRTUAL TABLE demo_search USING fts5(name);
        """

    private static let tables: [(name: String, columns: [String], keys: [String])] = [
        ("demo_plain", ["id", "t", "r", "b", "n"], ["id"]), ("demo_only", ["id", "u", "v"], ["id"]),
        ("demo_words", ["k", "v"], ["k"]),
        ("\"demo_odd \"\"name\"", ["\"x y\"", "v", "\"q\"\"z\""], ["\"x y\"", "\"q\"\"z\""]),
        ("demo_reals", ["k", "v"], ["k"]), ("demo_blobs", ["v", "k"], ["k"]), ("demo_parent", ["id", "v"], ["id"]),
        ("demo_child", ["id", "parent", "v"], ["id"]), ("demo_log", ["id", "what"], ["id"]),
        ("demo_search", ["rowid", "name"], ["rowid"]),
    ]

    private var random: SeededRandom
    private var unique = 0

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    /// A statement, or several inside a savepoint, of the name that a command may use, that is kept or undone.
    package mutating func next() -> String {
        switch below(12) {
        case 0:
            let inner = (0..<3).map { _ in statement() + ";" }.joined(separator: " ")
            return "SAVEPOINT grdb; \(inner) \(below(2) == 0 ? "ROLLBACK TO grdb; " : "")RELEASE grdb"
        default: return statement()
        }
    }

    private mutating func statement() -> String {
        let table = Self.tables[below(Self.tables.count)]
        let isSearch = table.name == "demo_search"
        switch below(isSearch ? 6 : 10) {
        case 0, 1, 2:
            let verb = ["INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE"][isSearch ? 2 : below(3)]
            let values = table.columns.map { value(table.name, $0) }.joined(separator: ", ")
            return "\(verb) INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(values))"
        case 3, 4:
            guard let column = table.columns.filter({ !table.keys.contains($0) }).randomElement(using: &random) else {
                return "SELECT 1"
            }
            return "UPDATE \(table.name) SET \(column) = \(value(table.name, column)) WHERE \(condition(table))"
        case 5:
            return below(8) == 0 ? "DELETE FROM \(table.name)" : "DELETE FROM \(table.name) WHERE \(condition(table))"
        case 6:
            let key = table.keys[below(table.keys.count)]
            return "UPDATE OR REPLACE \(table.name) SET \(key) = \(value(table.name, key)) WHERE \(condition(table))"
        case 7:
            // There and back: nothing remains of it.
            guard let column = table.columns.filter({ !table.keys.contains($0) }).first else { return "SELECT 1" }
            let rows = condition(table)
            return "UPDATE \(table.name) SET \(column) = \(column) WHERE \(rows)"
        case 8:
            guard table.keys.count == 1, table.name != "demo_only" else { return "SELECT 1" }
            let values = table.columns.map { value(table.name, $0) }.joined(separator: ", ")
            let other = table.columns.first { $0 != table.keys[0] } ?? table.keys[0]
            return """
                INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(values))
                ON CONFLICT (\(table.keys[0])) DO UPDATE SET \(other) = excluded.\(other)
                """
        default:
            return "UPDATE demo_only SET u = \(fresh()) WHERE id % \(1 + below(3)) = 0"
        }
    }

    /// Runs statements as a command would that goes on after an error.
    package static func run(_ statements: [String], _ db: Database) {
        for sql in statements {
            do { try db.execute(sql: sql) } catch {
                if sql.hasPrefix("SAVEPOINT") { try? db.execute(sql: "RELEASE grdb") }
            }
        }
    }

    private mutating func condition(_ table: (name: String, columns: [String], keys: [String])) -> String {
        let key = table.keys[below(table.keys.count)]
        return "\(key) \(["=", "<", ">=", "="][below(4)]) \(value(table.name, key))"
    }

    private mutating func fresh() -> Int {
        unique += 1
        return 1000 + unique
    }

    private mutating func value(_ table: String, _ column: String) -> String {
        switch (table, column) {
        case ("demo_only", "u"): below(4) == 0 ? "(SELECT max(u) FROM demo_only)" : "\(fresh())"
        case (_, "id"), (_, "rowid"), (_, "\"x y\""): "\(below(12) - 2)"
        case ("demo_child", "parent"): below(3) == 0 ? "NULL" : "(SELECT max(id) FROM demo_parent)"
        case (_, "\"q\"\"z\""): ["'a'", "'B'", "'b'", "'é'", "''"][below(5)]
        case ("demo_words", "k"): ["'a'", "'A'", "'a '", "'kata'", "'dua kata'", "''", "'1'", "'01'"][below(8)]
        case ("demo_reals", "k"): ["1", "1.0", "1.5", "-2.25", "0", "1e300", "9007199254740993", "-7"][below(8)]
        case ("demo_blobs", "k"): ["x''", "x'00'", "x'0001'", "'text'", "1", "1.5", "x'FF'"][below(7)]
        case ("demo_search", "name"): ["'Gedung Serbaguna'", "'balai desa'", "'rapat'", "''"][below(4)]
        case ("\"demo_odd \"\"name\"", "v"): ["NULL", "x''", "x'0102'", "zeroblob(200)"][below(4)]
        default:
            [
                "NULL", "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "128", "0.5", "1.0", "-0.0",
                "1e999",
                "3.14159265358979", "''", "'satu'", "'naïf 😀'", "x''", "x'00FF10'", "zeroblob(130)",
                "printf('%300c', 'x')",
                "CAST(x'610062' AS TEXT)",
            ][below(20)]
        }
    }
}
