import ModuleKit

struct ListSessions: ReadCommand {
    static let about = About(
        "trainings.session.list", "List a training's sessions", access: .viewer, example: #"{"training": 1}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Session> {
        try Known.check(training, "training", in: "trainings_training", store)
        return try store.page(
            Session.self, page,
            Session.select + " WHERE s.id > :after AND s.training = :training ORDER BY s.id LIMIT :limit",
            ["training": training])
    }
}
