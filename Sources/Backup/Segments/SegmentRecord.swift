import Foundation
import Journal
import ModuleKit

/// One journal entry as a segment holds it: a line of JSON with its header, and the payload's bytes with a line feed
/// behind them; see docs/journal.md.
public struct SegmentRecord: Sendable, Equatable {
    public var entry: Entry
    /// Of a migration: its SQL, so that what comes after it can be put back too. Nil where nobody knew it.
    public var migration: String?

    public init(_ entry: Entry, migration: String? = nil) {
        self.entry = entry
        self.migration = migration
    }

    func append(to bytes: inout [UInt8]) {
        let header = entry.header
        let json: JSONValue = [
            "seq": .integer(entry.seq), "at": .integer(entry.at), "module": .string(entry.module),
            "command": .string(header.command), "uid": .integer(Int64(header.uid)), "role": .string(header.role),
            "request_id": .string(header.requestID), "reason": header.reason.map { .string($0) } ?? nil,
            "payload_digest": .string(HashChain.hex(entry.payloadDigest)), "hash": .string(HashChain.hex(entry.hash)),
            "payload_size": entry.payload.map { .integer(Int64($0.count)) } ?? nil,
            "migration": migration.map { .string($0) } ?? nil,
        ]
        bytes += json.bytes
        bytes.append(UInt8(ascii: "\n"))
        if let payload = entry.payload {
            bytes += payload
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// Reads one record from the front, and takes it off; nil where the bytes do not begin with a whole one.
    static func read(_ bytes: inout ArraySlice<UInt8>) -> SegmentRecord? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let json = try? JSONValue.parse(Array(bytes[bytes.startIndex..<end])),
            let seq = json["seq"]?.int, let at = json["at"]?.int, let module = json["module"]?.string,
            let command = json["command"]?.string, let uid = json["uid"]?.int.flatMap({ UInt32(exactly: $0) }),
            let role = json["role"]?.string, let request = json["request_id"]?.string,
            let digest = json["payload_digest"]?.string.flatMap(BackupSummary.bytes(hex:)),
            let hash = json["hash"]?.string.flatMap(BackupSummary.bytes(hex:))
        else { return nil }
        var rest = bytes[(end + 1)...]
        var payload: [UInt8]?
        if let size = json["payload_size"]?.int {
            guard size >= 0, size < rest.count else { return nil }
            payload = Array(rest.prefix(Int(size)))
            rest = rest.dropFirst(Int(size) + 1)
        }
        bytes = rest
        let header = EntryHeader(
            command: command, uid: uid, role: role, requestID: request, reason: json["reason"]?.string)
        return SegmentRecord(
            Entry(
                seq: seq, at: at, module: module, header: header, payload: payload, payloadDigest: digest, hash: hash),
            migration: json["migration"]?.string)
    }
}
