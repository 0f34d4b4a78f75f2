import Foundation
import ModuleKit

/// One row of a changeset.
public struct ChangedRow: Sendable, Equatable {
    public enum Operation: UInt8, Sendable {
        case delete = 9
        case insert = 18
        case update = 23
    }

    public var table: String
    public var operation: Operation
    /// Changed by a trigger or a foreign key's action only.
    public var isIndirect: Bool
    /// For each column whether it belongs to the primary key.
    public var isKey: [Bool]
    /// For each column the value before; nil where the changeset does not tell it, empty for an insert.
    public var old: [DatabaseValue?]
    /// For each column the value after; nil where it did not change, empty for a delete.
    public var new: [DatabaseValue?]

    public init(
        table: String, operation: Operation, isIndirect: Bool, isKey: [Bool], old: [DatabaseValue?],
        new: [DatabaseValue?]
    ) {
        self.table = table
        self.operation = operation
        self.isIndirect = isIndirect
        self.isKey = isKey
        self.old = old
        self.new = new
    }
}

/// A changeset in the format of SQLite's session extension, as a journal entry's payload holds it.
public struct Changeset: Sendable {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes are no changeset, from this offset on.
    public struct Malformed: Error, Sendable, Equatable {
        public let offset: Int
    }

    /// All rows, in the changeset's order.
    ///
    /// - Throws: ``Malformed``.
    public func rows() throws -> [ChangedRow] {
        var reader = ChangesetReader(bytes: bytes)
        var rows: [ChangedRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}

private struct ChangesetReader {
    let bytes: [UInt8]
    var offset = 0
    var table = ""
    var isKey: [Bool] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() throws -> ChangedRow? {
        guard offset < bytes.count else { return nil }
        if bytes[offset] == UInt8(ascii: "T") { try readHeader() }
        guard let operation = ChangedRow.Operation(rawValue: try byte()), !isKey.isEmpty else { throw malformed }
        let isIndirect = try byte() != 0
        let old = operation == .insert ? [] : try values()
        let new = operation == .delete ? [] : try values()
        return ChangedRow(
            table: table, operation: operation, isIndirect: isIndirect, isKey: isKey, old: old, new: new)
    }

    private mutating func readHeader() throws {
        offset += 1
        let count = try varint()
        isKey = try take(count).map { $0 != 0 }
        guard let end = bytes[offset...].firstIndex(of: 0) else { throw malformed }
        table = String(decoding: bytes[offset..<end], as: UTF8.self)
        offset = end + 1
    }

    private mutating func values() throws -> [DatabaseValue?] {
        var list: [DatabaseValue?] = []
        for _ in isKey { list.append(try value()) }
        return list
    }

    private mutating func value() throws -> DatabaseValue? {
        switch try byte() {
        case 0: return nil
        case 1: return Int64(bitPattern: try eightBytes()).databaseValue
        case 2: return Double(bitPattern: try eightBytes()).databaseValue
        case 3: return String(decoding: try take(try varint()), as: UTF8.self).databaseValue
        case 4: return Data(try take(try varint())).databaseValue
        case 5: return .null
        default: throw malformed
        }
    }

    private var malformed: Changeset.Malformed { Changeset.Malformed(offset: offset) }

    private mutating func byte() throws -> UInt8 {
        guard offset < bytes.count else { throw malformed }
        defer { offset += 1 }
        return bytes[offset]
    }

    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count <= bytes.count - offset else { throw malformed }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    private mutating func eightBytes() throws -> UInt64 { try take(8).reduce(0) { $0 << 8 | UInt64($1) } }

    private mutating func varint() throws -> Int {
        var value = 0
        for _ in 0..<5 {
            let next = try byte()
            value = value << 7 | Int(next & 0x7f)
            if next & 0x80 == 0 { return value }
        }
        throw malformed
    }
}
