import Journal
import ModuleKit

/// An index is a JSON object of five lines, so that its first line alone tells what it is; see docs/backup.md.
extension BackupIndex {
    /// What stands before the hash of all that is before it.
    static let hashMark = Array(",\n\"sha256\":\"".utf8)
    static let end = Array("\"}\n".utf8)

    /// The file's bytes.
    func written() -> [UInt8] {
        var bytes = Array("{\"summary\":".utf8)
        bytes += summary.json.bytes
        bytes += ",\n\"tables\":".utf8
        bytes += JSONValue.object(tables.map { ($0.name, .integer($0.rows)) }).bytes
        bytes += ",\n\"members\":".utf8
        bytes += JSONValue.array(members.map(\.json)).bytes
        bytes += ",\n\"page_hashes\":\"".utf8
        bytes += pageHashes.base64.utf8
        bytes += "\"".utf8
        let hash = sha256(bytes)
        return bytes + Self.hashMark + Array(hash.utf8) + Self.end
    }
}

extension BackupSummary {
    var json: JSONValue {
        [
            "format": .string(Self.format), "version": .integer(Int64(Self.version)), "backup": .string(backup),
            "label": label.map { .string($0) } ?? nil, "made_at": .string(madeAt.description),
            "store": store.map { .string($0) } ?? nil, "journal_seq": .integer(journal.seq),
            "journal_at": .integer(journal.at),
            "journal_hash": .string(HashChain.hex(journal.hash)), "core_version": .integer(Int64(coreVersion)),
            "modules": .object(modules.map { ($0.name, .integer($0.migrations)) }),
            "page_size": .integer(Int64(pageSize)), "page_count": .integer(Int64(pageCount)),
            "stored_pages": .integer(Int64(storedPages)), "size": .integer(size),
            "previous": previous.map { ["backup": .string($0.backup), "sha256": .string($0.indexHash)] } ?? nil,
            "sealed_with": sealedWith.map { .string($0) } ?? nil,
        ]
    }
}

extension Member {
    /// Pages are counted from 1 on the disk, as SQLite does.
    var json: JSONValue {
        [
            "offset": .integer(offset), "size": .integer(Int64(size)), "sha256": .string(hash),
            "pages": .array(pages.map { [.integer(Int64($0.lowerBound + 1)), .integer(Int64($0.count))] }),
        ]
    }
}
