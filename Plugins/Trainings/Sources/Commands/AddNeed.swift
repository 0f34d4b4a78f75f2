import ModuleKit

struct AddNeed: WriteCommand {
    static let about = About(
        "trainings.need.add", "Enter a need for training", access: .clerk,
        example: #"""
            {"title": "Fasilitasi musyawarah desa", "regions": ["64.01.07"], "dimension": "skill",
             "source": "Rapat koordinasi 13 Maret 2024 (contoh)"}
            """#)

    @Parameter("What should be trained", .length(3...300)) var title: String
    @Parameter("Where", .items(1...500)) var regions: [RegionCode]
    @Parameter("What should change") var dimension: Dimension?
    @Parameter("Where it was said", .length(2...300)) var source: String?
    @Parameter("The meeting that it comes from") var meeting: Int64?
    @Parameter("The problem that it comes from") var issue: Int64?
    @Parameter("The follow-up that it comes from") var followup: Int64?
    @Parameter("The training that it comes from") var training: Int64?

    func run(_ store: Transaction) throws -> Need {
        try Meetings.check(meeting, at: "meeting", .meeting, in: store)
        try Meetings.check(issue, at: "issue", .issue, in: store)
        try Meetings.check(followup, at: "followup", .followUp, in: store)
        if let training { _ = try Training.find(training, in: store.snapshot) }
        try store.db.execute(
            sql: """
                INSERT INTO trainings_need(
                    created_at, updated_at, title, dimension, source, meeting, issue, followup, training)
                VALUES (:now, :now, :title, :dimension, :source, :meeting, :issue, :followup, :training)
                """,
            arguments: [
                "now": store.call.now, "title": title, "dimension": dimension, "source": source,
                "meeting": meeting, "issue": issue, "followup": followup, "training": training,
            ])
        let id = store.db.lastInsertedRowID
        try Need.set(regions, of: id, store.db)
        return try Need.find(id, in: store.snapshot)
    }
}
