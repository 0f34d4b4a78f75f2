import ModuleKit

/// Counts coverage for the parts of a region, by their codes.
struct CoverageCount {
    let scope: RegionScope
    /// From which day on a training counts; nil: since ever.
    let since: CalendarDate?
    let store: Snapshot

    private var first: String { since?.description ?? "" }

    /// Of today: from the sums that are kept, and by village from the cadres of the region.
    func kept() throws -> [String: CoverageCounts] {
        if scope.by == .village { return try added(cadres()) }
        var counts = try sums()
        if since != nil { try add(boundary(), to: &counts) }
        return counts
    }

    /// Of any day and topic: from what cadres were then, and the trainings themselves.
    func counted(asOf day: CalendarDate, topic: String?) throws -> [String: CoverageCounts] {
        try added(
            Row.fetchAll(
                store.db,
                sql: """
                    WITH \(day >= store.call.today ? RegionScope.standing : RegionScope.standingOnDay),
                    chosen(id, ends_on) AS MATERIALIZED (
                        SELECT id, ends_on FROM trainings_training
                        WHERE state = 'completed' AND ends_on <= :day AND (:topic IS NULL
                            OR instr(lower(title || ' ' || topics), lower(:topic)) > 0
                            OR curriculum IN (SELECT curriculum FROM trainings_module
                                WHERE instr(lower(title), lower(:topic)) > 0))),
                    counted(part, village, sex, last_on) AS (
                        SELECT part, village, sex, (
                            SELECT max(t.ends_on) FROM trainings_participant p CROSS JOIN chosen t ON t.id = p.training
                            WHERE p.person = standing.person AND p.state = 'completed') FROM standing)
                    \(Self.summed("part AS code", "part"))
                    """,
                arguments: scope.arguments &+ ["day": day, "topic": topic, "since": first]))
    }

    /// SQL: what stands in `counted`, by region and kind.
    private static func summed(_ code: String, _ region: String) -> String {
        """
        SELECT \(code), sex AS kind, count(*) AS cadres, coalesce(sum(last_on >= :since), 0) AS trained,
            sum(last_on IS NULL) AS never
        FROM counted GROUP BY \(region), sex
        UNION ALL
        SELECT \(code), 'village', count(*), coalesce(sum(last_on >= :since), 0), sum(last_on IS NULL)
        FROM (SELECT \(region), max(last_on) AS last_on FROM counted GROUP BY \(region), village) GROUP BY \(region)
        """
    }

    /// From the regions of the level to their sums: of years, and of the months of the year in which the time asked for
    /// begins. CROSS JOIN keeps SQLite from going through the sums of all regions.
    private func sums() throws -> [String: CoverageCounts] {
        var counts: [String: CoverageCounts] = [:]
        let arguments: StatementArguments = scope.bounds &+ ["level": scope.by]
        try add(
            sums("v.grain = 0") {
                "sum(\($0)), sum(iif(v.period > :year, \($0), 0)), sum(iif(v.period = '', \($0), 0))"
            },
            arguments &+ ["year": String(first.prefix(4))], to: &counts)
        guard since != nil, scope.by != .district else { return counts }
        try add(
            sums("v.grain = 1 AND v.period > :month AND v.period <= :december") { "0, sum(\($0)), 0" },
            arguments &+ ["month": String(first.prefix(7)), "december": String(first.prefix(4) + "-12")], to: &counts)
        return counts
    }

    private func sums(_ condition: String, _ columns: (String) -> String) -> String {
        """
        SELECT r.code, \(Covered.columns.map { columns("v.\($0.column)") }.joined(separator: ", "))
        FROM trainings_size z CROSS JOIN registry_pub_region r ON r.id = z.region
        CROSS JOIN trainings_covered v ON v.region = z.region AND \(condition)
        WHERE z.level = :level AND r.code >= :lowest AND r.code < :beyond GROUP BY z.region
        """
    }

    /// Day by day: the month in which the time asked for begins; of districts, which have no months, the rest of its year.
    private func boundary() throws -> [Row] {
        let around = try around()
        let end = String(scope.by == .district ? first.prefix(4) + "-12-31" : first.prefix(7) + "-31")
        // A province has more cadres than a year has days: those days are found, and then the province's among them.
        let condition = "last_on >= :since AND last_on <= :end \(around.isWide ? "AND +" : "AND ")\(around.condition)"
        return try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    WITH counted(region, kind, number) AS (
                        SELECT \(scope.by.rawValue), sex, count(*) FROM trainings_standing WHERE \(condition)
                        GROUP BY 1, 2
                        UNION ALL
                        SELECT \(scope.by.rawValue), 'village', count(*) FROM trainings_village WHERE \(condition)
                        GROUP BY 1)
                    SELECT r.code, counted.kind, 0 AS cadres, counted.number AS trained, 0 AS never
                    FROM counted CROSS JOIN registry_pub_region r ON r.id = counted.region
                    """),
            arguments: around.arguments &+ ["since": first, "end": end])
    }

    private func cadres() throws -> [Row] {
        let around = try around()
        return try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    WITH counted(village, sex, last_on) AS (
                        SELECT village, sex, last_on FROM trainings_standing WHERE \(around.condition)),
                    parts(region, kind, cadres, trained, never) AS (\(Self.summed("village", "village")))
                    SELECT r.code, parts.kind, parts.cadres, parts.trained, parts.never
                    FROM parts CROSS JOIN registry_pub_region r ON r.id = parts.region
                    """),
            arguments: around.arguments &+ ["since": first])
    }

    /// The condition that picks the cadres inside the region, by an index.
    private func around() throws -> (condition: String, isWide: Bool, arguments: StatementArguments) {
        guard let within = scope.within else { return ("true", false, [:]) }
        let id = try Regions.id(of: within, at: "within", in: store.db)
        let level = RegionLevel.allCases.first { $0.length == within.text.count } ?? .village
        return ("\(level.rawValue) = :around", level == .province, ["around": id])
    }

    private func added(_ rows: [Row]) -> [String: CoverageCounts] {
        var counts: [String: CoverageCounts] = [:]
        add(rows, to: &counts)
        return counts
    }

    private func add(_ rows: [Row], to counts: inout [String: CoverageCounts]) {
        for row in rows {
            counts[row["code"], default: CoverageCounts()].add(
                row["kind"], SexCoverage(cadres: row["cadres"], trained: row["trained"], never: row["never"]))
        }
    }

    /// Adds rows that have three numbers for each kind.
    private func add(
        _ sql: String, _ arguments: StatementArguments, to counts: inout [String: CoverageCounts]
    ) throws {
        let rows = try Row.fetchCursor(store.db.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() {
            for (i, kind) in Covered.columns.map(\.kind).enumerated() {
                let column = 1 + 3 * i
                counts[row[0], default: CoverageCounts()].add(
                    kind, SexCoverage(cadres: row[column], trained: row[column + 1], never: row[column + 2]))
            }
        }
    }
}
