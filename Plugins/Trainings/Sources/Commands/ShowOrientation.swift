import ModuleKit

/// Whose officials were told what KPMD are for.
///
/// A training or a meeting counts that is marked as orientation and was held, for the village, district or other region
/// of everybody who came and holds an office. Meetings are looked at where that module is loaded.
struct ShowOrientation: ReadCommand {
    static let about = About(
        "trainings.orientation",
        "List which villages' and districts' officials were told what KPMD are for, when and by what", access: .viewer,
        example: #"{"within": "64.01", "by": "village", "told": false}"#)

    @Parameter("The region; the nation where it is missing") var within: RegionCode?
    @Parameter("Whose officials are meant") var by: RegionLevel
    @Parameter("From which day on it counts; since ever where it is missing") var since: CalendarDate?
    @Parameter("Only regions whose officials were told, or were not; both where it is missing") var told: Bool?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<OrientationRow> {
        let scope = RegionScope(within: within, by: by)
        try scope.check()
        if let within { _ = try Regions.id(of: within, at: "within", in: store.db) }
        return try store.page(
            OrientationRow.self, page,
            """
            WITH told(region, on_date, training, meeting) AS (
                \(Self.trainings) \(store.isLoaded("meetings") ? "UNION ALL " + Self.meetings : "")),
            last(region, on_date, training, meeting, times) AS (
                SELECT region, max(on_date), training, meeting, count(DISTINCT coalesce('m' || meeting, training))
                FROM told WHERE :since IS NULL OR on_date >= :since GROUP BY region)
            SELECT r.id, r.code AS region, r.name, l.on_date AS told_on, l.training, l.meeting,
                coalesce(l.times, 0) AS times,
                \(Self.count("district")) AS districts, \(Self.count("district", "JOIN last k ON k.region = v.id"))
                    AS districts_told,
                \(Self.count("village")) AS villages, \(Self.count("village", "JOIN last k ON k.region = v.id"))
                    AS villages_told
            FROM registry_pub_region r LEFT JOIN last l ON l.region = r.id
            WHERE r.code >= :lowest AND r.code < :beyond AND r.level = :level
                AND (:told IS NULL OR (l.on_date IS NOT NULL) = :told) AND r.id > :after
            ORDER BY r.id LIMIT :limit
            """, scope.bounds &+ ["level": by, "since": since, "told": told])
    }

    /// SQL: regions of a level inside the row's, or the row's itself.
    private static func count(_ level: String, _ join: String = "") -> String {
        """
        (SELECT count(*) FROM registry_pub_region v \(join)
            WHERE v.code >= r.code AND v.code < r.code || '/' AND v.level = '\(level)')
        """
    }

    private static let trainings = "SELECT region, on_date, training, NULL FROM trainings_pub_orientation"
    private static let meetings = "SELECT region, on_date, NULL, meeting FROM meetings_pub_orientation"
}

struct OrientationRow: Described {
    let id: Int64
    let region: RegionCode
    let name: String
    let toldOn: CalendarDate?
    let training: Int64?
    let meeting: Int64?
    let times: Int
    let districts: Int
    let districtsTold: Int
    let villages: Int
    let villagesTold: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the region")
        Field(\.region, "The region")
        Field(\.name, "Its name")
        Field(\.toldOn, "Last day on which officials of the region itself were told; null: never")
        Field(\.training, "The training that told them then")
        Field(\.meeting, "The meeting that told them then")
        Field(\.times, "Trainings and meetings that told them")
        Field(\.districts, "Districts inside, the region itself where it is one")
        Field(\.districtsTold, "Those whose officials were told")
        Field(\.villages, "Villages inside, the region itself where it is one")
        Field(\.villagesTold, "Those whose officials were told")
    }
}
