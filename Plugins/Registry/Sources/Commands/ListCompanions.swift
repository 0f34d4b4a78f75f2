import ModuleKit

struct ListCompanions: ReadCommand {
    static let about = About(
        "registry.companion.list", "List companions of villages", access: .viewer,
        example: #"{"within": "64.01", "position": "pld", "on": "2024-03-13"}"#)

    @Parameter("Region inside which the postings are") var within: RegionCode?
    @Parameter("Which position") var position: CompanionPosition?
    @Parameter("Those who are posted on this day; all there ever were where missing") var on: CalendarDate?
    @Parameter("Part of a name", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Companion> {
        var conditions = ListConditions("companion.id > :after")
        try conditions.add("companion.region", within: within, on: on, store)
        conditions.add("companion.position = :position", "position", position)
        conditions.add(Postings.holds("companion"), "on", on)
        conditions.add(TextSearch.sql("person.name", text), "text", text)
        return try store.page(
            Companion.self, page, Companions.select("\(conditions.sql) ORDER BY companion.id LIMIT :limit"),
            conditions.arguments)
    }
}
