import Crypto
import Foundation

/// A truncated SHA-256 of every page of a file: what tells which pages have changed.
struct PageHashes: Sendable, Equatable {
    /// Bytes of a hash: 96 bits, which base64 writes in 16 characters without padding.
    static let length = 12

    private(set) var bytes: [UInt8]

    init(count: Int) { bytes = [UInt8](repeating: 0, count: count * Self.length) }

    /// From base64; nil where it is none, or not of so many pages.
    init?(base64 text: String, count: Int) {
        guard let data = Data(base64Encoded: text), data.count == count * Self.length else { return nil }
        bytes = Array(data)
    }

    var base64: String { Data(bytes).base64EncodedString() }

    var count: Int { bytes.count / Self.length }

    /// The hash of a page; pages are counted from 0 here.
    subscript(_ page: Int) -> ArraySlice<UInt8> {
        get { bytes[page * Self.length..<(page + 1) * Self.length] }
        set { bytes.replaceSubrange(page * Self.length..<(page + 1) * Self.length, with: newValue) }
    }

    /// Whether the page is there in both, and the same.
    func isSame(_ page: Int, as other: PageHashes) -> Bool {
        page < count && page < other.count && self[page] == other[page]
    }

    /// The hashes of consecutive pages.
    ///
    /// - Parameter salt: goes before each page.
    static func of(_ pages: UnsafeRawBufferPointer, pageSize: Int, salt: [UInt8]) -> PageHashes {
        var hashes = PageHashes(count: pages.count / pageSize)
        for page in 0..<hashes.count {
            var digest = SHA256()
            digest.update(data: salt)
            digest.update(
                bufferPointer: UnsafeRawBufferPointer(rebasing: pages[page * pageSize..<(page + 1) * pageSize]))
            digest.finalize().withUnsafeBytes { full in
                for i in 0..<length { hashes.bytes[page * length + i] = full[i] }
            }
        }
        return hashes
    }

    /// Sets the hashes from a page on.
    mutating func set(from page: Int, _ others: PageHashes) {
        bytes.replaceSubrange(page * Self.length..<(page + others.count) * Self.length, with: others.bytes)
    }
}

/// SHA-256 in full, as 64 lowercase hexadecimal digits.
func sha256(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
