import ModuleKit

struct ReplaceParticipant: WriteCommand {
    static let about = About(
        "trainings.replace", "Enrol somebody in a participant's place", access: .clerk,
        example: #"{"participant": 1, "by": {"cadre": 2}}"#)

    @Parameter("Number of the enrolment that ends", alias: "id") var participant: Int64
    @Parameter("Who comes instead") var by: ParticipantEntry

    func run(_ store: Transaction) throws -> Replacement {
        let present = try Participant.find(participant, in: store.snapshot)
        try present.state.check(.replace, participant: participant)
        try Training.check(.replace, of: present.training, in: store.db)
        var enrolment = try Enrolment(store, inPlaceOf: present)
        // First the new one: nobody comes in the own place.
        let id = try enrolment.add(by, at: "by", replaces: participant)
        try Participant.set(participant, to: .replaced, reason: nil, in: store)
        try Training.touch(present.training, in: store)
        return Replacement(
            participant: try Participant.find(id, in: store.snapshot), warnings: enrolment.warnings)
    }
}

/// The new participant, with what should be looked at.
struct Replacement: Described {
    let participant: Participant
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(group: \.participant)
        Field(\.warnings, "What should be looked at")
    }
}
