/// A view of one value in a ``JSONDocument``; valid while the document, its text and its bytes are.
///
/// What is asked of a value of another kind is nil, 0 or nothing: a decoder asks for what it wants and reports the kind
/// it found.
public struct JSON {
    /// What a value is. A number is an `integer` when it is written without fraction and exponent.
    public enum Kind: UInt8, Sendable { case null, bool, integer, number, string, array, object }

    // Neither retained nor checked: views live inside the call that parsed, and the one who parsed holds the document.
    unowned(unsafe) let document: JSONDocument
    let index: Int

    @inline(__always)
    var node: JSONDocument.Node { document.nodes[index] }

    /// What the value is.
    public var kind: Kind { node.kind }

    /// The truth value; nil of other kinds.
    public var bool: Bool? { node.kind == .bool ? node.flags == 1 : nil }

    /// The bytes of the whole value as written; of a string with its quotes.
    public var raw: UnsafeBufferPointer<UInt8> {
        let node = node
        let quote = node.kind == .string ? 1 : 0
        return UnsafeBufferPointer(
            start: document.base + Int(node.start) - quote, count: Int(node.end - node.start) + 2 * quote)
    }

    /// The bytes of a string between its quotes, escapes not resolved; of other kinds the same as ``raw``.
    public var slice: UnsafeBufferPointer<UInt8> {
        let node = node
        return UnsafeBufferPointer(start: document.base + Int(node.start), count: Int(node.end - node.start))
    }

    /// Whether a string holds escapes, so that ``slice`` is not yet its text.
    public var hasEscapes: Bool {
        let node = node
        return node.kind == .string && node.flags & JSONDocument.Node.escapes != 0
    }

    /// The text of a string, escapes resolved; nil of other kinds, and when it holds half a surrogate pair.
    public var string: String? {
        let node = node
        guard node.kind == .string else { return nil }
        // Valid UTF-8, for the parser has seen to it.
        guard node.flags & JSONDocument.Node.escapes != 0 else { return String(decoding: slice, as: UTF8.self) }
        return Self.resolve(slice)
    }

    /// Whether this is a string of exactly these bytes, escapes resolved.
    public func isString(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { equals($0) }
    }

