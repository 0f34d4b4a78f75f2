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
    private var file: SegmentFile?
    private var descriptor: Int32 = -1
    /// The records of the file that grows, to be packed anew as one piece.
    private var records: [UInt8] = []
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

    deinit { if descriptor >= 0 { Foundation.close(descriptor) } }

    /// Whether what was written is still under its name. Where the place was taken away, or something was put over it, or
    /// the file was removed, nothing that is written here would be found.
    public var isThere: Bool {
        folder == FileIdentity(path: directory.path)
            && (file.map { FileIdentity(path: directory.path($0)) == FileIdentity(descriptor: descriptor) } ?? true)
    }

    /// Appends entries that follow ``head``.
    public func append(_ entries: [SegmentRecord]) throws {
        guard let first = entries.first, let last = entries.last else { return }
        precondition(first.entry.seq == head.seq + 1, "entry \(first.entry.seq) does not follow \(head.seq)")
        do {
            var bytes: [UInt8] = []
            if file == nil {
                try open(at: first.entry.seq)
                bytes += SegmentFile.opening(history: history, store: store)
            }
            for record in entries { record.append(to: &bytes) }
            try write(SegmentFile.piece(bytes, directory.keys?.current))
            records += bytes
        } catch {
            // What is in the file now is not known: the next append closes it as it is, and begins another.
            try? abandon()
            throw error
        }
        head = JournalHead(seq: last.entry.seq, at: last.entry.at, hash: last.entry.hash)
        if records.count >= Self.segmentSize { try end() }
    }

    /// Closes the segment under way: the next append begins another.
    public func end() throws {
        guard let file else { return }
        Foundation.close(descriptor)
        descriptor = -1
        self.file = nil
        let packed = try SegmentFile.piece(records, directory.keys?.current)
        records = []
        try replace(file, last: head.seq, with: packed)
    }

    private func open(at first: Int64) throws {
        let made = SegmentFile(history: history, first: first, last: nil, isSealed: directory.keys != nil)
        descriptor = Foundation.open(directory.path(made), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupError.system("make", directory.path(made)) }
        try DurableFile.syncFolder(of: directory.path(made))
        file = made
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let file else { return }
        try DurableFile.write(bytes, to: descriptor, directory.path(file))
        guard fdatasync(descriptor) == 0 else { throw BackupError.system("sync", directory.path(file)) }
    }

    /// Gives a file that grew up: what is whole in it is closed under its name.
    private func abandon() throws {
        guard let file else { return }
        Foundation.close(descriptor)
        descriptor = -1
        self.file = nil
        records = []
        try close(file, directory.content(file).records.filter { $0.entry.seq <= head.seq })
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
        var closed = file
        closed.last = last
        closed.isSealed = directory.keys != nil
        try DurableFile.write(packed, to: directory.path(closed))
        guard unlink(directory.path(file)) == 0 || errno == ENOENT else {
            throw BackupError.system("remove", directory.path(file))
        }
    }
}
