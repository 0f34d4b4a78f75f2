import ModuleKit

struct ListDecrees: ReadCommand {
    static let about = About(
        "registry.decree.list", "List decrees with their attachments", access: .viewer,
        example: #"{"within": "64.01.07", "expired": true}"#)

    @Parameter("Region whose villages are meant") var within: RegionCode?
    @Parameter("Whether the last day is over") var expired: Bool?
    @Parameter("Last day lies before this one") var expiresBefore: CalendarDate?
    @Parameter("Part of the number", .length(1...100)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<DecreeRecord> {
        var conditions = ListConditions("decree.id > :after")
        try conditions.add("decree.village", within: within, store)
        conditions.add("coalesce(decree.valid_until < :today, 0) = :expired", "expired", expired)
        conditions.add("decree.valid_until < :before", "before", expiresBefore)
        conditions.add("instr(decree.number, :text) > 0", "text", text)
        return try store.page(
            DecreeRecord.self, page, Decrees.select("\(conditions.sql) ORDER BY decree.id LIMIT :limit"),
            conditions.arguments &+ ["today": store.call.today])
    }
}
