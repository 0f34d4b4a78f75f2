import ModuleKit

struct CreatePlan: WriteCommand {
    static let about = About(
        "trainings.plan.create", "Plan the trainings of a year", access: .clerk,
        example: #"""
            {"year": 2024, "title": "Peningkatan kapasitas KPMD (contoh)", "budget": 250000000,
             "quotas": [{"region": "64.01", "seats": 64}]}
            """#)

    @Parameter("The budget's year", .range(2000...2100)) var year: Int
    @Parameter("Title", .length(3...300)) var title: String
    @Parameter("Who is to be trained", .length(2...300)) var targetGroup: String?
    @Parameter("Money in rupiah", .range(0...1_000_000_000_000_000)) var budget: Int64?
    @Parameter("The curriculum meant, by its number or code") var curriculum: NameOrNumber?
    @Parameter("Seats by region", .items(0...1000)) var quotas: [GivenQuota] = []
    @Parameter("Needs that the plan answers", .items(0...1000)) var needs: [Int64] = []

    func validate(_ faults: inout Faults) {
        if Set(quotas.map(\.region)).count < quotas.count {
            faults.add(at: "quotas", "unique", "Two quotas are for the same region")
        }
    }

    func run(_ store: Transaction) throws -> Plan {
        try store.db.execute(
            sql: """
                INSERT INTO trainings_plan(created_at, updated_at, year, title, target_group, budget, curriculum)
                VALUES (:now, :now, :year, :title, :group, :budget, :curriculum)
                """,
            arguments: [
                "now": store.call.now, "year": year, "title": title, "group": targetGroup, "budget": budget,
                "curriculum": try curriculum?.curriculumID(in: store.db),
            ])
        let id = store.db.lastInsertedRowID
        try Plan.set(quotas, of: id, store.db)
        try Need.answer(needs, by: id, in: store)
        return try Plan.find(id, in: store.snapshot)
    }
}
