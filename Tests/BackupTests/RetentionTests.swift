import Backup
import Foundation
import ModuleKit
import Testing

/// Which backups stay, and until when.
@Suite struct RetentionTests {
    /// An office that makes a backup a day, each week a full one first, and prunes behind each.
    private struct Office {
        let retention: Retention
        var present: [Retention.Candidate] = []
        var now = Instant(milliseconds: 1_704_067_200_000 + 3 * 3_600_000)
        var days: [String: CalendarDate] = [:]

        init(_ retention: Retention) { self.retention = retention }

        mutating func goOn(days count: Int, _ look: (Office) -> Void = { _ in }) {
            for _ in 0..<count {
                now = Instant(milliseconds: now.milliseconds + 86_400_000)
                // 1 January 2024 was a Monday.
                let isFull = (now.date.daysSince1970 - 19_723) % 7 == 0 || present.isEmpty
                present.append(
                    Retention.Candidate(
                        backup: "\(now.date)", madeAt: now, isVerified: true,
                        previous: isFull ? nil : present.last?.backup))
                for decision in retention.decide(present) where !decision.isKept { days[decision.backup] = now.date }
                present.removeAll { days[$0.backup] != nil }
                look(self)
            }
        }

        var expiry: [String: CalendarDate] { retention.expiry(present, now: now, hours: 24) }
    }

    @Test("after two years of days few backups are left, and of each all that it builds on") func years() {
        var office = Office(Retention())
        office.goOn(days: 730) { office in
            let names = Set(office.present.map(\.backup))
            #expect(office.present.allSatisfy { $0.previous.map(names.contains) ?? true })
        }
        // A week for each of 12 months, 5 weeks and 7 days at most; and not two years.
        let (count, most) = (office.present.count, 127)
        #expect(count > 20 && count <= most, "\(count)")
        let full = office.present.count { $0.previous == nil }
        #expect(full > 14 && full < 20, "\(full)")
    }

    @Test(
        "the day on which a backup is said to go is the day on which it goes",
        arguments: [
            Retention(), Retention(daily: 3, weekly: 2, monthly: 1), Retention(daily: 0, weekly: 0, monthly: 2),
        ])
    func expiry(retention: Retention) throws {
        var office = Office(retention)
        office.goOn(days: 75)
        let said = office.expiry
        #expect(said.count == office.present.count)
        #expect(said.values.allSatisfy { $0 > office.now.date })
        office.goOn(days: 430)
        for (backup, day) in said { #expect(office.days[backup] == day, "\(backup)") }
    }

    @Test("what would stay longer than anybody can foresee has no such day") func forever() {
        var office = Office(Retention(daily: 0, weekly: 0, monthly: 1000))
        office.goOn(days: 40)
        #expect(office.expiry["2024-01-31"] == nil)
        // Nothing stands for itself in the middle of a week in the middle of a month; it goes with the next backup.
        #expect(office.expiry["\(office.now.date)"] != nil)
    }

    @Test("of each backup it is said why it stays or goes") func reasons() {
        let days = [11, 12, 13].map { day in
            Retention.Candidate(
                backup: "b\(day)", madeAt: Instant(milliseconds: 1_710_115_200_000 + Int64(day - 11) * 86_400_000),
                isVerified: day != 13, previous: day == 12 ? "b11" : nil)
        }
        let decisions = Retention(daily: 1, weekly: 0, monthly: 0).decide(days)
        #expect(decisions.map(\.backup) == ["b13", "b12", "b11"])
        #expect(decisions.map(\.isKept) == [true, true, true])
        let said: [[String]] = decisions.map { $0.reasons.map(\.description) }
        let expected: [[String]] = [
            ["It is the newest", "It is the last of the day 2024-03-13"], ["It is the newest that was proved"],
            ["The backup b12 builds on it"],
        ]
        #expect(said == expected)
        let none = Retention(daily: 0, weekly: 0, monthly: 0).decide(
            days.map { Retention.Candidate(backup: $0.backup, madeAt: $0.madeAt, isVerified: true, previous: nil) })
        #expect(none.map(\.isKept) == [true, false, false])
        let why: [String] = none[1].reasons.map(\.description)
        #expect(why == ["It is the last of none of the 0 days, 0 weeks and 0 months that are kept"])
    }
}
