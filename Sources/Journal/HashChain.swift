import Crypto
import ModuleKit

/// The chain of the journal, a public format (version 1).
///
/// An entry's hash is the SHA-256 of a text, the JSON array
///
///     [version,seq,at,module,command,uid,role,request_id,reason,payload_digest,previous_hash]
///
/// in UTF-8, without white space: `version` is 1; `seq`, `at` and `uid` are integers; `reason` is null where none was
/// given; both digests are 64 lowercase hexadecimal digits, and the one before the first entry is all zeros. In strings
/// `"` and `\` are written with a backslash before them, characters below U+0020 as `\u` and four lowercase digits, and
/// all others as themselves.
///
/// The payload enters by its SHA-256 alone, so that the chain holds when a payload is erased.
public enum HashChain {
    public static let version = 1
    /// Bytes of a hash and of a digest.
    public static let hashLength = 32

    /// SHA-256 of a payload; nil counts as no bytes.
    public static func digest(of payload: [UInt8]?) -> [UInt8] { Array(SHA256.hash(data: payload ?? [])) }

    /// The hash of an entry that follows `previous`.
    public static func hash(
        seq: Int64, at: Int64, module: String, header: EntryHeader, payloadDigest: [UInt8], previous: [UInt8]
    ) -> [UInt8] {
        let text = canonicalText(
            seq: seq, at: at, module: module, header: header, payloadDigest: payloadDigest, previous: previous)
        return Array(SHA256.hash(data: text))
    }

    /// The text that is hashed.
    public static func canonicalText(
        seq: Int64, at: Int64, module: String, header: EntryHeader, payloadDigest: [UInt8], previous: [UInt8]
    ) -> [UInt8] {
        var text = CanonicalArray()
        text.append(Int64(version))
        text.append(seq)
        text.append(at)
        text.append(module)
        text.append(header.command)
        text.append(Int64(header.uid))
        text.append(header.role)
        text.append(header.requestID)
        text.append(header.reason)
        text.append(hex(payloadDigest))
        text.append(hex(previous))
        return text.closed()
    }

    /// Lowercase hexadecimal digits.
    public static func hex(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            for (i, byte) in bytes.enumerated() {
                text[2 * i] = hexDigit(byte >> 4)
                text[2 * i + 1] = hexDigit(byte & 15)
            }
            return bytes.count * 2
        }
    }

    fileprivate static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}

/// The array's text. Its own writer, and not the wire's: what was hashed must not change when the wire does.
private struct CanonicalArray {
    private var bytes: [UInt8] = [UInt8(ascii: "[")]

    init() { bytes.reserveCapacity(384) }

    private mutating func separate() { if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) } }

    mutating func append(_ number: Int64) {
        separate()
        bytes += String(number).utf8
    }

    mutating func append(_ string: String?) {
        separate()
        guard let string else {
            bytes += "null".utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                bytes += "\\u00".utf8
                bytes += [HashChain.hexDigit(byte >> 4), HashChain.hexDigit(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    consuming func closed() -> [UInt8] {
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }
}
