import ModuleKit

/// Villages that took over from others that are no more.
enum Heirs {
    /// Records who took over, after regions were closed: what `registry_pub_region_stand_in` has of the present. The cadres
    /// of those villages go along.
    static func settle(_ store: Transaction) throws {
        // Those in which somebody served until now: heirs that were closed themselves.
        let ended = try Row.fetchAll(
            store.db,
            sql: """
                SELECT region.id, heir.code, heir.valid_to FROM registry_region AS region
                JOIN registry_region AS heir ON heir.id = region.heir WHERE heir.valid_to IS NOT NULL
                """)
        let before = Dictionary(ended.map { ($0["id"] as Int64, $0) }, uniquingKeysWith: { first, _ in first })
        for region in before.keys.sorted() {
            try store.db.execute(sql: "UPDATE registry_region SET heir = NULL WHERE id = ?", arguments: [region])
        }
        let settled = try Row.fetchAll(
            store.db,
            sql: """
                UPDATE registry_region SET heir = found.heir FROM (
                    SELECT stand.region, present.id AS heir FROM registry_pub_region_stand_in AS stand
                    JOIN registry_region AS present ON present.code = stand.code AND present.valid_to IS NULL
                    WHERE stand.last_day IS NULL AND present.level = 'village') AS found
                WHERE registry_region.id = found.region AND registry_region.valid_to IS NOT NULL
                    AND registry_region.heir IS NOT found.heir
                RETURNING id, heir, code, valid_to
                """)
        let takeovers = settled.map { row in
            let last = before[row["id"]] ?? row
            return JoinedVillages.Takeover(
                region: row["id"], heir: row["heir"], code: last["code"],
                since: (last["valid_to"] as CalendarDate).dayAfter)
        }
        try JoinedVillages.settle(takeovers.sorted { $0.region < $1.region }, store)
    }

    /// SQL of the numbers of a village, `:village`, and of those from which it took over.
    static let family = "SELECT id FROM registry_region WHERE id = :village OR heir = :village"

    /// The names that regions had which are no more, each with a present code of what became of the region: several where it
    /// was split.
    static func names(_ db: Database) throws -> RowCursor {
        try Row.fetchCursor(
            db,
            sql: """
                WITH heir AS MATERIALIZED (
                    SELECT region, code FROM registry_pub_region_heir WHERE last_day IS NULL)
                SELECT heir.region, gone.name, heir.code FROM heir JOIN registry_region AS gone ON gone.id = heir.region
                UNION
                SELECT heir.region, other.name, heir.code
                FROM heir JOIN registry_other_name AS other ON other.region = heir.region
                """)
    }

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
