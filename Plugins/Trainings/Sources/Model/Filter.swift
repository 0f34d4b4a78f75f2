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

    /// Adds that a record hangs, by a table with a column `region`, on a region inside another.
    mutating func add(_ id: String, isIn record: String, of table: String, _ inside: Inside?) {
        guard let inside else { return }
        sql += " AND \(id) IN (\(inside.records(record, in: table)))"
        arguments = arguments &+ inside.arguments
    }
}
