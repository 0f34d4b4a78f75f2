import ModuleKit

/// Cadres of one sex, by when they were trained.
struct SexCoverage: Described, Equatable {
    var cadres = 0
    var trained = 0
    var never = 0

    static let fields = Fields<Self> {
        Field(\.cadres, "Active cadres")
        Field(\.trained, "Those of them who completed a training in the time asked for")
        Field(\.never, "Those of them who never completed one")
    }

    static func + (a: SexCoverage, b: SexCoverage) -> SexCoverage {
        SexCoverage(cadres: a.cadres + b.cadres, trained: a.trained + b.trained, never: a.never + b.never)
    }
}

/// How far the cadres and villages of a region were trained.
struct CoverageRow: Described {
    let region: RegionCode?
    let name: String?
    let cadres: Int
    let trained: Int
    let earlier: Int
    let never: Int
    let share: Double?
    let men: SexCoverage
    let women: SexCoverage
    let sexUnknown: SexCoverage
    let villages: Int
    let villagesWithCadre: Int
    let villagesTrained: Int
    let villagesNever: Int

    static let fields = Fields<Self> {
        Field(\.region, "The region; null for the nation")
        Field(\.name, "Its name")
        Field(\.cadres, "Active cadres")
        Field(\.trained, "Those of them who completed a training in the time asked for")
        Field(\.earlier, "Those who completed one only before that time")
        Field(\.never, "Those who never completed one")
        Field(\.share, "trained of cadres, from 0 to 1 with four decimals; null where there is no cadre")
        Field(\.men, "The same of men")
        Field(\.women, "The same of women")
        Field(\.sexUnknown, "The same of cadres whose sex is unknown")
        Field(\.villages, "Villages")
        Field(\.villagesWithCadre, "Villages with an active cadre")
        Field(\.villagesTrained, "Villages of which a cadre was trained in the time asked for")
        Field(\.villagesNever, "Villages with an active cadre, of which none was ever trained")
    }

    init(_ region: RegionCode?, _ name: String?, _ counts: CoverageCounts) {
        self.region = region
        self.name = name
        men = counts.bySex["L"] ?? SexCoverage()
        women = counts.bySex["P"] ?? SexCoverage()
        sexUnknown = counts.bySex["-"] ?? SexCoverage()
        let all = men + women + sexUnknown
        cadres = all.cadres
        trained = all.trained
        never = all.never
        earlier = all.cadres - all.trained - all.never
        share = cadres > 0 ? (Double(trained) / Double(cadres) * 10_000).rounded() / 10_000 : nil
        villages = counts.villages
        let served = counts.bySex["village"] ?? SexCoverage()
        villagesWithCadre = served.cadres
        villagesTrained = served.trained
        villagesNever = served.never
    }
}

/// What was counted in one region: cadres by sex, and under `village` villages that have one.
struct CoverageCounts {
    var bySex: [String: SexCoverage] = [:]
    var villages = 0

    mutating func add(_ kind: String, _ counted: SexCoverage) {
        bySex[kind] = bySex[kind, default: SexCoverage()] + counted
    }

    static func + (a: CoverageCounts, b: CoverageCounts) -> CoverageCounts {
        var sum = a
        for (kind, counted) in b.bySex { sum.add(kind, counted) }
        sum.villages += b.villages
        return sum
    }
}

/// Counts coverage for the parts of a region.
struct CoverageCount {
    let scope: RegionScope
    /// From which day on a training counts; nil: since ever.
    let since: CalendarDate?
    let store: Snapshot

    /// Of today, from the sums that are kept: by province and regency from those, below from the cadres of the region.
    func kept() throws -> [Row] {
        switch scope.by {
        case .province, .regency: try sums() + (since == nil ? [] : boundary())
        case .district, .village: try cadres()
        }
    }

