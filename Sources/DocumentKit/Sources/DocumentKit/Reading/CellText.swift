/// A cell's value as people would write it.
enum CellText {
    /// A number without an exponent where it is whole: the digits that the file has, and no others.
    static func number(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return text }
        guard let number = Double(text), number.isFinite else { return text }
        return number == number.rounded() && abs(number) < 1e17 ? String(Int64(number)) : String(number)
    }

    /// Without Excel's own way to write what XML cannot: `_x000D_` is a carriage return.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? ""
        }
    }

    /// The column of a reference like `AB12`, from 0, and its row, from 1; nil where it is none.
    static func place(_ reference: Substring) -> (column: Int, row: Int)? {
        var column = 0
        var row = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 1 << 20:
                column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 1 << 24:
                row = row * 10 + Int(byte) - 48
            case UInt8(ascii: "$"): continue
            default: return nil
            }
        }
        return column > 0 && row > 0 ? (column - 1, row) : nil
    }
}

/// Which formats of cells show a number as a day, and how the day is counted.
struct DateStyles: Sendable {
    /// By the number of the cell's format.
    var isDate: [Bool] = []
    var countsFrom1904 = false

    /// Whether a number's format is one of days: one of the built-in ones, or one that speaks of years, months or days.
    static func isDate(_ id: Int, _ code: String?) -> Bool {
        guard let code else {
            return [14...17, 22...22, 27...31, 34...36, 50...54, 57...58].contains { $0.contains(id) }
        }
        // Texts in quotes, in brackets and behind a backslash are shown as they are.
        let signs = code.lowercased().replacing(/"[^"]*"|\[[^\]]*\]|\\./, with: "")
        return signs.contains { "yd".contains($0) } || signs.contains("mmm")
    }

    /// The day of a number as `2024-03-13`; nil where the number is none, or has no day in the calendar.
    func day(_ text: String) -> String? {
        guard let number = Double(text), number >= 1, number < 2_958_466 else { return nil }
        let serial = Int(number)
        // Excel believes in a 29 February 1900, number 60.
        guard countsFrom1904 || serial != 60 else { return nil }
        let offset = countsFrom1904 ? 24_107 : serial < 60 ? 25_568 : 25_569
        return Self.civil(serial - offset)
    }

    /// The day so many days after 1970-01-01.
    private static func civil(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let padded = Table.Cell.padded
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
    }
}
