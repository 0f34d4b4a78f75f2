import ModuleKit

struct ListParticipants: ReadCommand {
    static let about = About(
        "trainings.participant.list", "List enrolments, of a training, a person or a cadre", access: .viewer,
        example: #"{"training": 1, "state": "completed"}"#)

    @Parameter("Only of this training") var training: Int64?
    @Parameter("Only of this person") var person: Int64?
    @Parameter("Only of this cadre") var cadre: Int64?
    @Parameter("Where the enrolment stands") var state: ParticipantState?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Participant> {
        try Known.check(training, "training", in: "trainings_training", store)
        var filter = Filter()
        filter.add("p.training = :training", "training", training)
        filter.add("p.person = :person", "person", try Known.person(person, store))
        filter.add("p.cadre = :cadre", "cadre", try Known.cadre(cadre, store))
        filter.add("p.state = :state", "state", state)
        return try store.page(
            Participant.self, page,
            Participant.select + " WHERE p.id > :after\(filter.sql) ORDER BY p.id LIMIT :limit", filter.arguments)
    }
}
