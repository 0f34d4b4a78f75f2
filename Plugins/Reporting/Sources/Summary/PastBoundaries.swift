import ModuleKit

/// The boundaries of an earlier day, as far as they are others than the present ones: where no region has changed since,
/// what is kept holds, and elsewhere some things count for other regions than now.
struct PastBoundaries {
    let day: CalendarDate
    /// Provinces in which regions may have been others: they are placed anew, and all others are as they are.
    let provinces: Set<String>
    let placement: Placement
    /// What the sums of regions that there were have beyond the present ones.
    private(set) var additions = Additions()

    /// - Parameter scope: what is asked; other provinces than those tied to its own do not matter.
    init(on day: CalendarDate, for scope: RecapScope, _ store: Snapshot) throws {
        var provinces = try Self.changed(since: day, store)
        if !provinces.isEmpty {
            provinces = try Placement.tied(to: provinces, store)
            if !scope.within.isEmpty {
                let own = try Placement.tied(to: [String(scope.within.prefix(2))], store)
                provinces = own.isDisjoint(with: provinces) ? [] : own
            }
        }
        self.day = day
        self.provinces = provinces
        placement = try Placement(on: day, in: provinces, store)
        var moved: [Int64: String] = [:]
        var codes: Set<String> = []
        for (region, code) in placement.codes {
            let now = try Places.present.code(of: region, store)
            guard now != code else { continue }
            moved[region] = code
            codes.formUnion([code, now].compactMap(\.self))
        }
        if !moved.isEmpty { try add(moved, codes, store) }
    }

    /// Provinces with a region that had another code on the day, was there and is no more, or came later.
    private static func changed(since day: CalendarDate, _ store: Snapshot) throws -> Set<String> {
        let sql = """
            SELECT DISTINCT substr(code, 1, 2) FROM registry_pub_region_code WHERE valid_until >= :day
            UNION SELECT substr(n.code, 1, 2) FROM registry_pub_succession s
            JOIN registry_pub_region_code n ON n.region IN (s.before, s.after) WHERE s.valid_from > :day
            """
        return Set(try String.fetchAll(store.db.cachedStatement(sql: sql), arguments: ["day": day.description]))
    }

    /// The shares of everything that counts for a region that lay elsewhere: as they were, less as they are kept.
    private mutating func add(_ moved: [Int64: String], _ codes: Set<String>, _ store: Snapshot) throws {
        let places = Places(moved)
        func move(_ kind: Summary.Kind, _ thing: String) throws {
            let now = try Summary.kept(kind, thing, store)
            let then = try Summary.make(kind, thing, by: places, store)
            for part in Share.differences(now, then) { additions.add(part) }
        }
        for code in codes {
            try move(.place, code)
            try move(.oriented, code)
        }
        let list: StatementArguments = [JSONValue.array(moved.keys.sorted().map { .integer($0) }).text]
        func move(_ kind: Summary.Kind, aimedBy view: String) throws {
            let sql = "SELECT DISTINCT \(kind) FROM \(view) WHERE region IN (SELECT value FROM json_each(?))"
            for thing in try String.fetchAll(store.db.cachedStatement(sql: sql), arguments: list) {
                try move(kind, thing)
            }
        }
        if store.isLoaded("meetings") {
            try move(.meeting, aimedBy: "meetings_pub_target")
            try move(.issue, aimedBy: "meetings_pub_issue_region")
            try move(.followup, aimedBy: "meetings_pub_followup_region")
        }
        if store.isLoaded("trainings") { try move(.training, aimedBy: "trainings_pub_target") }
    }

    /// Whether a code is one of a province whose regions are placed anew.
    func isElsewhere(_ code: String) -> Bool { provinces.contains(String(code.prefix(2))) }

    /// The regions of a scope that there were, by code and with their villages, from those that there are.
    func areas(_ scope: RecapScope, present: [String: Int], _ store: Snapshot) throws -> [String: Int] {
        if provinces.isEmpty { return present }
        let villages = placement.villages
        if scope.length == 0 {
            let kept = try Int.fetchAll(
                store.db,
                sql: """
                    SELECT villages FROM reporting_area WHERE length = 2 AND code IN (SELECT value FROM json_each(?))
                    """, arguments: [JSONValue.array(provinces.map { .string($0) }).text])
            return present.mapValues { $0 - kept.reduce(0, +) + (villages[""] ?? 0) }
        }
        var areas = present.filter { !isElsewhere($0.key) }
        let (low, high) = scope.range
        for area in placement.areas.values where area.code.utf8.count == scope.length {
            if area.code >= low, area.code < high { areas[area.code] = villages[area.code] ?? 0 }
        }
        return areas
    }
}
