import DocumentKit
import ModuleKit

/// Days and moments as people write them, for a flag, which every refusal names.
struct WrittenTime {
    let flag: String
    /// The zone of a time that has none.
    let zone: OfficeZone

    /// A day, as ``WrittenDate`` reads it.
    func day(_ text: String) throws(UsageError) -> CalendarDate {
        do throws(WrittenDate.Refusal) {
            let written = try WrittenDate(text)
            guard let date = CalendarDate(year: written.year, month: written.month, day: written.day) else {
                throw .noDate
            }
            return date
        } catch {
            throw refusal(error, String(text.prefix(40)))
        }
    }

    /// RFC 3339, or a day and a time behind it, with a zone or without: `2024-03-13 09:00`, `13 Maret 2024 pukul 09.00
    /// WITA`, `13/3/2024 9:00 +08:00`.
    func moment(_ text: String) throws(UsageError) -> Instant {
        if let instant = Instant(text) { return instant }
        var words = text.split { $0 == " " || $0 == "\u{a0}" }.map(String.init)
        if words.count == 1, let cut = text.firstIndex(where: { $0 == "T" || $0 == "t" }) {
            words = [String(text[..<cut]), String(text[text.index(after: cut)...])]
        }
        var offset = zone.seconds
        if let last = words.last, let found = Self.offset(last) {
            offset = found
            words.removeLast()
        }
        guard let seconds = words.last.flatMap(Self.secondsOfDay) else {
            // What is wrong with the day comes first, as that it has no year; unless the last word is what is no time.
            let hasDay = (try? WrittenDate(words.dropLast().joined(separator: " "))) != nil
            if !hasDay { _ = try day(words.joined(separator: " ")) }
            throw UsageError(
                "'\(flag)': '\(text.prefix(40))' has no time; write 13/3/2024 09:00 or 13 Maret 2024 09.00 WITA")
        }
        words.removeLast()
        if let word = words.last, ["pukul", "pkl", "pkl.", "jam", "at"].contains(word.lowercased()) {
            words.removeLast()
        }
        let date = try day(words.joined(separator: " "))
        return Instant(milliseconds: Int64(date.daysSince1970 * 86_400 + seconds - offset) * 1000)
    }

    private func refusal(_ reason: WrittenDate.Refusal, _ text: String) -> UsageError {
        switch reason {
        case .noDate: UsageError("'\(flag)': '\(text)' is no date; write 13 Maret 2024, 13/3/2024 or 2024-03-13")
        case .noYear: UsageError("'\(flag)': '\(text)' has no year; write it too, as in 13/3/2024")
        case .shortYear: UsageError("'\(flag)': The year in '\(text)' must have four digits")
        case .noSuchMonth:
            UsageError("'\(flag)': There is no such month in '\(text)'; the day stands first, as in 13/3/2024")
        case .noSuchDay(let days): UsageError("'\(flag)': There is no day '\(text)': that month has \(days) days")
        case .otherWeekday(let day): UsageError("'\(flag)': '\(text)' is wrong: that day is a \(Self.weekdays[day])")
        }
    }

    private static let weekdays: [Sentence] = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// `09:00`, `9.00`, `09:00:30`.
    private static func secondsOfDay(_ text: String) -> Int? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard (2...3).contains(parts.count) else { return nil }
        var values: [Int] = []
        for (place, part) in parts.enumerated() {
            guard part.utf8.count == 2 || (place == 0 && part.utf8.count == 1),
                part.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int(part), value < (place == 0 ? 24 : 60)
            else { return nil }
            values.append(value)
        }
        return values[0] * 3600 + values[1] * 60 + (values.count > 2 ? values[2] : 0)
    }

    /// `WIB`, `WITA`, `WIT`, `Z`, `UTC`, `+08:00`, `+08`, in seconds east of Greenwich.
    private static func offset(_ text: String) -> Int? {
        let name = text.uppercased()
        if name == "Z" || name == "UTC" { return 0 }
        if let zone = OfficeZone.allCases.first(where: { $0.label == name }) { return zone.seconds }
        guard let sign = name.first, sign == "+" || sign == "-" else { return nil }
        let digits = name.dropFirst().filter { $0 != ":" }
        guard digits.utf8.count == 2 || digits.utf8.count == 4, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            let hours = Int(digits.prefix(2)), let minutes = Int("0" + digits.dropFirst(2)), hours < 24, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (sign == "+" ? 60 : -60)
    }
}
