import ArgumentParser
import Backup
import Foundation
import Host

/// Rebuilds a store while no daemon runs.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a store back from a backup, while no daemon runs.",
        discussion: """
            The backup is restored beside the store and checked before it takes its place. From a directory the newest \
            verified backup is taken; a backup that was not verified must be named by its file.
            """)

    @Option(help: "Directory of backups, or a backup's file.") var from: String
    @Option(help: "Directory of the store; made where it is missing.") var data: String
    @Flag(help: "Take the place of the store that is there; it is kept beside under a dated name.")
    var replace = false

    func run() throws {
        do {
            let outcome = try StoreRestore(from: from, data: data, replaces: replace).run()
            print("balaid: restored \(outcome.backup), made \(outcome.madeAt), up to journal entry \(outcome.seq)")
            if let kept = outcome.kept { print("balaid: the store that was there is kept as \(kept)") }
        } catch let error as StartError {
            try Balaid.fail(error.description)
        } catch let error as BackupError {
            try Balaid.fail(error.description)
        }
    }
}
