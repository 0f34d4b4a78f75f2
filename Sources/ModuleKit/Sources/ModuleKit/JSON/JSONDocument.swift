/// Where a text stops being JSON, and why.
public struct JSONSyntaxError: Error, Sendable {
    /// Bytes from the start of the text.
    public let offset: Int
    public let message: String
}

/// One parsed text: a flat tape of nodes over bytes that the caller keeps alive.
///
/// Used again from request to request, so that parsing one costs no allocation. Not Sendable: one a connection. Our own
/// because a request costs 10 µs with Foundation's decoder; strict by RFC 8259, and fuzzed against Foundation.
public final class JSONDocument {
    struct Node {
        var kind: JSON.Kind
        /// Of a string: whether it has escapes (1). Of a bool: its value.
        var flag: UInt8
        /// Where the value begins and ends; of a string, between the quotes.
        var start: UInt32
        var end: UInt32
        /// The node after this one and all below it.
        var next: UInt32
    }

    /// Arrays and objects may lie this deep inside each other.
    public static let deepest = 64

    private(set) var nodes: UnsafeMutablePointer<Node>
    private var capacity = 64
    private var count = 0
    private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var at = 0

    public init() { nodes = .allocate(capacity: capacity) }

    deinit { nodes.deallocate() }

    /// The whole value. Only after a parse that succeeded.
    public var root: JSON { JSON(document: self, index: 0) }

    /// Reads a text; what was read before is forgotten. The bytes must live as long as values are looked at.
    public func parse(_ text: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
        bytes = text
        at = 0
        count = 0
        skipBlanks()
        try readValue(depth: 0)
        skipBlanks()
        if at != text.count { throw failure("Text after the value") }
    }

    private func failure(_ message: String) -> JSONSyntaxError { JSONSyntaxError(offset: at, message: message) }

    @inline(__always) private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    @inline(__always) private func skipBlanks() {
        while at < bytes.count, bytes[at] <= 0x20,
            bytes[at] == 0x20 || bytes[at] == 0x0a || bytes[at] == 0x0d || bytes[at] == 0x09
        { at += 1 }
    }

    @inline(__always) private func append(_ kind: JSON.Kind, flag: UInt8 = 0, from start: Int, to end: Int) {
        if count == capacity {
            let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: nodes, count: count)
            nodes.deallocate()
            nodes = larger
            capacity *= 2
        }
        count += 1
        (nodes + count - 1).initialize(
            to: Node(kind: kind, flag: flag, start: UInt32(start), end: UInt32(end), next: UInt32(count)))
    }

    private func readValue(depth: Int) throws(JSONSyntaxError) {
        guard let byte else { throw failure("The text is cut off") }
        switch byte {
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "{"): try readContainer(.object, closing: UInt8(ascii: "}"), depth: depth + 1)
        case UInt8(ascii: "["): try readContainer(.array, closing: UInt8(ascii: "]"), depth: depth + 1)
        case UInt8(ascii: "t"): try readWord("true", .bool, flag: 1)
        case UInt8(ascii: "f"): try readWord("false", .bool, flag: 0)
        case UInt8(ascii: "n"): try readWord("null", .null, flag: 0)
        default: try readNumber()
        }
    }

    private func readContainer(_ kind: JSON.Kind, closing: UInt8, depth: Int) throws(JSONSyntaxError) {
        guard depth <= Self.deepest else { throw failure("Nested deeper than \(Self.deepest)") }
        let place = count
        append(kind, from: at, to: at)
        at += 1
        skipBlanks()
        if byte == closing {
            at += 1
        } else {
            while true {
                if kind == .object {
                    guard byte == UInt8(ascii: "\"") else { throw failure("Expected a member's name") }
                    try readString()
                    skipBlanks()
                    guard byte == UInt8(ascii: ":") else { throw failure("Expected ':'") }
                    at += 1
                    skipBlanks()
                }
                try readValue(depth: depth)
                skipBlanks()
                if byte == UInt8(ascii: ",") {
                    at += 1
                    skipBlanks()
                    continue
                }
                guard byte == closing else {
                    throw failure(byte == nil ? "The text is cut off" : "Expected ',' or the end of the list or object")
                }
                at += 1
                break
            }
        }
        nodes[place].end = UInt32(at)
        nodes[place].next = UInt32(count)
    }

    private func readWord(_ word: StaticString, _ kind: JSON.Kind, flag: UInt8) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        for i in 0..<length {
            guard at + i < bytes.count, bytes[at + i] == word.utf8Start[i] else { throw failure("Not a JSON value") }
        }
        append(kind, flag: flag, from: at, to: at + length)
        at += length
    }

    private func readString() throws(JSONSyntaxError) {
        at += 1
        let start = at
        var hasEscapes = false
        var seen: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                if seen >= 0x80 {
                    let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
                    guard isValidUTF8(text) else { throw failure("A string is not valid UTF-8") }
                }
                append(.string, flag: hasEscapes ? 1 : 0, from: start, to: at)
                at += 1
                return
            }
            if byte < 0x20 { throw failure("A control character stands in a string") }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try readEscape()
            } else {
                seen |= byte
                at += 1
            }
        }
        throw failure("The text is cut off")
    }

    private func readEscape() throws(JSONSyntaxError) {
        at += 1
        switch byte {
        case UInt8(ascii: "u"):
            guard at + 4 < bytes.count, (1...4).allSatisfy({ hexValue(bytes[at + $0]) != nil }) else {
                throw failure("A \\u needs four hexadecimal digits")
            }
            at += 5
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        default: throw failure("There is no such escape")
        }
    }

    private func readNumber() throws(JSONSyntaxError) {
        let start = at
        var kind = JSON.Kind.integer
        if byte == UInt8(ascii: "-") { at += 1 }
        if byte == UInt8(ascii: "0") { at += 1 } else { try readDigits("Not a JSON value") }
        if byte == UInt8(ascii: ".") {
            kind = .number
            at += 1
            try readDigits("A point needs digits behind it")
        }
        if let byte, byte | 0x20 == UInt8(ascii: "e") {
            kind = .number
            at += 1
            if self.byte == UInt8(ascii: "+") || self.byte == UInt8(ascii: "-") { at += 1 }
            try readDigits("An exponent needs digits")
        }
        append(kind, from: start, to: at)
    }

    private func readDigits(_ message: String) throws(JSONSyntaxError) {
        let start = at
        while let byte, byte &- 0x30 < 10 { at += 1 }
        if at == start { throw failure(message) }
    }
}

@inline(__always) func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
}

/// Whether bytes are UTF-8, without making a String of them.
private func isValidUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var decoder = UTF8()
    var bytes = text.makeIterator()
    while true {
        switch decoder.decode(&bytes) {
        case .scalarValue: continue
        case .emptyInput: return true
        case .error: return false
        }
    }
}
