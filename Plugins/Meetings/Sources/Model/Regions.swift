import ModuleKit

/// A region as an answer names it.
struct NamedRegion: Described {
    let code: RegionCode
    let name: String

    static let fields = Fields<Self> {
        Field(\.code, "Code; the last one of a region that is there no more")
        Field(\.name, "Name")
    }

    /// A column with a JSON list of the regions `g.region` of tables, in the order of their codes.
    ///
    /// Each is asked for by its number: a view behind a LEFT JOIN would be gone through whole for every row.
    ///
    /// - Parameter day: SQL of the day whose codes and names they bear; the last ones where this is nil.
    static func list(in tables: String, where condition: String, on day: String? = nil) -> String {
        """
        (SELECT json_group_array(json_object('code', code, 'name', name)) FROM (
            SELECT \(RegionThen.code("named.region", on: day)) AS code, \(RegionThen.name("named.region", on: day)) AS name
            FROM (SELECT DISTINCT g.region FROM \(tables) WHERE \(condition)) AS named ORDER BY code))
        """
    }
}

/// Finds the registry's numbers of codes of a day, and collects what is wrong with all of them.
struct Regions {
    private let db: Database
    private let day: CalendarDate
    private var faults: [Fault] = []

    init(on day: CalendarDate, _ store: Transaction) {
        db = store.db
        self.day = day
    }

    /// The registry's number of a region; `path` is the parameter that names it. Nil: a fault was added.
    mutating func id(of code: RegionCode, at path: String) throws -> Int64? {
        let id = try RegionThen.id(of: code, on: day, db)
        if id == nil {
            faults.append(Fault(path: "/" + path, rule: "region", message: try RegionThen.missing(code, db)))
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

    /// Throws `invalid_params` with every code that was not found, and what else is wrong.
    func check(_ other: Fault? = nil) throws {
        let all = faults + [other].compactMap(\.self)
        if !all.isEmpty { throw RPCError.invalidParams(all) }
    }

    /// The regions that a parameter names; where it names none those at which the meeting is aimed, else those of the
    /// problem, else those at which the training is aimed.
    ///
    /// - Parameter day: of the codes without a meeting, whose day it is with one.
    static func given(
        _ codes: [RegionCode]?, on day: CalendarDate, orTargetsOf meeting: Int64?, issue: Int64? = nil,
        training: Int64? = nil, in store: Transaction
    ) throws -> [Int64] {
        guard let codes else {
            if meeting == nil, issue != nil { return try Issue.regions(of: issue, in: store) }
            if meeting == nil, let training { return try Trainings.targets(of: training, in: store) }
            return try Int64.fetchAll(
                store.db, sql: "SELECT region FROM meetings_target WHERE meeting = ?", arguments: [meeting])
        }
        var regions = Regions(on: try Meeting.day(of: meeting, in: store) ?? day, store)
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
