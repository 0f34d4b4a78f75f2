import ModuleKit

extension RegistryModule {
    /// Decrees with their attachments, officials, institutions and companions.
    static let offices = Migration(
        "0007 attachments and offices",
        personal: [
            "registry_decree_member.name", "registry_decree_member.address", "registry_official.reason",
            "registry_board_member.reason", "registry_companion.reason",
        ],
        sql: """
            CREATE TABLE registry_decree_member (
                id INTEGER PRIMARY KEY,
                decree INTEGER NOT NULL REFERENCES registry_decree,
                place INTEGER NOT NULL,
                cadre INTEGER NOT NULL REFERENCES registry_cadre,
                name TEXT NOT NULL,
                role TEXT,
                address TEXT,
                UNIQUE (decree, place)
            ) STRICT;
            CREATE INDEX registry_decree_member_cadre ON registry_decree_member (cadre);

            CREATE TABLE registry_official (
                id INTEGER PRIMARY KEY,
                person INTEGER NOT NULL REFERENCES registry_person,
                office TEXT NOT NULL,
                title TEXT,
                region INTEGER NOT NULL REFERENCES registry_region,
                acting TEXT CHECK (acting IN ('plt', 'pj')),
                since TEXT NOT NULL,
                until TEXT,
                reason TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX registry_official_region ON registry_official (region, office);
            CREATE INDEX registry_official_person ON registry_official (person);

            CREATE TABLE registry_institution (
                id INTEGER PRIMARY KEY,
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                region INTEGER NOT NULL REFERENCES registry_region,
                basis TEXT,
                since TEXT,
                until TEXT,
                reason TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX registry_institution_region ON registry_institution (region, kind);

            CREATE TABLE registry_board_member (
                id INTEGER PRIMARY KEY,
                institution INTEGER NOT NULL REFERENCES registry_institution,
                person INTEGER NOT NULL REFERENCES registry_person,
                office TEXT NOT NULL,
                since TEXT NOT NULL,
                until TEXT,
                reason TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX registry_board_member_institution ON registry_board_member (institution);
            CREATE INDEX registry_board_member_person ON registry_board_member (person);

            CREATE TABLE registry_companion (
                id INTEGER PRIMARY KEY,
                person INTEGER NOT NULL REFERENCES registry_person,
                position TEXT NOT NULL CHECK (position IN ('ta', 'pd', 'pdti', 'pld')),
                region INTEGER NOT NULL REFERENCES registry_region,
                basis TEXT,
                since TEXT NOT NULL,
                until TEXT,
                reason TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX registry_companion_region ON registry_companion (region, position);
            CREATE INDEX registry_companion_person ON registry_companion (person);

            -- How many companions a regency should have.
            CREATE TABLE registry_companion_quota (
                id INTEGER PRIMARY KEY,
                region INTEGER NOT NULL REFERENCES registry_region,
                position TEXT NOT NULL CHECK (position IN ('ta', 'pd', 'pdti', 'pld')),
                quota INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                UNIQUE (region, position)
            ) STRICT;

            CREATE VIEW registry_pub_official AS
                SELECT official.id, official.person, person.name, person.sex, official.office, official.title,
                    official.region, region.code AS region_code, official.acting, official.since, official.until
                FROM registry_official AS official
                JOIN registry_person AS person ON person.id = official.person
                JOIN registry_region AS region ON region.id = official.region;

            CREATE VIEW registry_pub_institution AS
                SELECT institution.id, institution.kind, institution.name, institution.region,
                    region.code AS region_code, institution.since, institution.until
                FROM registry_institution AS institution
                JOIN registry_region AS region ON region.id = institution.region;

            CREATE VIEW registry_pub_companion AS
                SELECT companion.id, companion.person, person.name, person.sex, companion.position, companion.region,
                    region.code AS region_code, companion.since, companion.until
                FROM registry_companion AS companion
                JOIN registry_person AS person ON person.id = companion.person
                JOIN registry_region AS region ON region.id = companion.region;
            """)

    /// What an office is called of who holds it, `Plt. Camat`: as it was written down, else by the place's own terms. The
    /// head of a kelurahan is its Lurah.
    static let heldOffices = Migration(
        "0020 offices by what they are called",
        sql: """
            CREATE VIEW registry_pub_held_office AS
                SELECT official.id, official.person, official.region, official.since, official.until,
                    CASE official.acting WHEN 'plt' THEN 'Plt. ' WHEN 'pj' THEN 'Pj. ' ELSE '' END
                    || coalesce(official.title, CASE official.office
                        WHEN 'village_head' THEN iif(region.kind = 'kelurahan', 'Lurah',
                            coalesce(term.head_title, 'Kepala ' || coalesce(term.local_term, 'Desa')))
                        WHEN 'village_secretary' THEN 'Sekretaris ' || iif(region.kind = 'kelurahan', 'Kelurahan',
                            coalesce(term.local_term, 'Desa'))
                        WHEN 'village_staff' THEN 'Perangkat ' || iif(region.kind = 'kelurahan', 'Kelurahan',
                            coalesce(term.local_term, 'Desa'))
                        WHEN 'bpd_chair' THEN 'Ketua BPD'
                        WHEN 'bpd_member' THEN 'Anggota BPD'
                        WHEN 'district_head' THEN 'Camat'
                        WHEN 'district_staff' THEN 'Staf Kecamatan'
                        WHEN 'regency_office' THEN 'Pejabat Kabupaten/Kota'
                        WHEN 'province_office' THEN 'Pejabat Provinsi'
                        ELSE 'Pejabat' END) AS title
                FROM registry_official AS official
                JOIN registry_region AS region ON region.id = official.region
                LEFT JOIN registry_pub_region_term AS term ON term.region = official.region;
            """)
}
