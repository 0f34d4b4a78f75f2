import ModuleKit

extension RegistryModule {
    /// Which cadre each that was found to be the same goes on in. It was never another cadre, so that others count it with
    /// the one that it goes on in alone, which has its history.
    static let merges = Migration(
        "0014 merged cadres",
        sql: """
            CREATE VIEW registry_pub_cadre_merge AS
                SELECT cadre, CAST(reference AS INTEGER) AS kept FROM registry_cadre_event
                WHERE kind = 'ended' AND reason = 'merged' AND reference IS NOT NULL;
            DROP VIEW registry_pub_cadre;
            CREATE VIEW registry_pub_cadre AS
                SELECT cadre.id, cadre.person, person.name, person.sex, cadre.village AS region,
                    region.code AS region_code, cadre.state, decree.number AS decree_number, decree.valid_until,
                    (SELECT max(on_date) FROM registry_cadre_event AS event
                        WHERE event.cadre = cadre.id AND event.kind = 'seen') AS last_seen
                FROM registry_cadre AS cadre
                JOIN registry_person AS person ON person.id = cadre.person
                JOIN registry_region AS region ON region.id = cadre.village
                LEFT JOIN registry_decree AS decree ON decree.id = cadre.decree
                WHERE cadre.state <> 'ended'
                    OR NOT EXISTS (SELECT 1 FROM registry_pub_cadre_merge AS same WHERE same.cadre = cadre.id);
            DROP VIEW registry_pub_cadre_event;
            CREATE VIEW registry_pub_cadre_event AS
                SELECT event.id, event.cadre, event.kind, event.on_date, cadre.village AS region
                FROM registry_cadre_event AS event JOIN registry_cadre AS cadre ON cadre.id = event.cadre
                WHERE cadre.state <> 'ended'
                    OR NOT EXISTS (SELECT 1 FROM registry_pub_cadre_merge AS same WHERE same.cadre = cadre.id);
            """)

    /// One who was merged into another, who was merged too, goes on in the last of them: nobody else has to follow the line.
    ///
    /// SQLite tells who guards the tables the name of a table expression in place of the view's: it begins as the view does.
    static let lastOfMerges = Migration(
        "0019 merged cadres lead to the last",
        sql: """
            DROP VIEW registry_pub_cadre_merge;
            CREATE VIEW registry_pub_cadre_merge AS
                SELECT merged.cadre, (
                    WITH RECURSIVE registry_line (id) AS (
                        SELECT CAST(merged.reference AS INTEGER)
                        UNION SELECT CAST(event.reference AS INTEGER)
                        FROM registry_line AS line JOIN registry_cadre_event AS event ON event.cadre = line.id
                        WHERE event.kind = 'ended' AND event.reason = 'merged' AND event.reference IS NOT NULL)
                    SELECT line.id FROM registry_line AS line WHERE NOT EXISTS (
                        SELECT 1 FROM registry_cadre_event AS event WHERE event.cadre = line.id
                            AND event.kind = 'ended' AND event.reason = 'merged' AND event.reference IS NOT NULL)
                    ) AS kept
                FROM registry_cadre_event AS merged
                WHERE merged.kind = 'ended' AND merged.reason = 'merged' AND merged.reference IS NOT NULL;
            """)
}
