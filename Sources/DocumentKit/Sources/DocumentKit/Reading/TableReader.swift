/// One row of a table in a file.
public struct TableRow: Sendable, Equatable {
    /// The line of the file, or the row of the sheet, on which it began, from 1.
    public let line: Int
    public let fields: [String]
    /// Places in `fields` of numbers of sixteen digits and more: a spreadsheet keeps fifteen, and makes the others 0.
    public let longNumbers: Set<Int>

    init(line: Int, fields: [String], longNumbers: Set<Int> = []) {
        (self.line, self.fields, self.longNumbers) = (line, fields, longNumbers)
    }
}

/// Why a file cannot be read as a table.
public enum TableFault: Error, Sendable, Equatable {
    /// A quoted field in the row that begins on this line never ends.
    case unclosedQuote(line: Int)
    /// An xlsx was said, and this is none.
    case notXLSX
    /// A spreadsheet of before 2007, or one that a password protects: both are files of the older format.
    case olderOrProtected
    /// A part of the xlsx is broken or missing.
    case damaged(part: String)
    /// It unpacks to more than any honest table holds.
    case tooLarge
    /// No sheet of it can be seen.
    case noSheet
}

/// Reads a table row by row, whichever way the file is written.
///
/// Rows without anything in them are passed over; what a row lacks at its end, its `fields` lack too.
public struct TableReader: Sendable {
    public enum Format: Sendable {
        case csv
        /// The first sheet that is not hidden.
        case xlsx
    }

    private enum Source: Sendable {
        case text(CSVReader)
        case sheet(SheetRows)
    }

    private var source: Source

    public init(_ bytes: [UInt8], _ format: Format) throws(TableFault) {
        switch format {
        case .csv: source = .text(CSVReader(bytes))
        case .xlsx: source = .sheet(try Workbook(bytes).firstSheet())
        }
    }

    /// The next row that is not blank; nil at the end.
    public mutating func next() throws(TableFault) -> TableRow? {
        switch source {
        case .text(var reader):
            // Taken out while it moves on, so that its bytes have one owner.
            source = .sheet(SheetRows())
            defer { source = .text(reader) }
            do { return try reader.next() } catch { throw .unclosedQuote(line: error.line) }
        case .sheet(var rows):
            source = .sheet(SheetRows())
            defer { source = .sheet(rows) }
            return rows.next()
        }
    }
}
