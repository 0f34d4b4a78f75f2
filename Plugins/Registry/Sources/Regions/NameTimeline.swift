import ModuleKit

/// The official names of one region, each since a day.
struct NameTimeline: Equatable {
    struct Name: Equatable {
        /// The day from which it held; nil of the first, which held as long as the region was there, as far as is known.
        var first: CalendarDate?
        var name: String
        /// The decree that gave it.
        var decree: String?
    }

    /// In the order of their days; never empty. The last is the present one.
    private(set) var names: [Name]
    /// The day on which the region began; nil where it was always there, as far as is known.
    let opened: CalendarDate?

    /// - Parameters:
    ///   - former: names in the order of their last days, with these.
    ///   - present: the present one.
    init(
        former: [(name: String, last: CalendarDate, decree: String?)], present: String, decree: String?,
        opened: CalendarDate?
    ) {
        let days = [nil] + former.map { Optional($0.last.dayAfter) }
        let all = former.map { ($0.name, $0.decree) } + [(present, decree)]
        names = zip(days, all).map { Name(first: $0, name: $1.0, decree: $1.1) }
        self.opened = opened
    }

    /// The present name.
    var present: Name { names[names.endIndex - 1] }

    /// The name that held on a day, with its place.
    private func index(on day: CalendarDate) -> Int {
        names.lastIndex { name in name.first.map { $0 <= day } ?? true } ?? 0
    }

    /// Records that a name holds from a day on, until the next that is recorded. Another name that is recorded from that
    /// very day was wrong: it never held.
    mutating func set(_ name: String, from day: CalendarDate, decree: String?) {
        let start = opened.map { day <= $0 } == true ? nil : day
        if let same = names.firstIndex(where: { $0.first == start }) {
            let isSame = names[same].name == name
            names[same] = Name(first: start, name: name, decree: decree ?? (isSame ? names[same].decree : nil))
        } else {
            let place = index(on: day)
            guard names[place].name != name else { return }
            names.insert(Name(first: start, name: name, decree: decree), at: place + 1)
        }
        unite()
    }

    /// Records a name that was so until a day.
    mutating func set(_ name: String, until day: CalendarDate) {
        let place = index(on: day)
        let later = day.dayAfter
        if !names.contains(where: { $0.first == later }) {
            names.insert(Name(first: later, name: names[place].name, decree: names[place].decree), at: place + 1)
        }
        names[place].name = name
        names[place].decree = nil
        unite()
    }

    /// Records another present name, of which nobody knows since when.
    mutating func replacePresent(_ name: String, decree: String?) {
        names[names.endIndex - 1].name = name
        names[names.endIndex - 1].decree = decree
        unite()
    }

    /// A name that goes on is one, since its first day.
    private mutating func unite() {
        var united: [Name] = []
        for name in names {
            if let last = united.last, last.name == name.name {
                united[united.endIndex - 1].decree = last.decree ?? name.decree
            } else {
                united.append(name)
            }
        }
        names = united
    }
}
