/// Why a text is no date or time, in one line for a person.
public struct WrittenTimeFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Capital, no final stop; quotes the text and says what to write instead.
    public let description: String
}

extension CalendarDate {
    /// A date as people write it: `13 Maret 2024`, `Rabu, 13 Mar 2024`, `March 13, 2024`, `13/3/2024`, `13-03-2024`,
    /// `13.3.2024`, `2024-03-13`.
    ///
    /// The day stands before the month, as everywhere in Indonesia. A year has four digits, and a weekday must be right.
    public init(written text: String) throws(WrittenTimeFault) {
        var words = Self.words(text)
        var weekday: Int?
        if let first = words.first, let found = Self.weekdays[first] {
            weekday = found
            words.removeFirst()
        }
        if let first = words.first, first == "tanggal" || first == "tgl" { words.removeFirst() }
        guard words.count == 3, let parts = Self.arrange(words) else { throw Self.fault(text) }
        guard parts.year.utf8.count == 4, let year = Int(parts.year) else {
            throw Self.fault(text, because: "the year has four digits")
        }
        guard let month = Self.months[parts.month] ?? Self.number(parts.month), let day = Self.number(parts.day),
            let date = CalendarDate(year: year, month: month, day: day)
        else { throw Self.fault(text, because: "there is no such day") }
        if let weekday, weekday != date.weekday {
            throw Self.fault(text, because: "it is a \(Self.weekdayNames[date.weekday])")
        }
        self = date
    }

    /// Lowercase words and numbers, without what separates them.
    private static func words(_ text: String) -> [String] {
        let letters = text.lowercased().filter { $0 != "'" && $0 != "\u{2019}" && $0 != "`" }
        return letters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func arrange(_ words: [String]) -> (year: String, month: String, day: String)? {
        if months[words[0]] != nil { return (words[2], words[0], words[1]) }
        if words[0].utf8.count == 4, number(words[1]) != nil { return (words[0], words[1], words[2]) }
        guard months[words[1]] != nil || number(words[1]) != nil else { return nil }
        return (words[2], words[1], words[0])
    }

    private static func number(_ text: String) -> Int? { text.utf8.count <= 2 ? Int(text) : nil }

    private static func fault(_ text: String, because reason: String? = nil) -> WrittenTimeFault {
        let why = reason.map { ": \($0)" } ?? ""
        return WrittenTimeFault(
            description: "'\(text.prefix(40))' is no date\(why); write 13 Maret 2024, 13/3/2024 or 2024-03-13")
    }

    /// 0 is Monday; 1970-01-01 was a Thursday.
    private var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 }

    private static let weekdayNames = [
        "Monday (Senin)", "Tuesday (Selasa)", "Wednesday (Rabu)", "Thursday (Kamis)", "Friday (Jumat)",
        "Saturday (Sabtu)", "Sunday (Minggu)",
    ]

    private static let weekdays = places([
        ["senin", "monday", "mon"], ["selasa", "tuesday", "tue"], ["rabu", "wednesday", "wed"],
        ["kamis", "thursday", "thu"], ["jumat", "friday", "fri"], ["sabtu", "saturday", "sat"],
        ["minggu", "ahad", "sunday", "sun"],
    ])

    private static let months = places([
        [], ["januari", "january", "jan"], ["februari", "pebruari", "february", "feb", "peb"],
        ["maret", "march", "mar"],
        ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
        ["agustus", "august", "agu", "agt", "ags", "aug"], ["september", "sept", "sep"],
        ["oktober", "october", "okt", "oct"], ["november", "nopember", "nov", "nop"],
        ["desember", "december", "des", "dec"],
    ])

    private static func places(_ names: [[String]]) -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, names) in names.enumerated() {
            for name in names { places[name] = place }
        }
        return places
    }
}
