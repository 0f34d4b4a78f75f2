import ModuleKit

/// The rows and the total of a recap, by the way that fits what was asked.
struct RecapCounting {
    let rows: [RecapRow]
    /// What is in the total and in no row: of regions that are there no more.
    let gone: RecapRow?
    let total: RecapRow

    /// - Parameter regionsAsOf: the present boundaries where it is nil, which the summary has; others are counted afresh.
    /// - Throws: `invalid_params` where there is no such region on the day.
    init(_ scope: RecapScope, regionsAsOf: CalendarDate?, _ store: Snapshot) throws {
        if regionsAsOf == nil, try Summary.state(store) == .kept {
            try self.init(
                scope, names: try Self.presentNames(scope, store), store,
                gone: { try GoneRegions.present(scope, store) }, { try Kept.values($0, store) })
        } else {
            let placement = try Placement(on: regionsAsOf, store)
            let places = CountedPlaces(placement)
            var names: [String: String] = ["": ""]
            for area in placement.areas.values { names[area.code] = area.name }
            let (low, high) = scope.range
            let rows = names.keys.filter { $0.utf8.count == scope.length && $0 >= low && $0 < high }.sorted()
            try self.init(
                scope, names: (rows.map { ($0, names[$0] ?? "") }, isThere: names[scope.within] != nil), store,
                gone: { GoneRegions.of(placement, scope) }, { try Recount.values($0, places, store) })
        }
    }

    private init(
        _ scope: RecapScope, names: (rows: [(String, String)], isThere: Bool), _ store: Snapshot,
        gone regions: () throws -> [Int64], _ count: (RecapScope) throws -> FigureValues
    ) throws {
        guard names.isThere else {
            throw RPCError.invalid(
                "within", "region",
                "There is no region '\(scope.within)': registry.region.search finds it by its name, registry.region.import brings a list in"
            )
        }
        let values = try count(scope)
        rows = names.rows.map { RecapRow($0.0, name: $0.1, values) }
        let whole = scope.length == scope.within.utf8.count ? values : try count(scope.whole)
        gone = try GoneRegions.row(
            beyond: names.rows.map(\.0), of: values, in: whole, scope, store, regions: regions)
        total = RecapRow(scope.within, name: "Jumlah", whole)
    }

    private static func presentNames(
        _ scope: RecapScope, _ store: Snapshot
    ) throws -> (rows: [(String, String)], isThere: Bool) {
        let sql = """
            SELECT a.code, r.name FROM reporting_area a JOIN registry_pub_region r ON r.code = a.code
            WHERE a.length = :length AND \(RecapScope.isInside("a.code")) ORDER BY a.code
            """
        let rows = try Row.fetchAll(store.db.cachedStatement(sql: sql), arguments: scope.arguments(of: sql))
        let isThere = try Bool.fetchOne(
            store.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM reporting_area WHERE length = ? AND code = ?)"),
            arguments: [scope.within.utf8.count, scope.within])
        return (rows.map { ($0[0], $0[1]) }, isThere == true || scope.within.isEmpty)
    }
}

extension RecapCounting {
    func checksum(_ scope: RecapScope, _ regionsAsOf: CalendarDate?) -> String {
        let asked = [scope.within, "\(scope.length)", "\(scope.from?.description ?? "")", "\(scope.to)"]
        var writer = JSONWriter()
        writer.beginArray()
        for word in asked + [regionsAsOf.map(\.description) ?? "present"] { writer.write(word) }
        for row in rows + (gone.map { [$0] } ?? []) + [total] {
            writer.write(row.code)
            writer.write(row.name)
            for column in RecapRow.columns {
                // A share follows from the counts.
                guard case .count(let count) = column.value(row) else { continue }
                if let count { writer.write(count) } else { writer.null() }
            }
        }
        writer.endArray()
        return Digest(writer.bytes).description
    }
}
