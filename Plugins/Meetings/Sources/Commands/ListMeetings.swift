import ModuleKit

struct ListMeetings: ReadCommand {
    static let about = About(
        "meetings.list", "List meetings", access: .viewer, example: #"{"within": "64.01", "state": "held"}"#)

    @Parameter("Region in which one of the targets lies") var within: RegionCode?
    @Parameter("Not before this day") var from: CalendarDate?
    @Parameter("Not after this day") var to: CalendarDate?
    @Parameter("What the office calls it") var kind: MeetingKind?
    @Parameter("Where it stands") var state: MeetingState?
    @Parameter("Part of the title", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<MeetingItem> {
        var conditions = Conditions(pagedBy: "m")
        conditions.add(within: within, "m.id", in: "meetings_target", "meeting")
        conditions.add("m.on_date >= :from", "from", from)
        conditions.add("m.on_date <= :to", "to", to)
        conditions.add("m.kind = :kind", "kind", kind)
        conditions.add("m.state = :state", "state", state)
        conditions.add("instr(lower(m.title), lower(:text)) > 0", "text", text)
        return try store.page(MeetingItem.self, page, MeetingItem.select + conditions.paged("m"), conditions.arguments)
    }
}