    /// Whether this is a string of exactly these bytes, escapes resolved; for words known when compiling.
    public func matches(_ word: StaticString) -> Bool {
        equals(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Compares without making a string, unless there are escapes.
    private func equals(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let node = node
        guard node.kind == .string else { return false }
        if node.flags & JSONDocument.Node.escapes != 0 { return string?.utf8.elementsEqual(text) ?? false }
        guard Int(node.end - node.start) == text.count else { return false }
        let own = document.base + Int(node.start)
        for i in 0..<text.count where own[i] != text[i] { return false }
        return true
    }
}

// MARK: - Numbers

extension JSON {
    /// The value of an integer that fits 64 bits; nil of other kinds, and of `1.0` and `1e3` too.
    public var int: Int64? {
        guard node.kind == .integer else { return nil }
        let digits = slice
        let negative = digits[0] == UInt8(ascii: "-")
        // Counted downwards, where one value more fits.
        var value: Int64 = 0
        for i in (negative ? 1 : 0)..<digits.count {
            let (tens, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, under) = tens.subtractingReportingOverflow(Int64(digits[i] &- 0x30))
            if over || under { return nil }
            value = sum
        }
        if negative { return value }
        return value == .min ? nil : -value
    }

    /// The value of any number, rounded to the nearest; nil of other kinds, and when it is too large to be finite.
    public var double: Double? {
        guard node.kind == .integer || node.kind == .number else { return nil }
        if let exact = int, exact.magnitude <= 1 << 53, exact != 0 { return Double(exact) }
        guard let value = Double(String(decoding: slice, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }
}

// MARK: - Arrays and objects

extension JSON {
    /// How many elements an array has, or members an object; 0 of other kinds.
    public var count: Int {
        let node = node
        guard node.kind == .array || node.kind == .object else { return 0 }
        var n = 0
        var i = index + 1
        while i < Int(node.next) {
            n += 1
            i = Int(document.nodes[node.kind == .array ? i : i + 1].next)
        }
        return n
    }

    /// Calls `body` with each element of an array and its index.
    public func elements(_ body: (Int, JSON) throws -> Void) rethrows {
        let node = node
        guard node.kind == .array else { return }
        var n = 0
        var i = index + 1
        while i < Int(node.next) {
            try body(n, JSON(document: document, index: i))
            n += 1
            i = Int(document.nodes[i].next)
        }
    }

    /// Calls `body` with each member of an object, its name first, in the order of the text; of members with the same
    /// name with all of them.
    public func members(_ body: (JSON, JSON) throws -> Void) rethrows {
        try places { key, place in try body(key, JSON(document: document, index: place)) }
    }

    /// Calls `body` with each member's name and its value's place on the tape.
    @inline(__always)
    func places(_ body: (JSON, Int) throws -> Void) rethrows {
        let node = node
        guard node.kind == .object else { return }
        var i = index + 1
        while i < Int(node.next) {
            try body(JSON(document: document, index: i), i + 1)
            i = Int(document.nodes[i + 1].next)
        }
    }

    /// The first member of this name.
    public subscript(_ name: String) -> JSON? {
        let node = node
        guard node.kind == .object else { return nil }
        var i = index + 1
        while i < Int(node.next) {
            if JSON(document: document, index: i).isString(name) { return JSON(document: document, index: i + 1) }
            i = Int(document.nodes[i + 1].next)
        }
        return nil
    }
}

// MARK: - Escapes

extension JSON {
    /// The text of a checked string with escapes; nil when it holds half a surrogate pair.
    private static func resolve(_ s: UnsafeBufferPointer<UInt8>) -> String? {
        var whole = true
        // No escape is shorter than what it stands for.
        let text = String(unsafeUninitializedCapacity: s.count) { out in
            var n = 0
            var i = 0
            while i < s.count {
                guard s[i] == UInt8(ascii: "\\") else {
                    out[n] = s[i]
                    (n, i) = (n + 1, i + 1)
                    continue
                }
                if s[i + 1] == UInt8(ascii: "u") {
                    let (scalar, length) = unicodeEscape(s, at: i)
                    guard let scalar else {
                        whole = false
                        return 0
                    }
                    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                        out[n] = unit
                        n += 1
                    }
                    i += length
                } else {
                    out[n] = singleEscape(s[i + 1])
                    (n, i) = (n + 1, i + 2)
                }
            }
            return n
        }
        return whole ? text : nil
    }

    /// What `\c` stands for.
    private static func singleEscape(_ c: UInt8) -> UInt8 {
        switch c {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0c
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "r"): 0x0d
        case UInt8(ascii: "t"): 0x09
        default: c
        }
    }

    /// The scalar written as `\uXXXX`, or as two of them, and how many bytes that takes.
    private static func unicodeEscape(_ s: UnsafeBufferPointer<UInt8>, at i: Int) -> (Unicode.Scalar?, length: Int) {
        func unit(_ at: Int) -> UInt32 {
            (at + 2..<at + 6).reduce(0) { $0 << 4 | UInt32(UTF8Text.hexValue(s[$1]) ?? 0) }
        }
        let first = unit(i)
        guard (0xd800..<0xdc00).contains(first) else { return (Unicode.Scalar(first), 6) }
        guard i + 12 <= s.count, s[i + 6] == UInt8(ascii: "\\"), s[i + 7] == UInt8(ascii: "u") else { return (nil, 6) }
        let second = unit(i + 6)
        guard (0xdc00..<0xe000).contains(second) else { return (nil, 6) }
        return (Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)), 12)
    }
}
