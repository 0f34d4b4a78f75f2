import ModuleKit

struct UpdatePlan: WriteCommand {
    static let about = About(
        "trainings.plan.update", "Change what a plan says", access: .clerk,
        example: #"{"plan": 1, "budget": 300000000, "expected_version": 1}"#)

    @Parameter("Number of the plan", alias: "id") var plan: Int64
    @Parameter("Title", .length(3...300)) var title: Change<String>
    @Parameter("Who is to be trained", .length(2...300)) var targetGroup: Change<String>
    @Parameter("Money in rupiah", .range(0...1_000_000_000_000_000)) var budget: Change<Int64>
    @Parameter("The curriculum meant, by its number or code") var curriculum: Change<NameOrNumber>
    @Parameter("Seats by region; the list takes the place of the one before", .items(0...1000)) var quotas:
        Change<[GivenQuota]>
    @Parameter("Needs that the plan answers; the list takes the place of the one before", .items(0...1000))
    var needs: Change<[Int64]>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("title", title.isClear))
        if let quotas = quotas.replacing, Set(quotas.map(\.region)).count < quotas.count {
            faults.add(at: "quotas", "unique", "Two quotas are for the same region")
        }
    }

    func run(_ store: Transaction) throws -> Plan {
        let present = try Plan.find(plan, in: store.snapshot)
        try expected.check("plan", version: present.version)
        let curriculumID: Int64? =
            switch curriculum {
            case .keep: present.curriculum
            case .clear: nil
            case .set(let name): try name.curriculumID(in: store.db)
            }
        try store.db.execute(
            sql: """
                UPDATE trainings_plan SET title = :title, target_group = :group, budget = :budget,
                    curriculum = :curriculum, version = version + 1, updated_at = :now WHERE id = :id
                """,
            arguments: [
                "id": plan, "now": store.call.now, "title": title.applied(to: present.title),
                "group": targetGroup.applied(to: present.targetGroup), "budget": budget.applied(to: present.budget),
                "curriculum": curriculumID,
            ])
        if let quotas = quotas.replacing { try Plan.set(quotas, of: plan, store.db) }
        if let needs = needs.replacing { try Need.answer(needs, by: plan, in: store) }
        return try Plan.find(plan, in: store.snapshot)
    }
}
