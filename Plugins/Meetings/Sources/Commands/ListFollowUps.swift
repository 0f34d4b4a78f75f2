import ModuleKit

struct ListFollowUps: ReadCommand {
    static let about = About(
        "meetings.followup.list", "List concrete steps", access: .viewer,
        example: #"{"within": "64.01", "overdue": true}"#)

    @Parameter("Where they stand") var state: FollowUpState?
    @Parameter("Whether they wait, and their day is past") var overdue: Bool?
    @Parameter("Part of the owner's name", .length(2...80)) var owner: String?
    @Group var scope: RegionScope
    @Parameter("Only those that this meeting agreed on") var meeting: Int64?
    @Parameter("Only those that answer this problem") var issue: Int64?
    @Parameter("Only those that carry out this idea") var idea: Int64?
    @Parameter("Only those that belong to this training") var training: Int64?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<FollowUp> {
        try Known.check(meeting, "meeting", in: "meetings_meeting", store)
        try Known.check(issue, "issue", in: "meetings_issue", store)
        try Known.check(idea, "idea", in: "meetings_idea", store)
        var conditions = Conditions(pagedBy: "f", in: "meetings_followup")
        conditions.add("f.state = :state", "state", state)
        if let overdue {
            let late = FollowUp.isOverdue
            conditions.add(overdue ? late : "NOT coalesce(\(late), 0)", "today", store.call.today)
        }
        // Their index is shorter than the steps.
        conditions.add(
            """
            f.id IN (SELECT id FROM meetings_followup INDEXED BY meetings_followup_owner
                WHERE \(TextSearch.sql("owner", owner, parameter: "owner")))
            """, "owner", owner)
        try conditions.add(
            scope, .init(tables: "meetings_followup_region g", record: "g.followup"), in: store)
        conditions.add("f.meeting = :meeting", "meeting", meeting)
        conditions.add("f.issue = :issue", "issue", issue)
        conditions.add("f.idea = :idea", "idea", idea)
        conditions.add("f.training = :training", "training", training)
        let arguments = overdue == nil ? conditions.arguments &+ ["today": store.call.today] : conditions.arguments
        return try store.page(FollowUp.self, page, FollowUp.select + conditions.paged, arguments)
    }
}

struct GetFollowUp: ReadCommand {
    static let about = About(
        "meetings.followup.get", "Show a concrete step", access: .viewer, example: #"{"followup": 1}"#)

    @Parameter("Number of the follow-up", alias: "id") var followup: Int64

    func run(_ store: Snapshot) throws -> FollowUp { try FollowUp.find(followup, in: store) }
}
