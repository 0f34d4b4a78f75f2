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
        [opening, purpose, content, decisions, hope].compactMap(\.self)
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

    private var opening: String {
        let organiser = facts.organiser ?? Self.blank
        let unit = facts.unit.map { " melalui \($0)" } ?? ""
        let verb = facts.isOver ? "menggelar" : "akan menggelar"
        let present = facts.isOver ? ", dihadiri \(attendance)" : ""
        return "\(organiser)\(unit) \(verb) \(facts.title), di \(site), \(when)\(present)."
    }

    /// As notulen and berita acara count: who is represented has not come.
    private var attendance: String {
        let present = facts.present.map { IndonesianNumber.grouped($0) } ?? Self.blank
        let represented = facts.represented > 0 ? ", diwakili \(IndonesianNumber.grouped(facts.represented)) orang" : ""
        return "\(present) orang\(represented)"
    }

    private var site: String {
        ([facts.placeName ?? Self.blank] + places.map(\.full)).joined(separator: ", ")
    }

    /// "Rabu (13/3)", as the office writes it; of several days the first and the last.
    private var when: String {
        func written(_ day: CalendarDate) -> String { "\(day.printed.weekday) (\(day.day)/\(day.month))" }
        return facts.from == facts.to ? written(facts.from) : "\(written(facts.from)) sampai \(written(facts.to))"
    }

    private var purpose: String {
        let said = "\"\(Self.blank)\" sebut \(facts.chair ?? Self.blank)"
        let represents = facts.represents.map { " saat mewakili \($0) memimpin \(facts.kind)" } ?? ""
        let aim = facts.purpose.map(Self.clause) ?? Self.blank
        return "Kegiatan dimaksudkan untuk \(aim). \(said)\(represents)."
    }

    private var content: String {
        let topics = facts.topics.isEmpty ? Self.blank : Self.list(facts.topics)
        return "Intisari dari \(facts.kind) ini adalah \(topics)."
    }

    private var decisions: String? {
        facts.decisions.isEmpty ? nil : "Dalam \(facts.kind) ini disepakati: \(Self.list(facts.decisions))."
    }

    private var hope: String {
        let hopes = facts.hopes.isEmpty ? Self.blank : Self.list(facts.hopes)
        return "\"Melalui kegiatan ini diharapkan \(hopes),\" harapnya."
    }

    /// A list as a sentence has it, each item beginning small where it is no name.
    private static func list(_ items: [String]) -> String {
        let clauses = items.map(clause)
        guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? blank }
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
        let kind = kind ?? ["village": "desa/kelurahan", "district": "kecamatan"][level] ?? ""
        if kind.isEmpty || name.lowercased().hasPrefix(kind.lowercased() + " ") { return name }
        return "\(kind.prefix(1).uppercased())\(kind.dropFirst()) \(name)"
    }
}
