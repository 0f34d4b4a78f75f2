import ModuleKit

/// Which regions are meant by a list of what is meant for regions: those inside one, on the boundaries of a day.
struct Inside {
    private let within: RegionCode
    /// Nil: the present.
    private let day: CalendarDate?
    /// Regions that are found by their numbers, as JSON: on the boundaries of the present those that are no more, or not
    /// yet there, of which one inside holds a part or for which it stands in.
    private let listed: String

    /// - Parameter asOf: nil: today, and of a code that no region has any more its last day.
    /// - Throws: `invalid_params` at `within` where there is no such region.
    init(_ within: RegionCode, asOf: CalendarDate?, _ db: Database) throws {
        self.within = within
        day = try Self.day(of: within, asOf, db)
        // A code's own successors: a dot is the byte before a slash, and digits come after it.
        let inside = "code >= :within AND code < :within || '/'"
        let held =
            day == nil
            ? "last_day IS NULL" : "(first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)"
        var views = ["registry_pub_region_stand_in", "registry_pub_region_heir"]
        if day != nil { views.append("registry_pub_region_on") }
        let all = views.map { "SELECT region FROM \($0) WHERE \(inside) AND \(held)" }.joined(separator: " UNION ")
        listed =
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT json_group_array(region) FROM (\(all))"),
                arguments: ["within": within] &+ (day.map { ["day": $0] } ?? [:])) ?? "[]"
    }

    /// SQL of the records that hang on one of the regions by a table with a column `region`.
    func records(_ record: String, in table: String) -> String {
        let present = """
            SELECT g.\(record) FROM registry_pub_region r JOIN \(table) g ON g.region = r.id
            WHERE r.code >= :lowest AND r.code < :beyond
            """
        let named = "SELECT g.\(record) FROM json_each(:listed) o CROSS JOIN \(table) g ON g.region = o.value"
        if day != nil { return named }
        return listed == "[]" ? present : "\(present) UNION ALL \(named)"
    }

    /// What ``records(_:in:)`` names.
    var arguments: StatementArguments {
        let bounds = RegionScope(within: within, by: .village).bounds
        if day != nil { return ["listed": listed] }
        return listed == "[]" ? bounds : bounds &+ ["listed": listed]
    }

    private static func day(of within: RegionCode, _ asOf: CalendarDate?, _ db: Database) throws -> CalendarDate? {
        let spans = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT first_day, last_day FROM registry_pub_region_on WHERE code = ?"),
            arguments: [within]
        ).map { row in (first: row["first_day"] as CalendarDate?, last: row["last_day"] as CalendarDate?) }
        if let asOf {
            if spans.contains(where: { ($0.first ?? asOf) <= asOf && ($0.last ?? asOf) >= asOf }) { return asOf }
            throw RPCError.invalid("within", "region", "There was no region '\(within)' on \(asOf)")
        }
        if spans.contains(where: { $0.last == nil }) { return nil }
        if let last = spans.compactMap(\.last).max() { return last }
        throw RPCError.invalid("within", "region", try RegionThen.missing(within, db))
    }
}
