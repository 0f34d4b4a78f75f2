import ModuleKit

/// How figures change, day by day.
struct Changes: Equatable {
    /// How much a figure changes on a day.
    private(set) var amounts: [Point: Int] = [:]
    /// Cadres and villages by how long their last training or orientation has been the same one.
    private(set) var lasts: [LastSpan: Int] = [:]

    struct Point: Hashable {
        /// ``CalendarDate/number``
        let day: Int
        /// ``Counted/rawValue``, or the number of a ``LastYear``.
        let figure: Int
    }

    /// After every day.
    static let never = "9999-12-31"

    var isEmpty: Bool { amounts.isEmpty && lasts.isEmpty }

    mutating func add(_ figure: Counted, _ amount: Int = 1, on day: String) {
        add(amount, at: Point(day: CalendarDate.number(day), figure: figure.rawValue))
    }

    private mutating func add(_ amount: Int, at point: Point) {
        let sum = amounts[point, default: 0] + amount
        amounts[point] = sum == 0 ? nil : sum
    }

    /// A figure that holds from one day to the day before another.
    mutating func add(_ figure: Counted, from: String, until: String?) {
        if let until, until <= from { return }
        add(figure, on: from)
        if let until { add(figure, -1, on: until) }
    }

    /// The days on which one cadre was trained, or one village's officials were told, as far as they lie in a span.
    ///
    /// - Parameter days: in order.
    mutating func add(_ what: LastSpan.What, on days: [String], from: String, until: String?) {
        for (i, day) in days.enumerated() {
            let next = i + 1 < days.count ? days[i + 1] : Self.never
            let since = max(from, day)
            let until = min(until ?? Self.never, next)
            guard since < until else { continue }
            add(LastSpan(what: what, last: day, since: since, until: until), 1)
            let figure = LastYear(what: what, of: day).figure
            add(1, at: Point(day: CalendarDate.number(since), figure: figure))
            if until != Self.never { add(-1, at: Point(day: CalendarDate.number(until), figure: figure)) }
        }
    }

    private mutating func add(_ span: LastSpan, _ amount: Int) {
        let sum = lasts[span, default: 0] + amount
        lasts[span] = sum == 0 ? nil : sum
    }

    mutating func add(_ other: Changes, times: Int) {
        for (point, amount) in other.amounts { add(times * amount, at: point) }
        for (span, amount) in other.lasts { add(span, times * amount) }
    }

    /// The changes in the order of their days.
    private var sorted: [PackedChanges.Change] {
        amounts.map { PackedChanges.Change(time: $0.key.day, figure: $0.key.figure, amount: $0.value) }.sorted()
    }

    /// As a share keeps them: each day, figure and amount in one list.
    var members: [(String, JSONValue)] {
        let changes = sorted.flatMap { [$0.time, $0.figure, $0.amount] }.map { JSONValue.integer(Int64($0)) }
        let lasts = lasts.map { span, amount in
            JSONValue.array([
                .string(span.what.rawValue), .string(span.last), .string(span.since), .string(span.until),
                .integer(Int64(amount)),
            ])
        }
        return [("changes", .array(changes)), ("lasts", .array(lasts.sorted { $0.text < $1.text }))]
    }

    init() {}

    init(_ value: JSONValue) {
        let numbers = (value["changes"]?.array ?? []).compactMap(\.int).map { Int($0) }
        for i in stride(from: 0, to: numbers.count - 2, by: 3) {
            amounts[Point(day: numbers[i], figure: numbers[i + 1])] = numbers[i + 2]
        }
        for span in value["lasts"]?.array ?? [] {
            guard let what = span[0]?.string.flatMap(LastSpan.What.init(rawValue:)), let last = span[1]?.string,
                let since = span[2]?.string, let until = span[3]?.string, let amount = span[4]?.int
            else { continue }
            lasts[LastSpan(what: what, last: last, since: since, until: until)] = Int(amount)
        }
    }
}

/// From `since` to the day before `until` it counted, and `last` was the day of its last training or orientation.
struct LastSpan: Hashable {
    /// An active cadre was trained, or a village's officials were told what KPMD are for.
    enum What: String {
        case trained, oriented

        /// The figure that counts them whatever the year.
        var ever: Counted { self == .trained ? .trained : .oriented }
    }

    let what: What
    let last: String
    let since: String
    let until: String
}

/// A figure for each year: cadres who are active and whose last training, or villages whose officials' last
/// orientation, was in it. So a period that begins with a year looks at no single day.
struct LastYear {
    let what: LastSpan.What
    let year: Int

    init(what: LastSpan.What, of day: String) {
        self.what = what
        year = Grain.year.time(of: CalendarDate.number(day))
    }

    private init(what: LastSpan.What, year: Int) {
        self.what = what
        self.year = year
    }

    private static let first = 64

    /// Behind those of ``Counted``.
    var figure: Int { Self.first + 2 * year + (what == .trained ? 0 : 1) }

    /// Nil of a figure that is one of ``Counted``.
    init?(figure: Int) {
        guard figure >= Self.first else { return nil }
        let number = figure - Self.first
        self.init(what: number & 1 == 0 ? .trained : .oriented, year: number >> 1)
    }
}
