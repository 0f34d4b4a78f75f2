import ModuleKit

struct WithdrawParticipant: WriteCommand {
    static let about = About(
        "trainings.withdraw", "Withdraw a participant from a training", access: .clerk,
        example: #"{"participant": 1, "reason": "Sakit"}"#)

    @Parameter("Number of the enrolment", alias: "id") var participant: Int64
    @Parameter("Why", .length(1...300)) var reason: String
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Participant {
        let present = try Participant.find(participant, in: store.snapshot)
        try expected.check("participant", version: present.version)
        try Training.check(.withdraw, of: present.training, in: store.db)
        try present.take(.withdraw, reason: reason, in: store)
        try Training.touch(present.training, in: store)
        return try Participant.find(participant, in: store.snapshot)
    }
}
