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

    /// The regions that count inside it: those that lie there, and those that were not there, since they were split or
    /// merged before or made later, and for which one inside stands in.
    func regions(in db: Database) throws -> (several: [Regions], arguments: StatementArguments) {
        guard let within else { return ([], [:]) }
        // A code's own successors: a dot is the byte before a slash, and digits come after it.
        let inside = "code >= :within AND code < :within || '/'"
        let held = "(first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)"
        let standIns = "SELECT region FROM registry_pub_region_stand_in WHERE \(inside)"
        let list =
            asOf == nil
            ? "\(standIns) AND last_day IS NULL"
            : "\(standIns) AND \(held) UNION ALL SELECT region FROM registry_pub_region_on WHERE \(inside) AND \(held)"
        let listed = try String.fetchOne(
            db.cachedStatement(sql: "SELECT json_group_array(region) FROM (\(list))"),
            arguments: ["within": within] &+ (asOf.map { ["day": $0] } ?? [:]))
        let named = Regions(table: "json_each(:regions) r", id: "r.value", condition: "true")
        if asOf != nil { return ([named], ["regions": listed]) }
        let present = Regions(
            table: "registry_pub_region r", id: "r.id", condition: "r.code >= :within AND r.code < :within || '/'")
        if listed == "[]" { return ([present], ["within": within]) }
        return ([present, named], ["within": within, "regions": listed])
    }
}
