import Foundation
import ModuleKit

/// Proves backups by restoring them. That one was proved stands in a file beside it, and counts for that index alone.
extension BackupDirectory {
    /// Restores a backup to scratch and looks at it: the hash of every member and page, SQLite's own checks, the
    /// journal's chain and the number of rows. Marks it as verified, or takes the mark away, where it `notes` that.
    ///
    /// - Parameters:
    ///   - scratch: a directory that is made for this, emptied first, and removed.
    ///   - isExplained: asked once the backup is proved: whether the journal explains what it holds, nil where that is
    ///     not known.
    ///   - check: looks at the restored store, too, and answers what does not hold there.
    /// - Returns: every fault with its part; empty where the backup is good.
    /// - Throws: `BackupError.notFound`, and what keeps it from being tried, as a full disk.
    public func verify(
        _ backup: String, scratch: String, now: Instant, notes: Bool = true, for onlooker: Onlooker = .nobody,
        isExplained: () throws -> Bool? = { nil }, check: (Database) throws -> [Sentence] = { _ in [] }
    ) throws -> [Sentence] {
        let index = try? read(backup)
        let faults: [Sentence]
        do {
            let folder = try ScratchFolder(scratch)
            let built = try StoreRebuild.run(backup, in: self, to: folder.store, for: onlooker)
            faults = try StoreInspection.faults(of: folder.store, built.facts, for: onlooker, check: check)
        } catch BackupError.damaged(_, let found) {
            faults = found
        } catch let error as BackupError {
            switch error {
            case .badIndex: faults = [error.sentence]
            // The backup itself is there; what is missing is one that it builds on.
            case .notFound(let missing) where missing != backup: faults = [error.sentence]
            case .notFound, .busy, .file, .newer, .damaged, .sealed, .unsealed, .gone, .claimed, .foreign, .noRoom,
                .cancelled:
                throw error
            }
        }
        guard notes else { return faults }
        if faults.isEmpty, let index {
            guard unlink(failure(backup)) == 0 || errno == ENOENT else {
                throw BackupError.system("remove", failure(backup))
            }
            let mark = VerificationMark(indexHash: index.hash, at: now, isExplained: try isExplained())
            try DurableFile.write(mark.bytes, to: self.mark(backup))
        } else {
            guard unlink(mark(backup)) == 0 || errno == ENOENT else {
                throw BackupError.system("remove", mark(backup))
            }
            try DurableFile.write(
                FailureMark(fault: faults.first?.description ?? "", at: now).bytes, to: failure(backup))
        }
        return faults
    }

    /// When the backup was last proved; nil where it was not, or its index is another one now.
    public func verifiedAt(_ backup: String) -> Instant? { verification(backup)?.at }

    /// When a backup failed its proof; nil where it has not since it was last proved.
    public func failedAt(_ backup: String) -> Instant? {
        FileManager.default.contents(atPath: failure(backup)).flatMap { FailureMark(Array($0))?.at }
    }

    /// Whether a backup was proved, and nothing is known in it that the journal does not explain.
    public func isExplained(_ backup: String) -> Bool { verification(backup).map { $0.isExplained != false } ?? false }

    private func verification(_ backup: String) -> VerificationMark? {
        guard !backup.contains("/"), let bytes = FileManager.default.contents(atPath: mark(backup)),
            let mark = VerificationMark(Array(bytes)), let tail = indexTail(backup), tail == mark.indexHash
        else { return nil }
        return mark
    }

