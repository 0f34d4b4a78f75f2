import ModuleKit

extension RegistryModule {
    /// A name stands with the decree that gave it; before, a former one stood with the decree that ended it.
    static let decreedNames = Migration(
        "0018 names with their decrees",
        sql: """
            DROP VIEW registry_other_name;
            -- Of two names with one last day the later one corrected the other.
            DELETE FROM registry_former_name WHERE EXISTS (
                SELECT 1 FROM registry_former_name AS later WHERE later.region = registry_former_name.region
                    AND later.valid_until = registry_former_name.valid_until AND later.id > registry_former_name.id);
            ALTER TABLE registry_region ADD COLUMN name_decree TEXT;
            UPDATE registry_region SET name_decree = (
                SELECT ended.decree FROM registry_former_name AS ended
                WHERE ended.region = registry_region.id AND ended.valid_until IS NOT NULL
                ORDER BY ended.valid_until DESC LIMIT 1);
            UPDATE registry_region SET name_decree = decree WHERE decree IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM registry_former_name WHERE region = registry_region.id)
                AND NOT EXISTS (SELECT 1 FROM registry_former_code WHERE region = registry_region.id);
            ALTER TABLE registry_former_name RENAME COLUMN decree TO ended_by;
            ALTER TABLE registry_former_name ADD COLUMN decree TEXT;
            UPDATE registry_former_name SET decree = (
                SELECT earlier.ended_by FROM registry_former_name AS earlier
                WHERE earlier.region = registry_former_name.region
                    AND earlier.valid_until < registry_former_name.valid_until
                ORDER BY earlier.valid_until DESC LIMIT 1);
            ALTER TABLE registry_former_name DROP COLUMN ended_by;
            DROP INDEX registry_former_name_region;
            CREATE UNIQUE INDEX registry_former_name_region
                ON registry_former_name (region, coalesce(valid_until, ''), iif(valid_until IS NULL, name, ''));

            CREATE VIEW registry_other_name AS
                SELECT former.region, former.name, 'former' AS kind, iif(former.valid_until IS NULL, NULL, coalesce((
                        SELECT date(max(earlier.valid_until), '+1 day') FROM registry_former_name AS earlier
                        WHERE earlier.region = former.region AND earlier.valid_until < former.valid_until),
                        region.opened_on)) AS valid_from,
                    former.valid_until, former.decree
                FROM registry_former_name AS former JOIN registry_region AS region ON region.id = former.region
                UNION ALL
                SELECT region, name, kind, valid_from, valid_until, decree FROM registry_region_name;
            """)
}
