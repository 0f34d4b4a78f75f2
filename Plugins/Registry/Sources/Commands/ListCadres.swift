import ModuleKit

struct ListCadres: ReadCommand {
    static let about = About(
        "registry.cadre.list", "List cadres", access: .viewer,
        example: #"{"within": "64.01.07", "state": "inactive"}"#)

    @Parameter("Region whose villages are meant") var within: RegionCode?
    @Parameter("Where the cadre stands") var state: CadreState?
    @Parameter("What the decree names the cadre for", .length(1...100)) var role: String?
    @Parameter("Part of a name", .length(2...80)) var text: String?
    @Parameter("Whether the decree has run out") var decreeExpired: Bool?
    @Parameter("Not seen for so many months, or never, and not ended", .range(1...600))
    var dormantMonths: Int?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Cadre> {
        let condition = """
            cadre.id > :after AND \(Regions.within("village.code"))
            AND (:state IS NULL OR cadre.state = :state) AND (:role IS NULL OR cadre.role = :role)
            AND (:text IS NULL OR instr(lower(person.name), lower(:text)) > 0)
            AND (:expired IS NULL
                OR (decree.id IS NOT NULL AND coalesce(decree.valid_until < :today, 0) = :expired))
            AND (:since IS NULL OR (cadre.state <> 'ended' AND NOT EXISTS (
                SELECT 1 FROM registry_cadre_event AS event
                WHERE event.cadre = cadre.id AND event.kind = 'seen' AND event.on_date >= :since)))
            ORDER BY cadre.id LIMIT :limit
            """
        if let within { _ = try Regions.id(within, store.db, at: "within") }
        let today = store.call.today
        return try store.page(
            Cadre.self, page, Cadres.select(condition),
            [
                "within": within, "state": state, "role": role, "text": text, "expired": decreeExpired, "today": today,
                "since": dormantMonths.map { today.adding(months: -$0) },
            ])
    }
}
