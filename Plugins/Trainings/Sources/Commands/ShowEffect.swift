import ModuleKit

struct ShowEffect: ReadCommand {
    static let about = About(
        "trainings.effect", "Show what a training changed, on participants measured before and after",
        access: .viewer, example: #"{"training": 1}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64

    func run(_ store: Snapshot) throws -> Page<DimensionEffect> {
        _ = try Training.find(training, in: store)
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT x.participant, a.dimension, a.phase, x.score * 100 / a.maximum AS percent
                FROM trainings_assessment a JOIN trainings_score x ON x.assessment = a.id
                JOIN trainings_participant p ON p.id = x.participant
                WHERE a.training = ? AND p.state NOT IN ('withdrawn', 'replaced')
                """, arguments: [training])
        let scores = rows.map {
            Score(
                participant: $0["participant"], dimension: $0["dimension"], phase: $0["phase"],
                percent: $0["percent"])
        }
        return Page(DimensionEffect.of(scores))
    }
}
