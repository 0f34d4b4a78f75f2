import ModuleKit

extension RegistryModule {
    /// What a region was called on a day, and which ones hold what was of one that is no more.
    static let successors = Migration(
        "0016 regions as they were, and where they went",
        sql: """
            -- Every region that ever was, with its last code and name; a day is null where a side is open. The code and
            -- the name of a day are the former ones that end first on or after it, and the last ones where there are none.
            DROP VIEW registry_pub_region_ever;
            CREATE VIEW registry_pub_region_ever AS
                SELECT id, code, level, kind, parent, opened_on AS first_day, valid_to AS last_day, name
                FROM registry_region;
            CREATE VIEW registry_pub_former_name AS
                SELECT region, name, valid_until FROM registry_former_name WHERE valid_until IS NOT NULL;

            -- What villages and their heads are called in a region; null where as the law calls them.
            CREATE VIEW registry_pub_region_term AS
                SELECT region.id AS region,
                    coalesce(region.local_term, outer1.local_term, outer2.local_term, outer3.local_term) AS local_term,
                    coalesce(region.head_title, outer1.head_title, outer2.head_title, outer3.head_title) AS head_title
                FROM registry_region AS region
                LEFT JOIN registry_region AS outer1 ON outer1.id = region.parent
                LEFT JOIN registry_region AS outer2 ON outer2.id = outer1.parent
                LEFT JOIN registry_region AS outer3 ON outer3.id = outer2.parent;

            -- All regions that hold a part of one that is no more, with their codes and the days on which they hold it.
            -- Unlike in registry_pub_region_stand_in these are several where it was split: what is found there once is
            -- to be counted where that view says.
            CREATE VIEW registry_pub_region_heir AS
                WITH RECURSIVE line(region, heir, since) AS (
                    SELECT id, id, '' FROM registry_pub_region_ever WHERE last_day IS NOT NULL
                    UNION
                    SELECT line.region, made.after, max(line.since, made.valid_from)
                    FROM line CROSS JOIN registry_pub_region_ever AS gone
                        ON gone.id = line.heir AND gone.last_day IS NOT NULL
                    CROSS JOIN registry_pub_succession AS made ON made.before = gone.id AND made.after <> gone.id
                ),
                held(region, code, since, first_day, last_day) AS (
                    SELECT line.region, heir.code, since,
                        coalesce((SELECT date(max(valid_until), '+1 day') FROM registry_pub_former_code
                            WHERE region = heir.id), heir.first_day, ''),
                        heir.last_day
                    FROM line CROSS JOIN registry_pub_region_ever AS heir ON heir.id = line.heir
                    WHERE line.heir <> line.region
                    UNION ALL
                    SELECT line.region, old.code, since,
                        coalesce((SELECT date(max(earlier.valid_until), '+1 day') FROM registry_pub_former_code AS earlier
                            WHERE earlier.region = old.region AND earlier.valid_until < old.valid_until),
                            heir.first_day, ''),
                        old.valid_until
                    FROM line CROSS JOIN registry_pub_region_ever AS heir ON heir.id = line.heir
                    CROSS JOIN registry_pub_former_code AS old ON old.region = line.heir
                    WHERE line.heir <> line.region
                )
                SELECT region, code, max(since, first_day) AS first_day, last_day FROM held
                WHERE last_day IS NULL OR max(since, first_day) <= last_day;
            """)
}
