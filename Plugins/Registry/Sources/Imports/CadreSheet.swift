import DocumentKit
import ModuleKit

/// The rows of a list of cadres, below the headings that were found in it.
///
/// Titles above the headings, a row that numbers the columns, headings that are repeated and rows of totals are no rows
/// of the list, and are passed over.
struct CadreSheet: Sendable {
    /// One row: what stands in the columns that are known, with blanks and placeholders left out.
    struct Line: Sendable {
        let line: Int
        let cells: [CadreColumn: String]
        /// Columns of numbers of more digits than a spreadsheet keeps.
        let longNumbers: Set<CadreColumn>
    }

    private var reader: TableReader
    private let columns: [Int: CadreColumn]
    private let headings: [Int: String]
    /// A row that was read to see whether it belongs to the headings.
    private var ahead: TableRow?

    /// Rows among which the headings must stand.
    private static let searched = 60

    /// - Throws: `invalid_params` where the file cannot be read, or no headings stand in it.
    init(_ file: [UInt8], _ format: TableReader.Format, _ mapping: ColumnMapping?) throws {
        let given = mapping?.given ?? []
        do {
            var reader = try TableReader(file, format)
            for _ in 0..<Self.searched {
                guard let row = try reader.next() else { break }
                let found = Self.columns(row.fields, given)
                guard found.values.contains(.name), found.count >= 2 else { continue }
                try Self.check(given, found, row.fields)
                let next = try reader.next()
                self.reader = reader
                var columns = found
                var headings = Dictionary(uniqueKeysWithValues: row.fields.enumerated().map { ($0, $1.trimmedSpaces) })
                if let next, let below = Self.second(next.fields, given) {
                    columns.merge(below) { $1 }
                    for place in below.keys { headings[place] = next.fields[place].trimmedSpaces }
                } else {
                    ahead = next
                }
                self.columns = columns
                self.headings = headings
                return
            }
            throw Self.noHeadings
        } catch let fault as TableFault { throw RPCError.invalid("file", "format", fault.sentence) }
    }

    private static func columns(
        _ fields: [String], _ given: [(column: CadreColumn, member: String, heading: String)]
    ) -> [Int: CadreColumn] {
        var columns: [Int: CadreColumn] = [:]
        var taken: Set<CadreColumn> = []
        let named = Dictionary(given.map { (CadreColumn.key($0.heading), $0.column) }) { first, _ in first }
        for (place, field) in fields.enumerated() where !field.isEmpty {
            let column = named[CadreColumn.key(field)] ?? CadreColumn(heading: field)
            guard let column, column == .other || taken.insert(column).inserted else { continue }
            columns[place] = column
        }
        return columns
    }

    /// A second row of headings, below joined ones: nothing stands in it but headings.
    private static func second(
        _ fields: [String], _ given: [(column: CadreColumn, member: String, heading: String)]
    ) -> [Int: CadreColumn]? {
        let found = columns(fields, given)
        return !found.isEmpty && found.count == fields.count { !$0.isEmpty } ? found : nil
    }

    private static func check(
        _ given: [(column: CadreColumn, member: String, heading: String)], _ found: [Int: CadreColumn],
        _ fields: [String]
    ) throws {
        for one in given where !found.values.contains(one.column) {
            throw RPCError.invalid(
                "mapping/\(one.member)", "heading",
                """
                The file has no heading '\(one.heading.prefix(60))': it has \
                \(fields.filter { !$0.isEmpty }.map { "'\($0.trimmedSpaces.prefix(40))'" }.joined(separator: ", "))
                """)
        }
    }

    /// Quotes nothing of the file: where no headings are, the rows are people.
    private static let noHeadings = RPCError.invalid(
        "file", "headings",
        """
        No row of headings was found: one with a heading for the name (Nama) and at least one more that is known, such as \
        NIK, Desa, Kecamatan or L/P; mapping tells what other headings mean
        """)

    /// The heading under which a column stands, for reasons.
    func heading(_ column: CadreColumn) -> String {
        columns.first { $0.value == column }.flatMap { headings[$0.key] } ?? column.rawValue
    }

