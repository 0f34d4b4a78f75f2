import ModuleKit

/// The region that a list is about.
struct RegionScope: ParameterObject {
    @Parameter("Region in which one of its regions lies") var within: RegionCode?
    @Parameter("The day whose boundaries 'within' means; today where it is missing") var asOf: CalendarDate?

    func validate(_ faults: inout Faults) {
        if within == nil, asOf != nil { faults.add(at: "as_of", "alone", "Goes with 'within'") }
    }

    /// Regions `r` as a query takes them.
    struct Regions {
        /// A table `r`.
        let table: String
        /// SQL of the number of one.
        let id: String
        /// SQL of which of them are meant.
        let condition: String
    }

    /// The regions that are inside it: those that lie there, and those that were not there, since they were split or merged
    /// before or made later, of which one inside holds a part or for which it stands in.
    ///
    /// - Throws: `invalid_params` at `within` where there is no such region.
    func regions(in db: Database) throws -> (several: [Regions], arguments: StatementArguments) {
        guard let within else { return ([], [:]) }
        let day = try day(of: within, db)
        // A code's own successors: a dot is the byte before a slash, and digits come after it.
        let inside = "code >= :within AND code < :within || '/'"
        let held =
            day == nil
            ? "last_day IS NULL" : "(first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)"
        var list = ["registry_pub_region_stand_in", "registry_pub_region_heir"].map {
            "SELECT region FROM \($0) WHERE \(inside) AND \(held)"
        }
        if day != nil { list.append("SELECT region FROM registry_pub_region_on WHERE \(inside) AND \(held)") }
        let listed = try String.fetchOne(
            db.cachedStatement(sql: "SELECT json_group_array(region) FROM (\(list.joined(separator: " UNION ")))"),
            arguments: ["within": within] &+ (day.map { ["day": $0] } ?? [:]))
        let named = Regions(table: "json_each(:regions) r", id: "r.value", condition: "true")
        if day != nil { return ([named], ["regions": listed]) }
        let present = Regions(
            table: "registry_pub_region r", id: "r.id", condition: "r.code >= :within AND r.code < :within || '/'")
        if listed == "[]" { return ([present], ["within": within]) }
        return ([present, named], ["within": within, "regions": listed])
    }

    /// The day whose boundaries are meant: the last one of a code that no region has any more. Nil: the present.
    private func day(of within: RegionCode, _ db: Database) throws -> CalendarDate? {
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
