import ModuleKit

struct UpdateIdea: WriteCommand {
    static let about = About(
        "meetings.idea.update", "Correct an idea that waits: what is missing keeps, null clears", access: .clerk,
        example: #"{"idea": 1, "stage": "implementation", "expected_version": 1}"#)

    @Parameter("Number of the idea", alias: "id") var idea: Int64
    @Parameter("The idea", .length(3...4000)) var statement: Change<String>
    @Parameter("Planning, implementation or utilisation") var stage: Change<IdeaStage>
    @Parameter("The problem that it answers") var issue: Change<Int64>
    @Parameter("Regions it is meant for", .items(0...500)) var regions: Change<[RegionCode]>
    @Parameter("Who raised it", .length(1...200)) var raisedBy: Change<String>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("statement", statement.isClear), ("stage", stage.isClear))
    }

    func run(_ store: Transaction) throws -> Idea {
        let old = try Idea.find(idea, in: store.snapshot)
        try old.state.checkOpen()
        try expected.check("idea", version: old.version)
        let places = try regions.replacing.map {
            try Regions.given($0, on: old.raisedOn, orTargetsOf: nil, in: store)
        }
        try store.db.execute(
            sql: """
                UPDATE meetings_idea SET version = version + 1, updated_at = :now, statement = :statement,
                    stage = :stage, issue = :issue, raised_by = :by
                WHERE id = :id
                """,
            arguments: [
                "id": idea, "now": store.call.now, "statement": statement.applied(to: old.statement),
                "stage": stage.applied(to: old.stage),
                "issue": try issue.applied(to: old.issue).map { try Issue.surviving($0, in: store) },
                "by": raisedBy.applied(to: old.raisedBy),
            ])
        if let places { try Regions.relink(places, to: idea, in: "meetings_idea_region", "idea", store.db) }
        return try Idea.find(idea, in: store.snapshot)
    }
}
