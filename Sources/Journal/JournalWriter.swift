import Foundation
import ModuleKit

/// Appends entries to `core_journal`, each chained to the one before. Belongs to the writer's thread.
public final class JournalWriter {
    /// What the next entry follows. Set back by who rolls entries back.
    public var head: JournalHead
    private let insert: RawStatement

    /// Reads where the journal ends; its table must be there.
    public init(_ db: Database) throws {
        head = try JournalHead.read(db)
        insert = try RawStatement(
            db,
            """
            INSERT INTO core_journal
                (seq, at, module, command, uid, role, request_id, reason, payload, payload_digest, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// Appends an entry in the transaction under way, and answers it. `at` is raised to that of the entry before.
    public func append(module: String, header: EntryHeader, at: Int64, payload: [UInt8]?) throws -> Entry {
        let seq = head.seq + 1
        let at = max(at, head.at)
        let digest = HashChain.digest(of: payload)
        let hash = HashChain.hash(
            seq: seq, at: at, module: module, header: header, payloadDigest: digest, previous: head.hash)
        let entry = Entry(
            seq: seq, at: at, module: module, header: header, payload: payload, payloadDigest: digest, hash: hash)
        try put(entry)
        return entry
    }

    /// Puts an entry in as it is: one that was written before.
    public func put(_ entry: Entry) throws {
        insert.bind(1, entry.seq)
        insert.bind(2, entry.at)
        insert.bind(3, entry.module)
        insert.bind(4, entry.header.command)
        insert.bind(5, Int64(entry.header.uid))
        insert.bind(6, entry.header.role)
        insert.bind(7, entry.header.requestID)
        insert.bind(8, entry.header.reason)
        insert.bind(9, entry.payload)
        insert.bind(10, entry.payloadDigest)
        insert.bind(11, entry.hash)
        try insert.run()
        head = JournalHead(seq: entry.seq, at: entry.at, hash: entry.hash)
    }
}

extension JournalHead {
    /// Where the journal ends.
    public static func read(_ db: Database) throws -> JournalHead {
        let row = try Row.fetchOne(db, sql: "SELECT seq, at, hash FROM core_journal ORDER BY seq DESC LIMIT 1")
        guard let row else { return .start }
        let hash: Data = row["hash"]
        return JournalHead(seq: row["seq"], at: row["at"], hash: Array(hash))
    }
}
