import ModuleKit

struct AssessTraining: WriteCommand {
    static let about = About(
        "trainings.assess", "Record scores of a training's participants", access: .clerk,
        example: #"""
            {"training": 1, "phase": "pre", "dimension": "knowledge", "max": 100,
             "scores": [{"participant": 1, "score": 55}]}
            """#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("When it was measured") var phase: Phase
    @Parameter("What was measured") var dimension: Dimension
    @Parameter("With what it was measured", .length(1...120)) var instrument: String?
    @Parameter("Highest score that can be reached", .range(0.01...1_000_000)) var max: Double
    @Parameter("The scores; one given again corrects the one before", .items(1...1000)) var scores: [ScoreEntry]

    func validate(_ faults: inout Faults) {
        for (i, entry) in scores.enumerated() where entry.score > max {
            faults.add(at: "scores", "range", "Item \(i) is \(entry.score): expected 0 to max \(max)")
        }
    }

    func run(_ store: Transaction) throws -> Assessed {
        try Training.check(phase == .followUp ? .observe : .assess, of: training, in: store.db)
        let assessment = try findOrAdd(store)
        for (i, entry) in scores.enumerated() {
            let participant = try Participant.find(entry.participant, in: store.snapshot)
            guard participant.training == training else {
                throw RPCError.invalid(
                    "scores/\(i)/participant", "training",
                    "The participant \(participant.id) is enrolled in training \(participant.training)")
            }
            try participant.state.check(phase == .followUp ? .observe : .assess, participant: participant.id)
            try store.db.execute(
                sql: """
                    INSERT INTO trainings_score(assessment, participant, score) VALUES (?, ?, ?)
                    ON CONFLICT(assessment, participant) DO UPDATE SET score = excluded.score
                    """, arguments: [assessment, entry.participant, entry.score])
        }
        let count = try Int.fetchOne(
            store.db, sql: "SELECT count(*) FROM trainings_score WHERE assessment = ?", arguments: [assessment])
        return Assessed(
            assessment: assessment, training: training, phase: phase, dimension: dimension, instrument: instrument,
            max: max, scoreCount: count ?? 0)
    }

    /// The assessment of this phase, dimension and instrument; throws `conflict` where it has another maximum.
    private func findOrAdd(_ store: Transaction) throws -> Int64 {
        let key: StatementArguments = [
            "training": training, "phase": phase, "dimension": dimension, "instrument": instrument ?? "",
        ]
        let present = try Row.fetchOne(
            store.db,
            sql: """
                SELECT id, maximum FROM trainings_assessment WHERE training = :training AND phase = :phase
                    AND dimension = :dimension AND instrument = :instrument
                """, arguments: key)
        guard let present else {
            try store.db.execute(
                sql: """
                    INSERT INTO trainings_assessment(
                        created_at, updated_at, training, phase, dimension, instrument, maximum)
                    VALUES (:now, :now, :training, :phase, :dimension, :instrument, :maximum)
                    """, arguments: key &+ ["now": store.call.now, "maximum": max])
            return store.db.lastInsertedRowID
        }
        let maximum: Double = present["maximum"]
        guard maximum == max else {
            throw RPCError(
                .conflict, "max: \(max) differs from \(maximum), with which this was measured before",
                details: ["max": .number(maximum)], hint: "Name another instrument, or give the same max")
        }
        return present["id"]
    }
}

struct ScoreEntry: ParameterObject {
    @Parameter("Number of the enrolment") var participant: Int64
    @Parameter("The score reached", .range(0...1_000_000)) var score: Double
}

struct Assessed: Described {
    let assessment: Int64
    let training: Int64
    let phase: Phase
    let dimension: Dimension
    let instrument: String?
    let max: Double
    let scoreCount: Int

    static let fields = Fields<Self> {
        Field(\.assessment, "Number of the assessment")
        Field(\.training, "The training")
        Field(\.phase, "When it was measured")
        Field(\.dimension, "What was measured")
        Field(\.instrument, "With what it was measured")
        Field(\.max, "Highest score that can be reached")
        Field(\.scoreCount, "Scores recorded in all")
    }
}
