import ModuleKit

struct RaiseIdea: WriteCommand {
    static let about = About(
        "meetings.idea.raise", "Record an idea of the community", access: .clerk,
        example: #"{"meeting": 1, "statement": "Kader ikut menyusun RKPDes", "stage": "planning"}"#)

    @Parameter("The meeting in which it was raised; its day is the idea's") var meeting: Int64?
    @Parameter("The day, without a meeting; today where this is missing") var on: CalendarDate?
    @Parameter("The problem that it answers") var issue: Int64?
    @Parameter("The idea", .length(3...4000)) var statement: String
    @Parameter("Planning, implementation or utilisation") var stage: IdeaStage
    @Parameter(
        "Regions it is meant for; where this is missing the meeting's targets, else those of the problem",
        .items(0...500)) var regions: [RegionCode]?
    @Parameter("Who raised it", .length(1...200)) var raisedBy: String?

    func validate(_ faults: inout Faults) {
        if meeting != nil, on != nil {
            faults.add(at: "on", "one_of", "Stands only without a meeting: the day is the meeting's")
        }
    }

    func run(_ store: Transaction) throws -> Idea {
        if let meeting {
            _ = try Meeting.check(.raiseIdea, of: meeting, in: store)
            try Happened.checkCame(meeting, in: store)
        }
        if let on { try Happened.check(on, at: "on", in: store) }
        let issue = try issue.map { try Issue.surviving($0, in: store) }
        let places = try Regions.given(
            regions, on: on ?? store.call.today, orTargetsOf: meeting, issue: issue, in: store)
        try store.db.execute(
            sql: """
                INSERT INTO meetings_idea(
                    created_at, updated_at, meeting, issue, on_date, statement, stage, raised_by)
                VALUES (:now, :now, :meeting, :issue, :on, :statement, :stage, :by)
                """,
            arguments: [
                "now": store.call.now, "meeting": meeting,
                "issue": issue,
                "on": meeting == nil ? on ?? store.call.today : nil, "statement": statement, "stage": stage,
                "by": raisedBy,
            ])
        let id = store.db.lastInsertedRowID
        try Regions.link(places, to: id, in: "meetings_idea_region", "idea", store.db)
        return try Idea.find(id, in: store.snapshot)
    }
}
