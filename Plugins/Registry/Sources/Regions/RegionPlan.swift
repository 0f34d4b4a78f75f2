import ModuleKit

/// What a file would change of the regions that are there.
struct RegionPlan {
    struct Present {
        let id: Int64
        let name: String
    }

    private(set) var added: [RegionRow] = []
    private(set) var renamed: [(row: RegionRow, present: Present)] = []
    /// Regions that a complete file has under another code.
    private(set) var recoded: [(row: RegionRow, present: Present, old: RegionCode)] = []
    private(set) var unchanged = 0
    private(set) var closed: [(code: RegionCode, id: Int64)] = []
    private var ids: [String: Int64] = [:]
    /// Provinces of which nothing was there: what is added in them was there before, too.
    private let newProvinces: Set<String>

    /// Compares a file with the present regions.
    ///
    /// - Parameter isComplete: whether regions that are not in the file are closed, inside the provinces that it covers.
    init(_ file: RegionFile, isComplete: Bool, _ present: [String: Present]) {
        for row in file.rows {
            switch present[row.code.text] {
            case nil: added.append(row)
            case let region? where region.name != row.name: renamed.append((row, region))
            default: unchanged += 1
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
        let new = Dictionary(grouping: added) { key($0.code, $0.name) }
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

    var isEmpty: Bool { added.isEmpty && renamed.isEmpty && recoded.isEmpty && closed.isEmpty }

    /// The present regions of the provinces that a file covers, by code.
    static func present(around file: RegionFile, _ db: Database) throws -> [String: Present] {
        var present: [String: Present] = [:]
        for province in file.provinces {
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, code, name FROM registry_region WHERE valid_to IS NULL AND code >= :within
                        AND code < :within || '/'
                    """, arguments: ["within": province])
            while let row = try rows.next() { present[row["code"]] = Present(id: row["id"], name: row["name"]) }
        }
        return present
    }

    /// Writes it. A former name stays findable.
    mutating func apply(decree: String?, validFrom: CalendarDate?, _ store: Transaction) throws {
        let now = store.call.now
        let insert = try store.db.cachedStatement(
            sql: """
                INSERT INTO registry_region
                    (code, name, level, kind, parent, decree, valid_from, opened_on, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for row in added {
            let parent = row.code.parent.flatMap { ids[$0.text] }
            let opened = newProvinces.contains(String(row.code.text.prefix(2))) ? nil : validFrom
            try insert.execute(arguments: [
                row.code.text, row.name, row.code.level, row.kind, parent, decree, validFrom, opened, now, now,
            ])
            ids[row.code.text] = store.db.lastInsertedRowID
        }
        let until = validFrom.map { CalendarDate(daysSince1970: $0.daysSince1970 - 1) }
        for (row, region, old) in recoded {
            try store.db.cachedStatement(
                sql: "INSERT INTO registry_former_code (region, code, valid_until, decree) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [region.id, old.text, until ?? store.call.today, decree])
            let parent = row.code.parent.flatMap { ids[$0.text] }
            try store.db.cachedStatement(
                sql: """
                    UPDATE registry_region SET code = ?, name = ?, kind = ?, parent = ?, decree = coalesce(?, decree),
                        valid_from = coalesce(?, valid_from), version = version + 1, updated_at = ?
                    WHERE id = ?
                    """
            ).execute(arguments: [row.code.text, row.name, row.kind, parent, decree, validFrom, now, region.id])
        }
        for (row, region) in renamed {
            try store.db.cachedStatement(
                sql: """
                    INSERT INTO registry_region_name (region, name, kind, valid_until, decree, created_at)
                    VALUES (?, ?, 'former', ?, ?, ?)
                    ON CONFLICT (region, name, kind) DO UPDATE SET valid_until = excluded.valid_until
                    """
            ).execute(arguments: [region.id, region.name, until, decree, now])
            try store.db.cachedStatement(
                sql: """
                    UPDATE registry_region SET name = ?, decree = coalesce(?, decree),
                        valid_from = coalesce(?, valid_from), version = version + 1, updated_at = ?
                    WHERE id = ?
                    """
            ).execute(arguments: [row.name, decree, validFrom, now, region.id])
        }
        for (_, id) in closed {
            try store.db.cachedStatement(
                sql: "UPDATE registry_region SET valid_to = ?, version = version + 1, updated_at = ? WHERE id = ?"
            ).execute(arguments: [until ?? store.call.today, now, id])
        }
        if !closed.isEmpty { try Heirs.settle(store.db) }
        try Edition.advance(store.db)
        if !(added.isEmpty && recoded.isEmpty && closed.isEmpty) {
            let codes = added.map(\.code) + recoded.flatMap { [$0.old, $0.row.code] } + closed.map(\.code)
            try store.publish(RegionsChanged(validFrom: validFrom, codes: codes))
        }
    }
}
