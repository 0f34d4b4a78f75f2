import Backup
import Foundation
import Journal
import ModuleKit
import Store

struct DrillBackup: Command {
    typealias Reply = DrillReport
    static let about = About(
        "core.backup.drill", "Restore all there is to scratch, and tell how long that took and how old the data is",
        access: .operator)

    func run(_ task: TaskContext, _ backups: BackupDesk) async throws -> DrillReport {
        try await backups.alone(task) { try backups.drill(for: $0) }
    }
}

extension BackupDesk {
    /// Does what an operator would do after the machine's death, beside the store.
    func drill(for onlooker: Onlooker = .nobody) throws -> DrillReport {
        let folder = scratch + "-drill"
        try? FileManager.default.removeItem(atPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let outcome: StoreRestore.Outcome
        do {
            outcome = try StoreRestore(
                from: directory, data: folder, point: .time(Instant(milliseconds: .max)), replaces: false, for: onlooker
            ).run()
        } catch let error as StartError {
            doubt.withLock { $0 = true }
            throw error
        }
        let passed: [Sentence] = outcome.passed.map { "The backup '\($0.backup)' was passed over: \($0.cause)" }
        return DrillReport(
            backup: outcome.backup, seq: outcome.seq, at: outcome.at,
            storeSeq: try store.read { try JournalHead.read($0).seq },
            builtMs: outcome.built?.milliseconds, tookMs: outcome.took.milliseconds,
            ageMs: clock() - outcome.at.milliseconds,
            notes: passed + outcome.notes + (try directory.journal.faults(onlyClosed: true)))
    }
}

struct DrillReport: Described {
    let backup: String?
    let seq: Int64
    let at: Instant
    let storeSeq: Int64
    let builtMs: Int64?
    let tookMs: Int64
    let ageMs: Int64
    let notes: [Sentence]

    static let fields = Fields<Self> {
        Field(\.backup, "The backup from which it was restored; null for the journal alone")
        Field(\.seq, "The last journal entry that came back")
        Field(\.at, "When that was written")
        Field(\.storeSeq, "The last journal entry of the store itself")
        Field(\.builtMs, "Milliseconds until the backup's pages lay there; null for the journal alone")
        Field(\.tookMs, "Milliseconds until the restored store was checked and in place")
        Field(\.ageMs, "Milliseconds since the last entry that came back was written")
        Field(
            \.notes,
            "Newer backups and parts of the journal that could not be used, and what is not sure of persons who were erased"
        )
    }
}

extension Duration {
    /// Whole milliseconds.
    public var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