    /// From the regions of the level to their sums: CROSS JOIN keeps SQLite from going through the sums of all regions.
    private func sums() throws -> [Row] {
        let since = since?.description ?? "0000-00-00"
        return try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    SELECT r.code, v.kind, sum(v.number) AS cadres,
                        sum(CASE WHEN v.period > :year THEN v.number ELSE 0 END) AS trained,
                        sum(CASE WHEN v.period = '' THEN v.number ELSE 0 END) AS never
                    FROM trainings_size z CROSS JOIN registry_pub_region r ON r.id = z.region
                    CROSS JOIN trainings_coverage v ON v.grain = 0 AND v.region = z.region
                    WHERE z.level = :level AND r.code >= :lowest AND r.code < :beyond GROUP BY z.region, v.kind
                    UNION ALL
                    SELECT r.code, v.kind, 0, sum(v.number), 0
                    FROM trainings_size z CROSS JOIN registry_pub_region r ON r.id = z.region
                    CROSS JOIN trainings_coverage v ON v.grain = 1 AND v.region = z.region
                        AND v.period > :month AND v.period <= :december
                    WHERE z.level = :level AND r.code >= :lowest AND r.code < :beyond GROUP BY z.region, v.kind
                    """),
            arguments: scope.bounds &+ [
                "level": scope.by, "year": String(since.prefix(4)), "month": String(since.prefix(7)),
                "december": since.prefix(4) + "-12",
            ])
    }

    /// The month in which the time asked for begins, day by day.
    private func boundary() throws -> [Row] {
        let since = since?.description ?? ""
        let place = scope.by == .province ? "province" : "regency"
        return try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    WITH counted(region, kind, number) AS (
                        SELECT \(place), sex, count(*) FROM trainings_standing
                        WHERE last_on >= :since AND last_on <= :end GROUP BY 1, 2
                        UNION ALL
                        SELECT \(place), 'village', count(*) FROM trainings_village
                        WHERE last_on >= :since AND last_on <= :end GROUP BY 1)
                    SELECT r.code, counted.kind, 0 AS cadres, counted.number AS trained, 0 AS never
                    FROM counted JOIN registry_pub_region r ON r.id = counted.region
                    WHERE r.code >= :lowest AND r.code < :beyond
                    """),
            arguments: scope.bounds &+ ["since": since, "end": since.prefix(7) + "-31"])
    }

    private func cadres() throws -> [Row] {
        let around = try around()
        return try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    WITH counted(region, village, sex, last_on) AS (
                        SELECT \(scope.by == .district ? "district" : "village"), village, sex, last_on
                        FROM trainings_standing \(around.condition)),
                    parts(region, kind, cadres, trained, never) AS (
                        SELECT region, sex, count(*), sum(last_on >= :since), sum(last_on IS NULL)
                        FROM counted GROUP BY region, sex
                        UNION ALL
                        SELECT region, 'village', count(*), sum(last_on >= :since), sum(last_on IS NULL)
                        FROM (SELECT region, max(last_on) AS last_on FROM counted GROUP BY region, village)
                        GROUP BY region)
                    SELECT r.code, parts.kind, parts.cadres, coalesce(parts.trained, 0) AS trained, parts.never
                    FROM parts JOIN registry_pub_region r ON r.id = parts.region
                    """),
            arguments: around.arguments &+ ["since": since?.description ?? ""])
    }

    /// The condition that picks the cadres inside the region by an index.
    private func around() throws -> (condition: String, arguments: StatementArguments) {
        guard let within = scope.within else { return ("", [:]) }
        let id = try Regions.id(of: within, at: "within", in: store.db)
        let column = RegionLevel.allCases.first { $0.length == within.text.count } ?? .village
        return ("WHERE \(column.rawValue) = :around", ["around": id])
    }

    /// Of any day and topic, from the events of cadres and the trainings themselves.
    func counted(asOf day: CalendarDate, topic: String?) throws -> [Row] {
        let isPresent = day >= store.call.today
        return try Row.fetchAll(
            store.db,
            sql: """
                WITH \(isPresent ? RegionScope.standing : RegionScope.standingOnDay),
                trained(person, last_on) AS (
                    SELECT p.person, max(t.ends_on)
                    FROM trainings_training t JOIN trainings_participant p ON p.training = t.id
                    WHERE p.state = 'completed' AND t.ends_on <= :day
                        AND (:topic IS NULL OR instr(lower(t.title || ' ' || t.topics), lower(:topic)) > 0
                            OR EXISTS (SELECT 1 FROM trainings_module m WHERE m.curriculum = t.curriculum
                                AND instr(lower(m.title), lower(:topic)) > 0))
                    GROUP BY p.person),
                counted(part, village, sex, last_on) AS (
                    SELECT s.part, s.village, coalesce(s.sex, '-'), t.last_on
                    FROM standing s LEFT JOIN trained t ON t.person = s.person)
                SELECT part AS code, sex AS kind, count(*) AS cadres,
                    coalesce(sum(last_on >= :since), 0) AS trained, sum(last_on IS NULL) AS never
                FROM counted GROUP BY part, sex
                UNION ALL
                SELECT part, 'village', count(*), coalesce(sum(last_on >= :since), 0), sum(last_on IS NULL)
                FROM (SELECT part, max(last_on) AS last_on FROM counted GROUP BY part, village) GROUP BY part
                """,
            arguments: scope.arguments &+ ["day": day, "topic": topic, "since": since?.description ?? ""])
    }
}
