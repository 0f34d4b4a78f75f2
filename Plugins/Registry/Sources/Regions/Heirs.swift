import ModuleKit

/// Villages that took over from others that are no more.
enum Heirs {
    /// Records who took over, after regions were closed: what `registry_pub_region_stand_in` has of the present.
    static func settle(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE registry_region SET heir = NULL
                WHERE heir IN (SELECT id FROM registry_region WHERE valid_to IS NOT NULL)
                """)
        try db.execute(
            sql: """
                UPDATE registry_region SET heir = found.heir FROM (
                    SELECT stand.region, present.id AS heir FROM registry_pub_region_stand_in AS stand
                    JOIN registry_region AS present ON present.code = stand.code AND present.valid_to IS NULL
                    WHERE stand.last_day IS NULL AND present.level = 'village') AS found
                WHERE registry_region.id = found.region AND registry_region.valid_to IS NOT NULL
                    AND registry_region.heir IS NOT found.heir
                """)
    }

    /// SQL of the numbers of a village, `:village`, and of those from which it took over.
    static let family = "SELECT id FROM registry_region WHERE id = :village OR heir = :village"

    /// The present codes of what a code that is in use no more has become, in their order; none of one that never was.
    static func became(_ code: RegionCode, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                WITH RECURSIVE became(id) AS (
                    SELECT region FROM registry_former_code WHERE code = :code
                    UNION SELECT id FROM registry_region WHERE code = :code
                    UNION SELECT made.after FROM became
                    JOIN registry_region AS gone ON gone.id = became.id AND gone.valid_to IS NOT NULL
                    JOIN registry_succession AS made ON made.before = gone.id
                )
                SELECT code FROM registry_region
                WHERE valid_to IS NULL AND id IN (SELECT id FROM became) ORDER BY code
                """, arguments: ["code": code])
    }
}
