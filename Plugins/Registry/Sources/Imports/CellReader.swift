import DocumentKit
import ModuleKit

/// Reads the cells of one row as what they should be.
struct CellReader {
    typealias Fault = CadreRow.Fault

    let cells: [CadreColumn: String]
    let longNumbers: Set<CadreColumn>
    let sheet: CadreSheet
    let today: CalendarDate

    private func wrong(_ column: CadreColumn, _ text: String, _ expected: Sentence) -> Fault {
        Fault(reason: "'\(text.prefix(60))' under '\(sheet.heading(column))' is invalid: expected \(expected)")
    }

    /// Excel shows these where a formula failed.
    func refuseFormulas() throws(Fault) {
        let failures = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"]
        for column in CadreColumn.allCases where column != .remarks {
            guard let text = cells[column], failures.contains(text.uppercased()) else { continue }
            throw Fault(reason: "A formula under '\(sheet.heading(column))' has failed: it shows \(text)")
        }
    }

    /// A NIK is sealed; what stands under another heading would be kept as it is.
    func refuseStrayNumbers() throws(Fault) {
        for column in CadreColumn.allCases where column != .nik && column != .remarks {
            guard var text = cells[column], text.withUTF8({ NIK.stands(in: $0) }) else { continue }
            throw Fault(reason: "What looks like a NIK stands under '\(sheet.heading(column))': it belongs under NIK")
        }
    }

    func text(_ column: CadreColumn, most: Int) throws(Fault) -> String? {
        guard let text = cells[column] else { return nil }
        guard text.unicodeScalars.count <= most else {
            throw wrong(column, text, "\(most) characters at most")
        }
        return text
    }

    /// Several in one cell, with commas, semicolons or lines between them.
    func list(_ column: CadreColumn) throws(Fault) -> [String] {
        guard let text = cells[column] else { return [] }
        let items = text.split { ",;\n".contains($0) }.map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
        guard items.count <= 50, items.allSatisfy({ $0.unicodeScalars.count <= 100 }) else {
            throw wrong(column, text, "50 items at most, each of 100 characters at most")
        }
        return items
    }

    func nik() throws(Fault) -> NIK? {
        guard let text = cells[.nik] else { return nil }
        if longNumbers.contains(.nik), text.hasSuffix("0"), case .success = NIK.parse(text) {
            throw Fault(
                reason: """
                    The NIK under '\(sheet.heading(.nik))' is a number that ends in 0: Excel keeps 15 digits and makes the \
                    last one 0. Type it anew in a column formatted as text
                    """)
        }
        switch NIK.parse(text) {
        case .success(let nik): return nik
        case .failure(.placeholder): return nil
        case .failure(let fault): throw Fault(reason: "The NIK under '\(sheet.heading(.nik))': \(fault.message)")
        }
    }

    func sex() throws(Fault) -> Sex? {
        guard let text = cells[.sex] else { return nil }
        switch text.lowercased().filter(\.isLetter) {
        case "l", "lk", "lakilaki", "laki", "pria", "m", "male", "lelaki": return .male
        case "p", "pr", "perempuan", "wanita", "w", "f", "female", "prp": return .female
        default: throw wrong(.sex, text, "L or P")
        }
    }

    func birth() throws(Fault) -> (String?, CalendarDate?) {
        var place = try text(.birthPlace, most: 100)
        var date = try date(.birthDate)
        if let both = cells[.birth] {
            // "Paser, 12 Mei 1990": the date begins with the first digit.
            let head = both.prefix { !$0.isNumber }
            let name = String(head).replacing(/(?i)\b(tgl|tanggal)\b\.?/, with: "").trimmedSpaces
            var bare = name.trimmingSuffix { !$0.isLetter && $0 != ")" }
            var rest = String(both.dropFirst(head.count))
            // "Paser, Rabu 14 Maret 1990": a weekday that stands alone belongs to the date, which must be on it. Beside
            // another word it belongs to the place: Pasar Minggu.
            let last = bare.split(separator: ",").last ?? ""
            if WrittenDate.isWeekday(String(last)) {
                rest = last + " " + rest
                bare = bare.dropLast(last.count).trimmingSuffix { !$0.isLetter && $0 != ")" }
            }
            if !bare.isEmpty { place = place ?? String(bare.prefix(100)) }
            if !rest.isEmpty { date = try self.date(rest, .birth) }
        }
        if let date, date > today || date.year < 1900 {
            let column: CadreColumn = cells[.birth] == nil ? .birthDate : .birth
            throw Fault(reason: "'\(date)' under '\(sheet.heading(column))' is nobody's birth date")
        }
        return (place, date)
    }

