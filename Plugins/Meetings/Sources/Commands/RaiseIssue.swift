import ModuleKit

struct RaiseIssue: WriteCommand {
    static let about = About(
        "meetings.issue.raise", "Record a problem that was raised, for the first time or once more", access: .clerk,
        example: #"{"meeting": 1, "statement": "KPMD tidak aktif", "regions": ["64.01.07.2002"]}"#)

    @Parameter("The meeting in which it was raised; its day is the issue's") var meeting: Int64?
    @Parameter("The day, without a meeting; today where this is missing") var on: CalendarDate?
    @Parameter("The problem", .length(3...4000)) var statement: String
    @Parameter("What kind of problem it is", .length(2...100)) var category: String?
    @Parameter("Regions that have it; the meeting's targets where this is missing", .items(0...500)) var regions:
        [RegionCode]?
    @Parameter("Who raised it", .length(1...200)) var raisedBy: String?
    @Parameter("The issue that was raised before; it is answered, open again if it was closed") var recurrenceOf: Int64?

    func validate(_ faults: inout Faults) {
        if meeting != nil, on != nil {
            faults.add(at: "on", "one_of", "Stands only without a meeting: the day is the meeting's")
        }
    }

    func run(_ store: Transaction) throws -> RaisedIssue {
        if let meeting {
            _ = try Meeting.check(.raiseIssue, of: meeting, in: store)
            try Happened.checkCame(meeting, in: store)
        }
        if let on { try Happened.check(on, at: "on", in: store) }
        let places = try Regions.given(regions, on: on ?? store.call.today, orTargetsOf: meeting, in: store)
        let issue = try recurrenceOf.map { try again($0, in: store) } ?? new(in: store)
        try store.db.execute(
            sql: """
                INSERT INTO meetings_occurrence(created_at, issue, meeting, on_date, statement, raised_by)
                VALUES (:now, :issue, :meeting, :on, :statement, :by)
                """,
            arguments: [
                "now": store.call.now, "issue": issue, "meeting": meeting,
                "on": meeting == nil ? on ?? store.call.today : nil, "statement": statement, "by": raisedBy,
            ])
        try Regions.link(
            places, to: store.db.lastInsertedRowID, in: "meetings_occurrence_region", "occurrence", store.db)
        try store.publish(IssueChanged(issue: issue))
        try IssueWords.renew(of: issue, store.db)
        try store.db.execute(sql: "UPDATE meetings_issue SET times = times + 1 WHERE id = ?", arguments: [issue])
        let similar =
            recurrenceOf == nil
            ? try SimilarIssue.find(statement, regions: places, except: issue, in: store.snapshot) : []
        return RaisedIssue(issue: try Issue.find(issue, in: store.snapshot), similar: similar)
    }

    private func new(in store: Transaction) throws -> Int64 {
        try store.db.execute(
            sql: """
                INSERT INTO meetings_issue(created_at, updated_at, statement, category)
                VALUES (:now, :now, :statement, :category)
                """, arguments: ["now": store.call.now, "statement": statement, "category": category])
        return store.db.lastInsertedRowID
    }

    private func again(_ id: Int64, in store: Transaction) throws -> Int64 {
        let issue = try Issue.surviving(id, in: store)
        try Issue.take(.raise, of: issue, in: store)
        // Open again, it is neither resolved nor rejected; what was done then stands in the journal.
        try store.db.execute(
            sql: """
                UPDATE meetings_issue SET category = coalesce(category, ?), how = NULL, reason = NULL,
                    resolved_on = NULL
                WHERE id = ?
                """, arguments: [category, issue])
        return issue
    }
}

/// An issue, and earlier ones that may be the same.
struct RaisedIssue: Described {
    let issue: Issue
    let similar: [SimilarIssue]

    static let fields = Fields<Self> {
        Field(group: \.issue)
        Field(
            \.similar,
            "Earlier issues that sound alike, the likeliest first: meetings.issue.merge makes two of them one")
    }
}

struct ListSimilarIssues: ReadCommand {
    static let about = About(
        "meetings.issue.similar", "List earlier problems that sound like one that is about to be raised",
        access: .viewer,
        example: #"{"statement": "KPMD tidak aktif", "regions": ["64.01.07.2002"]}"#)

    @Parameter("The problem", .length(3...4000)) var statement: String
    @Parameter("Regions that have it", .items(0...500)) var regions: [RegionCode] = []

    func run(_ store: Snapshot) throws -> Page<SimilarIssue> {
        let places = try regions.compactMap { code in
            try RegionThen.id(of: code, on: store.call.today, store.db)
        }
        return Page(try SimilarIssue.find(statement, regions: places, in: store))
    }
}
