import CInflate
import Foundation

/// The members of a zip file, found by its central directory. Plain and deflated ones are read; what is split,
/// encrypted or beyond four gigabytes is no spreadsheet of ours.
struct ZipArchive: Sendable {
    struct Member: Sendable {
        let method: UInt16
        let compressed: Range<Int>
    }

    private let bytes: [UInt8]
    private var members: [String: Member] = [:]

    /// - Throws: `notXLSX` of a file that is no zip file.
    init(_ bytes: [UInt8]) throws(TableFault) {
        self.bytes = bytes
        guard bytes.starts(with: [0x50, 0x4b]), let end = Self.end(bytes) else { throw .notXLSX }
        var at = Int(Self.number(bytes, end + 16, 4) ?? 0)
        for _ in 0..<(Self.number(bytes, end + 10, 2) ?? 0) {
            guard let (name, member, next) = Self.entry(bytes, at) else { throw .damaged(part: "zip") }
            members[name] = member
            at = next
        }
    }

    /// The record at the end, behind which a comment may stand.
    private static func end(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let earliest = max(0, bytes.count - 22 - 0xffff)
        return stride(from: bytes.count - 22, through: earliest, by: -1).first {
            number(bytes, $0, 4) == 0x0605_4b50
        }
    }

    private static func entry(_ bytes: [UInt8], _ at: Int) -> (String, Member, next: Int)? {
        guard number(bytes, at, 4) == 0x0201_4b50, let flags = number(bytes, at + 8, 2), flags & 1 == 0,
            let method = number(bytes, at + 10, 2), let packed = number(bytes, at + 20, 4),
            let nameLength = number(bytes, at + 28, 2),
            let extra = number(bytes, at + 30, 2), let comment = number(bytes, at + 32, 2),
            let local = number(bytes, at + 42, 4), number(bytes, Int(local), 4) == 0x0403_4b50,
            let localName = number(bytes, Int(local) + 26, 2), let localExtra = number(bytes, Int(local) + 28, 2)
        else { return nil }
        let start = Int(local) + 30 + Int(localName) + Int(localExtra)
        let next = at + 46 + Int(nameLength) + Int(extra) + Int(comment)
        guard start + Int(packed) <= bytes.count, next <= bytes.count else { return nil }
        let name = String(decoding: bytes[at + 46..<at + 46 + Int(nameLength)], as: UTF8.self)
        let member = Member(method: UInt16(method), compressed: start..<start + Int(packed))
        return (name, member, next)
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ length: Int) -> UInt32? {
        guard at >= 0, at + length <= bytes.count else { return nil }
        return (0..<length).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    /// A member's bytes as they are unpacked.
    func stream(_ name: String) throws(TableFault) -> InflatingStream {
        guard let member = members[name], member.method == 0 || member.method == 8 else { throw .damaged(part: name) }
        return InflatingStream(bytes, member)
    }
}

/// Unpacks a member piece by piece, so that no more of it is in memory than the reader asked for.
final class InflatingStream: InputStream {
    /// More than this no member may unpack to: a hundred thousand rows are a hundred megabytes.
    private static let most = 1 << 30
    /// Beyond 64 MiB, what shrank to less than one in so many was made to do harm: sheets shrink to one in twenty.
    private static let honestRatio = 250

    private let bytes: [UInt8]
    private var at: Int
    private let end: Int
    private let isPlain: Bool
    private var inflation = z_stream()
    private var isOpen = false
    private var isDone = false
    private var unpacked = 0
    private let allowed: Int
    /// It unpacked to more than any honest table does.
    private(set) var isTooLarge = false

    init(_ bytes: [UInt8], _ member: ZipArchive.Member) {
        self.bytes = bytes
        (at, end) = (member.compressed.lowerBound, member.compressed.upperBound)
        isPlain = member.method == 0
        allowed = min(Self.most, max(64 << 20, member.compressed.count * Self.honestRatio))
        super.init(data: Data())
        // Raw deflate: a zip's members have no zlib header.
        isOpen =
            inflateInit2_(&inflation, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit { if isOpen { inflateEnd(&inflation) } }

    override func open() {}
    override func close() {}
    override var hasBytesAvailable: Bool { !isDone }
    override var streamStatus: Stream.Status { isDone ? .atEnd : .open }
    /// The parser asks for it after a failed read, and Foundation's own stops the process.
    override var streamError: (any Error)? { nil }

    /// Unpacked bytes; 0 at the end, -1 where the member is broken or too large.
    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
        guard isOpen, !isDone else { return isDone ? 0 : -1 }
        let count = isPlain ? copy(buffer, maxLength) : inflate(buffer, maxLength)
        unpacked += max(count, 0)
        if unpacked > allowed {
            isTooLarge = true
            return -1
        }
        return count
    }

    private func copy(_ buffer: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
        let count = min(length, end - at)
        for i in 0..<count { buffer[i] = bytes[at + i] }
        at += count
        isDone = count == 0
        return count
    }

    private func inflate(_ buffer: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
        bytes.withUnsafeBufferPointer { source -> Int in
            guard let base = source.baseAddress else { return -1 }
            // zlib only reads through this pointer.
            inflation.next_in = UnsafeMutablePointer(mutating: base + at)
            inflation.avail_in = UInt32(end - at)
            inflation.next_out = buffer
            inflation.avail_out = UInt32(length)
            let code = CInflate.inflate(&inflation, Z_NO_FLUSH)
            at = end - Int(inflation.avail_in)
            isDone = code == Z_STREAM_END
            let count = length - Int(inflation.avail_out)
            // Neither moved on nor ended: the member was cut off.
            return code == Z_OK && count > 0 || code == Z_STREAM_END ? count : -1
        }
    }
}
