import ModuleKit

struct ListChildren: ReadCommand {
    static let about = About(
        "registry.region.children", "List the regions inside a region, or the provinces", access: .viewer,
        example: #"{"code": "64.01.07"}"#)

    @Parameter("Code of the region around them") var code: RegionCode?

    func run(_ store: Snapshot) throws -> Page<Region> {
        guard let code else {
            return try store.list(Region.self, Region.sql(where: "region.parent IS NULL ORDER BY region.code"))
        }
        let parent = try Regions.id(code, store.db, at: "code")
        return try store.list(
            Region.self, Region.sql(where: "region.parent = :parent ORDER BY region.code"), ["parent": parent])
    }
}
