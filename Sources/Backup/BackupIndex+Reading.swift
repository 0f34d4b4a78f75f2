import Journal
import ModuleKit

/// Why an index is none; the directory adds its path.
struct IndexFault: Error {
    let cause: Sentence
    init(_ cause: Sentence) { self.cause = cause }
}

extension BackupIndex {
    /// Reads the file's bytes.
    ///
    /// - Returns: the index, and the SHA-256 under which a later backup refers to it.
    /// - Throws: `IndexFault` where a byte is not as it was written, or the contents contradict themselves.
    static func read(_ bytes: [UInt8]) throws -> (index: BackupIndex, hash: String) {
        let tail = hashMark.count + 64 + end.count
        guard bytes.count > tail, bytes.suffix(end.count).elementsEqual(end),
            bytes.suffix(tail).prefix(hashMark.count).elementsEqual(hashMark)
        else { throw IndexFault("it does not end in its hash") }
        let hash = sha256(bytes.dropLast(tail))
        guard bytes.dropLast(end.count).suffix(64).elementsEqual(hash.utf8) else {
            throw IndexFault("its SHA-256 differs")
        }
        let json: JSONValue
        do { json = try JSONValue.parse(bytes) } catch { throw IndexFault("it is no JSON: \(error.message)") }
        let summary = try BackupSummary(json["summary"])
        guard let tables = json["tables"]?.object, let members = json["members"]?.array,
            let hashes = json["page_hashes"]?.string.flatMap({ PageHashes(base64: $0, count: summary.pageCount) })
        else { throw IndexFault("a part is missing") }
        let index = BackupIndex(
            summary: summary,
            tables: try tables.map { name, rows in
                guard let rows = rows.int else { throw IndexFault("the rows of '\(name)' are no number") }
                return StoreFacts.Table(name: name, rows: rows)
            }, members: try members.map { try Member($0, summary) }, pageHashes: hashes)
        try index.check()
        return (index, hash)
    }

    /// Nothing in the index is believed that would lead outside its file or its pages.
    private func check() throws {
        var offset: Int64 = 0
        for member in members {
            guard member.offset == offset else { throw IndexFault("its members do not follow each other") }
            offset += Int64(member.size)
        }
        guard offset == summary.size, members.reduce(0, { $0 + $1.pageCount }) == summary.storedPages else {
            throw IndexFault("its members do not make up its size")
        }
    }
}

extension BackupSummary {
    /// Reads the first line of an index, without its hash.
    static func read(firstLine bytes: some Sequence<UInt8>) throws -> BackupSummary {
        var line = Array(bytes)
        guard line.last == UInt8(ascii: ",") else { throw IndexFault("its first line is cut off") }
        line[line.count - 1] = UInt8(ascii: "}")
        do { return try BackupSummary(JSONValue.parse(line)["summary"]) } catch let error as JSONSyntaxError {
            throw IndexFault("it is no JSON: \(error.message)")
        }
    }

    init(_ json: JSONValue?) throws {
        guard let json, json["format"] == .string(Self.format), let version = json["version"]?.int else {
            throw IndexFault("it is no index of a backup")
        }
        guard version <= Self.version else {
            throw IndexFault("a newer program made it: its version is \(version), and this one knows \(Self.version)")
        }
        guard let backup = json["backup"]?.string, let madeAt = json["made_at"]?.string.flatMap({ Instant($0) }),
            let seq = json["journal_seq"]?.int, let at = json["journal_at"]?.int,
            let hash = json["journal_hash"]?.string.flatMap(Self.bytes(hex:)),
            let coreVersion = json["core_version"]?.int, let modules = json["modules"]?.object,
            let pageSize = json["page_size"]?.int, let pageCount = json["page_count"]?.int,
            let storedPages = json["stored_pages"]?.int, let size = json["size"]?.int,
            // SQLite's own bounds: no multiplication below overflows.
            (512...65_536).contains(pageSize), (1...4_294_967_294).contains(pageCount),
            (0...pageCount).contains(storedPages), size >= 0
        else { throw IndexFault("a member of its summary is missing or invalid") }
        self.init(
            backup: backup, label: json["label"]?.string, madeAt: madeAt,
            store: json["store"]?.string, journal: JournalHead(seq: seq, at: at, hash: hash),
            coreVersion: Int(coreVersion),
            modules: try modules.map { name, count in
                guard let count = count.int else { throw IndexFault("the migrations of '\(name)' are no number") }
                return StoreFacts.Module(name: name, migrations: count)
            }, pageSize: Int(pageSize), pageCount: Int(pageCount), storedPages: Int(storedPages), size: size,
            previous: try json["previous"].flatMap { $0.isNull ? nil : try Previous($0) },
            sealedWith: json["sealed_with"]?.string)
    }

    static func bytes(hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count == 2 * HashChain.hashLength else { return nil }
        var bytes: [UInt8] = []
        for i in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[i...i + 1], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}

extension BackupSummary.Previous {
    init(_ json: JSONValue) throws {
        guard let backup = json["backup"]?.string, let hash = json["sha256"]?.string else {
            throw IndexFault("it does not say on which backup it builds")
        }
        self.init(backup: backup, indexHash: hash)
    }
}

extension Member {
    init(_ json: JSONValue, _ summary: BackupSummary) throws {
        guard let offset = json["offset"]?.int, let size = json["size"]?.int, let hash = json["sha256"]?.string,
            let runs = json["pages"]?.array, offset >= 0, size >= 1, size <= summary.size
        else { throw IndexFault("a member is not described") }
        let pages = try runs.map { run in
            guard let first = run[0]?.int, let count = run[1]?.int, (1...Int64(summary.pageCount)).contains(first),
                (1...(Int64(summary.pageCount) - first + 1)).contains(count)
            else { throw IndexFault("a member's pages lie outside the store") }
            return Int(first) - 1..<Int(first - 1 + count)
        }
        self.init(offset: offset, size: Int(size), hash: hash, pages: pages)
    }
}
