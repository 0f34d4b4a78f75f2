import ModuleKit

struct ListTrainers: ReadCommand {
    static let about = About(
        "trainings.trainer.list", "List who leads sessions, of a training or by person", access: .viewer,
        example: #"{"training": 1}"#)

    @Parameter("Only of this training") var training: Int64?
    @Parameter("Only this person") var person: Int64?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Trainer> {
        try Known.check(training, "training", in: "trainings_training", store)
        var filter = Filter()
        filter.add("s.training = :training", "training", training)
        filter.add("l.person = :person", "person", try Known.person(person, store))
        return try store.page(
            Trainer.self, page, Trainer.select + " WHERE l.id > :after\(filter.sql) ORDER BY l.id LIMIT :limit",
            filter.arguments)
    }
}

struct GetTrainer: ReadCommand {
    static let about = About(
        "trainings.trainer.get", "Show who leads a session", access: .viewer, example: #"{"trainer": 1}"#)

    @Parameter("Number of the entry", alias: "id") var trainer: Int64

    func run(_ store: Snapshot) throws -> Trainer { try Trainer.find(trainer, in: store) }
}
