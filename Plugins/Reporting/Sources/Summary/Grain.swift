import ModuleKit

/// How coarsely changes are added up: by year (2024), month (202403) or day (20240313), each a number that grows with
/// time.
enum Grain {
    case year, month, day

    /// The year, month or day in which a day lies.
    ///
    /// - Parameter day: as a number, like all days here.
    func time(of day: Int) -> Int {
        switch self {
        case .year: day / 10_000
        case .month: day / 100
        case .day: day
        }
    }

    /// Whether nothing of its year or month comes after the day.
    private func ends(with day: CalendarDate) -> Bool {
        switch self {
        case .year: day.month == 12 && day.day == 31
        case .month: day.next.day == 1
        case .day: true
        }
    }

    /// The grains in which regions with codes of this length have their changes, the coarsest first. A row of changes by
    /// one grain covers a span of the grain before it, and of the first one all time: so that no row has many changes,
    /// however many a region has, and few rows tell what there was until any day.
    static func chain(_ length: Int) -> [Grain] {
        switch length {
        case 13: [.day]
        case 8: [.year, .day]
        default: [.year, .month, .day]
        }
    }

    /// The rows, by their period, in which everything lies until the end of a day: of each that until a time, inclusive.
    static func rows(until day: CalendarDate, length: Int) -> [(period: Int, last: Int)] {
        var rows: [(Int, Int)] = []
        var period = 0
        for grain in chain(length) {
            let time = grain.time(of: day.number)
            let ends = grain.ends(with: day)
            rows.append((period, ends ? time : time - 1))
            if ends { break }
            period = time
        }
        return rows
    }
}

extension CalendarDate {
    /// 20240313 of 13 March 2024.
    var number: Int { year * 10_000 + month * 100 + day }

    /// The same of a day as it is written, `2024-03-13`.
    static func number(_ text: String) -> Int {
        text.utf8.reduce(0) { $1 == UInt8(ascii: "-") ? $0 : $0 * 10 + Int($1 &- 0x30) }
    }
}
