import ModuleKit

struct ListBelowMinimum: ReadCommand {
    static let about = About(
        "reporting.minimum", "List villages with fewer active cadres than the minimum", access: .viewer,
        example: #"{"within": "64.01"}"#)

    @Parameter("Region whose villages are meant; everything there is where it is missing") var within: RegionCode?
    @Parameter("The minimum; the office's setting where it is missing", .range(1...10)) var minimum: Int?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<ShortVillage> {
        let code = within?.text ?? ""
        return try store.page(
            ShortVillage.self, page,
            """
            SELECT r.id, r.code, r.name,
                (SELECT count(*) FROM registry_pub_cadre c WHERE c.region = r.id AND c.state = 'active') AS active,
                (SELECT count(*) FROM registry_pub_cadre c WHERE c.region = r.id AND c.state = 'inactive') AS inactive,
                (SELECT count(*) FROM registry_pub_cadre c WHERE c.region = r.id AND c.state = 'proposed') AS proposed
            FROM registry_pub_region r
            WHERE r.id > :after AND r.level = 'village' AND r.code >= :low AND r.code < :high AND :minimum > (
                SELECT count(*) FROM registry_pub_cadre c WHERE c.region = r.id AND c.state = 'active')
            ORDER BY r.id LIMIT :limit
            """,
            [
                "low": code, "high": code.isEmpty ? "~" : code + "/",
                "minimum": try minimum ?? Minimum.cadres(store),
            ])
    }
}

struct ShortVillage: Described {
    let id: Int64
    let code: String
    let name: String
    let active: Int
    let inactive: Int
    let proposed: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the village")
        Field(\.code, "The village's code")
        Field(\.name, "The village's name")
        Field(\.active, "Active cadres")
        Field(\.inactive, "Inactive cadres, whom a decree, meeting or training may bring back")
        Field(\.proposed, "Cadres who wait for their decree")
    }
}
