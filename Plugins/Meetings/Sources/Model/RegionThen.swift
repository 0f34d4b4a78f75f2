import ModuleKit

/// A region as it was on a day: under its code and name of then, whatever became of it.
enum RegionThen {
    /// SQL of the code of a region.
    ///
    /// - Parameters:
    ///   - region: SQL of its number, with the name of its table.
    ///   - day: SQL of the day; nil: the last code that it had.
    static func code(_ region: String, on day: String?) -> String { column("code", of: region, on: day) }

    /// SQL of the name of a region.
    static func name(_ region: String, on day: String?) -> String { column("name", of: region, on: day) }

    private static func column(_ name: String, of region: String, on day: String?) -> String {
        let last = "(SELECT \(name) FROM registry_pub_region_ever WHERE id = \(region))"
        guard let day else { return last }
        return """
            coalesce((SELECT \(name) FROM registry_pub_former_\(name)
                WHERE region = \(region) AND valid_until >= \(day) ORDER BY valid_until LIMIT 1), \(last))
            """
    }

    /// The region that had a code on a day, else the one that has it at present: who records something of long ago may
    /// not know what the place was called. Nil where there is none.
    static func id(of code: RegionCode, on day: CalendarDate, _ db: Database) throws -> Int64? {
        let then = try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT region FROM registry_pub_region_on WHERE code = :code
                        AND (first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)
                    """), arguments: ["code": code, "day": day])
        if let then { return then }
        return try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM registry_pub_region WHERE code = ?"), arguments: [code])
    }

    /// What is wrong with a code that no region has, or none any more.
    static func missing(_ code: RegionCode, _ db: Database) throws -> Sentence {
        let present = try String.fetchAll(
            db,
            sql: """
                WITH was(id) AS (
                    SELECT region FROM registry_pub_former_code WHERE code = :code
                    UNION SELECT id FROM registry_pub_region_ever WHERE code = :code)
                SELECT code FROM registry_pub_region WHERE id IN (SELECT id FROM was)
                UNION SELECT code FROM registry_pub_region_heir
                WHERE region IN (SELECT id FROM was) AND last_day IS NULL
                ORDER BY code
                """, arguments: ["code": code])
        if !present.isEmpty {
            return "There is no region '\(code)' any more: it is \(present.joined(separator: ", ")) now"
        }
        return
            "There is no region '\(code)': registry.region.search finds it by its name, registry.region.import brings a list in"
    }
}
