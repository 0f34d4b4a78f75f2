import ModuleKit

extension RegistryModule {
    /// A region may have a name, another one, and the first again: each time is kept.
    static let formerNames = Migration(
        "0012 names that came back",
        sql: """
            CREATE TABLE registry_former_name (
                id INTEGER PRIMARY KEY,
                region INTEGER NOT NULL REFERENCES registry_region,
                name TEXT NOT NULL,
                valid_until TEXT,
                decree TEXT,
                created_at INTEGER NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX registry_former_name_region
                ON registry_former_name (region, coalesce(valid_until, ''), name);
            INSERT INTO registry_former_name (region, name, valid_until, decree, created_at)
                SELECT region, name, valid_until, decree, created_at FROM registry_region_name WHERE kind = 'former';
            DELETE FROM registry_region_name WHERE kind = 'former';

            CREATE VIEW registry_other_name AS
                SELECT region, name, 'former' AS kind, (
                        SELECT date(max(earlier.valid_until), '+1 day') FROM registry_former_name AS earlier
                        WHERE earlier.region = registry_former_name.region
                            AND earlier.valid_until < registry_former_name.valid_until) AS valid_from,
                    valid_until, decree
                FROM registry_former_name
                UNION ALL
                SELECT region, name, kind, valid_from, valid_until, decree FROM registry_region_name;

            -- The cadres of a region's villages in one state are found without looking at the others.
            DROP INDEX registry_cadre_village;
            CREATE INDEX registry_cadre_village ON registry_cadre (village, state);
            """)
}
