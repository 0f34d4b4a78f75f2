import ModuleKit

struct UpdateTraining: WriteCommand {
    static let about = About(
        "trainings.update", "Change what was said of an open training", access: .clerk,
        example: #"{"training": 1, "ends_on": "2024-04-25", "expected_version": 1}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("What it is called in the office") var kind: Change<TrainingKind>
    @Parameter("Title", .length(3...300)) var title: Change<String>
    @Parameter("First day") var startsOn: Change<CalendarDate>
    @Parameter("Last day") var endsOn: Change<CalendarDate>
    @Parameter("Where it is held") var place: Change<GivenPlace>
    @Parameter("Regions it is meant for; the list takes the place of the one before", .items(1...500)) var targets:
        Change<[RegionCode]>
    @Parameter("Who holds it", .length(2...200)) var organiser: Change<String>
    @Parameter("What it is about; null empties it", .each(.length(1...300))) var topics: Change<[String]>
    @Parameter("The curriculum, by the number of an edition, or by the code of the newest") var curriculum:
        Change<NameOrNumber>
    @Parameter("The plan that it carries out, by number or title") var plan: Change<NameOrNumber>
    @Parameter("Whether officials who come are told what KPMD are for") var orientation: Change<Bool>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(
            of: ("kind", kind.isClear), ("title", title.isClear), ("starts_on", startsOn.isClear),
            ("ends_on", endsOn.isClear), ("place", place.isClear), ("targets", targets.isClear),
            ("organiser", organiser.isClear), ("orientation", orientation.isClear))
    }

    func run(_ store: Transaction) throws -> Training {
        let present = try Training.find(training, in: store.snapshot)
        try expected.check("training", version: present.version)
        try present.state.check(.update)
        let first = startsOn.applied(to: present.startsOn) ?? present.startsOn
        let last = endsOn.applied(to: present.endsOn) ?? present.endsOn
        try checkDays(first, last, store.db)
        try store.db.execute(
            sql: """
                UPDATE trainings_training SET kind = ?, title = ?, starts_on = ?, ends_on = ?, organiser = ?, topics = ?
                WHERE id = ?
                """,
            arguments: [
                kind.applied(to: present.kind), title.applied(to: present.title), first, last,
                organiser.applied(to: present.organiser), Training.json(topics.applied(to: present.topics) ?? []),
                training,
            ])
        if case .set(let place) = place { try Training.set(place, of: training, on: first, in: store.db) }
        try setCurriculum(present, store)
        try store.db.execute(
            sql: "UPDATE trainings_training SET plan = ?, orientation = ? WHERE id = ?",
            arguments: [try planID(present, store), orientation.applied(to: present.orientation), training])
        try Bookings.checkParticipants(of: training, store.db)
        if case .set(let targets) = targets { try Training.set(targets, of: training, on: first, in: store.db) }
        try Training.touch(training, counts: true, in: store)
        return try Training.find(training, in: store.snapshot)
    }

    /// Another curriculum, where no session teaches a module of the present one.
    private func setCurriculum(_ present: Training, _ store: Transaction) throws {
        let id: Int64?
        switch curriculum {
        case .keep: return
        case .clear: id = nil
        case .set(let name): id = try name.curriculumID(in: store.db)
        }
        let session = try Int64.fetchOne(
            store.db,
            sql: "SELECT min(id) FROM trainings_session WHERE training = ? AND module IS NOT NULL",
            arguments: [training])
        if let session, id != present.curriculum {
            throw RPCError(
                .conflict, "curriculum: The session \(session) teaches a module of the present one",
                details: ["session": .integer(session)], hint: "Take the module off its sessions first")
        }
        try store.db.execute(
            sql: "UPDATE trainings_training SET curriculum = ? WHERE id = ?", arguments: [id, training])
    }

    private func planID(_ present: Training, _ store: Transaction) throws -> Int64? {
        switch plan {
        case .keep: present.plan
        case .clear: nil
        case .set(let name): try name.planID(in: store.db)
        }
    }

    /// The days are in order, and no session lies outside them.
    private func checkDays(_ first: CalendarDate, _ last: CalendarDate, _ db: Database) throws {
        guard first <= last else {
            throw RPCError.invalid("ends_on", "order", "'\(last)' is before starts_on '\(first)'")
        }
        let outside = try Int64.fetchOne(
            db,
            sql: """
                SELECT id FROM trainings_session WHERE training = ? AND NOT on_date BETWEEN ? AND ? ORDER BY id
                """, arguments: [training, first, last])
        guard let outside else { return }
        throw RPCError.invalid(
            "starts_on", "sessions", "The session \(outside) would lie outside '\(first)' to '\(last)'")
    }
}
