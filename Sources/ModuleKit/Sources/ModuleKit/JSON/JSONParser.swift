/// The parser at work: fills the tape of a ``JSONDocument``.
struct JSONParser {
    typealias Node = JSONDocument.Node

    private(set) var nodes: UnsafeMutablePointer<Node>
    private(set) var capacity: Int
    private(set) var count = 0
    private let base: UnsafePointer<UInt8>
    private let length: Int
    private var at = 0

    init(nodes: UnsafeMutablePointer<Node>, capacity: Int, base: UnsafePointer<UInt8>, length: Int) {
        self.nodes = nodes
        self.capacity = capacity
        self.base = base
        self.length = length
    }

    mutating func parse() throws(JSONSyntaxError) {
        skipSpace()
        try value(depth: 0)
        skipSpace()
        if at != length { throw fault("Text after the value") }
    }

    private func fault(_ message: Sentence) -> JSONSyntaxError { JSONSyntaxError(offset: at, message: message) }

    /// The byte at the cursor; throws at the end of the text.
    @inline(__always)
    private func byte() throws(JSONSyntaxError) -> UInt8 {
        guard at < length else { throw fault("Text is cut off") }
        return base[at]
    }

    @inline(__always)
    private mutating func skipSpace() {
        while at < length {
            switch base[at] {
            case 0x20, 0x0a, 0x0d, 0x09: at += 1
            default: return
            }
        }
    }

    @inline(__always)
    private mutating func push(_ kind: JSON.Kind, flags: UInt8 = 0, from start: Int, to end: Int) {
        if count == capacity { grow() }
        // Cannot overflow: the document refuses texts whose length does not fit, and no node is without a byte.
        nodes[count] = Node(
            kind: kind, flags: flags, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
            next: UInt32(truncatingIfNeeded: count &+ 1))
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: nodes, count: count)
        nodes.deallocate()
        nodes = larger
        capacity *= 2
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONSyntaxError) {
        switch try byte() {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"): try container(.object, depth: depth)
        case UInt8(ascii: "["): try container(.array, depth: depth)
        case UInt8(ascii: "t"): try word("true", .bool, flags: 1)
        case UInt8(ascii: "f"): try word("false", .bool, flags: 0)
        case UInt8(ascii: "n"): try word("null", .null, flags: 0)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: throw fault("Expected a value")
        }
    }

    private mutating func container(_ kind: JSON.Kind, depth: Int) throws(JSONSyntaxError) {
        guard depth < JSONDocument.depthLimit else {
            throw JSONSyntaxError(
                offset: at, message: "Nested deeper than \(JSONDocument.depthLimit)", depth: true)
        }
        let close = kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")
        let own = count
        push(kind, from: at, to: at)
        at += 1
        skipSpace()
        if try byte() == close {
            at += 1
        } else {
            while true {
                if kind == .object { try memberName() }
                try value(depth: depth + 1)
                skipSpace()
                let c = try byte()
                at += 1
                if c == UInt8(ascii: ",") {
                    skipSpace()
                } else if c == close {
                    break
                } else {
                    at -= 1
                    throw fault(kind == .object ? "Expected ',' or '}'" : "Expected ',' or ']'")
                }
            }
        }
        nodes[own].end = UInt32(truncatingIfNeeded: at)
        nodes[own].next = UInt32(truncatingIfNeeded: count)
    }

    @inline(__always)
    private mutating func memberName() throws(JSONSyntaxError) {
        guard try byte() == UInt8(ascii: "\"") else { throw fault("Expected a member's name in quotes") }
        try string()
        skipSpace()
        guard try byte() == UInt8(ascii: ":") else { throw fault("Expected ':' after a member's name") }
        at += 1
        skipSpace()
    }

    private mutating func word(_ word: StaticString, _ kind: JSON.Kind, flags: UInt8) throws(JSONSyntaxError) {
        let start = at
        for i in 0..<word.utf8CodeUnitCount {
            guard try byte() == word.utf8Start[i] else { throw fault("Expected '\(word)'") }
            at += 1
        }
        push(kind, flags: flags, from: start, to: at)
    }

    private mutating func number() throws(JSONSyntaxError) {
        let start = at
        var kind = JSON.Kind.integer
        if base[at] == UInt8(ascii: "-") { at += 1 }
        if try byte() == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if at < length, base[at] == UInt8(ascii: ".") {
            kind = .number
            at += 1
            try digits()
        }
        if at < length, base[at] | 0x20 == UInt8(ascii: "e") {
            kind = .number
            at += 1
            let sign = try byte()
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        push(kind, from: start, to: at)
    }

    /// One digit or more.
    private mutating func digits() throws(JSONSyntaxError) {
        guard try byte() &- 0x30 < 10 else { throw fault("Expected a digit") }
        while at < length, base[at] &- 0x30 < 10 { at += 1 }
    }

    // MARK: Strings

    private mutating func string() throws(JSONSyntaxError) {
        at += 1
        let start = at
        var flags: UInt8 = 0
        while true {
            at += UTF8Text.plainPrefix(base + at, count: length - at)
            let c = try byte()
            if c == UInt8(ascii: "\"") {
                push(.string, flags: flags, from: start, to: at)
                at += 1
                return
            } else if c == UInt8(ascii: "\\") {
                flags = Node.escapes
                at += 1
                try escape()
            } else if c < 0x20 {
                throw fault("Control character in a string")
            } else {
                let n = UTF8Text.sequence(base + at, count: length - at)
                if n == 0 { throw fault("Invalid UTF-8 in a string") }
                at += n
            }
        }
    }

    private mutating func escape() throws(JSONSyntaxError) {
        switch try byte() {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            at += 1
            for _ in 0..<4 {
                guard UTF8Text.hexValue(try byte()) != nil else { throw fault("Expected four hexadecimal digits") }
                at += 1
            }
        default: throw fault("Unknown escape in a string")
        }
    }
}
