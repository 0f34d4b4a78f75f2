import ModuleKit

/// A region as an answer names it.
struct NamedRegion: Described {
    let code: RegionCode?
    let name: String?

    static let fields = Fields<Self> {
        Field(\.code, "Code; null where the region is there no more")
        Field(\.name, "Name")
    }

    /// A column with a JSON list of the regions `g.region` of tables, in the order of their codes.
    ///
    /// Each is asked for by its number: a view behind a LEFT JOIN would be gone through whole for every row.
    static func list(in tables: String, where condition: String) -> String {
        """
        (SELECT json_group_array(json_object('code', code, 'name', name)) FROM (
            SELECT (SELECT code FROM registry_pub_region r WHERE r.id = region) AS code,
                (SELECT name FROM registry_pub_region r WHERE r.id = region) AS name
            FROM (SELECT DISTINCT g.region FROM \(tables) WHERE \(condition)) ORDER BY code))
        """
    }
}

/// Finds the registry's numbers of codes, and collects what is wrong with all of them.
struct Regions {
    let db: Database
    private var faults: [Fault] = []

    init(_ store: Transaction) { db = store.db }

    /// The registry's number of a region; `path` is the parameter that names it. Nil: a fault was added.
    mutating func id(of code: RegionCode, at path: String) throws -> Int64? {
        let id = try Int64.fetchOne(db, sql: "SELECT id FROM registry_pub_region WHERE code = ?", arguments: [code])
        if id == nil {
            faults.append(
                Fault(
                    path: "/" + path, rule: "region",
                    message:
                        "There is no region '\(code)': registry.region.search finds it by its name, registry.region.import brings a list in"
                ))
        }
        return id
    }

    /// The numbers of a list, each once.
    mutating func ids(of codes: [RegionCode], at path: String) throws -> [Int64] {
        var list: [Int64] = []
        for (i, code) in codes.enumerated() {
            if let id = try id(of: code, at: "\(path)/\(i)"), !list.contains(id) { list.append(id) }
        }
        return list
    }

    /// Throws `invalid_params` with every code that was not found.
    func check() throws {
        if !faults.isEmpty { throw RPCError.invalidParams(faults) }
    }

    /// The regions that a parameter names; those at which the meeting is aimed where it names none.
    static func given(_ codes: [RegionCode]?, orTargetsOf meeting: Int64?, in store: Transaction) throws -> [Int64] {
        guard let codes else {
            return try Int64.fetchAll(
                store.db, sql: "SELECT region FROM meetings_target WHERE meeting = ?", arguments: [meeting])
        }
        var regions = Regions(store)
        let ids = try regions.ids(of: codes, at: "regions")
        try regions.check()
        return ids
    }

    /// Notes other regions of a record in the place of those that were there.
    static func relink(_ regions: [Int64], to id: Int64, in table: String, _ column: String, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [id])
        try link(regions, to: id, in: table, column, db)
    }

    /// Notes regions of a record in a table of its own.
    static func link(_ regions: [Int64], to id: Int64, in table: String, _ column: String, _ db: Database) throws {
        for region in regions {
            try db.execute(
                sql: "INSERT OR IGNORE INTO \(table)(\(column), region) VALUES (?, ?)", arguments: [id, region])
        }
    }
}
