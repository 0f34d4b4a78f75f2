import ModuleKit

extension RegistryModule {
    public static let invariants = [
        Invariant(
            "A person serves a village as one cadre at a time",
            broken: """
                SELECT min(cadre.id) FROM registry_cadre AS cadre JOIN registry_region AS home ON home.id = cadre.village
                WHERE cadre.state <> 'ended' GROUP BY cadre.person, coalesce(home.heir, home.id) HAVING count(*) > 1
                """),
        Invariant(
            "A cadre is active by an appointment or a return to work, and has ended by an end",
            broken: """
                SELECT id FROM registry_cadre AS cadre WHERE state IN ('active', 'ended') AND NOT EXISTS (
                    SELECT 1 FROM registry_cadre_event AS event WHERE event.cadre = cadre.id
                        AND iif(cadre.state = 'active', event.kind IN ('appointed', 'revived'), event.kind = 'ended'))
                """),
        Invariant(
            "Whoever serves or holds an office does so under the record that stayed when persons were merged",
            broken: """
                SELECT person.id FROM registry_person AS person WHERE merged_into IS NOT NULL AND (
                    EXISTS (SELECT 1 FROM registry_cadre AS cadre WHERE cadre.person = person.id)
                    OR EXISTS (SELECT 1 FROM registry_official AS official WHERE official.person = person.id)
                    OR EXISTS (SELECT 1 FROM registry_board_member AS member WHERE member.person = person.id)
                    OR EXISTS (SELECT 1 FROM registry_companion AS companion WHERE companion.person = person.id))
                """),
        Invariant(
            "The state of an identity number tells of a number that is there",
            broken: "SELECT id FROM registry_person WHERE (nik IS NULL) <> (nik_state = 'none')"),
        Invariant(
            "Of an erased person nothing is kept by which the person could be known",
            broken: """
                SELECT id FROM registry_person WHERE erased_at IS NOT NULL
                    AND coalesce(nik, nik_hash, birth_place, birth_date, phone, address, education) IS NOT NULL
                """),
        Invariant(
            "The code of a region begins with that of the region around it",
            broken: """
                SELECT region.code FROM registry_region AS region JOIN registry_region AS around ON around.id = region.parent
                WHERE region.valid_to IS NULL AND substr(region.code, 1, length(around.code) + 1) <> around.code || '.'
                """),
    ]
}
