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

    /// Adds `AND condition`, which names a region's codes as from `:lowest` up to `:beyond`.
    mutating func add(_ condition: String, within region: RegionCode?) {
        guard let region else { return }
        sql += " AND \(condition)"
        arguments = arguments &+ RegionScope(within: region, by: .village).bounds
    }
}
