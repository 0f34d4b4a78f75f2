import ModuleKit

/// A training counts otherwise than before: it was opened, cancelled or completed, or has other days or targets.
struct TrainingChanged: Event {
    static let topic = "trainings.training.changed"
    let training: Int64

    static let fields = Fields<Self> { Field(\.training, "The training") }
}
