import ModuleKit
import Synchronization

/// Every present region's names in memory. A nation's ninety thousand are gone through in a few milliseconds, which no
/// index of the store's makes unnecessary: names are sought as people misspell them.
final class RegionIndex: Sendable {
    struct Place: Sendable {
        let id: Int64
        let code: String
        let name: String
        let kind: RegionKind
        let level: RegionLevel
    }

    private struct Name: Sendable {
        let folded: FoldedName
        let place: Int
        let source: Source
    }

    private enum Source: String, Sendable { case name, former, alias }

    private let edition: String
    private let day: CalendarDate?
    private let places: [Place]
    private let names: [Name]
    /// Of each name, beside each other: most names are passed over for these alone.
    private let outlines: [FoldedName.Outline]
    /// By code.
    private let positions: [String: Int]

    /// The last ones that were asked for, the latest last.
    private static let kept = Mutex<[RegionIndex]>([])
    private static let most = 3

    /// The index of a store's names, now or on a day, kept from before where they have not changed.
    static func of(_ db: Database, on day: CalendarDate? = nil) throws -> RegionIndex {
        let edition = try Edition.read(db)
        if let index = kept.withLock({ $0.last { $0.edition == edition && $0.day == day } }) { return index }
        let index = try RegionIndex(db, edition, day)
        kept.withLock { $0 = $0.suffix(most - 1) + [index] }
        return index
    }

    private init(_ db: Database, _ edition: String, _ day: CalendarDate?) throws {
        self.edition = edition
        self.day = day
        var places: [Place] = []
        var names: [Name] = []
        func add(_ name: String, _ source: Source, of place: Int) {
            names += FoldedName.forms(of: name).map { Name(folded: $0, place: place, source: source) }
        }
        var positions: [String: Int] = [:]
        var byID: [Int64: Int] = [:]
        let rows =
            try day.map { try RegionsOnDay.names($0, db) }
            ?? Row.fetchCursor(
                db,
                sql: """
                    SELECT id, code, name, kind, level, name AS present FROM registry_region WHERE valid_to IS NULL
                    """)
        while let row = try rows.next() {
            let place = Place(
                id: row["id"], code: row["code"], name: row["name"], kind: row["kind"], level: row["level"])
            positions[place.code] = places.count
            byID[place.id] = places.count
            add(place.name, .name, of: places.count)
            let present: String = row["present"]
            // Of a day in the past, what it is called today is another name.
            if present != place.name { add(present, .alias, of: places.count) }
            places.append(place)
        }
        let others = try Row.fetchCursor(db, sql: "SELECT region, name, kind FROM registry_other_name")
        while let row = try others.next() {
            guard let place = byID[row["region"] as Int64], places[place].name != row["name"] else { continue }
            add(row["name"], row["kind"] == "former" ? .former : .alias, of: place)
        }
        if day == nil {
            let gone = try Heirs.names(db)
            while let row = try gone.next() {
                guard let place = positions[row["code"]], places[place].name != row["name"] else { continue }
                add(row["name"], .former, of: place)
            }
        }
        (self.places, self.names, self.positions) = (places, names, positions)
        outlines = names.map(\.folded.outline)
    }

    /// What a search asks for.
    struct Query {
        let text: NameQuery
        /// Names of what lies around it.
        let around: [NameQuery]
        let level: RegionLevel?
        let within: RegionCode?
        let limit: Int
        /// What the query says that the region is; those that are go first.
        var said: Said?
    }

    /// The places that meet a query, best first; of each, its best name.
    func search(_ query: Query) -> [FoundRegion] {
        let around = query.around.map { codes(meeting: $0) }
        let whole = search(query, around, query.text.mayMatch) { query.text.match($0) }
        // Parts of names that are spelled nearly so are worth telling only where nothing is spelled rightly.
        let found =
            whole.contains { $0.value.match < .near(0) }
            ? whole
            : whole.merging(
                search(query, around, query.text.mayHaveNearParts) { query.text.nearParts(of: $0) }
            ) { $0.match <= $1.match ? $0 : $1 }
        return told(found, query)
    }

    private typealias Found = [Int: (match: NameQuery.Match, source: Source, length: Int)]

    /// The codes of the regions that a name meets; those that it meets nearly only where it meets none rightly.
    private func codes(meeting name: NameQuery) -> Set<String> {
        var right: Set<String> = []
        var near: Set<String> = []
        for other in names where places[other.place].level != .village {
            guard let match = name.match(other.folded) else { continue }
            if match < .near(0) {
                right.insert(places[other.place].code)
            } else {
                near.insert(places[other.place].code)
            }
        }
        return right.isEmpty ? near : right
    }

    /// Whether a region lies inside one of each of the sets.
    private func lies(_ place: Place, inEach sets: [Set<String>]) -> Bool {
        sets.allSatisfy { codes in
            sequence(first: RegionCode(unchecked: place.code), next: \.parent).dropFirst().contains {
                codes.contains($0.text)
            }
        }
    }

    /// The region of a code.
    ///
    /// - Parameter matched: what of it was met.
    func find(_ code: String, _ matched: String) -> FoundRegion? {
        positions[code].map { found(places[$0], matched) }
    }

    private func found(_ place: Place, _ matched: String) -> FoundRegion {
        FoundRegion(
            id: place.id, code: place.code, name: place.name, kind: place.kind, level: place.level,
            path: path(of: place), matched: matched)
    }

    private func search(
        _ query: Query, _ around: [Set<String>], _ mayMatch: (FoldedName.Outline) -> Bool,
        _ match: (FoldedName) -> NameQuery.Match?
    ) -> Found {
        var best: Found = [:]
        for (i, outline) in outlines.enumerated() where mayMatch(outline) {
            let name = names[i]
            guard let match = match(name.folded) else { continue }
            let place = places[name.place]
            if let level = query.level, place.level != level { continue }
            if let within = query.within?.text, place.code != within, !place.code.hasPrefix(within + ".") { continue }
            guard around.isEmpty || lies(place, inEach: around) else { continue }
            if let other = best[name.place], other.match <= match { continue }
            best[name.place] = (match, name.source, name.folded.text.count)
        }
        return best
    }

    private func told(_ best: Found, _ query: Query) -> [FoundRegion] {
        // Among equals the shorter name, then the wider region, then the code.
        let ordered = best.sorted { a, b in
            let (x, y) = (places[a.key], places[b.key])
            let (aside, beside) = (rank(x, a.value.match, query), rank(y, b.value.match, query))
            guard aside == beside else { return aside < beside }
            return (a.value.match, a.value.length, x.code.utf8.count, x.code)
                < (b.value.match, b.value.length, y.code.utf8.count, y.code)
        }
        return ordered.prefix(query.limit).map { position, found in
            self.found(places[position], found.match < .near(0) ? found.source.rawValue : "near")
        }
    }

    /// What is spelled rightly before what is near, and of either what is as the query says.
    private func rank(_ place: Place, _ match: NameQuery.Match, _ query: Query) -> Int {
        (match < .near(0) ? 0 : 2) + (query.said.map { $0.meets(place) } == false ? 1 : 0)
    }

    private func path(of place: Place) -> String {
        var names = [place.name]
        var code = RegionCode(unchecked: place.code).parent
        while let outer = code {
            if let position = positions[outer.text] { names.append(places[position].name) }
            code = outer.parent
        }
        return names.joined(separator: ", ")
    }
}
