import ModuleKit

struct ListPlans: ReadCommand {
    static let about = About(
        "trainings.plan.list", "List plans, and how far they are filled", access: .viewer, example: #"{"year": 2024}"#)

    @Parameter("Only of this year") var year: Int?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Plan> {
        try store.page(
            Plan.self, page,
            Plan.select + " WHERE l.id > :after AND (:year IS NULL OR l.year = :year) ORDER BY l.id LIMIT :limit",
            ["year": year])
    }
}
