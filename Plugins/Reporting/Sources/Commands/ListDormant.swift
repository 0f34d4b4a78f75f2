import ModuleKit

struct ListDormant: ReadCommand {
    static let about = About(
        "reporting.dormant", "List cadres that nobody has seen for some months", access: .viewer,
        example: #"{"within": "64.01", "months": 12}"#)

    @Parameter("Region whose cadres are meant") var within: RegionCode
    @Parameter("Months without a trace", .range(1...600)) var months = 12
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<DormantCadre> {
        try store.page(
            DormantCadre.self, page,
            """
            SELECT c.id, c.name, c.region_code AS village, r.name AS village_name, c.state, c.last_seen,
                (SELECT min(on_date) FROM registry_pub_cadre_event e
                    WHERE e.cadre = c.id AND e.kind <> 'seen') AS known_since
            FROM registry_pub_cadre c LEFT JOIN registry_pub_region r ON r.id = c.region
            WHERE c.id > :after AND c.state IN ('active', 'inactive') AND \(RecapScope.isInside("c.region_code"))
                AND (c.last_seen IS NULL OR c.last_seen < :limit_day)
            ORDER BY c.id LIMIT :limit
            """, ["within": within, "limit_day": store.call.today.adding(months: -months)])
    }
}

struct DormantCadre: Described {
    enum State: String, Choice { case active, inactive }

    let id: Int64
    let name: String
    let village: RegionCode
    let villageName: String?
    let state: State
    let lastSeen: CalendarDate?
    let knownSince: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the cadre")
        Field(\.name, "The cadre's name")
        Field(\.village, "The village's code")
        Field(\.villageName, "The village's name")
        Field(\.state, "Where the cadre stands")
        Field(\.lastSeen, "When it was seen last; null where it never was")
        Field(\.knownSince, "The first day in its history; whoever was never seen is listed, however short that is")
    }
}
