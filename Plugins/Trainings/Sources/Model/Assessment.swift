import ModuleKit

/// One measuring of a training's participants: in a phase, a dimension, with an instrument.
struct Assessment: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let training: Int64
    let phase: Phase
    let dimension: Dimension
    let instrument: String?
    let max: Double
    let scoreCount: Int
    let mean: Double?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the assessment")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.training, "The training")
        Field(\.phase, "When it was measured")
        Field(\.dimension, "What was measured")
        Field(\.instrument, "With what it was measured")
        Field(\.max, "Highest score that can be reached")
        Field(\.scoreCount, "Scores recorded")
        Field(\.mean, "Their mean, in percent of the maximum; null without any")
    }

    /// Assessments as `a`, with a column for each field.
    static let select = """
        SELECT a.id, a.version, a.created_at, a.updated_at, a.training, a.phase, a.dimension,
            nullif(a.instrument, '') AS instrument, a.maximum AS max,
            (SELECT count(*) FROM trainings_score WHERE assessment = a.id) AS score_count,
            (SELECT avg(score) * 100 / a.maximum FROM trainings_score WHERE assessment = a.id) AS mean
        FROM trainings_assessment a
        """

    /// The assessment of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Assessment {
        guard let assessment = try store.one(Assessment.self, select + " WHERE a.id = :id", ["id": id]) else {
            throw RPCError.notFound("assessment", id)
        }
        return assessment
    }
}

/// What tells assessments of a training apart, and their maximum.
struct Measure: Hashable {
    let phase: Phase
    let dimension: Dimension
    let instrument: String?
    let max: Double

    /// Whether scores of this phase can be recorded now; throws `invalid_state`.
    func check(in training: Int64, _ db: Database) throws {
        try Training.check(phase == .followUp ? .observe : .assess, of: training, in: db)
    }

    var step: ParticipantState.Step { phase == .followUp ? .observe : .assess }

    /// The assessment, made where it is new; throws `conflict` where it has another maximum.
    func assessment(of training: Int64, at path: String, in store: Transaction) throws -> Int64 {
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
                .conflict,
                "\(path): \(Score.text(max)) differs from \(Score.text(maximum)), with which this was measured before",
                details: ["max": .number(maximum)], hint: "Name another instrument, or give the same max")
        }
        return present["id"]
    }

    /// Records a score, or corrects it. False: it was recorded so before.
    @discardableResult
    static func record(
        _ score: Double, of participant: Int64, in assessment: Int64, _ store: Transaction
    ) throws -> Bool {
        let before = try Double.fetchOne(
            store.db, sql: "SELECT score FROM trainings_score WHERE assessment = ? AND participant = ?",
            arguments: [assessment, participant])
        guard before != score else { return false }
        try store.db.execute(
            sql: """
                INSERT INTO trainings_score(assessment, participant, score) VALUES (?, ?, ?)
                ON CONFLICT(assessment, participant) DO UPDATE SET score = excluded.score
                """, arguments: [assessment, participant, score])
        try store.db.execute(
            sql: "UPDATE trainings_assessment SET version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [store.call.now, assessment])
        return true
    }
}
