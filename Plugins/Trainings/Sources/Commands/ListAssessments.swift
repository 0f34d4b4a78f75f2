import ModuleKit

struct ListAssessments: ReadCommand {
    static let about = About(
        "trainings.assessment.list", "List what was measured in a training", access: .viewer,
        example: #"{"training": 1}"#)

    @Parameter("Number of the training") var training: Int64
    @Parameter("When it was measured") var phase: Phase?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Assessment> {
        try Known.check(training, "training", in: "trainings_training", store)
        return try store.page(
            Assessment.self, page,
            Assessment.select + """
                 WHERE a.training = :training AND a.id > :after AND (:phase IS NULL OR a.phase = :phase)
                ORDER BY a.id LIMIT :limit
                """, ["training": training, "phase": phase])
    }
}

struct GetAssessment: ReadCommand {
    static let about = About(
        "trainings.assessment.get", "Show an assessment with its scores", access: .viewer,
        example: #"{"assessment": 1}"#)

    @Parameter("Number of the assessment", alias: "id") var assessment: Int64

    func run(_ store: Snapshot) throws -> AssessmentSheet {
        AssessmentSheet(
            assessment: try Assessment.find(assessment, in: store),
            scores: try store.all(
                RecordedScore.self,
                """
                SELECT x.participant, p.name, x.score
                FROM trainings_score x JOIN trainings_participant p ON p.id = x.participant
                WHERE x.assessment = :id ORDER BY x.participant
                """, ["id": assessment]))
    }
}

struct AssessmentSheet: Described {
    let assessment: Assessment
    let scores: [RecordedScore]

    static let fields = Fields<Self> {
        Field(group: \.assessment)
        Field(\.scores, "The scores, by enrolment")
    }
}

struct RecordedScore: Described {
    let participant: Int64
    let name: String
    let score: Double

    static let fields = Fields<Self> {
        Field(\.participant, "The enrolment")
        Field(\.name, "The participant's name")
        Field(\.score, "The score reached")
    }
}
