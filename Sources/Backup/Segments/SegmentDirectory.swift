import Foundation
import Journal
import ModuleKit

/// The segments of the journal beside the backups of one place: all that was written, entry by entry.
public struct SegmentDirectory: Sendable {
    public let path: String
    let keys: BackupKeys?

    init(_ path: String, keys: BackupKeys?) {
        self.path = path
        self.keys = keys
    }

    func path(_ file: SegmentFile) -> String { path + "/" + file.name }

    /// By history and first entry; of two that begin alike, the one that grows comes last.
    func files() throws -> [SegmentFile] {
        try DurableFile.names(in: path).compactMap(SegmentFile.init(name:))
            .sorted { ($0.history, $0.first, $0.last ?? .max) < ($1.history, $1.first, $1.last ?? .max) }
    }

    /// Whether any entry here is one of the store that answers the hashes of its entries.
    public func isShared(with store: (Int64) throws -> [UInt8]?) throws -> Bool {
        try files().reversed().contains { file in
            try [content(file).records.first, content(file).records.last].compactMap(\.self).contains {
                try store($0.entry.seq) == $0.entry.hash
            }
        }
    }

    func content(_ file: SegmentFile) throws -> SegmentContent { try SegmentContent(path(file), file, keys) }

    /// Hands over the entries that follow `head`, in order, as long as they chain to it and `body` answers true. Where
    /// the journal forked, because a store was put back and then written, the newer history goes before.
    ///
    /// - Returns: why no more could be handed over; nil where `body` wanted no more.
    /// - Throws: what `body` throws, and `BackupError` where the directory cannot be read.
    @discardableResult
    public func walk(from head: JournalHead, _ body: (SegmentRecord) throws -> Bool) throws -> SegmentEnd? {
        let files = try files()
        var head = head
        var faults: [Sentence] = []
        var tried: Set<String> = []
        while true {
            let next = files.reversed().first { file in
                file.first <= head.seq + 1 && (file.last ?? .max) > head.seq
                    && !tried.contains("\(file.name) \(head.seq)")
            }
            guard let next else { return SegmentEnd(head: head, faults: faults) }
            tried.insert("\(next.name) \(head.seq)")
            let content = try content(next)
            let forks = Set(
                files.filter { $0.history > next.history && !tried.contains("\($0.name) \($0.first - 1)") }.map(\.first)
            )
            for record in content.records where record.entry.seq == head.seq + 1 {
                guard record.isChained(to: head), !forks.contains(record.entry.seq) else { break }
                guard try body(record) else { return nil }
                head = JournalHead(seq: record.entry.seq, at: record.entry.at, hash: record.entry.hash)
            }
            // What was being written when the power went is missing at the end of a file that grows, and no fault.
            if let fault = content.fault, next.last != nil || content.isLocked {
                faults.append("\(next.name): \(fault)")
            }
        }
    }

    /// Every fault of every segment, its file named; what follows the last whole piece of one that grows is none.
    ///
    /// - Parameter onlyClosed: leaves those out that grow: they may be closed meanwhile, and be gone under their name.
    public func faults(onlyClosed: Bool = false) throws -> [Sentence] {
        try files().filter { !onlyClosed || $0.last != nil }.flatMap { file -> [Sentence] in
            let content = try content(file)
            var faults: [Sentence] = content.fault.map { file.last == nil && !content.isLocked ? [] : [$0] } ?? []
            for (record, next) in zip(content.records, content.records.dropFirst()) where faults.isEmpty {
                let head = JournalHead(seq: record.entry.seq, at: record.entry.at, hash: record.entry.hash)
                if !next.isChained(to: head) { faults.append("entry \(next.entry.seq) does not follow the one before") }
            }
            return faults.map { fault in "journal/\(file.name): \(fault)" }
        }
    }
}

/// Where the journal's segments ended.
public struct SegmentEnd: Sendable, Equatable {
    public let head: JournalHead
    /// Of files in which more might have stood.
    public let faults: [Sentence]
}

extension SegmentRecord {
    /// Whether its sequence, time, digest and hash are those of an entry behind `head`.
    func isChained(to head: JournalHead) -> Bool {
        entry.seq == head.seq + 1 && entry.at >= head.at
            && (entry.payload == nil || HashChain.digest(of: entry.payload) == entry.payloadDigest)
            && HashChain.hash(
                seq: entry.seq, at: entry.at, module: entry.module, header: entry.header,
                payloadDigest: entry.payloadDigest, previous: head.hash) == entry.hash
    }
}
