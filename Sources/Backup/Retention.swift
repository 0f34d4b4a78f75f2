import Foundation
import ModuleKit

/// How many backups stay: the newest of each of so many days, weeks and months that have any.
public struct Retention: Sendable, Equatable {
    public var daily = 7
    public var weekly = 5
    public var monthly = 12

    public init(daily: Int = 7, weekly: Int = 5, monthly: Int = 12) {
        self.daily = daily
        self.weekly = weekly
        self.monthly = monthly
    }

    /// What becomes of one backup, and why.
    public struct Decision: Sendable, Equatable {
        public let backup: String
        public let isKept: Bool
        public let reasons: [Sentence]
    }

    /// What retention looks at.
    public struct Candidate: Sendable {
        public let backup: String
        public let madeAt: Instant
        let date: CalendarDate
        public let isVerified: Bool
        /// The one on which it builds.
        public let previous: String?

        public init(backup: String, madeAt: Instant, isVerified: Bool, previous: String?) {
            self.backup = backup
            self.madeAt = madeAt
            date = madeAt.date
            self.isVerified = isVerified
            self.previous = previous
        }
    }

    /// One decision for each, newest first. The newest proved one stays always, and so does the newest of all, and
    /// whatever those that stay build on.
    public func decide(_ candidates: [Candidate]) -> [Decision] {
        let newestFirst = candidates.sorted { ($0.madeAt, $0.backup) > ($1.madeAt, $1.backup) }
        var reasons: [String: [Sentence]] = [:]
        if let newest = newestFirst.first { reasons[newest.backup, default: []].append("It is the newest") }
        if let proved = newestFirst.first(where: \.isVerified) {
            reasons[proved.backup, default: []].append("It is the newest that was proved")
        }
        keep(daily, newestFirst, &reasons) {
            $0
        } because: {
            "It is the last of the day \($0)"
        }
        keep(weekly, newestFirst, &reasons) {
            Self.week($0)
        } because: {
            "It is the last of the week \($0)"
        }
        keep(monthly, newestFirst, &reasons) {
            CalendarDate(year: $0.year, month: $0.month, day: 1) ?? $0
        } because: {
            "It is the last of the month \(String("\($0)".prefix(7)))"
        }
        let byName = Dictionary(newestFirst.map { ($0.backup, $0) }) { first, _ in first }
        for candidate in newestFirst where reasons[candidate.backup] != nil {
            var previous = candidate.previous
            while let base = previous, let found = byName[base] {
                if reasons[base] == nil { reasons[base] = ["The backup \(candidate.backup) builds on it"] }
                previous = found.previous
            }
        }
        return newestFirst.map { candidate in
            Decision(
                backup: candidate.backup, isKept: reasons[candidate.backup] != nil,
                reasons: reasons[candidate.backup] ?? [
                    "It is the last of none of the \(daily) days, \(weekly) weeks and \(monthly) months that are kept"
                ])
        }
    }

    /// The newest of each of `count` spans; a proved one goes before one that was not.
    private func keep(
        _ count: Int, _ newestFirst: [Candidate], _ reasons: inout [String: [Sentence]],
        of spanOf: (CalendarDate) -> CalendarDate, because: (CalendarDate) -> Sentence
    ) {
        var spans: [CalendarDate] = []
        var chosen: [CalendarDate: Candidate] = [:]
        for candidate in newestFirst {
            let span = spanOf(candidate.date)
            if let known = chosen[span] {
                if !known.isVerified, candidate.isVerified { chosen[span] = candidate }
            } else if spans.count < count {
                spans.append(span)
                chosen[span] = candidate
            }
        }
        for span in spans {
            guard let candidate = chosen[span] else { continue }
            reasons[candidate.backup, default: []].append(because(span))
        }
    }

    /// The day on which its week began, a Monday.
    static func week(_ date: CalendarDate) -> CalendarDate {
        // 1970-01-01 was a Thursday.
        let days = date.daysSince1970
        return CalendarDate(daysSince1970: days - ((days + 3) % 7 + 7) % 7)
    }
}
