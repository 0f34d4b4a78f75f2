import ModuleKit

struct VerifyBackup: Command {
    typealias Reply = BackupProof
    static let about = About(
        "core.backup.verify", "Prove a backup by restoring it to scratch", access: .operator,
        example: #"{"backup": "20240313T010000Z-120"}"#)

    @Parameter("Its name", alias: "id", .length(1...100)) var backup: String

    func run(_ task: TaskContext, _ backups: BackupDesk) async throws -> BackupProof {
        let proof = try await backups.verify(backup, isDryRun: task.isDryRun)
        return BackupProof(
            ok: proof.faults.isEmpty, faults: proof.faults, backup: backup, verifiedAt: proof.verifiedAt)
    }
}

struct BackupProof: Described {
    let ok: Bool
    let faults: [String]
    let backup: String
    let verifiedAt: Instant?

    static let fields = Fields<Self> {
        Field(\.ok, "Whether it restores to the store that it was made of")
        Field(\.faults, "What does not hold, each with its part")
        Field(\.backup, "Its name")
        Field(\.verifiedAt, "When it was proved; null where it is not")
    }
}
