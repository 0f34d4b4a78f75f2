import ModuleKit

/// Regions under the codes and names of a day.
enum RegionsOnDay {
    /// SQL that a row of `registry_pub_region_on` held on `:day`.
    static let held = "(first_day IS NULL OR first_day <= :day) AND (last_day IS NULL OR last_day >= :day)"

    /// SQL that a code lies within `:within`, or is it.
    static let inside = "code >= :within AND (code = :within OR (code >= :within || '.' AND code < :within || '/'))"

    /// SQL of the numbers of the regions that lay within `:within` on `:day`.
    static let within = "SELECT region FROM registry_pub_region_on WHERE \(inside) AND \(held)"

    /// The regions that were not there, now or on a day, and counted inside another.
    static func standIns(in within: RegionCode, on day: CalendarDate?, _ db: Database) throws -> [Int64] {
        let isPresent = day == nil
        return try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT region FROM registry_pub_region_stand_in
                    WHERE \(inside) AND \(isPresent ? "last_day IS NULL" : held)
                    """),
            arguments: ["within": within] &+ (day.map { ["day": $0] } ?? [:]))
    }

    /// The number of the region that had a code on a day; nil where none had.
    static func id(_ code: RegionCode, on day: CalendarDate, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT region FROM registry_pub_region_on WHERE code = :code AND \(held)",
            arguments: ["code": code.text, "day": day])
    }

    /// The code that a region had on a day; nil where it was not there.
    static func code(of region: Int64, on day: CalendarDate, _ db: Database) throws -> RegionCode? {
        try String.fetchOne(
            db, sql: "SELECT code FROM registry_pub_region_on WHERE region = :region AND \(held)",
            arguments: ["region": region, "day": day]
        ).map { RegionCode(unchecked: $0) }
    }

    /// The last day on which any region had a code that is in use no more; nil of one that never was.
    static func lastDay(of code: RegionCode, _ db: Database) throws -> CalendarDate? {
        try CalendarDate.fetchOne(
            db, sql: "SELECT max(last_day) FROM registry_pub_region_on WHERE code = ?", arguments: [code.text])
    }

    /// SQL of the name that `region` had on `:day`.
    static let name = """
        coalesce((SELECT old.name FROM registry_former_name AS old
            WHERE old.region = region.id AND old.valid_until >= :day
            ORDER BY old.valid_until LIMIT 1), region.name)
        """

    /// SQL of the first day of that name; empty where it is not known.
    private static let nameFrom = """
        coalesce((SELECT date(max(valid_until), '+1 day') FROM registry_former_name AS old
            WHERE old.region = region.id AND old.valid_until < :day), region.opened_on, '')
        """

    /// SQL of the decree that gave that name.
    private static let nameDecree = """
        iif(EXISTS (SELECT 1 FROM registry_former_name AS old
                WHERE old.region = region.id AND old.valid_until >= :day),
            (SELECT old.decree FROM registry_former_name AS old WHERE old.region = region.id AND old.valid_until >= :day
                ORDER BY old.valid_until LIMIT 1), region.name_decree)
        """

    /// SQL of the decree that gave the code of a row `held` of `registry_pub_region_on`.
    static let codeDecree = """
        coalesce(
            (SELECT old.decree FROM registry_former_code AS old
                WHERE old.region = held.region AND old.valid_until = date(held.first_day, '-1 day')),
            (SELECT made.decree FROM registry_succession AS made
                WHERE made.after = held.region AND made.valid_from = held.first_day))
        """

    /// SQL that the region has been as it is since `:day` or before.
    private static let isPresent = "coalesce(region.valid_from <= :day, 0)"

    /// SQL of since when a region had been as it was on the day: the later day of its name's first and its code's first.
    private static let validFrom = """
        iif(\(isPresent), region.valid_from, nullif(max(\(nameFrom), coalesce(held.first_day, '')), ''))
        """

    /// SQL of the decree that says so.
    private static let decree = """
        CASE WHEN \(isPresent) THEN region.decree
            WHEN max(\(nameFrom), coalesce(held.first_day, '')) = '' THEN NULL
            WHEN \(nameFrom) >= coalesce(held.first_day, '') THEN \(nameDecree) ELSE \(codeDecree) END
        """

    /// Regions as they were on a day, under the codes and names of that day, with the paths of that day.
    ///
    /// - Parameter condition: on `held`, the rows of `registry_pub_region_on`.
    static func list(
        where condition: String, _ arguments: StatementArguments, on day: CalendarDate, _ store: Snapshot
    ) throws -> [Region] {
        let regions = try store.all(
            Region.self,
            """
            SELECT region.id, held.code, \(name) AS name, region.level, region.kind,
                nullif(substr(held.code, 1, length(held.code) - iif(region.level = 'village', 5, 3)), '') AS parent,
                '' AS path, region.bps_code, region.local_term, region.head_title,
                \(validFrom) AS valid_from, \(decree) AS decree, region.version,
                region.created_at, region.updated_at
            FROM registry_pub_region_on AS held JOIN registry_region AS region ON region.id = held.region
            WHERE \(condition) AND \(Self.held) ORDER BY held.code
            """, arguments &+ ["day": day])
        var names: [String: String] = [:]
        return try regions.map { region in
            var path = [region.name]
            var code = RegionCode(unchecked: region.code).parent
            while let outer = code {
                if names[outer.text] == nil { names[outer.text] = try Self.name(outer, on: day, store.db) }
                if let name = names[outer.text] { path.append(name) }
                code = outer.parent
            }
            return region.lying(path.joined(separator: ", "))
        }
    }

    /// Every region of a day: its code and name then, and its name now.
    static func names(_ day: CalendarDate, _ db: Database) throws -> RowCursor {
        try Row.fetchCursor(
            db,
            sql: """
                SELECT region.id, held.code, \(name) AS name, region.kind, region.level, region.name AS present
                FROM registry_pub_region_on AS held JOIN registry_region AS region ON region.id = held.region
                WHERE \(held)
                """, arguments: ["day": day])
    }

    private static func name(_ code: RegionCode, on day: CalendarDate, _ db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(name) FROM registry_pub_region_on AS held
                    JOIN registry_region AS region ON region.id = held.region WHERE held.code = :code AND \(held)
                    """), arguments: ["code": code.text, "day": day])
    }
}
