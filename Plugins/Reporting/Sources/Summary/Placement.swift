import ModuleKit

/// The regions that there are on a day, and for which of them every region counts that was ever recorded.
///
/// A region that is not there on the day (closed before, or made later) counts for the one that it became or came from,
/// where that is one alone; else for what lies around it.
struct Placement {
    struct Area {
        let code: String
        let name: String
        let isVillage: Bool
    }

    /// Those that are there, by number.
    private(set) var areas: [Int64: Area] = [:]
    /// The code for which a region counts; of one that is there, its own.
    private(set) var codes: [Int64: String] = [:]

    private struct Known {
        var codes: [(code: String, until: String?)] = []
        var name = ""
        var isVillage = false
    }

    /// - Parameters:
    ///   - day: the present boundaries where it is nil.
    ///   - provinces: the only ones whose regions are placed, with all that they are tied to (``tied(to:_:)``);
    ///     everywhere where it is nil.
    init(on day: CalendarDate?, in provinces: Set<String>? = nil, _ store: Snapshot) throws {
        let known = try Self.known(provinces, store)
        let kin = try Kin(store)
        var standing: Set<String> = [""]
        for (region, one) in known {
            guard let code = Self.code(of: one, began: kin.began[region], on: day?.description) else { continue }
            areas[region] = Area(code: code, name: one.name, isVillage: one.isVillage)
            codes[region] = code
            standing.insert(code)
        }
        for (region, one) in known where areas[region] == nil {
            codes[region] = place(region, one, kin, day?.description, standing, depth: 0)
        }
    }

    /// Splits and merges by region, itself left out.
    private struct Kin {
        var before: [Int64: Set<Int64>] = [:]
        var after: [Int64: Set<Int64>] = [:]
        var began: [Int64: String] = [:]

        init(_ store: Snapshot) throws {
            let rows = try Row.fetchCursor(
                store.db, sql: "SELECT before, after, valid_from FROM registry_pub_succession WHERE before <> after")
            while let row = try rows.next() {
                let (old, new, from): (Int64, Int64, String) = (row[0], row[1], row[2])
                before[new, default: []].insert(old)
                after[old, default: []].insert(new)
                began[new] = min(began[new] ?? from, from)
            }
        }
    }

    private static func known(_ provinces: Set<String>?, _ store: Snapshot) throws -> [Int64: Known] {
        var known: [Int64: Known] = [:]
        for (first, beyond) in ranges(of: provinces) {
            let rows = try Row.fetchCursor(
                store.db,
                sql: """
                    SELECT region, code, name, level = 'village', valid_until FROM registry_pub_region_code
                    WHERE code >= ? AND code < ?
                    """, arguments: [first, beyond])
            while let row = try rows.next() {
                var one = known[row[0]] ?? Known()
                one.codes.append((row[1], row[4]))
                one.name = row[2]
                one.isVillage = row[3]
                known[row[0]] = one
            }
        }
        // The one that holds comes last.
        for (region, one) in known where one.codes.count > 1 {
            known[region]?.codes = one.codes.sorted { ($0.until ?? Changes.never) < ($1.until ?? Changes.never) }
        }
        return known
    }

    /// Codes from the first to before the one beyond: a dot sorts before a slash, and digits before a colon.
    static func ranges(of provinces: Set<String>?) -> [(first: String, beyond: String)] {
        provinces?.sorted().map { ($0, $0 + "/") } ?? [("", ":")]
    }

    /// Provinces with those to which regions of theirs went or from which they came: where each region counts follows
    /// from these alone.
    static func tied(to provinces: Set<String>, _ store: Snapshot) throws -> Set<String> {
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT DISTINCT substr(old.code, 1, 2), substr(new.code, 1, 2) FROM registry_pub_succession AS made
                JOIN registry_pub_region_code AS old ON old.region = made.before
                JOIN registry_pub_region_code AS new ON new.region = made.after
                UNION
                SELECT DISTINCT substr(old.code, 1, 2), substr(new.code, 1, 2)
                FROM (SELECT region, code FROM registry_pub_region_code WHERE valid_until IS NOT NULL) AS old
                JOIN registry_pub_region_code AS new ON new.region = old.region
                """)
        let ties: [Set<String>] = rows.map { [$0[0], $0[1]] }
        var tied = provinces
        var count = 0
        while count < tied.count {
            count = tied.count
            for tie in ties where !tie.isDisjoint(with: tied) { tied.formUnion(tie) }
        }
        return tied
    }

    /// The code that holds on the day; nil where the region is not there.
    private static func code(of one: Known, began: String?, on day: String?) -> String? {
        guard let day else { return one.codes.last.flatMap { $0.until == nil ? $0.code : nil } }
        if let began, day < began { return nil }
        return one.codes.first { $0.until.map { day <= $0 } ?? true }?.code
    }

    private func place(
        _ region: Int64, _ one: Known, _ kin: Kin, _ day: String?, _ standing: Set<String>, depth: Int
    ) -> String {
        let isEarly = kin.began[region].map { began in day.map { $0 < began } ?? false } ?? false
        let relatives = (isEarly ? kin.before : kin.after)[region] ?? []
        // A chain of successions is short; the bound is for a circle, which only a mistake in the data can make.
        if relatives.count == 1, let relative = relatives.first, depth < 8 {
            if let area = areas[relative] { return area.code }
            if let code = codes[relative] { return code }
            return place(relative, one, kin, day, standing, depth: depth + 1)
        }
        var code = (isEarly ? one.codes.first : one.codes.last)?.code ?? ""
        repeat { code = Self.around(code) } while !standing.contains(code)
        return code
    }

    /// The code of what lies around a region; "" around a province.
    static func around(_ code: String) -> String {
        code.lastIndex(of: ".").map { String(code[..<$0]) } ?? ""
    }

    /// The region and all that lie around it, "" the widest.
    static func line(_ code: String) -> [String] {
        var line = [code]
        while let last = line.last, !last.isEmpty { line.append(around(last)) }
        return line
    }

    func stands(_ code: String) -> Bool { areas.values.contains { $0.code == code } }

    /// How many villages lie in each code that stands or lies around one, "" the whole.
    var villages: [String: Int] {
        var villages: [String: Int] = [:]
        for area in areas.values {
            for code in Self.line(area.code) { villages[code, default: 0] += area.isVillage ? 1 : 0 }
        }
        return villages
    }

    /// ``codes`` as a query takes it: `{"7": "64.01"}`.
    var codesText: String { JSONValue.object(codes.map { (String($0.key), .string($0.value)) }).text }

    /// ``areas`` as a query takes it: `{"7": ["64.01", "Kabupaten Paser", false]}`.
    var areasText: String {
        JSONValue.object(
            areas.map {
                ("\($0.key)", .array([.string($0.value.code), .string($0.value.name), .bool($0.value.isVillage)]))
            }
        ).text
    }
}
