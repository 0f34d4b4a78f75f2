import ModuleKit

/// What a list asks for: only what was given stands in the query, so that its plan fits it.
struct Conditions {
    private(set) var arguments: StatementArguments = [:]
    private var terms: [String]

    /// - Parameter alias: the table that is paged through.
    init(pagedBy alias: String) { terms = ["\(alias).id > :after"] }

    /// Adds a condition that speaks of `:name`; nothing where there is no value.
    mutating func add(_ condition: String, _ name: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        terms.append(condition)
        arguments = arguments &+ [name: value]
    }

    /// Adds that one of the regions which a table links to the record lies inside a region.
    mutating func add(within: RegionCode?, _ id: String, in table: String, _ column: String) {
        add(
            """
            \(id) IN (SELECT g.\(column) FROM \(table) g JOIN registry_pub_region r ON r.id = g.region
                WHERE r.code = :within OR (r.code >= :within || '.' AND r.code < :within || '/'))
            """, "within", within)
    }

    /// The end of a query of a page.
    func paged(_ alias: String) -> String {
        " WHERE " + terms.joined(separator: " AND ") + " ORDER BY \(alias).id LIMIT :limit"
    }
}
