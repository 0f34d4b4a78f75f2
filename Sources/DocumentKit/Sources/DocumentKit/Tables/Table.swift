/// A table as people carry it away: one description, written as a spreadsheet or as CSV.
///
///     let table = Table(
///         "Rekap", title: ["Rekap tahun 2024"],
///         columns: [.init("Kode"), .init("Nama", width: 30), .init("Jumlah")],
///         rows: [[.text("01.02"), .text("Contoh"), .integer(5)]])
///     let bytes = try table.xlsx()
public struct Table: Sendable {
    /// What one cell holds. What is unknown is `empty`, and never 0.
    public enum Cell: Sendable, Equatable {
        case empty
        /// Stays text, whatever it looks like: codes, masked NIKs, telephone numbers, years.
        case text(String)
        /// A count, shown with its thousands apart.
        case integer(Int)
        /// A measure, shown with so many digits after the comma.
        case decimal(Double, places: Int)
        /// A day that exists.
        case date(year: Int, month: Int, day: Int)
    }

    /// A column's heading, and how wide it is in a spreadsheet.
    public struct Column: Sendable {
        public let heading: String
        /// In characters; nil: as wide as what it holds.
        public let width: Double?

        public init(_ heading: String, width: Double? = nil) {
            self.heading = heading
            self.width = width
        }
    }

    /// What the sheet is called.
    public var name: String
    /// Lines above the headings in a spreadsheet, the first in large letters; CSV has none, so that programs read it.
    public var title: [String]
    public var columns: [Column]
    /// Each with a cell for every column; what a row lacks at its end is empty.
    public var rows: [[Cell]]
    /// The row of totals.
    public var footer: [Cell]?

    public init(
        _ name: String, title: [String] = [], columns: [Column], rows: [[Cell]], footer: [Cell]? = nil
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.footer = footer
    }
}

/// A table that cannot be written, such as one with more rows than a sheet holds.
public struct TableWritingError: Error, Sendable, CustomStringConvertible {
    /// Why, in the words of the library that writes.
    public let description: String
}
