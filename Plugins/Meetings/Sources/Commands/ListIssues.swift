import ModuleKit

struct ListIssues: ReadCommand {
    static let about = About(
        "meetings.issue.list", "List problems", access: .viewer,
        example: #"{"within": "64.01", "state": "open", "min_occurrences": 2}"#)

    @Group var scope: RegionScope
    @Parameter("Where they stand") var state: IssueState?
    @Parameter("Only those raised so often", .range(1...10_000)) var minOccurrences: Int?
    @Parameter("What kind of problem it is", .length(2...100)) var category: String?
    @Parameter("Words by which it was told, or how they begin", .length(2...80)) var text: String?
    @Parameter("Only those raised in this meeting") var meeting: Int64?
    @Group var page: PageRequest

    func validate(_ faults: inout Faults) { faults.refuseWordless(text, at: "text") }

    func run(_ store: Snapshot) throws -> Page<Issue> {
        try Known.check(meeting, "meeting", in: "meetings_meeting", store)
        var conditions = Conditions(pagedBy: "i", in: "meetings_issue")
        try conditions.add(
            scope,
            .init(
                tables: "meetings_occurrence_region g JOIN meetings_occurrence o ON o.id = g.occurrence",
                record: "o.issue"), in: store)
        try conditions.add(words: text, .problems, in: store)
        conditions.add("i.category = :category", "category", category)
        conditions.add("i.state = :state", "state", state)
        if let minOccurrences, minOccurrences > 1 {
            conditions.add("i.times > 1 AND i.times >= :occurrences", "occurrences", minOccurrences)
            conditions.prefer(index: "meetings_issue_recurring")
        } else {
            conditions.add("i.times >= :occurrences", "occurrences", minOccurrences)
        }
        conditions.add(
            "i.id IN (SELECT issue FROM meetings_occurrence WHERE meeting = :meeting)", "meeting", meeting)
        return try store.page(
            Issue.self, page, Issue.select + conditions.paged, conditions.arguments &+ ["today": store.call.today])
    }
}

struct GetIssue: ReadCommand {
    static let about = About("meetings.issue.get", "Show a problem", access: .viewer, example: #"{"issue": 1}"#)

    @Parameter("Number of the issue", alias: "id") var issue: Int64

    func run(_ store: Snapshot) throws -> Issue { try Issue.find(issue, in: store) }
}
