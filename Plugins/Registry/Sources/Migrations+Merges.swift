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
}
