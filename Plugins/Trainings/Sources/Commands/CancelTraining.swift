import ModuleKit

struct CancelTraining: WriteCommand {
    static let about = About(
        "trainings.cancel", "Cancel a training", access: .clerk,
        example: #"{"training": 1, "reason": "Ditunda ke tahun anggaran berikutnya"}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("Why", .length(1...300)) var reason: String
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Training {
        let present = try Training.find(training, in: store.snapshot)
        try expected.check("training", version: present.version)
        try present.state.check(.cancel)
        try store.db.execute(
            sql: "UPDATE trainings_training SET state = ?, cancel_reason = ? WHERE id = ?",
            arguments: [TrainingState.cancelled, reason, training])
        try Training.touch(training, counts: true, in: store)
        return try Training.find(training, in: store.snapshot)
    }
}
