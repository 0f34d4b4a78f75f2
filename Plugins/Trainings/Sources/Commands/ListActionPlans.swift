import ModuleKit

struct ListActionPlans: ReadCommand {
    static let about = About(
        "trainings.actionplan.list", "List what participants mean to do after a training", access: .viewer,
        example: #"{"training": 1}"#)

    @Parameter("Only of this training") var training: Int64?
    @Parameter("Only of this enrolment") var participant: Int64?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<PlannedAction> {
        try Known.check(training, "training", in: "trainings_training", store)
        try Known.check(participant, "participant", in: "trainings_participant", store)
        var filter = Filter()
        filter.add("p.training = :training", "training", training)
        filter.add("a.participant = :participant", "participant", participant)
        return try store.page(
            PlannedAction.self, page,
            PlannedAction.select(store) + " WHERE a.id > :after\(filter.sql) ORDER BY a.id LIMIT :limit",
            filter.arguments)
    }
}

struct GetActionPlan: ReadCommand {
    static let about = About(
        "trainings.actionplan.get", "Show one step of what a participant means to do", access: .viewer,
        example: #"{"action": 1}"#)

    @Parameter("Number of the step", alias: "id") var action: Int64

    func run(_ store: Snapshot) throws -> PlannedAction { try PlannedAction.find(action, in: store) }
}
