import ModuleKit

struct ListNeeds: ReadCommand {
    static let about = About(
        "trainings.need.list",
        "List needs: those derived from what the office knows on the first page, then those entered",
        access: .viewer, example: #"{"within": "64.01"}"#)

    @Parameter("Only needs of this region and those inside it") var within: RegionCode?
    @Parameter("Where it stands") var state: NeedState?
    @Parameter("Where it comes from") var origin: NeedOrigin?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Need> {
        let inside = try within.map { try Inside($0, asOf: nil, store.db) }
        var entered: [Need] = []
        if origin == nil || origin == .entered {
            var filter = Filter()
            filter.add("n.state = :state", "state", state)
            filter.add("n.id", isIn: "need", of: "trainings_need_region", inside)
            entered = try store.all(
                Need.self, Need.select + " WHERE n.id > :after\(filter.sql) ORDER BY n.id LIMIT :limit",
                filter.arguments &+ ["after": page.after, "limit": page.limit + 1])
        }
        var derived: [Need] = []
        if page.cursor == nil, state == nil || state == .open {
            let settings = try store.settings(TrainingsSettings.self)
            derived = try DerivedNeeds(within: within, settings: settings, store).all(origin)
        }
        let items = Array(entered.prefix(page.limit))
        return Page(derived + items, after: entered.count > page.limit ? items.last?.id ?? nil : nil)
    }
}
