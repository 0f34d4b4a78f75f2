import Foundation
import ModuleKit

/// A directory of backups. Each has a name and three files: NAME.gz with its pages, NAME.json, its index, which is
/// written last, and NAME.verified, once it was proved, or NAME.failed where that showed it damaged.
public struct BackupDirectory: Sendable {
    public let path: String
    /// With which backups made here are sealed, and such that were are read; nil where none is.
    let keys: BackupKeys?

    public init(_ path: String, keys: BackupKeys? = nil) {
        self.path = path
        self.keys = keys
    }

    /// Fingerprint of the key with which backups made here are sealed; nil where they are not.
    public var sealsWith: String? { keys?.current.fingerprint }

    /// The journal's segments beside the backups.
    public var journal: SegmentDirectory { SegmentDirectory(path + "/journal", keys: keys) }

    func pages(_ backup: String, isSealed: Bool) -> String { "\(path)/\(backup).gz\(isSealed ? ".sealed" : "")" }
    func pages(_ summary: BackupSummary) -> String { pages(summary.backup, isSealed: summary.sealedWith != nil) }
    func index(_ backup: String) -> String { "\(path)/\(backup).json" }
    func mark(_ backup: String) -> String { "\(path)/\(backup).verified" }
    func failure(_ backup: String) -> String { "\(path)/\(backup).failed" }

    /// The names of all backups that have an index, oldest first. Empty where there is no directory.
    public func names() throws -> [String] {
        try DurableFile.names(in: path).filter { $0.hasSuffix(".json") && $0.first?.isNumber == true }
            .map { String($0.dropLast(5)) }.sorted()
    }

    /// What a backup is, by the first line of its index: quick, and not yet proved.
    public func summary(_ backup: String) throws -> BackupSummary {
        let file = try openIndex(backup)
        defer { try? file.close() }
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            guard line.count < 1 << 20, let more = try? file.read(upToCount: 1 << 14), !more.isEmpty else {
                throw BackupError.badIndex(path: index(backup), cause: "its first line is cut off")
            }
            line += more
        }
        do {
            let summary = try BackupSummary.read(firstLine: line.prefix { $0 != UInt8(ascii: "\n") })
            guard summary.backup == backup else { throw IndexFault("it names the backup '\(summary.backup)'") }
            return summary
        } catch let fault as IndexFault {
            throw BackupError.badIndex(path: index(backup), cause: fault.cause)
        }
    }

    /// Looks whether an index ends in its hash, as everything does that was written whole: quick, and does not find what
    /// was changed before that.
    ///
    /// - Throws: `BackupError.badIndex`.
    public func checkEnd(ofIndex backup: String) throws {
        let file = try openIndex(backup)
        defer { try? file.close() }
        let wanted = UInt64(BackupIndex.hashMark.count + 64 + BackupIndex.end.count)
        guard let size = try? file.seekToEnd(), size > wanted, (try? file.seek(toOffset: size - wanted)) != nil,
            let tail = try? file.readToEnd(), tail.starts(with: BackupIndex.hashMark),
            tail.suffix(BackupIndex.end.count).elementsEqual(BackupIndex.end)
        else { throw BackupError.badIndex(path: index(backup), cause: "it does not end in its hash") }
    }

    /// A backup's index, whole and as it was written, with its SHA-256.
    func read(_ backup: String) throws -> (index: BackupIndex, hash: String) {
        let file = try openIndex(backup)
        defer { try? file.close() }
        do {
            let found = try BackupIndex.read(Array(file.readToEnd() ?? Data()))
            guard found.index.summary.backup == backup else {
                throw IndexFault("it names the backup '\(found.index.summary.backup)'")
            }
            return found
        } catch let fault as IndexFault {
            throw BackupError.badIndex(path: index(backup), cause: fault.cause)
        }
    }

    private func openIndex(_ backup: String) throws -> FileHandle {
        // A name with a slash leads elsewhere.
        guard !backup.contains("/"), let file = FileHandle(forReadingAtPath: index(backup)) else {
            throw BackupError.notFound(backup: backup)
        }
        return file
    }

    /// A backup and those it builds on, the full one first.
    func chain(_ backup: String) throws -> [(index: BackupIndex, hash: String)] {
        var chain = [try read(backup)]
        while let previous = chain.last?.index.summary.previous {
            let found = try read(previous.backup)
            guard found.hash == previous.indexHash else {
                throw BackupError.badIndex(
                    path: index(previous.backup), cause: "it is not the one on which '\(backup)' builds")
            }
            chain.append(found)
        }
        return chain.reversed()
    }

    /// A free name for a backup made now; names sort as the backups were made.
    func freeName(at time: Instant, seq: Int64) -> String {
        var seconds = time_t(time.milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        strftime(&text, text.count, "%Y%m%dT%H%M%SZ", &parts)
        let digits = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let stem = "\(String(decoding: digits, as: UTF8.self))-\(padded(seq, 10))"
        let isTaken = { (name: String) in
            [index(name), pages(name, isSealed: false), pages(name, isSealed: true)].contains {
                FileManager.default.fileExists(atPath: $0)
            }
        }
        if !isTaken(stem) { return stem }
        var number: Int64 = 2
        while isTaken("\(stem)-\(padded(number, 3))") { number += 1 }
        return "\(stem)-\(padded(number, 3))"
    }

    /// With zeros before it, so that names sort as numbers do.
    private func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension BackupDirectory {
    /// Removes what a backup left that was never finished. Only under the lock.
    func removeLeftovers() throws {
        for file in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        where file.first?.isNumber == true && file.hasSuffix(DurableFile.temporaryEnding) {
            guard unlink("\(path)/\(file)") == 0 else { throw BackupError.system("remove", "\(path)/\(file)") }
        }
    }
}
