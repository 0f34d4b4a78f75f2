import Backup
import Foundation
import Journal
import ModuleKit

/// What `balaid restore` writes beside the store, so that a store that was put back is told from an older file that
/// somebody put in its place.
struct RestoreMark {
    private static let file = "restored.json"

    let seq: Int64
    let hash: String

    init(_ head: JournalHead) {
        seq = head.seq
        hash = HashChain.hex(head.hash)
    }

    /// Of a data directory; nil where nothing was ever restored there.
    init?(data: String) {
        guard let bytes = try? BackupDirectory(data).contents(of: Self.file),
            let json = try? JSONValue.parse(bytes), let seq = json["seq"]?.int, let hash = json["hash"]?.string
        else { return nil }
        self.seq = seq
        self.hash = hash
    }

    func write(data: String) throws {
        let json: JSONValue = ["seq": .integer(seq), "hash": .string(hash)]
        try BackupDirectory(data).write(json.bytes + [UInt8(ascii: "\n")], as: Self.file)
    }

    /// Whether a store goes on from it, behind an entry.
    ///
    /// - Parameter store: answers the hash of an entry in the store.
    func leads(behind seq: Int64, store: (Int64) throws -> [UInt8]?) rethrows -> Bool {
        try self.seq >= seq && store(self.seq).map { HashChain.hex($0) } == hash
    }
}
