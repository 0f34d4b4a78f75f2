import ModuleKit

struct GetTraining: ReadCommand {
    static let about = About("trainings.get", "Show a training", access: .viewer, example: #"{"training": 1}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64

    func run(_ store: Snapshot) throws -> Training { try Training.find(training, in: store) }
}
