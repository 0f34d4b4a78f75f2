import ModuleKit

/// What a file would change of the regions that are there.
struct RegionPlan {
    struct Present {
        let id: Int64
        let name: String
        let bpsCode: String?
    }

    private(set) var added: [RegionRow] = []
    private(set) var renamed: [(row: RegionRow, present: Present)] = []
    /// Regions that are there under this name, or are not named, with a BPS code that was not recorded.
    private(set) var coded: [(id: Int64, bpsCode: String)] = []
    /// Regions that a complete file has under another code.
    private(set) var recoded: [(row: RegionRow, present: Present, old: RegionCode)] = []
    private(set) var unchanged = 0
    private(set) var closed: [(code: RegionCode, id: Int64)] = []
    /// How many regions a complete file would close, of which a line was refused: that line may have meant one of them, so
    /// that nothing is changed before it is mended.
    private(set) var wouldClose = 0
    /// Numbers of the regions that are there or were added, by code.
    var ids: [String: Int64] = [:]
    /// Provinces of which nothing was there: what is added in them was there before, too.
    let newProvinces: Set<String>

    /// Compares a file with the present regions.
    ///
    /// - Parameter isComplete: whether regions that are not in the file are closed, inside the provinces that it covers.
    init(_ file: RegionFile, isComplete: Bool, _ present: [String: Present]) {
        for row in file.rows {
            switch present[row.code.text] {
            case nil: added.append(row)
            case let region?:
                let isRenamed = row.name.map { $0 != region.name } ?? false
                if isRenamed { renamed.append((row, region)) }
                if let code = row.bpsCode, code != region.bpsCode {
                    coded.append((region.id, code))
                } else if !isRenamed {
                    unchanged += 1
                }
            }
        }
        // Parents have shorter codes.
        added.sort { ($0.code.text.utf8.count, $0.code.text) < ($1.code.text.utf8.count, $1.code.text) }
        ids = present.mapValues(\.id)
        newProvinces = file.provinces.subtracting(present.keys.map { String($0.prefix(2)) })
        guard isComplete else { return }
        let provinces = file.provinces
        let gone = present.filter { provinces.contains(String($0.key.prefix(2))) && !file.named.contains($0.key) }
        pairUp(gone)
        let kept = Set(recoded.map(\.present.id))
        closed = gone.filter { !kept.contains($0.value.id) }.map { (RegionCode(unchecked: $0.key), $0.value.id) }
            .sorted { $0.id < $1.id }
        guard !file.refused.isEmpty, !closed.isEmpty else { return }
        wouldClose = closed.count
        (added, renamed, coded, recoded, closed) = ([], [], [], [], [])
    }

    /// A region that is gone and one that is new are the same under another code, where no other of that level has the
    /// name on either side.
    private mutating func pairUp(_ gone: [String: Present]) {
        struct Key: Hashable {
            let level: RegionLevel
            let name: FoldedName
        }
        func key(_ code: RegionCode, _ name: String) -> Key { Key(level: code.level, name: FoldedName(name)) }
        let old = Dictionary(grouping: gone) { key(RegionCode(unchecked: $0.key), $0.value.name) }
        let new = Dictionary(grouping: added) { key($0.code, $0.name ?? "") }
        for (key, rows) in new where rows.count == 1 {
            guard let matches = old[key], matches.count == 1, let match = matches.first else { continue }
            recoded.append((rows[0], match.value, RegionCode(unchecked: match.key)))
        }
        let codes = Set(recoded.map(\.row.code))
        added.removeAll { codes.contains($0.code) }
        recoded.sort {
            ($0.row.code.text.utf8.count, $0.row.code.text) < ($1.row.code.text.utf8.count, $1.row.code.text)
        }
        for region in recoded { ids[region.row.code.text] = region.present.id }
    }

    var isEmpty: Bool {
        added.isEmpty && renamed.isEmpty && recoded.isEmpty && closed.isEmpty && coded.isEmpty
    }

    /// The present regions of the provinces that a file covers, by code, with the names that they had on the day of which it
    /// tells: today where that is not known.
    static func present(
        around file: RegionFile, on day: CalendarDate?, _ db: Database
    ) throws -> [String: Present] {
        var present: [String: Present] = [:]
        for province in file.provinces {
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, code, \(RegionsOnDay.name) AS name, bps_code FROM registry_region AS region
                    WHERE valid_to IS NULL AND code >= :within AND code < :within || '/'
                    """, arguments: ["within": province, "day": day])
            while let row = try rows.next() {
                present[row["code"]] = Present(id: row["id"], name: row["name"], bpsCode: row["bps_code"])
            }
        }
        return present
    }
}
