import ModuleKit

extension RegistryModule {
    /// Where a cadre serves whose village is no more, and who is dormant, are told once for everybody.
    static let serving = Migration(
        "0017 where cadres serve",
        sql: """
            -- Villages that are no more and have one heir alone: what belongs to `region` is found in `village`.
            CREATE VIEW registry_pub_heir AS SELECT heir AS village, id AS region FROM registry_region WHERE heir IS NOT NULL;

            -- `region` is the village of the appointment; `serves` and its code, `region_code`, are the one that took over
            -- where `region` is no more. `last_trace` is the last day on which a cadre was seen, appointed or revived: an
            -- active one is dormant when it is N months past. Records of one appointment that were made one count as that;
            -- an appointment that ended when its village joined another of the same person was one of its own.
            DROP VIEW registry_pub_cadre;
            CREATE VIEW registry_pub_cadre AS
                SELECT cadre.id, cadre.person, person.name, person.sex, cadre.village AS region,
                    coalesce(region.heir, region.id) AS serves, coalesce(heir.code, region.code) AS region_code,
                    cadre.state, decree.number AS decree_number, decree.valid_until,
                    (SELECT max(on_date) FROM registry_cadre_event AS event
                        WHERE event.cadre = cadre.id AND event.kind = 'seen') AS last_seen,
                    (SELECT max(on_date) FROM registry_cadre_event AS event
                        WHERE event.cadre = cadre.id AND event.kind IN ('seen', 'appointed', 'revived')) AS last_trace
                FROM registry_cadre AS cadre
                JOIN registry_person AS person ON person.id = cadre.person
                JOIN registry_region AS region ON region.id = cadre.village
                LEFT JOIN registry_region AS heir ON heir.id = region.heir
                LEFT JOIN registry_decree AS decree ON decree.id = cadre.decree
                WHERE cadre.state <> 'ended' OR NOT EXISTS (
                    SELECT 1 FROM registry_cadre_event AS same WHERE same.cadre = cadre.id AND same.kind = 'ended'
                        AND same.reason = 'merged' AND same.reference IS NOT NULL AND same.basis IS NULL);
            DROP VIEW registry_pub_cadre_event;
            CREATE VIEW registry_pub_cadre_event AS
                SELECT event.id, event.cadre, event.kind, event.on_date, cadre.village AS region
                FROM registry_cadre_event AS event JOIN registry_cadre AS cadre ON cadre.id = event.cadre
                WHERE cadre.state <> 'ended' OR NOT EXISTS (
                    SELECT 1 FROM registry_cadre_event AS same WHERE same.cadre = cadre.id AND same.kind = 'ended'
                        AND same.reason = 'merged' AND same.reference IS NOT NULL AND same.basis IS NULL);

            -- A decree of days to come appoints on the day on which it is recorded.
            UPDATE registry_cadre_event SET on_date = date(recorded_at / 1000, 'unixepoch', '+8 hours')
            WHERE kind = 'appointed' AND on_date > date(recorded_at / 1000, 'unixepoch', '+8 hours');
            """)
}
