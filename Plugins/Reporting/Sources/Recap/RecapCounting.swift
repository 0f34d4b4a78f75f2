import ModuleKit

/// The rows and the total of a recap, by the way that fits what was asked.
struct RecapCounting {
    let rows: [RecapRow]
    /// What is in the total and in no row: of regions that are there no more.
    let gone: RecapRow?
    let total: RecapRow
    /// Codes and figures in few bytes, for the checksum.
    private let figures: [UInt8]

    /// - Parameter regionsAsOf: the present boundaries where it is nil.
    /// - Throws: `invalid_params` where there is no such region on the day.
    init(_ scope: RecapScope, regionsAsOf: CalendarDate?, _ store: Snapshot) throws {
        if try Summary.state(store) == .kept {
            let past = try regionsAsOf.map { try PastBoundaries(on: $0, for: scope, store) }
            try self.init(
                scope, names: try Self.names(scope, by: past, store), store,
                gone: { try GoneRegions.kept(scope, by: past, store) }
            ) { scope, _ in try Kept.values(scope, by: past, store) }
        } else {
            let placement = try Placement(on: regionsAsOf, store)
            let places = CountedPlaces(placement)
            let names = Self.names(scope, placement)
            try self.init(
                scope, names: (names, scope.within.isEmpty || placement.stands(scope.within)), store,
                gone: { GoneRegions.of(placement, scope) }
            ) { try Recount.values($0, of: RegionCodes($1), places, store) }
        }
    }

    private init(
        _ scope: RecapScope, names: (rows: RegionNames.List, isThere: Bool), _ store: Snapshot,
        gone regions: () throws -> [Int64], _ count: (_ scope: RecapScope, _ codes: [String]) throws -> FigureValues
    ) throws {
        guard names.isThere else { throw RegionCode.missing(scope.within) }
        let values = try count(scope, names.rows.map(\.code))
        var rows: [RecapRow] = []
        var figures: [UInt8] = []
        rows.reserveCapacity(names.rows.count)
        figures.reserveCapacity(64 * names.rows.count)
        for (place, (code, name)) in names.rows.enumerated() {
            let line = values.line(of: code, near: place)
            rows.append(RecapRow(code: code, name: name, figures: line))
            Self.append(code, to: &figures)
            line.append(to: &figures)
        }
        self.rows = rows
        let whole = scope.length == scope.within.utf8.count ? values : try count(scope.whole, [scope.within])
        total = RecapRow(code: scope.within, name: "Jumlah", figures: whole.line(of: scope.within))
        gone = try GoneRegions.row(beyond: values, in: total, scope, store, regions: regions)
        gone?.figures.append(to: &figures)
        total.figures.append(to: &figures)
        self.figures = figures
    }

    /// The rows' regions, and whether the region itself is there.
    private static func names(
        _ scope: RecapScope, by past: PastBoundaries?, _ store: Snapshot
    ) throws -> (rows: RegionNames.List, isThere: Bool) {
        let present = try RegionNames.of(scope, store)
        if let past, !past.provinces.isEmpty {
            let others = present.filter { !past.isElsewhere($0.code) }
            let names = (others + names(scope, past.placement)).sorted { $0.code < $1.code }
            if past.isElsewhere(scope.within) { return (names, past.placement.stands(scope.within)) }
            return (names, try isThere(scope, store))
        }
        return (present, try isThere(scope, store))
    }

    private static func names(_ scope: RecapScope, _ placement: Placement) -> RegionNames.List {
        let (low, high) = scope.range
        return placement.areas.values.filter { $0.code.utf8.count == scope.length && $0.code >= low && $0.code < high }
            .map { ($0.code, $0.name) }.sorted { $0.0 < $1.0 }
    }

    private static func isThere(_ scope: RecapScope, _ store: Snapshot) throws -> Bool {
        if scope.within.isEmpty { return true }
        return try Bool.fetchOne(
            store.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM reporting_area WHERE length = ? AND code = ?)"),
            arguments: [scope.within.utf8.count, scope.within]) ?? false
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
