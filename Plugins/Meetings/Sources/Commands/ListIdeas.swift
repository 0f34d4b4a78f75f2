import ModuleKit

struct ListIdeas: ReadCommand {
    static let about = About(
        "meetings.idea.list", "List ideas", access: .viewer, example: #"{"within": "64.01", "stage": "planning"}"#)

    @Group var scope: RegionScope
    @Parameter("Planning, implementation or utilisation") var stage: IdeaStage?
    @Parameter("Where they stand") var state: IdeaState?
    @Parameter("Only those raised in this meeting") var meeting: Int64?
    @Parameter("Only those that answer this problem") var issue: Int64?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Idea> {
        try Known.check(meeting, "meeting", in: "meetings_meeting", store)
        try Known.check(issue, "issue", in: "meetings_issue", store)
        var conditions = Conditions(pagedBy: "e", in: "meetings_idea")
        try conditions.add(scope, .init(tables: "meetings_idea_region g", record: "g.idea"), in: store)
        conditions.add("e.stage = :stage", "stage", stage)
        conditions.add("e.state = :state", "state", state)
        conditions.add("e.meeting = :meeting", "meeting", meeting)
        conditions.add("e.issue = :issue", "issue", issue)
        return try store.page(Idea.self, page, Idea.select + conditions.paged, conditions.arguments)
    }
}

struct GetIdea: ReadCommand {
    static let about = About("meetings.idea.get", "Show an idea", access: .viewer, example: #"{"idea": 1}"#)

    @Parameter("Number of the idea", alias: "id") var idea: Int64

    func run(_ store: Snapshot) throws -> Idea { try Idea.find(idea, in: store) }
}
