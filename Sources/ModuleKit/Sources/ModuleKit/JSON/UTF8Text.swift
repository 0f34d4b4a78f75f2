/// What parser and writer must know of the bytes of a string.
enum UTF8Text {
    /// How many bytes at the start stand for themselves inside a JSON string: ASCII, no control character, no quote,
    /// no backslash.
    @inline(__always)
    static func plainPrefix(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
        var n = 0
        // Eight at a time. A borrow can only mark bytes above the first that is truly marked, and that one is taken.
        while n &+ 8 <= count {
            let w = UInt64(littleEndian: UnsafeRawPointer(bytes + n).loadUnaligned(as: UInt64.self))
            let quote = w ^ 0x2222_2222_2222_2222
            let backslash = w ^ 0x5c5c_5c5c_5c5c_5c5c
            let marked =
                (w | ((w &- 0x2020_2020_2020_2020) & ~w) | ((quote &- 0x0101_0101_0101_0101) & ~quote)
                    | ((backslash &- 0x0101_0101_0101_0101) & ~backslash)) & 0x8080_8080_8080_8080
            if marked != 0 { return n &+ marked.trailingZeroBitCount >> 3 }
            n &+= 8
        }
        while n < count {
            let c = bytes[n]
            if c < 0x20 || c >= 0x80 || c == UInt8(ascii: "\"") || c == UInt8(ascii: "\\") { break }
            n &+= 1
        }
        return n
    }

    /// The length of the character of two to four bytes at the start; 0 when it is not valid UTF-8 (RFC 3629: neither
    /// overlong, nor a surrogate, nor beyond U+10FFFF, nor cut off).
    static func sequence(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xbf
        switch bytes[0] {
        case 0xc2...0xdf: length = 2
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: length = 3
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: length = 4
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: return 0
        }
        guard length <= count, second.contains(bytes[1]) else { return 0 }
        for i in 2..<max(2, length) where bytes[i] & 0xc0 != 0x80 { return 0 }
        return length
    }

    /// The value of a hexadecimal digit.
    @inline(__always)
    static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit &- 0x30
        case 0x41...0x46: digit &- 0x37
        case 0x61...0x66: digit &- 0x57
        default: nil
        }
    }
}
