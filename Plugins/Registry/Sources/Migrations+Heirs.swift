import ModuleKit

extension RegistryModule {
    /// Which village took over from one that is no more.
    static let heirs = Migration(
        "0011 villages that took over",
        sql: """
            -- Of a village that is no more the one that took over, where it is one alone.
            ALTER TABLE registry_region ADD COLUMN heir INTEGER REFERENCES registry_region;
            CREATE INDEX registry_region_heir ON registry_region (heir) WHERE heir IS NOT NULL;
            UPDATE registry_region SET heir = found.heir FROM (
                SELECT stand.region, present.id AS heir FROM registry_pub_region_stand_in AS stand
                JOIN registry_region AS present ON present.code = stand.code AND present.valid_to IS NULL
                WHERE stand.last_day IS NULL AND present.level = 'village') AS found
            WHERE registry_region.id = found.region AND registry_region.valid_to IS NOT NULL;
            """)
}
