import ModuleKit

struct UpdateParticipant: WriteCommand {
    static let about = About(
        "trainings.participant.update", "Move a participant to another class, or correct what is known of it",
        access: .clerk, example: #"{"participant": 1, "class": "B", "expected_version": 1}"#)

    @Parameter("Number of the enrolment", alias: "id") var participant: Int64
    @Parameter("The class, by number or name") var `class`: Change<NameOrNumber>
    @Parameter("Where the person comes from", .length(1...120)) var unit: Change<String>
    @Parameter("The person's office", .length(1...120)) var office: Change<String>
    @Parameter("L or P") var sex: Change<Sex>
    @Parameter("The person's region") var region: Change<RegionCode>
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Participant {
        let present = try Participant.find(participant, in: store.snapshot)
        try expected.check("participant", version: present.version)
        try Training.check(.changeParticipant, of: present.training, in: store.db)
        try present.state.check(.update, participant: participant)
        try move(present, store)
        try store.db.execute(
            sql: """
                UPDATE trainings_participant SET unit = :unit, office = :office, sex = :sex,
                    region = :region, version = version + 1, updated_at = :now WHERE id = :id
                """,
            arguments: [
                "id": participant, "now": store.call.now, "unit": unit.applied(to: present.unit),
                "office": office.applied(to: present.office), "sex": sex.applied(to: present.sex),
                "region": try home(in: present.training, store),
            ])
        try Training.touch(present.training, in: store)
        return try Participant.find(participant, in: store.snapshot)
    }

    /// The registry's number of the person's region.
    private func home(in training: Int64, _ store: Transaction) throws -> Int64? {
        switch region {
        case .keep:
            return try Int64.fetchOne(
                store.db, sql: "SELECT region FROM trainings_participant WHERE id = ?", arguments: [participant])
        case .clear: return nil
        case .set(let code):
            let day = try Training.firstDay(of: training, store.db) ?? store.call.today
            return try Regions.id(of: code, on: day, at: "region", in: store.db)
        }
    }

    /// To another class, where nobody is booked twice by it and there is room.
    private func move(_ present: Participant, _ store: Transaction) throws {
        let target: Int64?
        switch `class` {
        case .keep: return
        case .clear: target = nil
        case .set(let name): target = try name.classID(in: present.training, store.db)
        }
        let attended = try Int64.fetchOne(
            store.db,
            sql: """
                SELECT s.id FROM trainings_attendance a JOIN trainings_session s ON s.id = a.session
                WHERE a.participant = ? AND s.class IS NOT NULL AND s.class IS NOT ? LIMIT 1
                """, arguments: [participant, target])
        if let attended {
            throw RPCError(
                .conflict, "class: The participant's attendance at session \(attended) of its class is recorded",
                details: ["session": .integer(attended)])
        }
        if present.state != .nominated {
            let wanted = try Bookings.wanted(by: present.training, class: target, store.db)
            try Bookings.check(
                present.person, free: wanted, asParticipantOf: present.training, at: "class", store.db)
        }
        try store.db.execute(
            sql: "UPDATE trainings_participant SET class = ? WHERE id = ?", arguments: [target, participant])
        if let target { try Enrolment.checkCapacity(of: target, store.db) }
    }
}
