import ModuleKit

struct ShowFormation: ReadCommand {
    static let about = About(
        "registry.companion.formation", "Show how many companions each regency should have, has and lacks",
        access: .viewer, example: #"{"within": "64"}"#)

    @Parameter("Region that is looked at") var within: RegionCode
    @Parameter("The day; today where missing") var on: CalendarDate?

    func run(_ store: Snapshot) throws -> Page<Formation> {
        _ = try Regions.id(within, store.db, at: "within")
        return Page(try Formation.all(within: within, on: on ?? store.call.today, store))
    }
}

/// The companions of one position in one regency.
struct Formation: Described {
    let region: String
    let name: String
    let position: CompanionPosition
    let quota: Int?
    let filled: Int
    let vacant: Int?

    static let fields = Fields<Self> {
        Field(\.region, "Code of the regency")
        Field(\.name, "Name of the regency")
        Field(\.position, "ta, pd, pdti or pld")
        Field(\.quota, "How many there should be; null where nobody says")
        Field(\.filled, "How many are posted in it; where a region is no more, in the one that stands in for it")
        Field(\.vacant, "How many are missing; null without a quota")
    }

    /// Every position of each regency inside a region, or around it.
    static func all(within: RegionCode, on day: CalendarDate, _ store: Snapshot) throws -> [Formation] {
        let regency = within.level == .province ? within.text : String(within.text.prefix(5))
        return try store.all(
            Formation.self,
            """
            WITH place(region, code) AS (
                SELECT id, code FROM registry_region WHERE valid_to IS NULL
                UNION ALL SELECT region, code FROM registry_pub_region_stand_in WHERE last_day IS NULL),
            posted AS (
                SELECT substr(place.code, 1, 5) AS regency, companion.position, count(*) AS filled
                FROM registry_companion AS companion JOIN place ON place.region = companion.region
                WHERE \(RegionsOnDay.inside) AND \(Postings.holds("companion"))
                GROUP BY 1, 2)
            SELECT regency.code AS region, regency.name, position.value AS position, quota.quota,
                coalesce(posted.filled, 0) AS filled, max(quota.quota - coalesce(posted.filled, 0), 0) AS vacant
            FROM registry_region AS regency
            JOIN json_each('["ta", "pd", "pdti", "pld"]') AS position
            LEFT JOIN registry_companion_quota AS quota
                ON quota.region = regency.id AND quota.position = position.value
            LEFT JOIN posted ON posted.regency = regency.code AND posted.position = position.value
            WHERE regency.level = 'regency' AND regency.id IN (\(Regions.presentInside))
            ORDER BY regency.code, position.key
            """, ["within": regency, "on": day])
    }
}
