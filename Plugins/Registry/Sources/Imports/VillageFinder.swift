import ModuleKit

/// Finds the village that a row of a file means: by its code, or by its name inside the district and regency that the
/// row names. What is not sure is told with what it could be, and never guessed.
final class VillageFinder: Sendable {
    struct Question: Hashable {
        var code: String?
        var village: String?
        var district: String?
        var regency: String?
    }

    enum Answer: Sendable {
        case found(id: Int64, code: RegionCode)
        case doubtful(Sentence, [ImportCandidate])
        case refused(Sentence)
    }

    private struct Place: Sendable {
        let id: Int64
        let code: String
        let name: String
        let kind: RegionKind
        let level: RegionLevel
        /// The official name first.
        var names: [FoldedName]
    }

    /// More candidates than this help nobody.
    private static let most = 5

    private let places: [Place]
    private let codes: [String: Int]
    private let inside: [String: [Int]]
    private let villages: [[UInt8]: [Int]]

    /// The present regions inside `within`, and those around it.
    init(_ db: Database, within: RegionCode?) throws {
        var places: [Place] = []
        var positions: [Int64: Int] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, code, name, kind, level FROM registry_region
                WHERE valid_to IS NULL AND (\(Regions.within("code")) OR :within LIKE code || '.%') ORDER BY code
                """, arguments: ["within": within])
        while let row = try rows.next() {
            let name: String = row["name"]
            let place = Place(
                id: row["id"], code: row["code"], name: name, kind: row["kind"], level: row["level"],
                names: FoldedName.forms(of: name))
            positions[place.id] = places.count
            places.append(place)
        }
        let others = try Row.fetchCursor(db, sql: "SELECT region, name FROM registry_other_name")
        while let row = try others.next() {
            if let position = positions[row["region"] as Int64] {
                places[position].names += FoldedName.forms(of: row["name"])
            }
        }
        let codes = Dictionary(places.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        try Self.addGone(&places, codes, db)
        var inside: [String: [Int]] = [:]
        var villages: [[UInt8]: [Int]] = [:]
        for (position, place) in places.enumerated() {
            if let parent = RegionCode(unchecked: place.code).parent {
                inside[parent.text, default: []].append(position)
            }
            guard place.level == .village else { continue }
            for name in Set(place.names.map(\.text)) { villages[name, default: []].append(position) }
        }
        (self.places, self.codes, self.inside, self.villages) = (places, codes, inside, villages)
    }

    /// Adds the names of regions that are no more to what became of them, where none of these has the name itself.
    private static func addGone(_ places: inout [Place], _ codes: [String: Int], _ db: Database) throws {
        struct Gone: Hashable {
            let region: Int64
            let name: FoldedName
        }
        var heirs: [Gone: [Int]] = [:]
        let rows = try Heirs.names(db)
        while let row = try rows.next() {
            guard let position = codes[row["code"]] else { continue }
            for name in FoldedName.forms(of: row["name"]) {
                heirs[Gone(region: row["region"], name: name), default: []].append(position)
            }
        }
        let unnamed = heirs.filter { gone, positions in
            !positions.contains { places[$0].names.contains(gone.name) }
        }
        for (gone, positions) in unnamed {
            for position in positions { places[position].names.append(gone.name) }
        }
    }

    func find(_ question: Question) -> Answer {
        if let code = question.code ?? question.village.flatMap({ RegionCode($0)?.text }) { return find(code: code) }
        guard let name = question.village else { return .refused("The village is missing") }
        let folded = FoldedName(name)
        guard !folded.text.isEmpty else { return .refused("'\(name.prefix(60))' is no name of a village") }
        let around: Around
        switch self.around(question) {
        case .success(let found): around = found
        case .failure(let doubt): return .doubtful(doubt.reason, candidates(exact(folded, in: nil)))
        }
        let same = Self.ofKind(name, exact(folded, in: around.regions).map { places[$0] })
        if same.count == 1, let village = same.first {
            return .found(id: village.id, code: RegionCode(unchecked: village.code))
        }
        guard same.isEmpty else {
            let reason: Sentence = "'\(name.prefix(60))' is the name of \(same.count) villages \(around.words)"
            return .doubtful(
                same.count > Self.most ? "\(reason); the first \(Self.most) are shown" : reason,
                same.prefix(Self.most).map(candidate))
        }
        let near = near(folded, in: around.regions)
        if near.isEmpty, let wider = around.wider {
            let elsewhere = exact(folded, in: wider)
            if !elsewhere.isEmpty {
                return .doubtful(
                    "There is no village '\(name.prefix(60))' \(around.words), but elsewhere", candidates(elsewhere))
            }
        }
        guard !near.isEmpty else { return .refused("There is no village '\(name.prefix(60))' \(around.words)") }
        return .doubtful(
            """
            There is no village '\(name.prefix(60))' \(around.words): registry.region.alias records another spelling of \
            one that is there
            """, candidates(near))
    }

    private func find(code text: String) -> Answer {
        guard let code = RegionCode(text) else {
            return .refused(
                "'\(text.prefix(40))' is no code of a village: expected one with dots like 64.01.07.2002")
        }
        guard let position = codes[code.text] else { return .refused("There is no village '\(code.text)'") }
        guard places[position].level == .village else {
            return .refused("'\(code.text)' is the code of \(places[position].name), which is no village")
        }
        return .found(id: places[position].id, code: code)
    }

    /// Where a village is looked for.
    private struct Around {
        /// Nil: everywhere.
        let regions: [Int]?
        let words: Sentence
        /// Where it is looked for when it is not there; nil: nowhere.
        let wider: [Int]?
    }

    private struct Doubt: Error { let reason: Sentence }

    private func around(_ question: Question) -> Result<Around, Doubt> {
        var regencies: [Int]?
        if let name = question.regency {
            let found = regions(name, .regency, in: nil)
            guard !found.isEmpty else {
                return .failure(Doubt(reason: "There is no regency '\(name.prefix(60))'"))
            }
            regencies = found
        }
        guard let name = question.district else {
            let words: Sentence = question.regency.map { "in the regency '\($0.prefix(60))'" } ?? "in the registry"
            return .success(Around(regions: regencies, words: words, wider: nil))
        }
        let found = regions(name, .district, in: regencies)
        guard !found.isEmpty else {
            return .failure(Doubt(reason: "There is no district '\(name.prefix(60))' where the row says"))
        }
        return .success(
            Around(regions: found, words: "in the district '\(name.prefix(60))'", wider: regencies ?? []))
    }

    /// Regions of a level with that name, or, where none has it, with one that is nearly so.
    private func regions(_ name: String, _ level: RegionLevel, in regencies: [Int]?) -> [Int] {
        let folded = FoldedName(name)
        let all =
            regencies.map { $0.flatMap { inside[places[$0].code] ?? [] } }
            ?? places.indices.filter { places[$0].level == level }
        let same = all.filter { places[$0].names.contains { $0.text == folded.text } }
        if !same.isEmpty {
            let kept = Self.ofKind(name, same.map { places[$0] }).map(\.code)
            return same.filter { kept.contains(places[$0].code) }
        }
        let query = NameQuery(folded)
        return all.filter { place in
            places[place].names.contains { if case .near = query.match($0) { true } else { false } }
        }
    }

    /// Of several with one name those of the kind that the text names, where one is.
    private static func ofKind(_ text: String, _ places: [Place]) -> [Place] {
        guard places.count > 1, let word = text.lowercased().split(whereSeparator: { !$0.isLetter }).first else {
            return places
        }
        let kinds: [Substring: RegionKind] = [
            "desa": .desa, "kampung": .desa, "kel": .kelurahan, "kelurahan": .kelurahan, "kab": .kabupaten,
            "kabupaten": .kabupaten, "kota": .kota,
        ]
        guard let kind = kinds[word] else { return places }
        let meant = places.filter { $0.kind == kind }
        return meant.isEmpty ? places : meant
    }

    private func exact(_ name: FoldedName, in regions: [Int]?) -> [Int] {
        let all = villages[name.text] ?? []
        guard let regions else { return all }
        return all.filter { village in regions.contains { places[village].code.hasPrefix(places[$0].code + ".") } }
    }

    private func near(_ name: FoldedName, in regions: [Int]?) -> [Int] {
        let all =
            regions.map { $0.flatMap { region in villages(inside: region) } }
            ?? places.indices.filter { places[$0].level == .village }
        let query = NameQuery(name)
        let scored = all.compactMap { village in
            places[village].names.compactMap { query.match($0) }.min().map { (match: $0, village: village) }
        }
        return scored.sorted { ($0.match, $0.village) < ($1.match, $1.village) }.prefix(Self.most).map(\.village)
    }

    private func villages(inside region: Int) -> [Int] {
        let children = inside[places[region].code] ?? []
        return places[region].level == .district ? children : children.flatMap { inside[places[$0].code] ?? [] }
    }

    private func candidates(_ villages: [Int]) -> [ImportCandidate] {
        villages.prefix(Self.most).map { candidate(places[$0]) }
    }

    private func candidate(_ place: Place) -> ImportCandidate {
        var path = [place.name]
        var code = RegionCode(unchecked: place.code)
        while let parent = code.parent {
            if let position = codes[parent.text] { path.append(places[position].name) }
            code = parent
        }
        return ImportCandidate(cadre: nil, village: place.code, name: place.name, path: path.joined(separator: ", "))
    }
}
