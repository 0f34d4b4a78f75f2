import ModuleKit

/// What one thing (a village with its cadres, a meeting, an issue …) adds to the figures of the regions it belongs to.
struct Share: Equatable {
    /// Codes of the regions, "" for the whole.
    var codes: Set<String> = []
    /// By day: how much each figure changes on it.
    private(set) var days: [String: [Int: Int]] = [:]
    /// Active cadres by how long their last training has been the same one.
    private(set) var trained: [TrainedSpan: Int] = [:]

    /// From `since` to the day before `until` a cadre was active, and `last` was the day of its last training.
    struct TrainedSpan: Hashable {
        let since: String
        let until: String
        let last: String
    }

    /// After every day.
    static let never = "9999-12-31"

    mutating func add(_ figure: Counted, _ amount: Int = 1, on day: String) {
        let sum = (days[day]?[figure.rawValue] ?? 0) + amount
        days[day, default: [:]][figure.rawValue] = sum == 0 ? nil : sum
        if days[day]?.isEmpty == true { days[day] = nil }
    }

    /// A figure that holds from one day to the day before another.
    mutating func add(_ figure: Counted, from: String, until: String?) {
        if let until, until <= from { return }
        add(figure, on: from)
        if let until { add(figure, -1, on: until) }
    }

    mutating func add(_ span: TrainedSpan, _ cadres: Int = 1) {
        let sum = (trained[span] ?? 0) + cadres
        trained[span] = sum == 0 ? nil : sum
    }

    /// What is to be added to a region that had `old` of this thing, for it to have `new`.
    static func difference(_ old: Share?, _ new: Share?) -> Share {
        var change = new ?? Share()
        for (day, figures) in old?.days ?? [:] {
            for (figure, amount) in figures {
                if let figure = Counted(rawValue: figure) { change.add(figure, -amount, on: day) }
            }
        }
        for (span, cadres) in old?.trained ?? [:] { change.add(span, -cadres) }
        return change
    }

    /// As it is kept: `{"codes": […], "days": {"2024-03-13": {"9": 1}}, "trained": [["…", "…", "…", 1]]}`.
    var text: String {
        let days = days.sorted { $0.key < $1.key }.map { day, figures in
            let sorted = figures.sorted { $0.key < $1.key }
            return (day, JSONValue.object(sorted.map { (String($0.key), .integer(Int64($0.value))) }))
        }
        let spans = trained.map { span, cadres in
            JSONValue.array([
                .string(span.since), .string(span.until), .string(span.last), .integer(Int64(cadres)),
            ])
        }
        return JSONValue.object([
            ("codes", .array(codes.sorted().map { .string($0) })), ("days", .object(days)),
            ("trained", .array(spans.sorted { $0.text < $1.text })),
        ]).text
    }

    init() {}

    init(text: String) throws {
        let value = try JSONValue.parse(Array(text.utf8))
        codes = Set((value["codes"]?.array ?? []).compactMap(\.string))
        for day in value["days"]?.object ?? [] {
            for figure in day.value.object ?? [] {
                guard let number = Int(figure.name), let amount = figure.value.int else { continue }
                days[day.name, default: [:]][number] = Int(amount)
            }
        }
        for span in value["trained"]?.array ?? [] {
            guard let since = span[0]?.string, let until = span[1]?.string, let last = span[2]?.string,
                let cadres = span[3]?.int
            else { continue }
            trained[TrainedSpan(since: since, until: until, last: last)] = Int(cadres)
        }
    }
}
