import ModuleKit

/// A registry with persons alone, whose merge publishes what the real one will: `registry.person.merged`.
struct StandInRegistry: Module {
    static let name = "registry"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 stand-in",
            sql: """
                CREATE TABLE registry_region(id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL) STRICT;
                CREATE TABLE registry_person(id INTEGER PRIMARY KEY, name TEXT NOT NULL, sex TEXT) STRICT;
                CREATE TABLE registry_cadre(id INTEGER PRIMARY KEY) STRICT;
                CREATE VIEW registry_pub_region AS
                    SELECT id, code, name, 'district' AS level, NULL AS parent FROM registry_region;
                CREATE VIEW registry_pub_region_on AS
                    SELECT id AS region, code, NULL AS first_day, NULL AS last_day FROM registry_region;
                CREATE VIEW registry_pub_region_stand_in AS SELECT * FROM registry_pub_region_on WHERE false;
                CREATE VIEW registry_pub_region_ever AS
                    SELECT id, code, name, 'kecamatan' AS kind, NULL AS first_day, NULL AS last_day FROM registry_region;
                CREATE VIEW registry_pub_held_office AS
                    SELECT 0 AS id, id AS person, id AS region, '' AS title, '' AS since, NULL AS until
                    FROM registry_region WHERE false;
                CREATE VIEW registry_pub_former_code AS
                    SELECT id AS region, code, '' AS valid_until FROM registry_region WHERE false;
                CREATE VIEW registry_pub_former_name AS
                    SELECT id AS region, name, '' AS valid_until FROM registry_region WHERE false;
                CREATE VIEW registry_pub_region_heir AS SELECT * FROM registry_pub_region_on WHERE false;
                CREATE VIEW registry_pub_person AS SELECT id, name, sex, NULL AS merged_into, false AS erased FROM registry_person;
                CREATE VIEW registry_pub_birth AS
                    SELECT id AS person, NULL AS birth_place, NULL AS birth_date FROM registry_person;
                CREATE VIEW registry_pub_cadre_merge AS SELECT 0 AS cadre, 0 AS kept WHERE false;
                CREATE VIEW registry_pub_cadre AS
                    SELECT id, NULL AS person, NULL AS name, NULL AS sex, NULL AS region, NULL AS serves, NULL AS region_code,
                        NULL AS state FROM registry_cadre;
                """)
    ]
    static let commands: [any Command.Type] = [AddRegion.self, AddPerson.self, MergePersons.self]
    static let events: [any Event.Type] = [Merged.self]
}

struct AddRegion: WriteCommand {
    static let about = About("registry.region.add", "Add a region", access: .clerk, example: #"{"code": "64.01.07"}"#)

    @Parameter("Code") var code: String

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(sql: "INSERT INTO registry_region(code, name) VALUES (?, ?)", arguments: [code, code])
        return Made(id: store.db.lastInsertedRowID)
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
    static let about = About(
        "registry.person.merge", "Merge", access: .clerk, example: #"{"keep": 1, "drop": 2}"#)

    @Parameter("Who stays") var keep: Int64
    @Parameter("Who was the same") var drop: Int64

    func run(_ store: Transaction) throws -> Made {
        try store.publish(Merged(keep: keep, drop: drop))
        return Made(id: keep)
    }
}

struct Made: Described {
    let id: Int64

    static let fields = Fields<Self> { Field(\.id, "Number") }
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
