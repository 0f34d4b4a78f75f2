import ModuleKit

/// The scores of a training.
enum ScoreTable {
    /// All scores of participants who hold a place.
    static func all(of training: Int64, _ db: Database) throws -> [Score] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT x.participant, a.dimension, a.phase, x.score * 100 / a.maximum AS percent
                FROM trainings_assessment a JOIN trainings_score x ON x.assessment = a.id
                JOIN trainings_participant p ON p.id = x.participant
                WHERE a.training = ? AND p.state IN \(ParticipantState.holdingPlace)
                """, arguments: [training]
        ).map {
            Score(
                participant: $0["participant"], dimension: $0["dimension"], phase: $0["phase"],
                percent: $0["percent"])
        }
    }

    /// Dimensions measured in a phase, whether or not everybody has a score.
    static func dimensions(of training: Int64, in phase: Phase, _ db: Database) throws -> [Dimension] {
        try Dimension.fetchAll(
            db, sql: "SELECT DISTINCT dimension FROM trainings_assessment WHERE training = ? AND phase = ?",
            arguments: [training, phase])
    }

    /// Each participant's mean of a phase, by dimension.
    static func marks(_ scores: [Score], in phase: Phase) -> [Int64: [Dimension: Double]] {
        var marks: [Int64: [Dimension: Double]] = [:]
        for dimension in Dimension.allCases {
            for (participant, mean) in Score.means(scores.filter { $0.dimension == dimension }, in: phase) {
                marks[participant, default: [:]][dimension] = mean
            }
        }
        return marks
    }
}
