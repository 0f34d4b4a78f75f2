import CXlsxWriter
import Foundation

extension Table {
    /// The table as an xlsx file.
    ///
    /// - Throws: ``TableWritingError``.
    public func xlsx() throws -> [UInt8] { try Self.xlsx([self]) }

    /// Several tables as one xlsx file, each on a sheet of its own: bold headings that stay while one scrolls, and that
    /// every printed page repeats; landscape, one page wide.
    ///
    /// - Throws: ``TableWritingError``.
    public static func xlsx(_ tables: [Table]) throws -> [UInt8] {
        // The library writes to files only. The folder is nobody else's: a table may hold what is personal.
        let folder = FileManager.default.temporaryDirectory.appending(path: "balai-xlsx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "table.xlsx")
        try folder.path.withCString { scratch in
            // Rows go to the file as they are written, and not when all of them are there.
            var options = lxw_workbook_options(
                constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: scratch), use_zip64: 0)
            guard let book = workbook_new_opt(file.path, &options) else {
                throw TableWritingError(description: "there is no memory for it")
            }
            // Closing frees the book, so it is closed in any case; the first error is the one to tell.
            let written = Result { try write(tables, to: book) }
            let closed = workbook_close(book)
            try written.get()
            try check(closed)
        }
        return [UInt8](try Data(contentsOf: file))
    }

    private static func write(_ tables: [Table], to book: UnsafeMutablePointer<lxw_workbook>) throws {
        let styles = SheetStyles(book)
        var names: Set<String> = []
        for table in tables {
            let name = sheetName(table.name, &names)
            guard let sheet = workbook_add_worksheet(book, name) else {
                throw TableWritingError(description: "the sheet '\(name)' cannot be added")
            }
            try SheetWriter(sheet: sheet, styles: styles).write(table)
        }
    }

    /// A sheet's name has at most 31 characters and none of `[]:*?/\`, and no two have the same.
    private static func sheetName(_ wish: String, _ taken: inout Set<String>) -> String {
        let allowed = wish.filter { !"[]:*?/\\'".contains($0) }
        let base = allowed.isEmpty ? "Tabel" : String(allowed.prefix(27))
        var name = base
        var number = 1
        while !taken.insert(name.lowercased()).inserted {
            number += 1
            name = "\(base) \(number)"
        }
        return name
    }

    static func check(_ code: lxw_error) throws {
        guard code == LXW_NO_ERROR else { throw TableWritingError(description: String(cString: lxw_strerror(code))) }
    }
}

/// The formats of one book.
private struct SheetStyles {
    let book: UnsafeMutablePointer<lxw_workbook>
    let title, heading: UnsafeMutablePointer<lxw_format>?
    private let plain: Family
    private let total: Family

    /// Formats of cells in the body, or in the row of totals.
    struct Family {
        let text, count, date: UnsafeMutablePointer<lxw_format>?
        let decimals: [UnsafeMutablePointer<lxw_format>?]
    }

    static let mostPlaces = 4

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
        title = workbook_add_format(book)
        format_set_bold(title)
        format_set_font_size(title, 13)
        heading = workbook_add_format(book)
        format_set_bold(heading)
        format_set_text_wrap(heading)
        format_set_align(heading, UInt8(LXW_ALIGN_CENTER.rawValue))
        format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_border(heading, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color(heading, 0xE7E6E6)
        plain = Self.family(book, isBold: false)
        total = Self.family(book, isBold: true)
    }

    func family(isTotal: Bool) -> Family { isTotal ? total : plain }

    private static func family(_ book: UnsafeMutablePointer<lxw_workbook>, isBold: Bool) -> Family {
        func format(_ number: String) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(book)
            format_set_num_format(format, number)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            if isBold { format_set_bold(format) }
            return format
        }
        let text = format("@")
        format_set_text_wrap(text)
        let decimals = (0...mostPlaces).map { format($0 == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: $0)) }
        return Family(text: text, count: format("#,##0"), date: format("dd/mm/yyyy"), decimals: decimals)
    }
}

/// Writes one table to its sheet, row by row from the top.
private struct SheetWriter {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let styles: SheetStyles

