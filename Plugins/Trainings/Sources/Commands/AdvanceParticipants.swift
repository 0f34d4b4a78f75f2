import ModuleKit

struct SelectParticipants: WriteCommand {
    static let about = About(
        "trainings.select", "Give nominated people a place in their training", access: .clerk,
        example: #"{"participants": [1, 2]}"#)

    @Parameter("Numbers of the enrolments", .items(1...1000)) var participants: [Int64]

    func run(_ store: Transaction) throws -> Page<Participant> {
        try advance(participants, .select, .select, in: store)
    }
}

struct ConfirmParticipants: WriteCommand {
    static let about = About(
        "trainings.confirm", "Note that nominated or selected people come", access: .clerk,
        example: #"{"participants": [1, 2]}"#)

    @Parameter("Numbers of the enrolments", .items(1...1000)) var participants: [Int64]

    func run(_ store: Transaction) throws -> Page<Participant> {
        try advance(participants, .confirm, .confirm, in: store)
    }
}

/// Takes a step of each, and looks whether there is room, and time, for those who had no place before.
private func advance(
    _ ids: [Int64], _ step: ParticipantState.Step, _ kind: TrainingState.Step, in store: Transaction
) throws -> Page<Participant> {
    for (i, id) in ids.enumerated() {
        let present = try Participant.find(id, in: store.snapshot)
        try Training.check(kind, of: present.training, in: store.db)
        if present.state == .nominated {
            let wanted = try Bookings.wanted(by: present.training, class: present.class, store.db)
            try Bookings.check(
                present.person, free: wanted, asParticipantOf: present.training, at: "participants/\(i)", store.db)
        }
        try present.take(step, in: store)
        if let classID = present.class { try Enrolment.checkCapacity(of: classID, store.db) }
        try Training.touch(present.training, in: store)
    }
    return Page(try ids.map { try Participant.find($0, in: store.snapshot) })
}