    func date(_ column: CadreColumn) throws(Fault) -> CalendarDate? {
        guard let text = cells[column] else { return nil }
        return try date(text, column)
    }

    private func date(_ text: String, _ column: CadreColumn) throws(Fault) -> CalendarDate {
        do throws(WrittenDate.Refusal) {
            let written = try WrittenDate(text)
            if let date = CalendarDate(year: written.year, month: written.month, day: written.day) { return date }
        } catch { throw wrong(column, text, error.expected) }
        throw wrong(column, text, WrittenDate.Refusal.noDate.expected)
    }

    /// Digits as they are dialled. Excel takes the 0 at the beginning of a mobile number away, and all of them begin with
    /// 08: so it is given back.
    func phone() throws(Fault) -> String? {
        guard var text = cells[.phone] else { return nil }
        while let first = text.first, "'\u{2019}".contains(first) { text.removeFirst() }
        text = text.replacing(".", with: "").trimmedSpaces
        if text.hasPrefix("8"), (9...13).contains(text.utf8.count), text.allSatisfy(\.isNumber) { text = "0" + text }
        let isPhone = (5...20).contains(text.utf8.count) && text.utf8.allSatisfy { "0123456789+() -".utf8.contains($0) }
        guard isPhone else { throw wrong(.phone, text, "one telephone number of 5 to 20 digits") }
        return text
    }

    func decree() throws(Fault) -> ImportedDecree? {
        guard let number = try text(.decreeNumber, most: 100) else {
            for column in [CadreColumn.decreeDate, .validFrom, .validUntil] where cells[column] != nil {
                throw Fault(reason: "'\(sheet.heading(column))' is there, and the number of the decree is missing")
            }
            return nil
        }
        guard let date = try date(.decreeDate) else {
            throw Fault(reason: "The date of the decree '\(number)' is missing")
        }
        let (from, until) = try validity(from: try self.date(.validFrom) ?? date)
        if let until, until < from {
            throw Fault(reason: "The decree '\(number)' ends on \(until), before it begins on \(from)")
        }
        return ImportedDecree(
            number: number, date: date, validFrom: from, validUntil: until, signer: try text(.signer, most: 150))
    }

    /// "31 Desember 2027", "2 Januari 2022 s.d. 31 Desember 2027", or "5 tahun".
    private func validity(from start: CalendarDate) throws(Fault) -> (CalendarDate, CalendarDate?) {
        guard let text = cells[.validUntil] else { return (start, nil) }
        if let years = Self.years(text) {
            return (start, CalendarDate(daysSince1970: start.adding(months: 12 * years).daysSince1970 - 1))
        }
        let ends = text.split(separator: /(?i)\s+(s\s*\/\s*d|s\.\s*d\.?|sd|sampai dengan|sampai|hingga|-|\x{2013})\s+/)
        guard ends.count == 2 else { return (start, try date(text, .validUntil)) }
        return (try date(String(ends[0]), .validUntil), try date(String(ends[1]), .validUntil))
    }
}

extension CellReader {
    /// `5 tahun`, `5 (lima) thn.`; nil of what is no number of years. By hand: of every row it is asked.
    fileprivate static func years(_ text: String) -> Int? {
        guard text.utf8.first.map({ $0 &- 0x30 < 10 }) == true else { return nil }
        let digits = text.prefix { $0.isNumber }
        guard let years = Int(digits), (1...99).contains(years) else { return nil }
        var rest = text[digits.endIndex...].drop { $0.isWhitespace }
        if rest.first == "(" {
            let words = rest.dropFirst().prefix { $0.isLetter || $0 == " " }
            guard !words.isEmpty, rest[words.endIndex...].first == ")" else { return nil }
            rest = rest[words.endIndex...].dropFirst().drop { $0.isWhitespace }
        }
        if rest.last == "." { rest.removeLast() }
        return ["tahun", "thn", "th"].contains(rest.lowercased()) ? years : nil
    }
}

extension WrittenDate.Refusal {
    /// What to write instead.
    fileprivate var expected: Sentence {
        switch self {
        case .noDate: "a day like 13 Maret 2024, 13/3/2024 or 2024-03-13"
        case .noYear: "the year too"
        case .shortYear: "a year of four digits"
        case .noSuchMonth: "the day first, and a month up to 12"
        case .noSuchDay(let days): "a day up to \(days), which that month has"
        case .otherWeekday: "the weekday of that day"
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        self[...].trimmingSuffix(while: isTrimmed)
    }
}
