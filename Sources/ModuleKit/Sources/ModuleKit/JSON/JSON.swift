/// A view of one value in a document; valid while the document and its bytes are.
public struct JSON {
    public enum Kind: UInt8, Sendable { case null, bool, integer, number, string, array, object }

    // Unowned because views do not outlive the call that decodes: the document's owner is on the stack above.
    unowned(unsafe) let document: JSONDocument
    let index: Int

    @inline(__always) var node: JSONDocument.Node { document.nodes[index] }

    public var kind: Kind { node.kind }

    /// The bytes of the value as written; of a string, without its quotes and with its escapes.
    public var slice: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: document.bytes[Int(node.start)..<Int(node.end)])
    }

    /// The bytes of the value as written; of a string, with its quotes.
    public var raw: UnsafeBufferPointer<UInt8> {
        let quote = kind == .string ? 1 : 0
        return UnsafeBufferPointer(rebasing: document.bytes[Int(node.start) - quote..<Int(node.end) + quote])
    }

    public var hasEscapes: Bool { kind == .string && node.flag == 1 }

    public var bool: Bool? { kind == .bool ? node.flag == 1 : nil }

    /// Nil where the number has a fraction or exponent, or does not fit.
    public var int: Int64? {
        guard kind == .integer else { return nil }
        let digits = slice
        let isNegative = digits[0] == UInt8(ascii: "-")
        var value: Int64 = 0
        for digit in digits.dropFirst(isNegative ? 1 : 0) {
            let (tens, tooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooSmall) = tens.subtractingReportingOverflow(Int64(digit - 0x30))
            if tooBig || tooSmall { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    public var double: Double? {
        guard kind == .integer || kind == .number else { return nil }
        return Double(String(decoding: slice, as: UTF8.self))
    }

    /// The text, its escapes resolved; nil where an escape is half of a surrogate pair.
    public var string: String? {
        guard kind == .string else { return nil }
        guard hasEscapes else { return String(decoding: slice, as: UTF8.self) }
        return unescaped(slice)
    }

    /// Elements of an array, or members of an object.
    public var count: Int {
        var count = 0
        switch kind {
        case .array: elements { _, _ in count += 1 }
        case .object: members { _, _ in count += 1 }
        default: break
        }
        return count
    }

    /// Calls `body` with every element of an array and its place in it.
    public func elements(_ body: (Int, JSON) throws -> Void) rethrows {
        guard kind == .array else { return }
        var place = index + 1
        var number = 0
        while place < Int(node.next) {
            try body(number, JSON(document: document, index: place))
            place = Int(document.nodes[place].next)
            number += 1
        }
    }

    /// Calls `body` with every key and value of an object, in their order; a key may come twice.
    public func members(_ body: (JSON, JSON) throws -> Void) rethrows {
        try places { key, place in try body(key, JSON(document: document, index: place)) }
    }

    /// The same with the value's place on the tape.
    @inline(__always) func places(_ body: (JSON, Int) throws -> Void) rethrows {
        guard kind == .object else { return }
        var place = index + 1
        while place < Int(node.next) {
            try body(JSON(document: document, index: place), place + 1)
            place = Int(document.nodes[place + 1].next)
        }
    }

    /// The first member of that name.
    public subscript(_ name: String) -> JSON? {
        var found: JSON?
        members { key, value in
            if found == nil, key.hasEscapes ? key.string == name : name.utf8.elementsEqual(key.slice) { found = value }
        }
        return found
    }
}

/// Escapes were checked by the parser; only surrogates can still be wrong.
private func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var units: [UInt8] = []
    units.reserveCapacity(text.count)
    var at = 0
    func codeUnit(_ place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 4 | UInt32(hexValue(text[place + $1]) ?? 0) }
    }
    while at < text.count {
        guard text[at] == UInt8(ascii: "\\") else {
            units.append(text[at])
            at += 1
            continue
        }
        at += 1
        switch text[at] {
        case UInt8(ascii: "n"): units.append(0x0a)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "r"): units.append(0x0d)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0c)
        case UInt8(ascii: "u"):
            var unit = codeUnit(at + 1)
            at += 4
            if 0xd800..<0xdc00 ~= unit, at + 6 < text.count, text[at + 1] == UInt8(ascii: "\\"),
                text[at + 2] == UInt8(ascii: "u")
            {
                let low = codeUnit(at + 3)
                if 0xdc00..<0xe000 ~= low {
                    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                    at += 6
                }
            }
            guard let scalar = Unicode.Scalar(unit) else { return nil }
            units.append(contentsOf: UTF8.encode(scalar) ?? .init())
        default: units.append(text[at])
        }
        at += 1
    }
    return String(validating: units, as: UTF8.self)
}
