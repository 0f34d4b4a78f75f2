import ModuleKit

/// The conditions of a list, of which only those stand in the query that were asked for: so that each has its index.
struct Filter {
    private(set) var sql = ""
    private(set) var arguments: StatementArguments = [:]

    /// Adds `AND condition` where there is a value, which the condition names as `:name`.
    mutating func add(_ condition: String, _ name: String, _ value: (some DatabaseValueConvertible)?) {
        guard let value else { return }
        sql += " AND \(condition)"
        arguments = arguments &+ [name: value]
    }

    /// Adds that one of a record's regions lies inside a region; of those that are there no more, that one inside it
    /// stands in for it.
    ///
    /// - Parameters:
    ///   - record: SQL of the record's number.
    ///   - table: in which a record's number stands under a name, beside a region's under `region`.
    mutating func add(
        _ record: String, in table: String, _ name: String, within region: RegionCode?, _ store: Snapshot
    ) throws {
        guard let region else { return }
        let bounds = RegionScope(within: region, by: .village).bounds
        let inside = "code >= :lowest AND code < :beyond"
        let closed =
            try String.fetchOne(
                store.db.cachedStatement(
                    sql: """
                        SELECT json_group_array(region) FROM registry_pub_region_stand_in
                        WHERE \(inside) AND last_day IS NULL
                        """), arguments: bounds) ?? "[]"
        var records = "SELECT g.\(name) FROM registry_pub_region r JOIN \(table) g ON g.region = r.id WHERE r.\(inside)"
        arguments = arguments &+ bounds
        if closed != "[]" {
            records += " UNION ALL SELECT g.\(name) FROM json_each(:closed) c JOIN \(table) g ON g.region = c.value"
            arguments = arguments &+ ["closed": closed]
        }
        sql += " AND \(record) IN (\(records))"
    }
}
