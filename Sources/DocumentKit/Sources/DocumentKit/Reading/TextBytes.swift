/// Text files as offices have them, whatever wrote them.
enum TextBytes {
    /// The same text in UTF-8 without a byte order mark.
    ///
    /// UTF-16 is known by its mark, or by its zeros where the mark is missing; what is not valid UTF-8 is Windows-1252,
    /// which is what an Excel without a mark writes.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return utf8(Array(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xff, 0xfe]) { return utf16(bytes[2...], isBigEndian: false) }
        if bytes.starts(with: [0xfe, 0xff]) { return utf16(bytes[2...], isBigEndian: true) }
        if let isBigEndian = zeros(bytes.prefix(512)) { return utf16(bytes[...], isBigEndian: isBigEndian) }
        if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil { return bytes }
        return windows1252(bytes)
    }

    /// Where nearly every second byte is zero it is UTF-16; which half tells the order. Nil of other text.
    private static func zeros(_ start: ArraySlice<UInt8>) -> Bool? {
        guard start.count >= 4 else { return nil }
        let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
        let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
        let most = start.count / 2 * 3 / 4
        if odd > most { return false }
        return even > most ? true : nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for i in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
            let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let code = (0x80..<0xa0).contains(byte) ? specials[Int(byte) - 0x80] : UInt16(byte)
            if let scalar = Unicode.Scalar(code) { text.append(scalar) }
        }
        return Array(String(text).utf8)
    }

    /// What stands in Windows-1252 where ISO 8859-1 has control characters; the five without meaning stay.
    private static let specials: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
        0x0153, 0x9d, 0x017e, 0x0178,
    ]
}
