import Foundation
import ModuleKit

/// Reads `core_journal`.
public enum JournalReader {
    /// Entries after a sequence, in order: at most `limit`, and no more once their payloads come to so many bytes.
    public static func entries(
        _ db: Database, after seq: Int64 = 0, limit: Int = .max, bytes: Int = .max
    ) throws -> [Entry] {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM core_journal WHERE seq > ? ORDER BY seq LIMIT ?", arguments: [seq, limit])
        var entries: [Entry] = []
        var size = 0
        while size < bytes, let row = try rows.next() {
            let entry = Entry(row: row)
            entries.append(entry)
            size += entry.payload?.count ?? 0
        }
        return entries
    }

    /// What does not hold in the journal, first things first; empty where all does.
    public static func verify(_ db: Database) throws -> [JournalFault] {
        var faults: [JournalFault] = []
        var previous = JournalHead.start
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM core_journal ORDER BY seq")
        while let row = try rows.next() {
            let entry = Entry(row: row)
            if entry.seq != previous.seq + 1 {
                faults.append(JournalFault(seq: entry.seq, kind: .gap))
            }
            if entry.at < previous.at { faults.append(JournalFault(seq: entry.seq, kind: .time)) }
            if entry.payload != nil, HashChain.digest(of: entry.payload) != entry.payloadDigest {
                faults.append(JournalFault(seq: entry.seq, kind: .payload))
            }
            let hash = HashChain.hash(
                seq: entry.seq, at: entry.at, module: entry.module, header: entry.header,
                payloadDigest: entry.payloadDigest, previous: previous.hash)
            if hash != entry.hash { faults.append(JournalFault(seq: entry.seq, kind: .hash)) }
            // From what is written on: one fault is told once, and not again by every entry after it.
            previous = JournalHead(seq: entry.seq, at: entry.at, hash: entry.hash)
        }
        return faults
    }
}

/// What does not hold at one entry.
public struct JournalFault: Sendable, Equatable {
    public enum Kind: Sendable {
        /// The sequence does not follow the one before.
        case gap
        /// Earlier than the entry before.
        case time
        /// The payload is not what its digest says.
        case payload
        /// The hash is not that of the header, the digest and the hash before.
        case hash
    }

    public let seq: Int64
    public let kind: Kind

    public init(seq: Int64, kind: Kind) {
        self.seq = seq
        self.kind = kind
    }
}

extension Entry {
    init(row: Row) {
        let payload: Data? = row["payload"]
        let digest: Data = row["payload_digest"]
        let hash: Data = row["hash"]
        let header = EntryHeader(
            command: row["command"], uid: UInt32(truncatingIfNeeded: row["uid"] as Int64), role: row["role"],
            requestID: row["request_id"],
            reason: row["reason"])
        self.init(
            seq: row["seq"], at: row["at"], module: row["module"], header: header,
            payload: payload.map { Array($0) }, payloadDigest: Array(digest), hash: Array(hash))
    }
}

extension JournalFault {
    /// For people.
    public var sentence: Sentence {
        switch kind {
        case .gap: "Entry \(seq) does not bear the number behind the entry before it"
        case .time: "Entry \(seq) is earlier than the entry before it"
        case .payload: "Entry \(seq) holds other changes than those that were written"
        case .hash: "The hash of entry \(seq) is not that of its contents and the hash before it"
        }
    }
}
