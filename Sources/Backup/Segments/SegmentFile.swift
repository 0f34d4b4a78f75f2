import Foundation
import Journal
import ModuleKit

/// A file of consecutive journal entries: `HISTORY-FIRST-LAST.gz`, or `HISTORY-FIRST.open.gz` while it grows; with
/// `.sealed` behind it where a key is used. A store that was put back and then written begins a new history.
struct SegmentFile: Sendable, Equatable {
    static let format = "balai journal"
    static let version = 1

    var history: Int
    var first: Int64
    /// Nil while it grows.
    var last: Int64?
    var isSealed: Bool

    var name: String {
        let end = last.map { "-" + Self.padded($0, 10) + ".gz" } ?? ".open.gz"
        return Self.padded(Int64(history), 4) + "-" + Self.padded(first, 10) + end + (isSealed ? ".sealed" : "")
    }

    init(history: Int, first: Int64, last: Int64?, isSealed: Bool) {
        self.history = history
        self.first = first
        self.last = last
        self.isSealed = isSealed
    }

    /// Nil for any other file.
    init?(name: String) {
        var stem = name[...]
        isSealed = stem.hasSuffix(".sealed")
        if isSealed { stem = stem.dropLast(7) }
        guard stem.hasSuffix(".gz") else { return nil }
        stem = stem.dropLast(3)
        let isOpen = stem.hasSuffix(".open")
        if isOpen { stem = stem.dropLast(5) }
        let numbers = stem.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard numbers.count == (isOpen ? 2 : 3), let history = numbers[0], let first = numbers[1] else { return nil }
        self.history = Int(history)
        self.first = first
        last = isOpen ? nil : numbers[2]
        guard isOpen || last != nil else { return nil }
    }

    /// The same once it grows no more.
    func closed(behind last: Int64) -> SegmentFile {
        SegmentFile(history: history, first: first, last: last, isSealed: isSealed)
    }

    /// The line that every file begins with.
    ///
    /// - Parameter store: which store's entries follow, as ``StoreFacts/store`` has it.
    static func opening(history: Int, store: String?) -> [UInt8] {
        let json: JSONValue = [
            "format": .string(format), "version": .integer(Int64(version)), "history": .integer(Int64(history)),
            "store": store.map { .string($0) } ?? nil,
        ]
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// One piece of a file: a gzip member, or its sealed form behind its length.
    static func piece(_ bytes: [UInt8], _ key: BackupKey?) throws -> [UInt8] {
        let member = bytes.withUnsafeBytes { Gzip.member(of: $0) }
        guard let key else { return member }
        let sealed = try key.seal(member)
        return withUnsafeBytes(of: UInt32(sealed.count).bigEndian) { Array($0) } + sealed
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// What a segment's file holds, as far as it can be read.
struct SegmentContent {
    var records: [SegmentRecord] = []
    /// Which store's entries they are; nil where the file does not say.
    var store: String?
    /// Why the rest cannot be read; nil where all was.
    var fault: Sentence?
    /// Whether it is whole as far as anybody can tell, and no key that was given opens any of it.
    var isLocked = false

    /// - Throws: `BackupError` where the file cannot be read at all, or is sealed and no key was given.
    init(_ path: String, _ file: SegmentFile, _ keys: BackupKeys?) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw BackupError.system("read", path) }
        var plain: [UInt8] = []
        if file.isSealed {
            guard let keys else { throw BackupError.sealed(path: path, with: nil, given: []) }
            plain = openAll(Array(data), keys)
        } else {
            plain = unpack(Array(data))
        }
        var rest = plain[...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
            let opening = try? JSONValue.parse(Array(rest[..<end])), opening["format"] == .string(SegmentFile.format)
        else {
            fault = fault ?? "it is no segment of the journal"
            return
        }
        guard let version = opening["version"]?.int, version <= SegmentFile.version else {
            throw BackupError.newer(
                backup: file.name, found: Int(opening["version"]?.int ?? 0), known: SegmentFile.version)
        }
        store = opening["store"]?.string
        rest = rest[(end + 1)...]
        while !rest.isEmpty {
            guard let record = SegmentRecord.read(&rest) else {
                fault = fault ?? "behind entry \(records.last?.entry.seq ?? file.first - 1) it cannot be read"
                return
            }
            records.append(record)
        }
        if fault == nil, let last = file.last, records.last?.entry.seq != last {
            fault = "it does not end as its name says"
        }
    }

    private mutating func unpack(_ bytes: [UInt8]) -> [UInt8] {
        let (plain, isWhole) = bytes.withUnsafeBytes { Gzip.unpackAll($0) }
        if !isWhole { fault = "a part of it cannot be unpacked" }
        return plain
    }

    private mutating func openAll(_ bytes: [UInt8], _ keys: BackupKeys) -> [UInt8] {
        var rest = bytes[...]
        var plain: [UInt8] = []
        while !rest.isEmpty {
            let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            guard rest.count >= 4 + size, size > 0 else {
                fault = "it is cut off"
                return plain
            }
            guard let member = keys.open(rest.dropFirst(4).prefix(size)) else {
                isLocked = plain.isEmpty
                fault = "a part of it cannot be opened with the key \(keys.fingerprints.joined(separator: ", "))"
                return plain
            }
            plain += unpack(member)
            rest = rest.dropFirst(4 + size)
        }
        return plain
    }
}
