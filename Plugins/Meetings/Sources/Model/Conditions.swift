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

    /// Adds a condition that speaks of what the query is given anyway.
    mutating func add(_ condition: String) { terms.append(condition) }

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
    /// So many records that have a word are looked at, in the order of one index.
    private static let walked = 20_000

    /// Adds that one of the regions that are linked to the record counts inside a region.
    mutating func add(_ scope: RegionScope, _ links: Links, in store: Snapshot) throws {
        let (several, regions) = try scope.regions(in: store.db)
        guard !several.isEmpty else { return }
        let inside = several.map { regions in
            "FROM \(regions.table) CROSS JOIN \(links.tables) WHERE \(regions.condition) AND g.region = \(regions.id)"
        }
        let all = inside.map { "SELECT \(links.record) \($0)" }.joined(separator: " UNION ALL ")
        let count = try Int.fetchOne(
            store.db.cachedStatement(sql: "SELECT count(*) FROM (\(all) LIMIT \(Self.listed + 1))"),
            arguments: regions)
        isNarrow = count ?? 0 <= Self.listed
        arguments = arguments &+ regions
        if isNarrow {
            terms.append("\(alias).id IN (\(all))")
        } else {
            let asked = several.map { regions in
                """
                EXISTS (SELECT 1 FROM \(links.tables) CROSS JOIN \(regions.table)
                    WHERE \(links.record) = \(alias).id AND \(regions.id) = g.region AND \(regions.condition))
                """
            }
            terms.append("(\(asked.joined(separator: " OR ")))")
        }
    }

    /// Adds that the record has all of these words, or some that begin so. The rarest leads to the records, unless few
    /// come into question anyway; they are asked for the others.
    mutating func add(words text: String?, _ table: WordTable, in store: Snapshot) throws {
        let words = PlainWords.of(text ?? "")
        let ends = words.map { $0 + "\u{10ffff}" }
        let counts = try zip(words, ends).map { word, end in
            try Int.fetchOne(
                store.db.cachedStatement(
                    sql: """
                        SELECT count(*) FROM (
                            SELECT 1 FROM \(table.name) WHERE word >= ? AND word < ? LIMIT \(Self.walked + 1))
                        """), arguments: [word, end]) ?? 0
        }
        let rarest = isNarrow ? nil : counts.indices.min { counts[$0] < counts[$1] }
        for (i, word) in words.enumerated() {
            let begins = "word >= :word\(i) AND word < :end\(i)"
            if i == rarest, counts[i] <= Self.walked {
                terms.append("\(alias).id IN (SELECT \(table.record) FROM \(table.name) WHERE \(begins))")
                isNarrow = true
            } else {
                terms.append(
                    """
                    EXISTS (SELECT 1 FROM \(table.name) INDEXED BY \(table.name)_\(table.record)
                        WHERE \(table.record) = \(alias).id AND \(begins))
                    """)
            }
            arguments = arguments &+ ["word\(i)": word, "end\(i)": ends[i]]
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
