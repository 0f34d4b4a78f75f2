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

    /// - Parameter day: the present boundaries where it is nil.
    init(on day: CalendarDate?, _ store: Snapshot) throws {
        let known = try Self.known(store)
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

    private static func known(_ store: Snapshot) throws -> [Int64: Known] {
        var known: [Int64: Known] = [:]
        let rows = try Row.fetchCursor(
            store.db,
            sql: """
                SELECT region, code, name, level = 'village', valid_until FROM registry_pub_region_code
                ORDER BY region, valid_until IS NULL, valid_until
                """)
        while let row = try rows.next() {
            known[row[0], default: Known()].codes.append((row[1], row[4]))
            known[row[0], default: Known()].name = row[2]
            known[row[0], default: Known()].isVillage = row[3]
        }
        return known
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
