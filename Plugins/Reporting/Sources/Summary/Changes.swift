import ModuleKit

/// How figures change, day by day.
struct Changes: Equatable {
    /// By day and by a figure's number: how much it changes on the day.
    private(set) var days: [String: [Int: Int]] = [:]
    /// Cadres and villages by how long their last training or orientation has been the same one.
    private(set) var lasts: [LastSpan: Int] = [:]

    /// After every day.
    static let never = "9999-12-31"

    mutating func add(_ figure: Counted, _ amount: Int = 1, on day: String) { add(figure.rawValue, amount, on: day) }

    private mutating func add(_ figure: Int, _ amount: Int, on day: String) {
        let sum = (days[day]?[figure] ?? 0) + amount
        days[day, default: [:]][figure] = sum == 0 ? nil : sum
        if days[day]?.isEmpty == true { days[day] = nil }
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
            add(what.ever, from: since, until: until == Self.never ? nil : until)
        }
    }

    private mutating func add(_ span: LastSpan, _ amount: Int) {
        let sum = (lasts[span] ?? 0) + amount
        lasts[span] = sum == 0 ? nil : sum
    }

    mutating func add(_ other: Changes, times: Int) {
        for (day, figures) in other.days {
            for (figure, amount) in figures { add(figure, times * amount, on: day) }
        }
        for (span, amount) in other.lasts { add(span, times * amount) }
    }

    /// As a share keeps them.
    var members: [(String, JSONValue)] {
        let days = days.sorted { $0.key < $1.key }.map { day, figures in
            let sorted = figures.sorted { $0.key < $1.key }
            return (day, JSONValue.object(sorted.map { (String($0.key), .integer(Int64($0.value))) }))
        }
        let lasts = lasts.map { span, amount in
            JSONValue.array([
                .string(span.what.rawValue), .string(span.last), .string(span.since), .string(span.until),
                .integer(Int64(amount)),
            ])
        }
        return [("days", .object(days)), ("lasts", .array(lasts.sorted { $0.text < $1.text }))]
    }

    init() {}

    init(_ value: JSONValue) {
        for day in value["days"]?.object ?? [] {
            for figure in day.value.object ?? [] {
                guard let number = Int(figure.name), let amount = figure.value.int else { continue }
                days[day.name, default: [:]][number] = Int(amount)
            }
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

        /// The figure that counts whatever the day of the last one.
        var ever: Counted { self == .trained ? .trained : .oriented }
    }

    let what: What
    let last: String
    let since: String
    let until: String
}
