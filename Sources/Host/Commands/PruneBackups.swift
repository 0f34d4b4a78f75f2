import Backup
import ModuleKit

struct PruneBackups: Command {
    typealias Reply = PruneReport
    static let about = About(
        "core.backup.prune", "Let backups go that need not stay, and tell why each stays or goes", access: .operator,
        example: #"{"keep_daily": 7, "keep_weekly": 5, "keep_monthly": 12}"#)

    @Parameter("Days of which the last backup stays; as set where it is missing", .range(0...1000)) var keepDaily: Int?
    @Parameter("Weeks of which the last backup stays", .range(0...1000)) var keepWeekly: Int?
    @Parameter("Months of which the last backup stays", .range(0...1000)) var keepMonthly: Int?

    func run(_ task: TaskContext, _ backups: BackupDesk) async throws -> PruneReport {
        var retention = backups.plan.retention
        retention.daily = keepDaily ?? retention.daily
        retention.weekly = keepWeekly ?? retention.weekly
        retention.monthly = keepMonthly ?? retention.monthly
        let (chosen, isDryRun) = (retention, task.isDryRun)
        return try await backups.alone(task) { _ in
            var items: [PruneDecision] = []
            for place in backups.places {
                items += try backups.prune(chosen, in: place, isDryRun: isDryRun).map {
                    PruneDecision(backup: $0.backup, place: place.path, kept: $0.isKept, reasons: $0.reasons)
                }
            }
            return PruneReport(items: items, removed: Int64(items.filter { !$0.kept }.count))
        }
    }
}

struct PruneReport: Described {
    let items: [PruneDecision]
    let removed: Int64

    static let fields = Fields<Self> {
        Field(\.items, "Every backup, the newest first")
        Field(\.removed, "How many went; of a dry run, how many would")
    }
}

struct PruneDecision: Described {
    let backup: String
    let place: String
    let kept: Bool
    let reasons: [Sentence]

    static let fields = Fields<Self> {
        Field(\.backup, "The backup")
        Field(\.place, "The directory")
        Field(\.kept, "Whether it stays")
        Field(\.reasons, "Why it stays or goes")
    }
}
