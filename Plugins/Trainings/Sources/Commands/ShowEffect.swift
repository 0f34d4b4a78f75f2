import ModuleKit

struct ShowEffect: ReadCommand {
    static let about = About(
        "trainings.effect", "Show what a training changed, on participants measured before and after",
        access: .viewer, example: #"{"training": 1}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64

    func run(_ store: Snapshot) throws -> Page<DimensionEffect> {
        let present = try Training.find(training, in: store)
        let settings = try store.settings(TrainingsSettings.self)
        return Page(
            DimensionEffect.of(
                try ScoreTable.all(of: training, store.db), participants: present.participantCount,
                fewest: settings.fewestPairs))
    }
}
