import ModuleKit

/// The conditions of a list. Those that were not asked for are left out, so that each list finds its rows by an index.
struct ListConditions {
    private var conditions: [String]
    private(set) var arguments: StatementArguments = [:]

    /// - Parameter first: what holds of every row.
    init(_ first: String) { conditions = [first] }

    /// Adds a condition on `:name`, where a value for it was given.
    mutating func add(_ condition: String, _ name: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        conditions.append(condition)
        arguments = arguments &+ [name: value]
    }

    /// Adds that a column has the number of a region that counts within `within`, where one was given.
    ///
    /// - Parameter day: the day of which the list tells. A region that is no more may be asked for where it was there then.
    /// - Throws: `invalid_params` at `within` where there is no such region.
    mutating func add(
        _ column: String, within: RegionCode?, on day: CalendarDate? = nil, _ store: Snapshot
    ) throws {
        guard let within else { return }
        let isGone = try Regions.find(within, store.db) == nil
        let wasThere = try day.map { try RegionsOnDay.id(within, on: $0, store.db) != nil } ?? false
        let counted = try Regions.counted(within, on: isGone && wasThere ? day : nil, store)
        conditions.append("\(column) IN (\(counted.sql))")
        arguments = arguments &+ counted.arguments
    }

    var sql: String { conditions.map { "(\($0))" }.joined(separator: " AND ") }
}
