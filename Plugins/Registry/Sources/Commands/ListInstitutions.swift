import ModuleKit

struct ListInstitutions: ReadCommand {
    static let about = About(
        "registry.institution.list", "List institutions with their boards", access: .viewer,
        example: #"{"within": "64.01.07", "kind": "lpm"}"#)

    @Parameter("Region inside which they are") var within: RegionCode?
    @Parameter("What they are") var kind: InstitutionKind?
    @Parameter("Those that work on this day; all there ever were where missing") var on: CalendarDate?
    @Parameter("Part of the name", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Institution> {
        var conditions = ListConditions("institution.id > :after")
        try conditions.add("institution.region", within: within, on: on, store)
        conditions.add("institution.kind = :kind", "kind", kind)
        conditions.add(
            """
            (institution.since IS NULL OR institution.since <= :on)
                AND (institution.until IS NULL OR institution.until >= :on)
            """, "on", on)
        conditions.add(TextSearch.sql("institution.name", text), "text", text)
        return try store.page(
            Institution.self, page, Institutions.select("\(conditions.sql) ORDER BY institution.id LIMIT :limit"),
            conditions.arguments)
    }
}
