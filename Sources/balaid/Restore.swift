import ArgumentParser
import Backup
import Foundation
import Host
import ModuleKit

/// Rebuilds a store while no daemon runs.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a store back from a backup, while no daemon runs.",
        discussion: """
            With --at or --seq the journal in the directory leads on from the newest verified backup before that point.
            The backup is restored beside the store and checked before it takes its place: where it was verified, that \
            every page is as it was then, and with --check all that verifying looks at. From a directory the newest \
            verified backup is taken; a backup that was not verified must be named by its file.
            """)

    @Option(help: "Directory of backups, or a backup's file.") var from: String
    @Option(help: "Directory of the store; made where it is missing.") var data: String
    @Option(help: "Put the store back as it was at this time, as 2024-03-13T09:00:00+08:00, or now for all there is.")
    var at: String?
    @Option(help: "Put the store back as it was after this journal entry.") var seq: Int64?
    @Option(help: "File of the keys with which the backups were sealed.") var backupKey: String?
    @Flag(help: "Look at all of it, also where the backup was verified.") var check = false
    @Option(help: "Another directory of backups, which may know who was erased; may be given again.")
    var alsoErased: [String] = []
    @Flag(help: "Take the place of the store that is there; it is kept beside under a dated name.")
    var replace = false

    func run() throws {
        do {
            let outcome = try StoreRestore(
                from: from, data: data, point: try point(), keys: try backupKey.map { try BackupKeys(file: $0) },
                others: alsoErased, replaces: replace, looksAgain: check
            ).run()
            let base = outcome.backup ?? "the journal alone"
            print("balaid: restored \(base), up to journal entry \(outcome.seq), written \(outcome.at)")
            let built = outcome.built.map { "its pages lay there after \($0.milliseconds) ms, and " } ?? ""
            let checked = outcome.provedAt.map { "each was as it was proved at \($0)" } ?? "all was checked"
            print("balaid: \(built)\(checked) after \(outcome.took.milliseconds) ms")
            if outcome.available > outcome.seq {
                print("balaid: the journal there goes on to entry \(outcome.available): --at now tries all of it")
            }
            warn(outcome.passed.map { "passed over '\($0.backup)': \($0.cause)" })
            warn(outcome.notes.map(\.description))
            warn(outcome.faults.map { "the journal there could not be read on: \($0)" })
            if let kept = outcome.kept { print("balaid: the store that was there is kept as \(kept)") }
        } catch let error as StartError {
            try Balaid.fail(error.description)
        } catch let error as BackupError {
            try Balaid.fail(error.description)
        }
    }

    private func warn(_ lines: [String]) {
        for line in lines { FileHandle.standardError.write(Data("balaid: \(line)\n".utf8)) }
    }

    private func point() throws -> RestorePoint {
        switch (at, seq) {
        case (nil, nil): return .backup
        case (nil, let seq?): return .seq(seq)
        case ("now", nil): return .time(Instant(milliseconds: .max))
        case (let text?, nil):
            guard let time = Instant(text) else {
                throw StartError("--at is '\(text)': expected now or a time like 2026-03-13T09:00:00+08:00")
            }
            return .time(time)
        case (_?, _?): throw StartError("Give --at or --seq, and not both")
        }
    }
}
