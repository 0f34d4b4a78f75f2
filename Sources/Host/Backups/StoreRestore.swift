import Backup
import Foundation
import ModuleKit
import Store

/// Puts a store back from a backup while no daemon runs.
public struct StoreRestore {
    /// What was restored, for the operator.
    public struct Outcome: Sendable {
        public let backup: String
        /// The journal entry after which the store is as it was.
        public let seq: Int64
        public let madeAt: Instant
        /// Where the old store lies now; nil where there was none.
        public let kept: String?
    }

    private let source: BackupDirectory
    private let backup: String
    private let data: String
    private let replaces: Bool

    /// - Parameters:
    ///   - from: a directory of backups, of which the newest verified one is taken, or one of a backup's files.
    ///   - data: the data directory; made where it is missing.
    ///   - replaces: whether a store may be there already. It is kept beside the new one under a dated name.
    /// - Throws: `StartError` where nothing there can be restored.
    public init(from: String, data: String, replaces: Bool) throws {
        self.data = data
        self.replaces = replaces
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: from, isDirectory: &isDirectory) else {
            throw StartError("There is no backup at '\(from)'")
        }
        if isDirectory.boolValue {
            source = BackupDirectory(from)
            guard let newest = try source.newestVerified() else {
                throw StartError(
                    "'\(from)' holds no verified backup: name one by its file to restore it all the same")
            }
            backup = newest
        } else {
            let file = URL(fileURLWithPath: from)
            source = BackupDirectory(file.deletingLastPathComponent().path)
            backup = file.deletingPathExtension().lastPathComponent
        }
    }

    /// Locks the data directory, restores beside the store and checks what was restored, and only then puts it in place.
    ///
    /// - Throws: `StartError` or `BackupError`, each one line; the store that was there is as it was then.
    public func run() throws -> Outcome {
        let directory = try DataDirectory(data)
        defer { directory.unlock() }
        let store = data + "/" + Store.fileName
        let files = [store, store + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
        guard replaces || files.isEmpty else {
            throw StartError(
                "There is a store at '\(store)': --replace puts the backup in its place and keeps it beside")
        }
        let fresh = store + ".restored"
        for file in [fresh, fresh + "-wal", fresh + "-shm"] { unlink(file) }
        let summary = try source.restore(backup, to: fresh, coreVersion: Store.coreVersion)
        let kept = try files.isEmpty ? nil : keep(store, files)
        guard rename(fresh, store) == 0 else { throw failure("put in place", store) }
        try sync()
        return Outcome(backup: backup, seq: summary.journal.seq, madeAt: summary.madeAt, kept: kept)
    }

    /// Gives the old store a second name. Its log is emptied into it first, so that it is one file, and is whole under
    /// its old name until the new one takes that; a log that SQLite cannot empty goes with it.
    private func keep(_ store: String, _ files: [String]) throws -> String {
        let kept = freeName(store)
        if files.contains(store), (try? Store.emptyLog(of: store)) != nil {
            guard link(store, kept) == 0 else { throw failure("keep", store) }
            for file in [store + "-wal", store + "-shm"] where unlink(file) != 0 && errno != ENOENT {
                throw failure("remove", file)
            }
        } else {
            for file in files {
                let name = kept + file.dropFirst(store.count)
                guard rename(file, name) == 0 else { throw failure("keep", file) }
            }
            unlink(store + "-shm")
        }
        try sync()
        return kept
    }

    private func freeName(_ store: String) -> String {
        let day = Instant(milliseconds: Store.systemClock()).date.description
        var name = "\(store).\(day)"
        var number = 2
        while FileManager.default.fileExists(atPath: name) || FileManager.default.fileExists(atPath: name + "-wal") {
            name = "\(store).\(day)-\(number)"
            number += 1
        }
        return name
    }

    private func sync() throws {
        let descriptor = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", data) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("sync", data) }
    }

    private func failure(_ action: String, _ path: String) -> StartError {
        StartError("\(action) '\(path)': \(String(cString: strerror(errno)))")
    }
}
