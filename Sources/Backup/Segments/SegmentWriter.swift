import Foundation
import Journal
import ModuleKit

/// Carries journal entries to one place, a few at a time: each append is on the disk when it returns. Used by one thread
/// at a time.
public final class SegmentWriter {
    /// Bytes of records in a segment before it is closed.
    public static let segmentSize = 1 << 20

    private let directory: SegmentDirectory
    /// Which store's entries are carried.
    private let store: String?
    /// Where the directory lies, whatever has its name later.
    private let folder: FileIdentity?
    private var history: Int
    private var growing: Growing?
    /// The last entry that is there.
    public private(set) var head: JournalHead
    /// The last entry there that the store lacks, because an older one was put in its place; nil where it has them all.
    public private(set) var left: Int64?

    /// Goes on behind what is there; what a file that grew still holds is closed first.
    ///
    /// - Parameter store: answers the hash of an entry in the store; nil where it has none. Where the last entry there is
    ///   not in the store, a store was put back: a new history begins behind the last one that both have.
    /// - Throws: `BackupError.foreign` where the journal there is another store's.
    public init(_ directory: SegmentDirectory, store: (Int64) throws -> [UInt8]?) throws {
        self.directory = directory
        try DurableFile.makeFolder(directory.path)
        folder = FileIdentity(path: directory.path)
        self.store = try store(1).map { HashChain.hex($0) }
        history = 1
        head = .start
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        where name.hasSuffix(DurableFile.temporaryEnding) { unlink(directory.path + "/" + name) }
        let files = try directory.files()
        history = files.last?.history ?? 1
        var isForked = false
        for file in files.reversed() {
            let content = try directory.content(file)
            if let other = content.store, let own = self.store, other != own {
                throw BackupError.foreign(directory: directory.path, file: file.name)
            }
            guard !content.isLocked else {
                // Another key may open it: it stays as it is, and what the store has is carried again beside it.
                isForked = true
                continue
            }
            if file.last == nil { try close(file, content.records) }
            let common = try content.records.last { try store($0.entry.seq) == $0.entry.hash }
            if left == nil, let last = content.records.last?.entry.seq, last != common?.entry.seq { left = last }
            if let common {
                head = JournalHead(seq: common.entry.seq, at: common.entry.at, hash: common.entry.hash)
                isForked = isForked || common.entry.seq != content.records.last?.entry.seq
                break
            }
            isForked = isForked || !content.records.isEmpty
        }
        if isForked { history += 1 }
    }

    deinit { _ = letGo() }

    /// The file that grows.
    private struct Growing {
        let file: SegmentFile
        let descriptor: Int32
        /// What it holds, to be packed anew as one piece where it has several.
        var records: [UInt8] = []
        var pieces = 0
    }

    /// Closes the file that grows.
    private func letGo() -> Growing? {
        guard let last = growing else { return nil }
        Foundation.close(last.descriptor)
        growing = nil
        return last
    }

    /// Whether what was written is still under its name. Where the place was taken away, or something was put over it, or
    /// the file was removed, nothing that is written here would be found.
    public var isThere: Bool {
        folder == FileIdentity(path: directory.path)
            && (growing.map { FileIdentity(path: directory.path($0.file)) == FileIdentity(descriptor: $0.descriptor) }
                ?? true)
    }

    /// Appends entries that follow ``head``.
    public func append(_ entries: [SegmentRecord]) throws {
        guard let first = entries.first, let last = entries.last else { return }
        precondition(first.entry.seq == head.seq + 1, "entry \(first.entry.seq) does not follow \(head.seq)")
        do {
            var next = try growing ?? open(at: first.entry.seq)
            growing = next
            var bytes = next.pieces == 0 ? SegmentFile.opening(history: history, store: store) : []
            for record in entries { record.append(to: &bytes) }
            try write(SegmentFile.piece(bytes, directory.keys?.current), to: next)
            next.records += bytes
            next.pieces += 1
            growing = next
        } catch {
            // What is in the file now is not known: the next append closes it as it is, and begins another.
            try? abandon()
            throw error
        }
        head = JournalHead(seq: last.entry.seq, at: last.entry.at, hash: last.entry.hash)
        if let growing, growing.records.count >= Self.segmentSize { try end() }
    }

    /// Closes the segment under way: the next append begins another.
    public func end() throws {
        guard let last = letGo() else { return }
        guard last.pieces == 1 else {
            return try replace(
                last.file, last: head.seq, with: SegmentFile.piece(last.records, directory.keys?.current))
        }
        let name = directory.path(last.file.closed(behind: head.seq))
        guard rename(directory.path(last.file), name) == 0 else { throw BackupError.system("rename", name) }
        try DurableFile.syncFolder(of: name)
    }

    private func open(at first: Int64) throws -> Growing {
        let made = SegmentFile(history: history, first: first, last: nil, isSealed: directory.keys != nil)
        let descriptor = Foundation.open(directory.path(made), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupError.system("make", directory.path(made)) }
        try DurableFile.syncFolder(of: directory.path(made))
        return Growing(file: made, descriptor: descriptor)
    }

    private func write(_ bytes: [UInt8], to growing: Growing) throws {
        let path = directory.path(growing.file)
        try DurableFile.write(bytes, to: growing.descriptor, path)
        guard fdatasync(growing.descriptor) == 0 else { throw BackupError.system("sync", path) }
    }

    /// Gives a file that grew up: what is whole in it is closed under its name.
    private func abandon() throws {
        guard let last = letGo() else { return }
        try close(last.file, directory.content(last.file).records.filter { $0.entry.seq <= head.seq })
    }

    /// Packs what a file that grew holds into one that does not.
    private func close(_ file: SegmentFile, _ found: [SegmentRecord]) throws {
        guard let last = found.last?.entry.seq else {
            unlink(directory.path(file))
            return
        }
        var bytes = SegmentFile.opening(history: file.history, store: store)
        for record in found { record.append(to: &bytes) }
        try replace(file, last: last, with: try SegmentFile.piece(bytes, directory.keys?.current))
    }

    private func replace(_ file: SegmentFile, last: Int64, with packed: [UInt8]) throws {
        var closed = file.closed(behind: last)
        closed.isSealed = directory.keys != nil
        try DurableFile.write(packed, to: directory.path(closed))
        guard unlink(directory.path(file)) == 0 || errno == ENOENT else {
            throw BackupError.system("remove", directory.path(file))
        }
    }
}
