import ModuleKit

struct ListChildren: ReadCommand {
    static let about = About(
        "registry.region.children", "List the regions inside a region, or the provinces", access: .viewer,
        example: #"{"code": "64.01.07"}"#)

    @Parameter("Code of the region around them") var code: RegionCode?

    @Parameter("The day whose boundaries and names are meant; today where it is missing") var asOf: CalendarDate?

    func run(_ store: Snapshot) throws -> Page<Region> {
        if let asOf { return Page(try children(on: asOf, store)) }
        guard let code else {
            return try store.list(
                Region.self, Region.sql(where: "region.level = 'province' ORDER BY region.code"))
        }
        let parent = try Regions.id(code, store.db, at: "code")
        return try store.list(
            Region.self, Region.sql(where: "region.parent = :parent ORDER BY region.code"), ["parent": parent])
    }

    private func children(on day: CalendarDate, _ store: Snapshot) throws -> [Region] {
        guard let code else {
            return try RegionsOnDay.list(where: "region.level = 'province'", [:], on: day, store)
        }
        guard try RegionsOnDay.id(code, on: day, store.db) != nil else {
            throw RPCError.invalid("code", "region", "There was no region '\(code)' on \(day)")
        }
        return try RegionsOnDay.list(
            where: "held.code > :code || '.' AND held.code < :code || '/' AND length(held.code) = :length",
            ["code": code.text, "length": code.text.utf8.count + (code.level == .district ? 5 : 3)], on: day, store)
    }
}
