import ModuleKit

/// Regions that are not there and became several, or none. Their cadres count for what lies around them: in the total,
/// and in no row of regions as small as they were. A recap has one row for all of them, so that its rows come to the
/// total.
enum GoneRegions {
    /// What a cadre or a village adds, once each. A meeting for two regions stands in both rows, and is no sum: what
    /// happened is counted by the regions that it names (``GoneThings``).
    private static let sums: [Figure] = [
        .cadresActive, .cadresInactive, .cadresProposed, .cadresEnded, .cadresRevived, .cadresDecreeExpired,
        .cadresWomen, .cadresSexUnknown, .villages, .villagesWithoutCadre, .villagesBelowMinimum, .trainedCadres,
    ]

    /// What the total has beyond the rows; nil where it is nothing.
    ///
    /// - Parameter regions: those that may be meant, by the registry's number; asked for where there is something.
    static func row(
        beyond rows: FigureValues, in total: RecapRow, _ scope: RecapScope, _ store: Snapshot,
        regions: () throws -> [Int64]
    ) throws -> RecapRow? {
        let left = sums.map { (total[$0] ?? 0) - (rows.sum($0) ?? 0) }
        guard left.contains(where: { $0 != 0 }) else { return nil }
        let regions = try regions()
        var rest = FigureValues(of: RegionCodes([""]), store, only: sums + GoneThings.figures)
        for (figure, value) in zip(sums, left) { rest.set(figure, value, of: "") }
        try GoneThings.count(of: regions, scope, store, to: &rest)
        return RecapRow(code: "", name: try name(regions, store), figures: rest.line(of: ""))
    }

    /// The code and name that each had last, of the first few.
    private static func name(_ regions: [Int64], _ store: Snapshot) throws -> String {
        let ids = JSONValue.array(regions.map { .integer($0) }).text
        let names = try Row.fetchAll(
            store.db,
            sql: """
                SELECT n.code, n.name, max(coalesce(n.valid_until, '9999')) FROM json_each(:ids) j
                JOIN registry_pub_region_code n ON n.region = j.value
                WHERE EXISTS (SELECT 1 FROM registry_pub_cadre c WHERE c.region = j.value)
                GROUP BY n.region ORDER BY n.code
                """, arguments: ["ids": ids]
        ).map { "\($0[0] as String) \($0[1] as String)" }
        let shown = names.prefix(5).joined(separator: "; ")
        let more = names.count > 5 ? "; dan \(names.count - 5) lainnya" : ""
        return "Wilayah yang sudah tidak ada (\(shown)\(more))"
    }

    /// Regions that count for what lies around them.
    ///
    /// - Parameter past: other boundaries than the present ones.
    static func kept(_ scope: RecapScope, by past: PastBoundaries?, _ store: Snapshot) throws -> [Int64] {
        let present = try present(scope, store)
        guard let past else { return present }
        return present.filter { past.placement.codes[$0] == nil } + of(past.placement, scope)
    }

    private static func present(_ scope: RecapScope, _ store: Snapshot) throws -> [Int64] {
        let sql = """
            SELECT p.region FROM reporting_area a JOIN reporting_place p ON p.code = a.code
            WHERE a.length < :length AND \(RecapScope.isInside("a.code"))
                AND NOT EXISTS (SELECT 1 FROM registry_pub_region r WHERE r.id = p.region)
            """
        return try Int64.fetchAll(store.db, sql: sql, arguments: scope.arguments(of: sql))
    }

    /// The same by the boundaries of a day.
    static func of(_ placement: Placement, _ scope: RecapScope) -> [Int64] {
        let (low, high) = scope.range
        return placement.codes.filter { region, code in
            placement.areas[region] == nil && code.utf8.count < scope.length && code >= low && code < high
        }.keys.sorted()
    }
}
