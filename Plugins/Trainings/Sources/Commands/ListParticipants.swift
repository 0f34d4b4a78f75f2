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
        try store.page(
            Participant.self, page,
            Participant.select + """
                 WHERE p.id > :after AND (:training IS NULL OR p.training = :training)
                    AND (:person IS NULL OR p.person = :person) AND (:cadre IS NULL OR p.cadre = :cadre)
                    AND (:state IS NULL OR p.state = :state)
                ORDER BY p.id LIMIT :limit
                """, ["training": training, "person": person, "cadre": cadre, "state": state])
    }
}
