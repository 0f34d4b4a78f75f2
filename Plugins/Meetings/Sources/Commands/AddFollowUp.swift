import ModuleKit

struct AddFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.add", "Add a concrete step", access: .clerk,
        example: #"""
            {"meeting": 1, "action": "Menyusun rencana pelatihan", "owner": "Bidang PKSB", "due": "2024-04-01"}
            """#)

    @Parameter("What is to be done", .length(3...4000)) var action: String
    @Parameter("Who does it: one unit or person", .length(2...200)) var owner: String
    @Parameter("Until when") var due: CalendarDate?
    @Parameter(
        "Regions it is meant for; where this is missing the meeting's targets, else those of the problem or training",
        .items(0...500)) var regions: [RegionCode]?
    @Parameter("The meeting that agreed on it") var meeting: Int64?
    @Parameter("The problem that it answers") var issue: Int64?
    @Parameter("The idea that it carries out") var idea: Int64?
    @Parameter("The training that it belongs to") var training: Int64?
    @Parameter("Follow-ups that come before it", .items(0...100)) var dependsOn: [Int64] = []

    func run(_ store: Transaction) throws -> FollowUp {
        if let meeting { _ = try Meeting.check(.addFollowUp, of: meeting, in: store) }
        try Trainings.check(training, in: store)
        if let idea { _ = try Idea.find(idea, in: store.snapshot) }
        for followup in dependsOn { _ = try FollowUp.find(followup, in: store.snapshot) }
        let issue = try issue.map { try Issue.surviving($0, in: store) }
        let places = try Regions.given(
            regions, on: store.call.today, orTargetsOf: meeting, issue: issue, training: training, in: store)
        try store.db.execute(
            sql: """
                INSERT INTO meetings_followup(
                    created_at, updated_at, action, owner, due, meeting, issue, idea, training)
                VALUES (:now, :now, :action, :owner, :due, :meeting, :issue, :idea, :training)
                """,
            arguments: [
                "now": store.call.now, "action": action, "owner": owner, "due": due, "meeting": meeting,
                "issue": issue, "idea": idea, "training": training,
            ])
        let id = store.db.lastInsertedRowID
        try Regions.link(places, to: id, in: "meetings_followup_region", "followup", store.db)
        for followup in Set(dependsOn).sorted() {
            try store.db.execute(
                sql: "INSERT INTO meetings_followup_dependency(followup, depends_on) VALUES (?, ?)",
                arguments: [id, followup])
        }
        try store.publish(FollowUpChanged(followup: id))
        return try FollowUp.find(
            id, in: store.snapshot, warnings: try DueDay.warnings(due, agreedIn: meeting, in: store))
    }
}
