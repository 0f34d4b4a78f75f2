import ModuleKit

struct CompleteTraining: WriteCommand {
    static let about = About(
        "trainings.complete", "Judge who completed a training, and close it", access: .clerk,
        example: #"{"training": 1}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Completion {
        let present = try Training.find(training, in: store.snapshot)
        try expected.check("training", version: present.version)
        try present.state.check(.complete)
        guard present.startsOn <= store.call.today else {
            throw RPCError.invalid(
                "training", "range",
                "The training '\(training)' begins on \(present.startsOn), in the future: today is \(store.call.today)")
        }
        guard present.sessionCount > 0 else {
            throw RPCError(
                .invalidState, "The training has no session: without any nobody's attendance can be judged",
                details: ["state": .string(present.state.rawValue), "allowed": ["trainings.session.add"]],
                hint: "Record its sessions with trainings.session.add, and who came with trainings.attend")
        }
        let rule = try rule(present, store)
        let marks = ScoreTable.marks(try ScoreTable.all(of: training, store.db), in: .post)
        var failed: [FailedParticipant] = []
        let candidates = try candidates(store.db)
        for one in candidates {
            let id: Int64 = one["id"]
            let reasons = rule.reasons(
                present: one["present"], expected: one["expected"], marks: marks[id] ?? [:])
            let words =
                reasons.isEmpty ? nil : reasons.map { $0.message.text(in: store.call.words) }.joined(separator: "; ")
            try Participant.set(id, to: reasons.isEmpty ? .completed : .failed, reason: words, in: store)
            if reasons.isEmpty { try Trained.note(one["person"], store.db) }
            if !reasons.isEmpty { failed.append(FailedParticipant(participant: id, reasons: reasons)) }
        }
        try passOverNominated(store)
        try store.db.execute(
            sql: "UPDATE trainings_training SET state = ?, completed_on = ? WHERE id = ?",
            arguments: [TrainingState.completed, store.call.today, training])
        try Training.touch(training, counts: true, in: store)
        return Completion(
            training: training, completed: candidates.count - failed.count, failed: failed,
            warnings: try warnings(present, candidates.count, store))
    }

    private func rule(_ training: Training, _ store: Transaction) throws -> CompletionRule {
        let settings = try store.settings(TrainingsSettings.self)
        let measured = try ScoreTable.dimensions(of: training.id, in: .post, store.db)
        return CompletionRule(
            minimumAttendance: settings.minimumAttendance, minimumMark: settings.minimumMark,
            dimensions: settings.markedDimensions.filter(measured.contains))
    }

    /// Who was only nominated has taken no part.
    private func passOverNominated(_ store: Transaction) throws {
        let left = try Int64.fetchAll(
            store.db, sql: "SELECT id FROM trainings_participant WHERE training = ? AND state = 'nominated'",
            arguments: [training])
        let reason: Sentence = "Was nominated, and not selected"
        for id in left {
            try Participant.set(id, to: .withdrawn, reason: reason.text(in: store.call.words), in: store)
        }
    }

    /// Who holds a place, with the sessions meant for each and those attended.
    private func candidates(_ db: Database) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT p.id, p.person,
                    (SELECT count(*) FROM trainings_session s
                        WHERE s.training = p.training AND (s.class IS NULL OR s.class = p.class)) AS expected,
                    (SELECT count(*) FROM trainings_session s
                        JOIN trainings_attendance a ON a.session = s.id AND a.participant = p.id
                        WHERE s.training = p.training AND (s.class IS NULL OR s.class = p.class)
                            AND a.status = 'present') AS present
                FROM trainings_participant p WHERE p.training = ? AND p.state IN \(ParticipantState.underWay)
                ORDER BY p.id
                """, arguments: [training])
    }

    private func warnings(_ training: Training, _ candidates: Int, _ store: Transaction) throws -> [Warning] {
        var warnings: [Warning] = []
        if training.endsOn > store.call.today {
            warnings.append(
                Warning(name: "before_end", path: nil, message: "The training ends on \(training.endsOn) only"))
        }
        if candidates == 0 {
            warnings.append(Warning(name: "no_participants", path: nil, message: "Nobody was enrolled"))
        }
        return try warnings + untaught(store.db)
    }

    /// Modules of the curriculum that certificates leave out, or that they list though nobody wrote down what was taught.
    private func untaught(_ db: Database) throws -> [Warning] {
        let modules = try Row.fetchAll(db, sql: TaughtModules.all, arguments: ["training": training])
        let left = modules.filter { !($0["taught"] as Bool) }.map { $0["title"] as String }
        if left.isEmpty { return [] }
        if left.count == modules.count {
            return [
                Warning(
                    name: "modules_unknown", path: nil,
                    message: "No session says which module it taught: certificates list the whole curriculum")
            ]
        }
        return [
            Warning(
                name: "modules_untaught", path: nil,
                message:
                    "No session taught these modules, and certificates leave them out: \(left.joined(separator: "; "))")
        ]
    }
}

struct Completion: Described {
    let training: Int64
    let completed: Int
    let failed: [FailedParticipant]
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.training, "The training")
        Field(\.completed, "How many completed")
        Field(\.failed, "Who did not, and why")
        Field(\.warnings, "What should be looked at")
    }
}

struct FailedParticipant: Described {
    let participant: Int64
    let reasons: [Reason]

    static let fields = Fields<Self> {
        Field(\.participant, "The enrolment")
        Field(\.reasons, "Why it was not completed")
    }
}
