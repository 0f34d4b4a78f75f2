import ModuleKit

struct VerifyBackup: Command {
    typealias Reply = BackupProof
    static let about = About(
        "core.backup.verify", "Prove a backup by restoring it to scratch", access: .operator,
        example: #"{"backup": "20240313T010000Z-120"}"#)

    @Parameter("Its name", alias: "id", .length(1...100)) var backup: String
    @Parameter("Whether what it holds, and no entry of the journal explains, is right from it on") var accept = false

    func run(_ task: TaskContext, _ backups: BackupDesk) async throws -> BackupProof {
        let (proof, verifiedAt) = try await backups.verify(backup, accepts: accept, task)
        return BackupProof(
            ok: proof.faults.isEmpty, faults: proof.faults, backup: backup, verifiedAt: verifiedAt,
            unchecked: proof.unchecked, notes: proof.notes)
    }
}

struct BackupProof: Described {
    let ok: Bool
    let faults: [Sentence]
    let backup: String
    let verifiedAt: Instant?
    let unchecked: [String]
    let notes: [Sentence]

    static let fields = Fields<Self> {
        Field(\.ok, "Whether it restores to the store that it was made of")
        Field(\.faults, "What does not hold, each with its part")
        Field(\.backup, "Its name")
        Field(\.verifiedAt, "When it was proved; null where it is not")
        Field(
            \.unchecked,
            "Modules whose rules could not be held against it: they do not run, or their tables have changed since")
        Field(\.notes, "What of the journal beside the backups cannot be read, each with its file")
    }
}
