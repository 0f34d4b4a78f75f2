import ModuleKit

/// A registry with just what meetings ask of one, whose merge publishes `registry.person.merged`, and whose traces can
/// be read.
struct StandInRegistry: Module {
    static let name = "registry"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 stand-in",
            sql: """
                CREATE TABLE registry_region(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
                CREATE TABLE registry_person(
                    id INTEGER PRIMARY KEY, name TEXT NOT NULL, sex TEXT, merged_into INTEGER) STRICT;
                CREATE TABLE registry_cadre(
                    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES registry_person(id),
                    region INTEGER NOT NULL REFERENCES registry_region(id), state TEXT NOT NULL) STRICT;
                CREATE TABLE registry_trace(
                    cadre INTEGER NOT NULL, kind TEXT NOT NULL, reference TEXT NOT NULL, on_date TEXT NOT NULL,
                    PRIMARY KEY(cadre, kind, reference)) STRICT, WITHOUT ROWID;
                CREATE VIEW registry_pub_region AS SELECT id, code, name, 'desa' AS kind FROM registry_region;
                CREATE VIEW registry_pub_region_on AS
                    SELECT id AS region, code, NULL AS first_day, NULL AS last_day FROM registry_region;
                CREATE VIEW registry_pub_region_stand_in AS SELECT * FROM registry_pub_region_on WHERE false;
                CREATE VIEW registry_pub_region_ever AS
                    SELECT id, code, name, 'village' AS level, 'desa' AS kind, NULL AS first_day, NULL AS last_day FROM registry_region;
                CREATE VIEW registry_pub_official AS
                    SELECT id AS person, 0 AS id, '' AS office, NULL AS title, id AS region, NULL AS acting, '' AS since,
                        NULL AS until
                    FROM registry_region WHERE false;
                CREATE VIEW registry_pub_held_office AS
                    SELECT 0 AS id, id AS person, id AS region, '' AS title, '' AS since, NULL AS until
                    FROM registry_region WHERE false;
                CREATE VIEW registry_pub_former_code AS
                    SELECT id AS region, code, '' AS valid_until FROM registry_region WHERE false;
                CREATE VIEW registry_pub_former_name AS
                    SELECT id AS region, name, '' AS valid_until FROM registry_region WHERE false;
                CREATE VIEW registry_pub_region_heir AS SELECT * FROM registry_pub_region_on WHERE false;
                CREATE VIEW registry_pub_region_term AS
                    SELECT id AS region, NULL AS local_term, NULL AS head_title FROM registry_region;
                CREATE VIEW registry_pub_person AS SELECT id, name, sex, merged_into, false AS erased FROM registry_person;
                CREATE VIEW registry_pub_cadre_merge AS SELECT 0 AS cadre, 0 AS kept WHERE false;
                CREATE VIEW registry_pub_cadre AS
                    SELECT c.id, c.person, p.name, p.sex, c.region, r.code AS region_code, c.state,
                        (SELECT max(on_date) FROM registry_trace t WHERE t.cadre = c.id) AS last_seen
                    FROM registry_cadre c JOIN registry_person p ON p.id = c.person
                    JOIN registry_region r ON r.id = c.region;
                """)
    ]
    static let commands: [any Command.Type] = [
        ImportRegions.self, AddPerson.self, MergePersons.self, AddCadre.self, TraceCadre.self,
    ]
    static let events: [any Event.Type] = [Merged.self]
}

struct ImportRegions: WriteCommand {
    static let about = About(
        "registry.region.import", "Import", access: .clerk, example: #"{"file": "", "format": "csv"}"#)

    @Parameter("Lines") var file: File
    @Parameter("Form") var format: String

    func run(_ store: Transaction) throws -> Made {
        for line in String(decoding: file.content, as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try store.db.execute(
                sql: "INSERT INTO registry_region(code, name) VALUES (?, ?)", arguments: [cells[0], cells[1]])
        }
        return Made(id: 0)
    }
}

struct AddPerson: WriteCommand {
    static let about = About("registry.person.add", "Add a person", access: .clerk, example: #"{"name": "Contoh"}"#)

    @Parameter("Name") var name: String
    @Parameter("Sex") var sex: String?

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(sql: "INSERT INTO registry_person(name, sex) VALUES (?, ?)", arguments: [name, sex])
        return Made(id: store.db.lastInsertedRowID)
    }
}

struct MergePersons: WriteCommand {
    static let about = About("registry.person.merge", "Merge", access: .clerk, example: #"{"keep": 1, "drop": 2}"#)

    @Parameter("Who stays") var keep: Int64
    @Parameter("Who was the same") var drop: Int64

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(
            sql: "UPDATE registry_person SET merged_into = ? WHERE id = ?", arguments: [keep, drop])
        try store.db.execute(sql: "UPDATE registry_cadre SET person = ? WHERE person = ?", arguments: [keep, drop])
        try store.publish(Merged(keep: keep, drop: drop))
        return Made(id: keep)
    }
}

struct AddCadre: WriteCommand {
    static let about = About(
        "registry.cadre.add", "Add a cadre", access: .clerk, example: #"{"name": "Contoh", "village": "64"}"#)

    @Parameter("Name") var name: String
    @Parameter("Village") var village: String
    @Parameter("Sex") var sex: String?

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(sql: "INSERT INTO registry_person(name, sex) VALUES (?, ?)", arguments: [name, sex])
        try store.db.execute(
            sql: """
                INSERT INTO registry_cadre(person, region, state)
                SELECT ?, id, 'proposed' FROM registry_region WHERE code = ?
                """, arguments: [store.db.lastInsertedRowID, village])
        return Made(id: store.db.lastInsertedRowID)
    }
}

struct TraceCadre: WriteCommand {
    static let about = About(
        "registry.cadre.trace", "Trace", access: .modules,
        example: #"{"cadre": 1, "on": "2024-03-13", "kind": "meeting", "reference": "1"}"#)

    @Parameter("Cadre") var cadre: Int64
    @Parameter("Day") var on: CalendarDate
    @Parameter("Kind") var kind: String
    @Parameter("Reference") var reference: String
    @Parameter("Seen") var seen = true

    func run(_ store: Transaction) throws -> Traced {
        try store.db.execute(
            sql: "DELETE FROM registry_trace WHERE cadre = ? AND kind = ? AND reference = ?",
            arguments: [cadre, kind, reference])
        if seen {
            try store.db.execute(
                sql: "INSERT INTO registry_trace(cadre, kind, reference, on_date) VALUES (?, ?, ?, ?)",
                arguments: [cadre, kind, reference, on])
        }
        return Traced(cadre: cadre)
    }
}

struct Made: Described {
    let id: Int64

    static let fields = Fields<Self> { Field(\.id, "Number") }
}

struct Traced: Described {
    let cadre: Int64

    static let fields = Fields<Self> { Field(\.cadre, "Cadre") }
}

struct Merged: Event {
    static let topic = "registry.person.merged"
    let keep: Int64
    let drop: Int64

    static let fields = Fields<Self> {
        Field(\.keep, "Who stays")
        Field(\.drop, "Who was the same")
    }
}