    /// The hash that an index says it has.
    private func indexTail(_ backup: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: index(backup)), let size = try? file.seekToEnd() else {
            return nil
        }
        defer { try? file.close() }
        let length = UInt64(64 + BackupIndex.end.count)
        guard size > length, (try? file.seek(toOffset: size - length)) != nil,
            let tail = try? file.read(upToCount: 64)
        else { return nil }
        return String(decoding: tail, as: UTF8.self)
    }

    /// The newest backup that was proved.
    public func newestVerified() throws -> String? { try names().last { verifiedAt($0) != nil } }

    /// The newest backup that failed its proof, with its first fault; nil where a newer one was proved since.
    public func newestFailure() throws -> (backup: String, at: Instant, fault: String)? {
        for backup in try names().reversed() {
            if verifiedAt(backup) != nil { return nil }
            guard let bytes = FileManager.default.contents(atPath: failure(backup)) else { continue }
            guard let mark = FailureMark(Array(bytes)) else { continue }
            return (backup, mark.at, mark.fault)
        }
        return nil
    }

    /// What was restored.
    public struct Restored: Sendable {
        public let summary: BackupSummary
        /// How long it took until its pages lay there, before they were looked at.
        public let built: Duration
        /// When these very pages were proved; nil where the store was looked at now.
        public let provedAt: Instant?
    }

    /// Restores a backup into a file that must not be there yet. Every page is held against its hash. What was not proved
    /// is looked at as ``verify(_:scratch:now:)`` does; what was is read back, and must be page for page what was proved.
    ///
    /// - Parameters:
    ///   - coreVersion: the newest core that the caller can open.
    ///   - looksAgain: whether also what was proved is looked at.
    /// - Throws: `BackupError`; the file is not there then.
    @discardableResult
    public func restore(
        _ backup: String, to path: String, coreVersion: Int, looksAgain: Bool = false, for onlooker: Onlooker = .nobody
    ) throws -> Restored {
        let begun = ContinuousClock.now
        let summary = try summary(backup)
        guard summary.coreVersion <= coreVersion else {
            throw BackupError.newer(backup: backup, found: summary.coreVersion, known: coreVersion)
        }
        let built = try StoreRebuild.run(backup, in: self, to: path, for: onlooker)
        let took = ContinuousClock.now - begun
        let provedAt = looksAgain ? nil : verifiedAt(backup)
        do {
            let faults =
                try provedAt == nil
                ? StoreInspection.faults(of: path, built.facts, for: onlooker)
                : PageComparison.faults(of: path, backup, in: self, for: onlooker)
            guard faults.isEmpty else { throw BackupError.damaged(backup: backup, faults: faults) }
        } catch {
            unlink(path)
            throw error
        }
        return Restored(summary: built.summary, built: took, provedAt: provedAt)
    }
}

extension BackupDirectory {
    /// What does not hold in a restored store, as SQLite and the journal see it.
    public func faults(ofStore path: String, for onlooker: Onlooker = .nobody) throws -> [Sentence] {
        try StoreInspection.faults(of: path, nil, for: onlooker)
    }
}

/// A directory for one proof.
private final class ScratchFolder {
    private let path: String
    var store: String { path + "/store.sqlite" }

    init(_ path: String) throws {
        self.path = path
        try? FileManager.default.removeItem(atPath: path)
        try DurableFile.makeFolder(path, mode: 0o700)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The contents of NAME.verified.
private struct VerificationMark {
    let indexHash: String
    let at: Instant
    /// Nil where nobody looked, and of marks from before that was asked.
    let isExplained: Bool?

    init(indexHash: String, at: Instant, isExplained: Bool?) {
        self.indexHash = indexHash
        self.at = at
        self.isExplained = isExplained
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.parse(bytes), let hash = json["index_sha256"]?.string,
            let at = json["verified_at"]?.string.flatMap({ Instant($0) })
        else { return nil }
        self.init(indexHash: hash, at: at, isExplained: json["explained"]?.bool)
    }

    var bytes: [UInt8] {
        let json: JSONValue = [
            "verified_at": .string(at.description), "index_sha256": .string(indexHash),
            "explained": isExplained.map { .bool($0) } ?? nil,
        ]
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

/// The contents of NAME.failed.
private struct FailureMark {
    let fault: String
    let at: Instant

    init(fault: String, at: Instant) {
        self.fault = fault
        self.at = at
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.parse(bytes), let fault = json["fault"]?.string,
            let at = json["failed_at"]?.string.flatMap({ Instant($0) })
        else { return nil }
        self.init(fault: fault, at: at)
    }

    var bytes: [UInt8] {
        let json: JSONValue = ["failed_at": .string(at.description), "fault": .string(fault)]
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
