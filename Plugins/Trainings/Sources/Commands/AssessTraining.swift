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

    func run(_ store: Transaction) throws -> Assessed {
        let measure = Measure(phase: phase, dimension: dimension, instrument: instrument, max: max)
        try checkScores()
        try measure.check(in: training, store.db)
        let id = try measure.assessment(of: training, at: "max", in: store)
        for (i, entry) in scores.enumerated() {
            let participant = try Participant.find(entry.participant, in: store.snapshot)
            guard participant.training == training else {
                throw RPCError.invalid(
                    "scores/\(i)/participant", "training",
                    "The participant \(participant.id) is enrolled in training \(participant.training)")
            }
            try participant.state.check(measure.step, participant: participant.id)
            try Measure.record(entry.score, of: entry.participant, in: id, store)
        }
        let assessment = try Assessment.find(id, in: store.snapshot)
        return Assessed(assessment: id, record: assessment)
    }

    /// That each participant has one score, and none more than can be reached.
    private func checkScores() throws {
        var faults: [Fault] = []
        var places: [Int64: Int] = [:]
        for (i, entry) in scores.enumerated() {
            if entry.score > max {
                faults.append(
                    Fault(
                        path: "/scores/\(i)/score", rule: "range",
                        message: "Is \(Score.text(entry.score)): expected 0 to max \(Score.text(max))"))
            }
            if let first = places.updateValue(i, forKey: entry.participant) {
                faults.append(
                    Fault(
                        path: "/scores/\(i)/participant", rule: "duplicate",
                        message: "Is the same participant as scores/\(first)"))
            }
        }
        if !faults.isEmpty { throw RPCError.invalidParams(faults) }
    }
}

struct ScoreEntry: ParameterObject {
    @Parameter("Number of the enrolment") var participant: Int64
    @Parameter("The score reached", .range(0...1_000_000)) var score: Double
}

struct Assessed: Described {
    let assessment: Int64
    let record: Assessment

    static let fields = Fields<Self> {
        Field(\.assessment, "Number of the assessment")
        Field(group: \.record)
    }
}
