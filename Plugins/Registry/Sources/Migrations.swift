import ModuleKit

extension RegistryModule {
    /// Only ever appended to.
    public static let migrations = [
        Migration(
            "0001 regions",
            sql: """
                CREATE TABLE registry_region (
                    id INTEGER PRIMARY KEY,
                    code TEXT NOT NULL,
                    name TEXT NOT NULL,
                    level TEXT NOT NULL CHECK (level IN ('province', 'regency', 'district', 'village')),
                    kind TEXT NOT NULL,
                    parent INTEGER REFERENCES registry_region,
                    bps_code TEXT,
                    decree TEXT,
                    valid_from TEXT,
                    valid_to TEXT,
                    version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL,
                    updated_at INTEGER NOT NULL
                ) STRICT;
                CREATE UNIQUE INDEX registry_region_code ON registry_region (code) WHERE valid_to IS NULL;
                CREATE INDEX registry_region_parent ON registry_region (parent);

                -- Names beside the official one.
                CREATE TABLE registry_region_name (
                    id INTEGER PRIMARY KEY,
                    region INTEGER NOT NULL REFERENCES registry_region,
                    name TEXT NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('alias', 'former')),
                    valid_from TEXT,
                    valid_until TEXT,
                    decree TEXT,
                    created_at INTEGER NOT NULL,
                    UNIQUE (region, name, kind)
                ) STRICT;

                -- Changes with every name, so that who keeps names in memory knows that they are old.
                CREATE TABLE registry_edition (id INTEGER PRIMARY KEY CHECK (id = 1), token TEXT NOT NULL) STRICT;
                INSERT INTO registry_edition (id, token) VALUES (1, 'empty');

                CREATE VIEW registry_pub_region AS
                    SELECT id, code, name, level, kind, parent FROM registry_region WHERE valid_to IS NULL;
                """),
        Migration(
            "0002 persons and cadres",
            personal: [
                "registry_person.name", "registry_person.birth_place", "registry_person.birth_date",
                "registry_person.phone", "registry_person.address", "registry_person.education",
                "registry_person.courses", "registry_person.fields",
            ],
            sql: """
                CREATE TABLE registry_person (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL,
                    sex TEXT CHECK (sex IN ('L', 'P')),
                    birth_place TEXT,
                    birth_date TEXT,
                    education TEXT,
                    courses TEXT NOT NULL DEFAULT '[]',
                    fields TEXT NOT NULL DEFAULT '[]',
                    phone TEXT,
                    address TEXT,
                    merged_into INTEGER REFERENCES registry_person,
                    version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL,
                    updated_at INTEGER NOT NULL
                ) STRICT;

                CREATE TABLE registry_decree (
                    id INTEGER PRIMARY KEY,
                    number TEXT NOT NULL,
                    date TEXT NOT NULL,
                    village INTEGER NOT NULL REFERENCES registry_region,
                    valid_from TEXT NOT NULL,
                    valid_until TEXT,
                    signer TEXT,
                    created_at INTEGER NOT NULL
                ) STRICT;
                CREATE UNIQUE INDEX registry_decree_number ON registry_decree (village, number, substr(date, 1, 4));

                CREATE TABLE registry_cadre (
                    id INTEGER PRIMARY KEY,
                    person INTEGER NOT NULL REFERENCES registry_person,
                    village INTEGER NOT NULL REFERENCES registry_region,
                    role TEXT,
                    state TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'inactive', 'ended')),
                    decree INTEGER REFERENCES registry_decree,
                    version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL,
                    updated_at INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX registry_cadre_village ON registry_cadre (village);
                CREATE INDEX registry_cadre_person ON registry_cadre (person);

                -- The history of each: what happened, on which day, and on what basis.
                CREATE TABLE registry_cadre_event (
                    id INTEGER PRIMARY KEY,
                    cadre INTEGER NOT NULL REFERENCES registry_cadre,
                    kind TEXT NOT NULL
                        CHECK (kind IN ('added', 'appointed', 'deactivated', 'revived', 'ended', 'seen')),
                    on_date TEXT NOT NULL,
                    reason TEXT,
                    basis TEXT,
                    reference TEXT,
                    decree INTEGER REFERENCES registry_decree,
                    recorded_at INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX registry_cadre_event_cadre ON registry_cadre_event (cadre, on_date);
                -- A cadre is seen once at one meeting or training.
                CREATE UNIQUE INDEX registry_cadre_seen ON registry_cadre_event (cadre, basis, reference)
                    WHERE kind = 'seen';

                CREATE VIEW registry_pub_person AS SELECT id, name, sex, merged_into FROM registry_person;

                CREATE VIEW registry_pub_cadre AS
                    SELECT cadre.id, cadre.person, person.name, person.sex, cadre.village AS region,
                        region.code AS region_code, cadre.state, decree.number AS decree_number, decree.valid_until,
                        (SELECT max(on_date) FROM registry_cadre_event AS event
                            WHERE event.cadre = cadre.id AND event.kind = 'seen') AS last_seen
                    FROM registry_cadre AS cadre
                    JOIN registry_person AS person ON person.id = cadre.person
                    JOIN registry_region AS region ON region.id = cadre.village
                    LEFT JOIN registry_decree AS decree ON decree.id = cadre.decree;

                CREATE VIEW registry_pub_cadre_event AS
                    SELECT event.id, event.cadre, event.kind, event.on_date, cadre.village AS region
                    FROM registry_cadre_event AS event JOIN registry_cadre AS cadre ON cadre.id = event.cadre;
                """),
        Migration(
            "0003 successions",
            sql: """
                -- Codes that regions had before.
                CREATE TABLE registry_former_code (
                    id INTEGER PRIMARY KEY,
                    region INTEGER NOT NULL REFERENCES registry_region,
                    code TEXT NOT NULL,
                    valid_until TEXT NOT NULL,
                    decree TEXT
                ) STRICT;
                CREATE INDEX registry_former_code_code ON registry_former_code (code);

                -- What became of regions that were split or merged.
                CREATE TABLE registry_succession (
                    id INTEGER PRIMARY KEY,
                    kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),
                    before INTEGER NOT NULL REFERENCES registry_region,
                    after INTEGER NOT NULL REFERENCES registry_region,
                    valid_from TEXT NOT NULL,
                    decree TEXT
                ) STRICT;
                """),
        Migration(
            "0004 dated codes",
            sql: """
                CREATE INDEX registry_former_code_region ON registry_former_code (region);
                CREATE INDEX registry_succession_after ON registry_succession (after);

                -- Every code that a region had and has, with the last day of each: null where it holds, a closed
                -- region's last day where that was its last one. On a day holds the one that ends first after it.
                CREATE VIEW registry_pub_region_code AS
                    SELECT old.region, old.code, region.name, region.level, region.kind, old.valid_until
                    FROM registry_former_code AS old JOIN registry_region AS region ON region.id = old.region
                    UNION ALL
                    SELECT id, code, name, level, kind, valid_to FROM registry_region;

                -- What became of regions that were split or merged; before its first day the later one was not there.
                CREATE VIEW registry_pub_succession AS SELECT kind, before, after, valid_from FROM registry_succession;
                """),
        Migration(
            "0005 identity numbers",
            personal: ["registry_cadre_event.reason"],
            sealed: [SealedColumn("registry_person.nik", lookup: "nik_hash")],
            sql: """
                ALTER TABLE registry_person ADD COLUMN nik BLOB;
                ALTER TABLE registry_person ADD COLUMN nik_hash BLOB;
                -- none, provisional, well_formed or verified.
                ALTER TABLE registry_person ADD COLUMN nik_state TEXT NOT NULL DEFAULT 'none';
                -- What is left of an erased person's birth date.
                ALTER TABLE registry_person ADD COLUMN birth_year INTEGER;
                ALTER TABLE registry_person ADD COLUMN erased_at INTEGER;
                CREATE UNIQUE INDEX registry_person_nik ON registry_person (nik_hash) WHERE nik_hash IS NOT NULL;
                CREATE INDEX registry_person_merged ON registry_person (merged_into) WHERE merged_into IS NOT NULL;

                -- Who saw what of a person that others do not see, and why (UU 27/2022).
                CREATE TABLE registry_access (
                    id INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    uid INTEGER NOT NULL,
                    person INTEGER NOT NULL REFERENCES registry_person,
                    action TEXT NOT NULL CHECK (action IN ('reveal', 'export', 'erase')),
                    purpose TEXT NOT NULL
                ) STRICT;
                CREATE INDEX registry_access_person ON registry_access (person);

                -- What other modules tell of a person, between the export's beginning and its end.
                CREATE TABLE registry_export_part (
                    id INTEGER PRIMARY KEY,
                    section TEXT NOT NULL,
                    data TEXT NOT NULL
                ) STRICT;

                CREATE INDEX registry_cadre_state ON registry_cadre (state);
                CREATE INDEX registry_cadre_role ON registry_cadre (role) WHERE role IS NOT NULL;
                """),
        regionsOnDays,
        offices,
        standIns,
        // For papers on which a birth must stand; whoever may read a person is told it anyway.
        Migration(
            "0009 births",
            sql: """
                CREATE VIEW registry_pub_birth AS
                    SELECT id AS person, birth_place, birth_date FROM registry_person;
                """),
        Migration(
            "0010 edition",
            sql: """
                -- Another text after every change of regions and their names: what is kept of them is of one edition.
                CREATE VIEW registry_pub_edition AS SELECT token FROM registry_edition;
                """),
        heirs,
        formerNames,
        erased,
        merges,
        contacts,
        successors,
        serving,
        decreedNames,
        lastOfMerges,
        heldOffices,
    ]
}