    /// The headings of the columns of which nothing is taken, as they stand.
    var ignored: [String] {
        headings.sorted { $0.key < $1.key }.filter {
            !$0.value.isEmpty && [.other, .remarks].contains(columns[$0.key] ?? .other)
        }
        .map { String($0.value.prefix(60)) }
    }

    func has(_ column: CadreColumn) -> Bool { columns.values.contains(column) }

    /// The next row of the list; nil at the end.
    mutating func next() throws -> Line? {
        do {
            while true {
                let row: TableRow
                if let read = ahead {
                    row = read
                    ahead = nil
                } else {
                    guard let read = try reader.next() else { return nil }
                    row = read
                }
                if let line = take(row) { return line }
            }
        } catch { throw RPCError.invalid("file", "format", error.sentence) }
    }

    private func take(_ row: TableRow) -> Line? {
        var cells: [CadreColumn: String] = [:]
        for (place, column) in columns where place < row.fields.count && column != .other {
            let text = row.fields[place].trimmedSpaces
            if !Self.isPlaceholder(text) { cells[column] = text }
        }
        guard cells.keys.contains(where: \.isKept), !isNumbering(row), !isHeading(row), !isTotal(row, cells) else {
            return nil
        }
        return Line(
            line: row.line, cells: cells, longNumbers: Set(row.longNumbers.compactMap { columns[$0] }))
    }

    /// What stands where a form would not be left empty.
    private static func isPlaceholder(_ text: String) -> Bool {
        text.utf8.count <= longestPlaceholder && placeholders.contains(text.lowercased())
    }

    private static let placeholders: Set<String> = [
        "", "-", "--", "---", "\u{2013}", "\u{2014}", "?", ".", "...", "\u{2026}", "n/a", "na", "tidak ada",
        "belum ada", "tdk ada", "kosong", "null", "nihil",
    ]
    private static let longestPlaceholder = 9

    /// `1 2 3 …`, or `(1) (2) (3)`, below the headings.
    private func isNumbering(_ row: TableRow) -> Bool {
        var (count, first) = (0, 0)
        for field in row.fields {
            let text = field.trimmedSpaces
            if text.isEmpty { continue }
            // What is longer is no number of a column.
            guard text.utf8.count <= 8, let number = Int(text.filter(\.isNumber)) else { return false }
            if count == 0 { first = number }
            guard number == first + count else { return false }
            count += 1
        }
        return count >= 3
    }

    private func isHeading(_ row: TableRow) -> Bool {
        let same = headings.count {
            $0.key < row.fields.count && row.fields[$0.key].trimmedSpaces == $0.value && !$0.value.isEmpty
        }
        return same >= 2 && same * 2 >= row.fields.count { !$0.isEmpty }
    }

    private func isTotal(_ row: TableRow, _ cells: [CadreColumn: String]) -> Bool {
        let first = row.fields.first { !$0.trimmedSpaces.isEmpty } ?? ""
        let words = CadreColumn.key(first).split(separator: " ")
        guard let word = words.first, ["jumlah", "total", "jml", "subtotal", "rekapitulasi"].contains(word) else {
            return false
        }
        return cells[.name] == nil || cells[.name] == first.trimmedSpaces
            || cells[.name]?.allSatisfy(\.isNumber) == true
    }
}

extension TableFault {
    /// For the person who sent the file.
    var sentence: Sentence {
        switch self {
        case .unclosedQuote(let line): "The quoted field in the row of line \(line) never ends"
        case .notXLSX: "The file is no xlsx: save it as an Excel workbook (.xlsx), or send it as csv"
        case .olderOrProtected:
            """
            The file is an Excel workbook of before 2007 (.xls), or a password protects it: save it without a password \
            as .xlsx
            """
        case .damaged(let part):
            "The file is damaged at '\(part.prefix(60))': open it in Excel or LibreOffice and save it anew"
        case .tooLarge: "The file unpacks to more than any list holds"
        case .noSheet: "The file has no sheet that can be seen"
        }
    }
}
