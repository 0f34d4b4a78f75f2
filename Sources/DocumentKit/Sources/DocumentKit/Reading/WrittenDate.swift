/// A date as people write it: `13 Maret 2024`, `Rabu, 13 Mrt 2024`, `Jum'at 15/3/2024`, `13-03-2024`, `13.3.2024`,
/// `March 13, 2024`, `2024-03-13`.
///
/// The day stands before the month, as everywhere in Indonesia. A weekday must be that day's, and nothing is assumed: a
/// date without its year is refused.
public struct WrittenDate: Sendable, Equatable {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Why a text is no date.
    public enum Refusal: Error, Sendable, Equatable {
        /// It is not a day, a month and a year.
        case noDate
        /// Day and month, as `Rabu (13/3)`; the year must be asked for.
        case noYear
        /// The year is not of four digits, as in `13/3/24`.
        case shortYear
        /// A month beyond the twelfth: the day stands first.
        case noSuchMonth
        /// A day that the month has not in that year; it has so many.
        case noSuchDay(daysInMonth: Int)
        /// The weekday is another: from 0, a Monday, to 6.
        case otherWeekday(Int)
    }

    /// Reads a whole text.
    public init(_ text: String) throws(Refusal) {
        var words = Self.words(text)
        var named: Int?
        if let first = words.first, let weekday = Self.weekdays[first] {
            named = weekday
            words.removeFirst()
        }
        if let first = words.first, first == "tanggal" || first == "tgl" { words.removeFirst() }
        if words.count == 2, let order = Self.dayAndMonth(words[0], words[1]), Self.number(order.day) != nil {
            throw .noYear
        }
        guard words.count == 3, let parts = Self.arrange(words) else { throw .noDate }
        guard let day = Self.number(parts.day), let month = Self.months[parts.month] ?? Self.number(parts.month),
            let year = Int(parts.year), year > 0
        else { throw .noDate }
        guard parts.year.utf8.count == 4 else { throw .shortYear }
        guard (1...12).contains(month) else { throw .noSuchMonth }
        let last = Self.days(in: month, of: year)
        guard (1...last).contains(day) else { throw .noSuchDay(daysInMonth: last) }
        let weekday = Self.weekday(year, month, day)
        if let named, named != weekday { throw .otherWeekday(weekday) }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Lowercase words and numbers, without what separates them.
    private static func words(_ text: String) -> [String] {
        let letters = text.lowercased().filter { !"'’‘`´".contains($0) }
        return letters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func arrange(_ words: [String]) -> (year: String, month: String, day: String)? {
        if words[0].utf8.count == 4, number(words[1]) != nil { return (words[0], words[1], words[2]) }
        guard let order = dayAndMonth(words[0], words[1]) else { return nil }
        return (words[2], order.month, order.day)
    }

    /// `13 maret`, `maret 13`, `13 3`.
    private static func dayAndMonth(_ first: String, _ second: String) -> (day: String, month: String)? {
        if months[first] != nil { return (second, first) }
        return months[second] != nil || number(second) != nil ? (first, second) : nil
    }

    private static func number(_ text: String) -> Int? { text.utf8.count <= 2 ? Int(text) : nil }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Sakamoto's method; 0 is Monday.
    private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let y = month < 3 ? year - 1 : year
        return (y + y / 4 - y / 100 + y / 400 + shift[month - 1] + day + 6) % 7
    }

    /// Whether a word is a weekday's name, whole or short.
    public static func isWeekday(_ word: String) -> Bool {
        let words = words(word)
        return words.count == 1 && weekdays[words[0]] != nil
    }

    private static let weekdays = places([
        ["senin", "sen", "monday", "mon"], ["selasa", "sel", "tuesday", "tue"], ["rabu", "rab", "wednesday", "wed"],
        ["kamis", "kam", "thursday", "thu"], ["jumat", "jum", "friday", "fri"],
        ["sabtu", "sab", "saturday", "sat"], ["minggu", "min", "ahad", "sunday", "sun"],
    ])

    private static let months = places([
        [], ["januari", "january", "jan"], ["februari", "pebruari", "february", "feb", "peb"],
        ["maret", "march", "mar", "mrt"], ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"],
        ["juli", "july", "jul"], ["agustus", "august", "agu", "agt", "ags", "agust", "aug"],
        ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"],
        ["november", "nopember", "nov", "nop"], ["desember", "december", "des", "dec"],
    ])

    private static func places(_ names: [[String]]) -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, names) in names.enumerated() {
            for name in names { places[name] = place }
        }
        return places
    }
}
