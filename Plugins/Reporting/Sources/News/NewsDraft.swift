import DocumentKit
import ModuleKit

/// The text of an activity news in the office's own form: where in capitals, who held what where and when, what it was
/// for, who led it, what it was about, what is hoped for, and the initials of who wrote it. What is not known is a
/// blank for somebody to fill in; nothing is made up.
struct NewsDraft {
    static let blank = "……"

    let facts: NewsFacts
    /// The regions around the place, from the village to the regency.
    let places: [NewsPlace]
    let office: String?
    let initials: [String]

    var headline: String { facts.title }

    /// Without the place in capitals.
    var paragraphs: [String] {
        facts.isCancelled ? [cancellation] : [opening, purpose, content, decisions, hope].compactMap(\.self)
    }

    /// The district, in capitals; where it is unknown what is known around it.
    var dateline: String {
        let order = ["district", "regency", "village"]
        let name = order.lazy.compactMap { level in places.first { $0.level == level }?.name }.first
        return (name.map(Self.bare) ?? Self.blank).uppercased()
    }

    var signOff: String {
        let names = initials.isEmpty ? Self.blank : initials.joined(separator: "/")
        return "(\(office ?? Self.blank)/\(names))"
    }

    private var organiser: String {
        (facts.organiser ?? Self.blank) + (facts.unit.map { " melalui \($0)" } ?? "")
    }

    private var cancellation: String { "\(organiser) membatalkan \(facts.title), yang sedianya di \(site), \(when)." }

    private var opening: String {
        let verb = facts.isOver ? "menggelar" : "akan menggelar"
        let present = facts.isOver ? ", \(attendance)" : ""
        return "\(organiser) \(verb) \(facts.title), di \(site), \(when)\(present)."
    }

    /// As notulen and berita acara count: who is represented has not come.
    private var attendance: String {
        let present = facts.present.map { IndonesianNumber.grouped($0) } ?? Self.blank
        if facts.isTraining { return "diikuti \(present) peserta" }
        let women = facts.women.map { ", di antaranya \(IndonesianNumber.grouped($0)) perempuan" } ?? ""
        let others = IndonesianNumber.grouped(facts.represented)
        return "dihadiri \(present) orang\(women)"
            + (facts.represented > 0 ? ", dan \(others) orang lainnya diwakili" : "")
    }

    private var site: String {
        ([facts.placeName ?? Self.blank] + places.map(\.full)).joined(separator: ", ")
    }

    /// "Rabu (13/3)", as the office writes it; of several days the first and the last.
    private var when: String {
        func written(_ day: CalendarDate) -> String { "\(day.printed.weekday) (\(day.day)/\(day.month))" }
        return facts.from == facts.to ? written(facts.from) : "\(written(facts.from)) sampai \(written(facts.to))"
    }

    /// What was said is for somebody to fill in who heard it.
    private var purpose: String {
        let chair = [facts.chairOffice, facts.chair].compactMap(\.self).joined(separator: ", ")
        let instead = facts.represents.map { " mewakili \($0)" } ?? ""
        let led = facts.chair == nil ? "" : " saat\(instead) memimpin \(facts.kind)"
        let aim = facts.purpose.map(Self.clause) ?? Self.blank
        return
            "Kegiatan dimaksudkan untuk \(aim). \"\(Self.blank),\" sebut \(chair.isEmpty ? Self.blank : chair)\(led)."
    }

    private var content: String {
        let topics = facts.topics.isEmpty ? Self.blank : Self.list(facts.topics)
        let completed =
            facts.completed.map { " Sebanyak \(IndonesianNumber.grouped($0)) peserta menyelesaikannya." } ?? ""
        return "Intisari dari \(facts.kind) ini adalah \(topics).\(completed)"
    }

    private var decisions: String? {
        let agreed = facts.decisions.map(Self.agreed)
        guard !agreed.isEmpty else { return nil }
        return "Dalam \(facts.kind) ini disepakati: \(Self.list(agreed))."
    }

    private var hope: String {
        guard !facts.hopes.isEmpty else { return "\"Melalui kegiatan ini diharapkan \(Self.blank),\" harapnya." }
        return "Hasil yang diharapkan dari kegiatan ini adalah \(Self.list(facts.hopes)). \"\(Self.blank),\" harapnya."
    }

    /// A list as a sentence has it, each item once, and beginning small where it is no name.
    private static func list(_ items: [String]) -> String {
        var clauses: [String] = []
        for clause in items.map(clause) where !clauses.contains(clause) { clauses.append(clause) }
        guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? blank }
        guard clauses.count > 2 else { return "\(clauses[0]) serta \(last)" }
        return clauses.dropLast().joined(separator: "; ") + "; serta " + last
    }

    /// Without the full stop at its end; a first word that is written small within a sentence begins so.
    private static func clause(_ text: String) -> String {
        var text = text
        while let last = text.last, ".;, ".contains(last) { text.removeLast() }
        guard let first = text.first, let second = text.dropFirst().first, first.isUppercase, second.isLowercase else {
            return text
        }
        return first.lowercased() + text.dropFirst()
    }

    /// A decision without the word that the sentence says already: `Disepakati bahwa …`
    private static func agreed(_ decision: String) -> String {
        var words = decision.split(separator: " ")[...]
        guard words.count > 1, let first = words.first, ["disepakati", "sepakat"].contains(bareWord(first)) else {
            return decision
        }
        words.removeFirst()
        if words.count > 1, let second = words.first, ["bahwa", "untuk"].contains(bareWord(second)) {
            words.removeFirst()
        }
        return words.joined(separator: " ")
    }

    private static func bareWord(_ word: Substring) -> String { word.lowercased().filter(\.isLetter) }

    private static func bare(_ name: String) -> String {
        for prefix in ["Kecamatan ", "Kabupaten ", "Kota "] where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }
}

/// A region around the place of what the news is about.
struct NewsPlace {
    let level: String
    /// As desa, kelurahan, kecamatan; nil where nobody said it.
    let kind: String?
    let name: String

    /// `Desa Batu Botuk`; a name that begins with its kind, as regencies have it, stays as it is.
    var full: String {
        RegionName.full(kind: kind ?? ["village": "desa/kelurahan", "district": "kecamatan"][level], name: name)
    }
}
