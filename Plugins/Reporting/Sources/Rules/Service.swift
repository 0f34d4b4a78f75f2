/// The states of one cadre, each with the day on which it began. Days are written `2024-03-13`, and compare as text.
///
/// Being added counts only where nothing else happened, since an appointment may be older than its record. Of one
/// day's steps the one that was recorded last wins, as in the registry.
struct Service {
    struct Step {
        /// Of the record: it grows.
        let number: Int64
        let kind: String
        let on: String
    }

    /// In order; no two on one day.
    let periods: [(from: String, state: State)]
    /// A day for each revival.
    let revivals: [String]

    enum State { case proposed, active, inactive, ended }

    init(_ steps: [Step]) {
        revivals = steps.filter { $0.kind == "revived" }.map(\.on)
        var latest: [String: (number: Int64, state: State)] = [:]
        for step in steps {
            guard let state = Self.state(after: step.kind) else { continue }
            if let other = latest[step.on], other.number > step.number { continue }
            latest[step.on] = (step.number, state)
        }
        var periods = latest.sorted { $0.key < $1.key }.map { (from: $0.key, state: $0.value.state) }
        let added = steps.filter { $0.kind == "added" }.map(\.on).min()
        if let added, periods.first.map({ added < $0.from }) ?? true {
            periods.insert((added, .proposed), at: 0)
        }
        self.periods = periods
    }

    private static func state(after kind: String) -> State? {
        switch kind {
        case "appointed", "revived": .active
        case "deactivated": .inactive
        case "ended": .ended
        default: nil
        }
    }

    /// The periods in a state, each from its first day to the day after its last; nil where it lasts.
    func spans(where holds: (State) -> Bool) -> [(from: String, until: String?)] {
        var spans: [(from: String, until: String?)] = []
        for (i, period) in periods.enumerated() where holds(period.state) {
            let until = i + 1 < periods.count ? periods[i + 1].from : nil
            if let last = spans.last, last.until == period.from {
                spans[spans.count - 1].until = until
            } else {
                spans.append((period.from, until))
            }
        }
        return spans
    }
}
