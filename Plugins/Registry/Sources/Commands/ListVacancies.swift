import ModuleKit

struct ListVacancies: ReadCommand {
    static let about = About(
        "registry.official.vacancies", "List regions whose office nobody holds, and who stands in", access: .viewer,
        example: #"{"within": "64.01", "office": "village_head"}"#)

    @Parameter("Region that is looked at") var within: RegionCode
    @Parameter("An office that one person holds") var office: OfficeKind = .villageHead
    @Parameter("The day; today where missing") var on: CalendarDate?
    @Group var page: PageRequest

    func validate(_ faults: inout Faults) {
        if !office.isSingle {
            faults.add(at: "office", "single", "'\(office.rawValue)' is held by several, and is never vacant")
        }
    }

    func run(_ store: Snapshot) throws -> Page<Vacancy> {
        _ = try Regions.id(within, store.db, at: "within")
        return try store.page(
            Vacancy.self, page,
            """
            SELECT region.id, region.code AS region, region.name, (
                    SELECT json_object('official', official.id, 'name', person.name, 'acting', official.acting,
                        'since', official.since)
                    FROM registry_official AS official JOIN registry_person AS person ON person.id = official.person
                    WHERE official.region = region.id AND official.office = :office AND official.acting IS NOT NULL
                        AND \(Postings.holds("official")) ORDER BY official.since DESC LIMIT 1) AS acting
            FROM registry_region AS region
            WHERE region.id > :after AND region.level = :level AND region.id IN (\(Regions.presentInside)) AND NOT EXISTS (
                    SELECT 1 FROM registry_official AS official
                    WHERE official.region = region.id AND official.office = :office AND official.acting IS NULL
                        AND \(Postings.holds("official")))
            ORDER BY region.id LIMIT :limit
            """,
            ["within": within, "office": office, "level": office.level, "on": on ?? store.call.today])
    }
}

/// A region whose office nobody holds.
struct Vacancy: Described {
    let id: Int64
    let region: String
    let name: String
    let acting: Acting?

    struct Acting: Described {
        let official: Int64
        let name: String
        let acting: ActingKind
        let since: CalendarDate

        static let fields = Fields<Self> {
            Field(\.official, "The official")
            Field(\.name, "The person's name")
            Field(\.acting, "plt or pj")
            Field(\.since, "First day")
        }
    }

    static let fields = Fields<Self> {
        Field(\.id, "Number of the region")
        Field(\.region, "Code of the region")
        Field(\.name, "Name of the region")
        Field(\.acting, "Who stands in; null when nobody does")
    }
}
