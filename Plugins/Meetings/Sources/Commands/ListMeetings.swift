import ModuleKit

struct ListMeetings: ReadCommand {
    static let about = About(
        "meetings.list", "List meetings", access: .viewer, example: #"{"within": "64.01", "state": "held"}"#)

    @Group var scope: RegionScope
    @Parameter("Not before this day") var from: CalendarDate?
    @Parameter("Not after this day") var to: CalendarDate?
    @Parameter("What the office calls it") var kind: MeetingKind?
    @Parameter("Where it stands") var state: MeetingState?
    @Parameter("Words of the title, or how they begin", .length(2...80)) var text: String?
    @Parameter("Only those that continue this meeting, or that it continues, and so on: its whole series") var series:
        Int64?
    @Group var page: PageRequest

    func validate(_ faults: inout Faults) {
        faults.refuseWordless(text, at: "text")
        if let from, let to, to < from { faults.add(at: "to", "order", "'\(to)' is before from '\(from)'") }
    }

    func run(_ store: Snapshot) throws -> Page<MeetingItem> {
        try Known.check(series, "meeting", in: "meetings_meeting", store)
        var conditions = Conditions(pagedBy: "m", in: "meetings_meeting")
        try conditions.add(scope, .init(tables: "meetings_target g", record: "g.meeting"), in: store)
        try conditions.add(words: text, .titles, in: store)
        try conditions.add(from: from, to: to, "on_date", index: "meetings_meeting_on_date", in: store)
        conditions.add("m.kind = :kind", "kind", kind)
        conditions.add("m.state = :state", "state", state)
        conditions.add(
            """
            m.id IN (WITH RECURSIVE
                up(id) AS (SELECT :series UNION SELECT p.parent FROM up JOIN meetings_meeting p ON p.id = up.id
                    WHERE p.parent IS NOT NULL),
                whole(id) AS (SELECT id FROM up UNION SELECT p.id FROM whole JOIN meetings_meeting p ON p.parent = whole.id)
                SELECT id FROM whole)
            """, "series", series)
        return try store.page(MeetingItem.self, page, MeetingItem.select + conditions.paged, conditions.arguments)
    }
}
