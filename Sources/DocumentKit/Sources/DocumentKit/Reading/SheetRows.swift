/// The rows of a sheet, packed: what they hold as bytes, one after the other, so that a hundred thousand rows take the
/// room of their text. A row is unpacked when it is asked for.
struct SheetRows: Sendable {
    /// More text than this no table has.
    static let mostText = 256 << 20
    /// Cells further to the right are not read: no heading stands there.
    static let mostColumns = 256
    /// What Excel itself allows in a cell.
    static let longest = 32_767
    /// In a length, that the cell is a number of more digits than a spreadsheet keeps.
    private static let longNumber: UInt16 = 0x8000

    private struct Row: Sendable {
        let line: Int32
        let columns: Int32
    }

    /// The text of a cell that is joined with those below it.
    private struct Joined: Sendable {
        let column: Int
        let lines: ClosedRange<Int>
        var text = ""
    }

    private var rows: [Row] = []
    private var lengths: [UInt16] = []
    private var bytes: [UInt8] = []
    private var joined: [Joined] = []

    private var nextRow = 0
    private var nextLength = 0
    private var nextByte = 0
    private var nextJoined = 0
    /// What goes on into the row at hand, by column.
    private var open: [Int: Joined] = [:]

    /// No rows.
    init() {}

    mutating func append(line: Int, _ cells: [String], longNumbers: Set<Int> = []) {
        rows.append(Row(line: Int32(line), columns: Int32(cells.count)))
        for (column, cell) in cells.enumerated() {
            let text = cell.utf8.prefix(Self.longest)
            lengths.append(UInt16(text.count) | (longNumbers.contains(column) ? Self.longNumber : 0))
            bytes += text
        }
    }

    /// Cells of one column that are joined: all of them hold what the first one does.
    mutating func join(column: Int, _ lines: ClosedRange<Int>) { joined.append(Joined(column: column, lines: lines)) }

    /// To be called when everything was added.
    mutating func seal() { joined.sort { $0.lines.lowerBound < $1.lines.lowerBound } }

    var isTooLarge: Bool { bytes.count > Self.mostText || lengths.count > Self.mostText / 4 }

    /// The next row that is not blank; nil at the end.
    mutating func next() -> TableRow? {
        while nextRow < rows.count {
            let row = rows[nextRow]
            nextRow += 1
            var fields: [String] = []
            var longNumbers: Set<Int> = []
            for column in 0..<Int(row.columns) {
                let length = Int(lengths[nextLength] & ~Self.longNumber)
                if lengths[nextLength] & Self.longNumber != 0 { longNumbers.insert(column) }
                fields.append(String(decoding: bytes[nextByte..<nextByte + length], as: UTF8.self))
                nextLength += 1
                nextByte += length
            }
            fill(&fields, Int(row.line))
            if fields.contains(where: { !$0.isEmpty }) {
                return TableRow(line: Int(row.line), fields: fields, longNumbers: longNumbers)
            }
        }
        return nil
    }

    private mutating func fill(_ fields: inout [String], _ line: Int) {
        while nextJoined < joined.count, joined[nextJoined].lines.lowerBound <= line {
            var one = joined[nextJoined]
            nextJoined += 1
            if one.lines.lowerBound == line, one.column < fields.count { one.text = fields[one.column] }
            open[one.column] = one
        }
        for (column, one) in open where !one.text.isEmpty {
            guard one.lines.contains(line) else {
                open[column] = nil
                continue
            }
            while fields.count <= column { fields.append("") }
            if fields[column].isEmpty { fields[column] = one.text }
        }
    }
}

extension SheetRows {
    /// Reads a sheet's part.
    init(_ archive: ZipArchive, _ part: String, texts: [String], dates: DateStyles) throws(TableFault) {
        var sheet = SheetParts(texts: texts, dates: dates)
        try XMLWalk.walk(archive, part) {
            sheet.begin($0, $1)
        } text: {
            sheet.read($0)
        } finish: {
            sheet.finish($0)
            return !sheet.rows.isTooLarge
        }
        sheet.rows.seal()
        self = sheet.rows
    }
}

/// Makes rows of a sheet's elements as they come by.
private struct SheetParts {
    let texts: [String]
    let dates: DateStyles
    var rows = SheetRows()

    private var line = 0
    private var cells: [String] = []
    private var longNumbers: Set<Int> = []
    private var column = 0
    private var kind = "n"
    private var style = 0
    private var value = ""
    private var isValue = false

    init(texts: [String], dates: DateStyles) {
        self.texts = texts
        self.dates = dates
    }

    mutating func begin(_ name: Substring, _ attributes: [String: String]) {
        switch name {
        case "row":
            // Rows and cells may leave out where they stand: then they follow the one before.
            line = attributes["r"].flatMap { Int($0) }.map { min(max($0, 1), 1 << 24) } ?? line + 1
            cells = []
            longNumbers = []
            column = -1
        case "c":
            column = attributes["r"].flatMap { CellText.place($0[...]) }?.column ?? column + 1
            kind = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
        case "v": isValue = true
        case "t": isValue = kind == "inlineStr"
        case "mergeCell": join(attributes["ref"] ?? "")
        default: break
        }
    }

    mutating func read(_ text: String) { if isValue { value += text } }

    mutating func finish(_ name: Substring) {
        switch name {
        case "v", "t": isValue = false
        case "c": take()
        case "row": if !cells.isEmpty { rows.append(line: line, cells, longNumbers: longNumbers) }
        default: break
        }
    }

    private mutating func take() {
        guard !value.isEmpty, column < SheetRows.mostColumns else { return }
        while cells.count <= column { cells.append("") }
        cells[column] =
            switch kind {
            case "s": Int(value).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
            case "b": value == "1" ? "TRUE" : "FALSE"
            case "str", "inlineStr": CellText.unescaped(value)
            case "e": value
            case "d": String(value.prefix { $0 != "T" })
            default: number()
            }
    }

    private mutating func number() -> String {
        let isDate = dates.isDate.indices.contains(style) && dates.isDate[style]
        if isDate, let day = dates.day(value) { return day }
        let text = CellText.number(value)
        if text.utf8.count > 15, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { longNumbers.insert(column) }
        return text
    }

    /// Cells that are joined over several rows; over several columns the first one has the text, as it is shown.
    private mutating func join(_ reference: String) {
        let ends = reference.split(separator: ":")
        guard ends.count == 2, let first = CellText.place(ends[0]), let last = CellText.place(ends[1]),
            first.row < last.row, first.column < SheetRows.mostColumns
        else { return }
        rows.join(column: first.column, first.row...last.row)
    }
}
