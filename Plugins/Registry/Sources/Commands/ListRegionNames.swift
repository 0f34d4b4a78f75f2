import ModuleKit

struct ListRegionNames: ReadCommand {
    static let about = About(
        "registry.region.history", "List the names and codes that a region has and had, the latest first",
        access: .viewer, example: #"{"code": "64.01.07.2002"}"#)

    @Parameter("Code of the region") var code: RegionCode

    func run(_ store: Snapshot) throws -> Page<RegionMoment> {
        let region = try Regions.id(code, store.db, at: "code")
        return try store.list(
            RegionMoment.self,
            """
            SELECT kind, value, first_day, last_day, decree FROM (
            SELECT 'name' AS kind, name AS value, coalesce((SELECT date(max(valid_until), '+1 day')
                FROM registry_former_name WHERE region = :region), opened_on) AS first_day, NULL AS last_day,
                name_decree AS decree
            FROM registry_region WHERE id = :region
            UNION ALL
            SELECT kind, name, valid_from, valid_until, decree FROM registry_other_name WHERE region = :region
            UNION ALL
            SELECT 'code', held.code, held.first_day, held.last_day, \(RegionsOnDay.codeDecree)
            FROM registry_pub_region_on AS held
            WHERE held.region = :region)
            ORDER BY last_day IS NOT NULL, last_day DESC, kind
            """, ["region": region])
    }
}

struct RegionMoment: Described {
    let kind: String
    let value: String
    let firstDay: CalendarDate?
    let lastDay: CalendarDate?
    let decree: String?

    static let fields = Fields<Self> {
        Field(\.kind, "name or code, which are official; former, a name that was; alias, one that people use")
        Field(\.value, "The name or code")
        Field(\.firstDay, "First day on which it held; null when unknown")
        Field(\.lastDay, "Last day; null where it holds, or when unknown")
        Field(\.decree, "The decree that gave it; null when unknown")
    }
}
