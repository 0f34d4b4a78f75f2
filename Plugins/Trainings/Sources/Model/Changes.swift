import ModuleKit

/// A training counts otherwise than before: it was opened, cancelled or completed, has other days or targets, or is an
/// orientation to which others came.
struct TrainingChanged: Event {
    static let topic = "trainings.training.changed"
    let training: Int64

    static let fields = Fields<Self> { Field(\.training, "The training") }
}
