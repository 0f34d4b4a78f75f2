import ModuleKit

/// What a list asks for: only what was given stands in the query, so that its plan fits it.
///
/// The ids of a page are found first, and what a row shows is worked out for those alone.
struct Conditions {
    private(set) var arguments: StatementArguments = [:]
    private let alias: String
    private let table: String
    private var index = ""
    /// Whether a condition names the few records that come into question.
    private var isNarrow = false
    private var terms: [String]

    /// - Parameter alias: of the table that is paged through.
    init(pagedBy alias: String, in table: String) {
        self.alias = alias
        self.table = table
        terms = ["\(alias).id > :after"]
    }

    /// Adds a condition that speaks of `:name`; nothing where there is no value.
    mutating func add(_ condition: String, _ name: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        terms.append(condition)
        arguments = arguments &+ [name: value]
    }

    /// Has the records found by an index, unless a condition names the few that come into question.
    mutating func prefer(index: String) {
        if !isNarrow { self.index = "INDEXED BY \(index)" }
    }

    /// How records hang on regions.
    struct Links {
        /// Tables with a column `g.region`.
        let tables: String
        /// The record's number in them.
        let record: String
    }

    /// So many links are listed and looked up; where there are more, records are walked through and asked, since every
    /// few will do.
    private static let listed = 4000

    /// Adds that one of the regions that are linked to the record lies inside a region.
    mutating func add(within: RegionCode?, _ links: Links, in store: Snapshot) throws {
        guard let within else { return }
        // A code's own successors: a dot is the byte before a slash, and digits come after it.
        let inside = """
            FROM registry_pub_region r CROSS JOIN \(links.tables)
            WHERE r.code >= :within AND r.code < :within || '/' AND g.region = r.id
            """
        let count = try Int.fetchOne(
            store.db.cachedStatement(sql: "SELECT count(*) FROM (SELECT 1 \(inside) LIMIT \(Self.listed + 1))"),
            arguments: ["within": within])
        if count ?? 0 <= Self.listed {
            isNarrow = true
            add("\(alias).id IN (SELECT \(links.record) \(inside))", "within", within)
        } else {
            add(
                """
                EXISTS (SELECT 1 FROM \(links.tables) CROSS JOIN registry_pub_region r
                    WHERE \(links.record) = \(alias).id AND r.id = g.region
                        AND r.code >= :within AND r.code < :within || '/')
                """, "within", within)
        }
    }

    /// Adds a period of days. A part of all days is found by its index; most of them are met on the way.
    mutating func add(from: CalendarDate?, to: CalendarDate?, _ column: String, index: String, in store: Snapshot)
        throws
    {
        guard from != nil || to != nil else { return }
        let (first, last) = (from?.description ?? "", to?.description ?? "9")
        let days: StatementArguments = ["first": first, "last": last]
        let count = try Int.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM \(table) INDEXED BY \(index)
                        WHERE \(column) >= :first AND \(column) <= :last LIMIT 40001)
                    """), arguments: days)
        let isIndexed = count ?? 0 <= 40_000 && !isNarrow
        if isIndexed { prefer(index: index) }
        let asked = isIndexed ? "\(alias).\(column)" : "+\(alias).\(column)"
        terms.append("\(asked) >= :first AND \(asked) <= :last")
        arguments = arguments &+ days
    }

    /// The end of a query of a page.
    var paged: String {
        """
         WHERE \(alias).id IN (SELECT \(alias).id FROM \(table) \(alias) \(index)
            WHERE \(terms.joined(separator: " AND ")) ORDER BY \(alias).id LIMIT :limit) ORDER BY \(alias).id
        """
    }
}
