import ModuleKit

struct EnrolParticipants: WriteCommand {
    static let about = About(
        "trainings.enrol", "Enrol people in a training", access: .clerk,
        example: #"{"training": 1, "class": "A", "participants": [{"cadre": 1}, {"name": "Contoh Satu", "sex": "P"}]}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("The class, by number or name") var `class`: NameOrNumber?
    @Parameter("Who is enrolled", .items(1...1000)) var participants: [ParticipantEntry]
    @Parameter("How far it has come; who is nominated has no place yet") var state = FirstState.confirmed

    func run(_ store: Transaction) throws -> Enrolled {
        try Training.check(.enrol, of: training, in: store.db)
        var enrolment = try Enrolment(store, training: training, class: self.class, as: state.state)
        var ids: [Int64] = []
        for (i, entry) in participants.enumerated() {
            ids.append(try enrolment.add(entry, at: "participants/\(i)"))
        }
        try enrolment.checkCapacity()
        try Training.touch(training, in: store)
        return Enrolled(
            training: training, participants: try ids.map { try Participant.find($0, in: store.snapshot) },
            warnings: enrolment.warnings)
    }
}

struct Enrolled: Described {
    let training: Int64
    let participants: [Participant]
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.training, "The training")
        Field(\.participants, "The enrolments, in the order given")
        Field(\.warnings, "What should be looked at")
    }
}
