import ModuleKit

/// For which code each region counts: by the present boundaries as they are kept, or as some regions counted before.
struct Places {
    /// Regions that count for another code than now, and for which.
    let moved: [Int64: String]
    private let arrived: [String: [Int64]]

    static let present = Places([:])

    init(_ moved: [Int64: String]) {
        self.moved = moved
        arrived = Dictionary(grouping: moved.keys) { moved[$0] ?? "" }
    }

    /// Nil of a region that is not known.
    func code(of region: Int64, _ store: Snapshot) throws -> String? {
        if let code = moved[region] { return code }
        return try String.fetchOne(
            store.db.cachedStatement(sql: "SELECT code FROM reporting_place WHERE region = ?"), arguments: [region])
    }

    /// The regions that count for a code.
    func regions(of code: String, _ store: Snapshot) throws -> [Int64] {
        let present = try Int64.fetchAll(
            store.db.cachedStatement(sql: "SELECT region FROM reporting_place WHERE code = ?"), arguments: [code])
        return present.filter { moved[$0] == nil } + (arrived[code] ?? [])
    }
}
