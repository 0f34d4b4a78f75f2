/// Reads RFC 4180 text from bytes, row by row, and knows the line on which each began.
///
/// Our own, because what a spreadsheet exports must be told to people by its line, and a nation's regions are read in a
/// blink: SwiftCSV goes character by character through Unicode and keeps no lines.
public struct CSVReader: Sendable {
    public typealias Row = TableRow

    /// A quoted field that never ends.
    public struct UnclosedQuote: Error, Sendable, Equatable {
        /// The line on which the field's row began.
        public let line: Int
    }

    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    /// What separates the fields: comma, semicolon or tab.
    public let separator: UInt8

    /// Begins to read UTF-8, UTF-16 or Windows-1252. The separator is the one that a first line `sep=;` names, as Excel
    /// understands it, else the one of `,` `;` and tab that stands most often in the first lines outside of quotes:
    /// a title above the headings may have others.
    public init(_ bytes: [UInt8]) {
        self.bytes = TextBytes.utf8(bytes)
        if let named = Self.named(self.bytes) {
            separator = named.separator
            at = named.end
            line = 2
        } else {
            separator = Self.commonest(self.bytes)
        }
    }

    private static func named(_ bytes: [UInt8]) -> (separator: UInt8, end: Int)? {
        guard bytes.count > 5, bytes.starts(with: Array("sep=".utf8)), [0x0a, 0x0d].contains(bytes[5]) else {
            return nil
        }
        return (bytes[4], bytes[5] == 0x0d && bytes.count > 6 && bytes[6] == 0x0a ? 7 : 6)
    }

    private static func commonest(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [UInt8(ascii: ","): 0, UInt8(ascii: ";"): 0, UInt8(ascii: "\t"): 0]
        var isQuoted = false
        var lines = 0
        for byte in bytes.prefix(64 << 10) where lines < 50 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0a { lines += 1 }
            counts[byte]? += 1
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    /// The next row that is not blank; nil at the end.
    public mutating func next() throws(UnclosedQuote) -> Row? {
        while at < bytes.count {
            let row = try read()
            if row.fields.contains(where: { !$0.isEmpty }) { return row }
        }
        return nil
    }

    private mutating func read() throws(UnclosedQuote) -> Row {
        let start = line
        var fields: [String] = []
        while true {
            fields.append(try field(start))
            guard at < bytes.count else { break }
            let byte = bytes[at]
            at += 1
            if byte == separator { continue }
            // The end of the line: \r\n, \n, or an old Macintosh's \r.
            if byte == 0x0d, at < bytes.count, bytes[at] == 0x0a { at += 1 }
            line += 1
            break
        }
        return Row(line: start, fields: fields)
    }

    /// A field up to the separator or the line's end, which is not taken.
    private mutating func field(_ start: Int) throws(UnclosedQuote) -> String {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
            let from = at
            while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0a, bytes[at] != 0x0d { at += 1 }
            return String(decoding: bytes[from..<at], as: UTF8.self)
        }
        at += 1
        var content: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x0a { line += 1 }
            if byte == UInt8(ascii: "\"") {
                guard at < bytes.count, bytes[at] == byte else {
                    // What stands between the closing quote and the separator belongs to the field, as spreadsheets do.
                    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0a, bytes[at] != 0x0d {
                        content.append(bytes[at])
                        at += 1
                    }
                    return String(decoding: content, as: UTF8.self)
                }
                at += 1
            }
            content.append(byte)
        }
        throw UnclosedQuote(line: start)
    }
}
