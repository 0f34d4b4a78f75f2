/// Finds tuples `('64.01', 'Paser')` in SQL text, with the line on which each stands.
struct WilayahReader {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> (line: Int, code: String, name: String)? {
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x0a { line += 1 }
            guard byte == UInt8(ascii: "(") else { continue }
            let start = line
            skipBlanks()
            guard let code = text() else { continue }
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { continue }
            at += 1
            skipBlanks()
            guard let name = text() else { continue }
            return (start, code, name.trimmedSpaces)
        }
        return nil
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] <= 0x20 {
            if bytes[at] == 0x0a { line += 1 }
            at += 1
        }
    }

    /// A text in single quotes; a quote inside is doubled or has a backslash before it.
    private mutating func text() -> String? {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "'") else { return nil }
        at += 1
        var content: [UInt8] = []
        while at < bytes.count {
            var byte = bytes[at]
            at += 1
            if byte == 0x0a { line += 1 }
            if byte == UInt8(ascii: "'") {
                guard at < bytes.count, bytes[at] == byte else { return String(decoding: content, as: UTF8.self) }
                at += 1
            } else if byte == UInt8(ascii: "\\"), at < bytes.count {
                byte = bytes[at]
                at += 1
            }
            content.append(byte)
        }
        return nil
    }
}
