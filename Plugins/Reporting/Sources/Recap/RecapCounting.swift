import ModuleKit

/// The rows and the total of a recap, by the way that fits what was asked.
struct RecapCounting {
    let rows: [RecapRow]
    /// What is in the total and in no row: of regions that are there no more.
    let gone: RecapRow?
    let total: RecapRow
    /// Codes, names and figures in few bytes, for the checksum.
    private let figures: [UInt8]

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
        var rows: [RecapRow] = []
        var figures: [UInt8] = []
        rows.reserveCapacity(names.rows.count)
        figures.reserveCapacity(64 * names.rows.count)
        for (code, name) in names.rows {
            let line = values.line(of: code)
            rows.append(RecapRow(code, name: name, line))
            Self.append(code, to: &figures)
            Self.append(name, to: &figures)
            line.append(to: &figures)
        }
        self.rows = rows
        let whole = scope.length == scope.within.utf8.count ? values : try count(scope.whole)
        gone = try GoneRegions.row(
            beyond: names.rows.map(\.0), of: values, in: whole, scope, store, regions: regions)
        total = RecapRow(scope.within, name: "Jumlah", whole.line(of: scope.within))
        // The figures of what is gone follow from the others.
        Self.append(gone?.name ?? "", to: &figures)
        whole.line(of: scope.within).append(to: &figures)
        self.figures = figures
    }

    private static func presentNames(
        _ scope: RecapScope, _ store: Snapshot
    ) throws -> (rows: [(String, String)], isThere: Bool) {
        let names = try RegionNames.of(scope, store)
        let isThere = try Bool.fetchOne(
            store.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM reporting_area WHERE length = ? AND code = ?)"),
            arguments: [scope.within.utf8.count, scope.within])
        return (names.map { ($0.code, $0.name) }, isThere == true || scope.within.isEmpty)
    }
}

extension RecapCounting {
    /// A digest of what was asked and of every figure. A share follows from the counts.
    func checksum(_ scope: RecapScope, _ regionsAsOf: CalendarDate?) -> String {
        var text: [UInt8] = []
        let asked = [
            scope.within, "\(scope.length)", scope.from?.description ?? "", "\(scope.to)",
            regionsAsOf?.description ?? "present",
        ]
        for word in asked { Self.append(word, to: &text) }
        return Digest(text + figures).description
    }

    /// Behind its length, so that no two lists of words are the same bytes.
    private static func append(_ word: String, to text: inout [UInt8]) {
        PackedChanges.append(word.utf8.count, to: &text)
        text.append(contentsOf: word.utf8)
    }
}