    func write(_ table: Table) throws {
        setUp(table)
        var row: lxw_row_t = 0
        for line in table.title {
            try Table.check(worksheet_write_string(sheet, row, 0, line, row == 0 ? styles.title : nil))
            row += 1
        }
        if !table.title.isEmpty { row += 1 }
        // Not every program makes room for headings of several lines.
        try Table.check(worksheet_set_row(sheet, row, 15 * Double(table.headingLines), nil))
        for (i, column) in table.columns.enumerated() {
            try Table.check(worksheet_write_string(sheet, row, UInt16(i), column.heading, styles.heading))
        }
        worksheet_freeze_panes(sheet, row + 1, 0)
        worksheet_repeat_rows(sheet, row, row)
        for cells in table.rows {
            row += 1
            try write(cells, of: table, at: row, isTotal: false)
        }
        if let footer = table.footer { try write(footer, of: table, at: row + 1, isTotal: true) }
    }

    private func setUp(_ table: Table) {
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 14)  // Folio, which Indonesian offices call F4
        worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
        worksheet_set_footer(sheet, "&R&8Halaman &P dari &N")
        worksheet_fit_to_pages(sheet, 1, 0)
        for i in table.columns.indices {
            worksheet_set_column(sheet, UInt16(i), UInt16(i), table.width(ofColumn: i), nil)
        }
    }

    private func write(_ cells: [Table.Cell], of table: Table, at row: lxw_row_t, isTotal: Bool) throws {
        let style = styles.family(isTotal: isTotal)
        for i in table.columns.indices {
            let column = UInt16(i)
            let code =
                switch i < cells.count ? cells[i] : .empty {
                case .empty: worksheet_write_blank(sheet, row, column, style.text)
                // As a string: a formula would be another call.
                case .text(let text): worksheet_write_string(sheet, row, column, text, style.text)
                case .integer(let number): worksheet_write_number(sheet, row, column, Double(number), style.count)
                case .decimal(let number, let places):
                    worksheet_write_number(
                        sheet, row, column, number, style.decimals[min(max(places, 0), SheetStyles.mostPlaces)])
                case .date(let year, let month, let day):
                    try write(year, month, day, row, column, style)
                }
            try Table.check(code)
        }
    }

    /// Excel's days begin with 1900; older ones are text.
    private func write(
        _ year: Int, _ month: Int, _ day: Int, _ row: lxw_row_t, _ column: lxw_col_t, _ style: SheetStyles.Family
    ) throws -> lxw_error {
        guard year >= 1901 else {
            let text = "\(Table.Cell.padded(day, 2))/\(Table.Cell.padded(month, 2))/\(Table.Cell.padded(year, 4))"
            return worksheet_write_string(sheet, row, column, text, style.text)
        }
        var date = lxw_datetime(year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
        return worksheet_write_datetime(sheet, row, column, &date, style.date)
    }
}

extension Table {
    /// Where nothing else is said as wide as the longest of its first thousand cells, within bounds.
    fileprivate func width(ofColumn column: Int) -> Double {
        if let width = columns[column].width { return width }
        let cells = rows.prefix(1_000).map { column < $0.count ? $0[column].length : 0 }
        let heading = columns[column].heading.split(separator: " ").map(\.count).max() ?? 0
        return Double(min(max(heading, cells.max() ?? 0, 4), 50)) + 2
    }
}

extension Table {
    /// The most lines that a heading takes, by bold letters a tenth wider than a column's measure.
    fileprivate var headingLines: Int {
        columns.indices.map { column in
            let room = width(ofColumn: column) / 1.1
            var (lines, used) = (1, 0.0)
            for word in columns[column].heading.split(separator: " ") {
                let wanted = Double(word.count)
                if used > 0, used + 1 + wanted > room { (lines, used) = (lines + 1, 0) }
                used += (used > 0 ? 1 : 0) + wanted
            }
            return lines
        }.max() ?? 1
    }
}

extension Table.Cell {
    fileprivate var length: Int {
        switch self {
        case .empty: 0
        case .text(let text): text.count
        case .integer(let number): String(number).count * 4 / 3
        case .decimal(let number, let places): Self.digits(number, places).count * 4 / 3
        case .date: 10
        }
    }
}
