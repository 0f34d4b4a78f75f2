import ModuleKit

extension RegistryModule {
    /// Where a region counts on days on which it was not there.
    static let standIns = Migration(
        "0008 regions that stand in for others",
        sql: """
            CREATE INDEX registry_region_closed ON registry_region (valid_to) WHERE valid_to IS NOT NULL;
            CREATE INDEX registry_region_opened ON registry_region (opened_on) WHERE opened_on IS NOT NULL;
            CREATE INDEX registry_succession_before ON registry_succession (before);

            -- Every region that ever was, with its last code; a day is null where a side is open.
            CREATE VIEW registry_pub_region_ever AS
                SELECT id, code, level, kind, parent, opened_on AS first_day, valid_to AS last_day FROM registry_region;
            CREATE VIEW registry_pub_former_code AS SELECT region, code, valid_until FROM registry_former_code;

            -- On days before its first or after its last, another region stands in for one: that which it came from or
            -- became, where it is one alone, else the one around it. With the codes of those days, null where a side is
            -- open; where the last day is null, it stands in at present. What happened in a region counts on a day
            -- inside another where a row of this view or of registry_pub_region_on says so:
            --     SELECT region FROM registry_pub_region_stand_in
            --     WHERE code >= '64.02.09' AND code < '64.02.09/'
            --         AND (first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)
            CREATE VIEW registry_pub_region_stand_in AS
                WITH RECURSIVE stand(region, other, since, until) AS (
                    SELECT id, id, '', '9999-12-31' FROM registry_pub_region_ever WHERE last_day IS NOT NULL
                    UNION
                    SELECT id, id, '', '9999-12-31' FROM registry_pub_region_ever WHERE first_day IS NOT NULL
                    UNION
                    SELECT stand.region, (
                            SELECT iif(count(DISTINCT after) = 1, max(after), gone.parent) FROM registry_pub_succession
                            WHERE before = gone.id AND after <> gone.id),
                        max(since, date(gone.last_day, '+1 day')), until
                    FROM stand JOIN registry_pub_region_ever AS gone ON gone.id = stand.other
                    WHERE gone.last_day IS NOT NULL AND gone.last_day < until
                    UNION
                    SELECT stand.region, (
                            SELECT iif(count(DISTINCT before) = 1, max(before), young.parent) FROM registry_pub_succession
                            WHERE after = young.id AND before <> young.id),
                        since, min(until, date(young.first_day, '-1 day'))
                    FROM stand JOIN registry_pub_region_ever AS young ON young.id = stand.other
                    WHERE young.first_day IS NOT NULL AND young.first_day > since
                ),
                held(region, code, since, first_day, until, last_day) AS (
                    SELECT stand.region, other.code, since,
                        coalesce((SELECT date(max(valid_until), '+1 day') FROM registry_pub_former_code
                            WHERE region = other.id), other.first_day, ''),
                        until, coalesce(other.last_day, '9999-12-31')
                    FROM stand CROSS JOIN registry_pub_region_ever AS other ON other.id = stand.other
                    WHERE stand.other <> stand.region
                    UNION ALL
                    SELECT stand.region, old.code, since,
                        coalesce((SELECT date(max(earlier.valid_until), '+1 day') FROM registry_pub_former_code AS earlier
                            WHERE earlier.region = old.region AND earlier.valid_until < old.valid_until),
                            other.first_day, ''),
                        until, old.valid_until
                    FROM stand CROSS JOIN registry_pub_region_ever AS other ON other.id = stand.other
                    JOIN registry_pub_former_code AS old ON old.region = stand.other
                    WHERE stand.other <> stand.region
                )
                SELECT region, code, nullif(max(since, first_day), '') AS first_day,
                    nullif(min(until, last_day), '9999-12-31') AS last_day
                FROM held WHERE max(since, first_day) <= min(until, last_day);
            """)
}
