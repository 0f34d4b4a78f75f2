/// Reads RFC 4180 text from bytes, row by row, and knows the line on which each began.
///
/// Our own, because what a spreadsheet exports must be told to people by its line, and a nation's regions are read in a
/// blink: SwiftCSV goes character by character through Unicode and keeps no lines.
public struct CSVReader {
    /// One row: its fields, and the line of the file on which it began, from 1.
    public struct Row: Sendable, Equatable {
        public let line: Int
        public let fields: [String]
    }

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

    /// Begins to read. A byte order mark is skipped; the separator is the one of `,` `;` and tab that stands most often
    /// in the first line.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { at = 3 }
        let first = bytes[at...].prefix { $0 != 0x0a }
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        separator = candidates.max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? candidates[0]
    }

    /// The next row that is not blank; nil at the end.
    public mutating func next() throws(UnclosedQuote) -> Row? {
        while at < bytes.count {
            let row = try read()
            if row.fields != [""] { return row }
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
