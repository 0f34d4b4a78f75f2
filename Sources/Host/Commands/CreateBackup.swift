import ModuleKit

struct CreateBackup: Command {
    typealias Reply = BackupItem
    static let about = About(
        "core.backup.create", "Back the store up, while everybody goes on", access: .operator,
        example: #"{"label": "before the move"}"#)

    @Parameter("What it is made for", .length(1...200)) var label: String?

    func run(_ task: TaskContext, _ backups: BackupDesk) async throws -> BackupItem {
        guard !task.isDryRun else { return try await BackupDesk.aside { _ in try backups.plan(label: label) } }
        let summary = try await backups.create(label: label, task)
        return try await BackupDesk.aside { _ in
            let day = try backups.expiry(in: backups.directory)[summary.backup]
            return BackupItem(summary, verifiedAt: nil, expiresOn: day, erasedSince: 0)
        }
    }
}
