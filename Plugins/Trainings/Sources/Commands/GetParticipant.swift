import ModuleKit

struct GetParticipant: ReadCommand {
    static let about = About(
        "trainings.participant.get", "Show an enrolment", access: .viewer, example: #"{"participant": 1}"#)

    @Parameter("Number of the enrolment", alias: "id") var participant: Int64

    func run(_ store: Snapshot) throws -> Participant { try Participant.find(participant, in: store) }
}
