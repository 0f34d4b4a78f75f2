import ModuleKit

extension RegistryModule {
    /// Codes of every region with the days on which they held.
    static let regionsOnDays = Migration(
        "0006 regions on a day",
        sql: """
            CREATE INDEX registry_region_any_code ON registry_region (code);
            -- What villages and their heads are called here, and in whatever lies inside: kampung, petinggi.
            ALTER TABLE registry_region ADD COLUMN local_term TEXT;
            ALTER TABLE registry_region ADD COLUMN head_title TEXT;
            -- The first day of a region that was not always there; null where that is not known.
            ALTER TABLE registry_region ADD COLUMN opened_on TEXT;
            UPDATE registry_region SET opened_on = (
                SELECT min(valid_from) FROM registry_succession AS made
                WHERE made.after = registry_region.id AND made.kind = 'split' AND NOT EXISTS (
                    SELECT 1 FROM registry_succession AS kept
                    WHERE kept.before = registry_region.id AND kept.valid_from <= made.valid_from));

            -- Every code of every region with the days on which it held, null where a side is open. A region lay on
            -- a day inside another where its code of that day begins with the other's of that day, and a dot:
            --     SELECT region FROM registry_pub_region_on
            --     WHERE code >= '64.02.09.' AND code < '64.02.09/'
            --         AND (first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)
            CREATE VIEW registry_pub_region_on AS
                SELECT old.region, old.code, region.level, region.kind,
                    coalesce((SELECT date(max(earlier.valid_until), '+1 day') FROM registry_former_code AS earlier
                        WHERE earlier.region = old.region AND earlier.valid_until < old.valid_until),
                        region.opened_on) AS first_day,
                    old.valid_until AS last_day
                FROM registry_former_code AS old JOIN registry_region AS region ON region.id = old.region
                UNION ALL
                SELECT id, code, level, kind,
                    coalesce((SELECT date(max(earlier.valid_until), '+1 day') FROM registry_former_code AS earlier
                        WHERE earlier.region = registry_region.id), opened_on),
                    valid_to
                FROM registry_region;

            DROP VIEW registry_pub_region;
            CREATE VIEW registry_pub_region AS
                SELECT id, code, name, level, kind, parent, bps_code FROM registry_region WHERE valid_to IS NULL;
            CREATE INDEX registry_region_bps ON registry_region (bps_code) WHERE bps_code IS NOT NULL;
            CREATE INDEX registry_region_name_region ON registry_region_name (region);
            """)
}
