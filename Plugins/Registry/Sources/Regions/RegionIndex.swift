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
        let parent: Int64?
    }

    private struct Name: Sendable {
        let folded: FoldedName
        let place: Int
        let source: Source
    }

    private enum Source: String, Sendable { case name, former, alias }

    private let edition: String
    private let places: [Place]
    private let names: [Name]
    private let positions: [Int64: Int]

    private static let kept = Mutex<RegionIndex?>(nil)

    /// The index of a store's present names, kept from before where they have not changed.
    static func of(_ db: Database) throws -> RegionIndex {
        let edition = try Edition.read(db)
        if let index = kept.withLock({ $0 }), index.edition == edition { return index }
        let index = try RegionIndex(db, edition)
        kept.withLock { $0 = index }
        return index
    }

    private init(_ db: Database, _ edition: String) throws {
        self.edition = edition
        var places: [Place] = []
        var names: [Name] = []
        var positions: [Int64: Int] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, code, name, kind, level, parent FROM registry_region WHERE valid_to IS NULL")
        while let row = try rows.next() {
            let place = Place(
                id: row["id"], code: row["code"], name: row["name"], kind: row["kind"], level: row["level"],
                parent: row["parent"])
            positions[place.id] = places.count
            names.append(Name(folded: FoldedName(place.name), place: places.count, source: .name))
            places.append(place)
        }
        let others = try Row.fetchCursor(db, sql: "SELECT region, name, kind FROM registry_region_name")
        while let row = try others.next() {
            guard let place = positions[row["region"] as Int64] else { continue }
            let source: Source = row["kind"] == "former" ? .former : .alias
            names.append(Name(folded: FoldedName(row["name"]), place: place, source: source))
        }
        (self.places, self.names, self.positions) = (places, names, positions)
    }

    /// What a search asks for.
    struct Query {
        let text: FoldedName
        let level: RegionLevel?
        let within: RegionCode?
        let limit: Int
    }

    /// The places that meet a query, best first; of each, its best name.
    func search(_ query: Query) -> [FoundRegion] {
        var best: [Int: (match: FoldedName.Match, source: Source, length: Int)] = [:]
        for name in names {
            guard let match = query.text.match(name.folded) else { continue }
            let place = places[name.place]
            if let level = query.level, place.level != level { continue }
            if let within = query.within?.text, place.code != within, !place.code.hasPrefix(within + ".") { continue }
            if let other = best[name.place], other.match <= match { continue }
            best[name.place] = (match, name.source, name.folded.text.count)
        }
        // Among equals the shorter name, then the wider region, then the code.
        let ordered = best.sorted { a, b in
            let (x, y) = (places[a.key], places[b.key])
            return (a.value.match, a.value.length, x.code.utf8.count, x.code)
                < (b.value.match, b.value.length, y.code.utf8.count, y.code)
        }
        return ordered.prefix(query.limit).map { position, found in
            let place = places[position]
            return FoundRegion(
                id: place.id, code: place.code, name: place.name, kind: place.kind, level: place.level,
                path: path(of: place), matched: found.match < .near(0) ? found.source.rawValue : "near")
        }
    }

    private func path(of place: Place) -> String {
        var names = [place.name]
        var parent = place.parent
        while let id = parent, let position = positions[id] {
            names.append(places[position].name)
            parent = places[position].parent
        }
        return names.joined(separator: ", ")
    }
}
