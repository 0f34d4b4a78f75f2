import ModuleKit

struct ListOfficials: ReadCommand {
    static let about = About(
        "registry.official.list", "List officials of a region", access: .viewer,
        example: #"{"within": "64.01.07", "office": "village_head", "on": "2024-03-13"}"#)

    @Parameter("Region inside which the offices are") var within: RegionCode?
    @Parameter("Which office") var office: OfficeKind?
    @Parameter("Those who hold it on this day; all there ever were where missing") var on: CalendarDate?
    @Parameter("Part of a name", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Official> {
        var conditions = ListConditions("official.id > :after")
        try conditions.add("official.region", within: within, on: on, store)
        conditions.add("official.office = :office", "office", office)
        conditions.add(Postings.holds("official"), "on", on)
        conditions.add(TextSearch.sql("person.name", text), "text", text)
        return try store.page(
            Official.self, page, Officials.select("\(conditions.sql) ORDER BY official.id LIMIT :limit"),
            conditions.arguments)
    }
}
