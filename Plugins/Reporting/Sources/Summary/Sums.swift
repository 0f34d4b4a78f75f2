import Foundation
import ModuleKit

/// The table of sums: for each region how figures change, in the rows that ``Grain/chain(_:)`` says.
///
/// How things stand on a day is the sum of all changes until then, which at most three rows have; so a day is as good as
/// another, and what is written changes no more rows than the days that it is about.
enum Sums {
    /// What of each figure the rows of a scope come to.
    ///
    /// States are summed until the end of the period, and what happens without what had happened before it; trainings
    /// and orientations are those of the period, by their years, and by their days in the one in which it begins.
    ///
    /// - Parameter past: other boundaries than the present ones.
    static func lines(_ scope: RecapScope, by past: PastBoundaries?, _ store: Snapshot) throws -> SumLines {
        var lines = try SumLines(scope, by: past, store)
        guard lines.codes.count > 0 else { return lines }
        for part in parts(scope) { try add(part, scope, store, to: &lines) }
        if let from = lastsFrom(scope) { try addLasts(since: from, scope, store, to: &lines) }
        guard let past else { return lines }
        for code in lines.codes.list {
            if let changes = past.additions[code] { add(changes, scope, to: code, &lines) }
        }
        return lines
    }

    /// The same of changes that no row has.
    private static func add(_ changes: Changes, _ scope: RecapScope, to code: String, _ lines: inout SumLines) {
        let (through, before) = (scope.to.number, scope.from.map { $0.previous.number } ?? .min)
        let firstYear = lastYears(scope)
        let isState = Counted.areStates
        lines.add(to: code) { amounts in
            for (point, amount) in changes.amounts where point.day <= through {
                if point.figure < isState.count {
                    if isState[point.figure] || point.day > before { amounts[point.figure] += amount }
                } else if let one = LastYear(figure: point.figure), one.year >= firstYear {
                    amounts[one.what.ever.rawValue] += amount
                }
            }
            guard let from = lastsFrom(scope) else { return }
            let (first, last) = (from.description, scope.to.description)
            for (span, amount) in changes.lasts
            where span.last.hasPrefix(first.prefix(4)) && span.last >= first && span.since <= last && span.until > last
            {
                amounts[span.what.ever.rawValue] += amount
            }
        }
    }

    /// The first day of a period, where it is not that of a year: trainings of its year are looked at one by one.
    private static func lastsFrom(_ scope: RecapScope) -> CalendarDate? {
        scope.from.flatMap { ($0.month, $0.day) == (1, 1) ? nil : $0 }
    }

    /// What of the rows of a period counts.
    private struct Part {
        let period: Int
        /// Everything until then.
        var through: Int?
        /// Less what happened until then, which is not after the other.
        var before: Int?
    }

    private static func parts(_ scope: RecapScope) -> [Part] {
        var parts = Grain.rows(until: scope.to, length: scope.length).map { Part(period: $0.period, through: $0.last) }
        guard let from = scope.from else { return parts }
        for (period, last) in Grain.rows(until: from.previous, length: scope.length) {
            if let place = parts.firstIndex(where: { $0.period == period }) {
                parts[place].before = last
            } else {
                parts.append(Part(period: period, before: last))
            }
        }
        return parts
    }

    private static let reading = """
        SELECT code, changes FROM reporting_sum
        WHERE length = ? AND period = ? AND code >= ? AND code < ? ORDER BY code
        """

    private static func add(
        _ part: Part, _ scope: RecapScope, _ store: Snapshot, to lines: inout SumLines
    ) throws {
        let (through, before) = (part.through ?? .min, part.before ?? .min)
        let last = max(through, before)
        let firstYear = lastYears(scope)
        let figures = Counted.areStates.count
        // An event counts less what had happened before.
        let events = Counted.areStates.map { $0 ? 0 : 1 }
        let rows = try Row.fetchCursor(
            store.db.cachedStatement(sql: reading),
            arguments: [scope.length, part.period, scope.range.low, scope.range.high])
        while let row = try rows.next() {
            try row.withUnsafeData(atIndex: 1) { data in
                lines.add(to: row[0]) { amounts in
                    data?.withUnsafeBytes { bytes in
                        PackedChanges.read(bytes) { time, figure, amount in
                            guard time <= last else { return false }
                            if figure < figures {
                                let times = (time <= through ? 1 : 0) &- (time <= before ? events[figure] : 0)
                                amounts[figure] &+= times &* amount
                            } else if time <= through, let one = LastYear(figure: figure), one.year >= firstYear {
                                amounts[one.what.ever.rawValue] &+= amount
                            }
                            return true
                        }
                    }
                }
            }
        }
    }

    /// The first year all of whose trainings and orientations count.
    private static func lastYears(_ scope: RecapScope) -> Int {
        guard let from = scope.from else { return .min }
        return (from.month, from.day) == (1, 1) ? from.year : from.year + 1
    }

    private static let lasts = """
        SELECT code, what, amount FROM reporting_last
        WHERE length = :length AND year = :year AND \(RecapScope.isInside("code"))
            AND last >= :from AND since <= :to AND until > :to
        """

    private static func addLasts(
        since from: CalendarDate, _ scope: RecapScope, _ store: Snapshot, to lines: inout SumLines
    ) throws {
        let rows = try Row.fetchCursor(
            store.db.cachedStatement(sql: lasts), arguments: scope.arguments(of: lasts) &+ ["year": from.year])
        while let row = try rows.next() {
            guard let what = LastSpan.What(rawValue: row[1]) else { continue }
            let amount: Int = row[2]
            lines.add(to: row[0]) { $0[what.ever.rawValue] += amount }
        }
    }
}

/// The regions of a scope in the order of their codes, and what was counted of each.
struct SumLines {
    let codes: RegionCodes
    /// How many villages there are in each.
    let villages: [Int]
    private var amounts: [Int]
    /// The place behind the last one that was looked for: most rows come in the order of codes.
    private var next = 0

    private static let width = Counted.allCases.count

    fileprivate init(_ scope: RecapScope, by past: PastBoundaries?, _ store: Snapshot) throws {
        let rows = try Row.fetchCursor(
            store.db.cachedStatement(sql: Self.areas),
            arguments: [scope.length, scope.range.low, scope.range.high])
        var codes: [String] = []
        var villages: [Int] = []
        while let row = try rows.next() {
            codes.append(row[0])
            villages.append(row[1])
        }
        if let past {
            let present = Dictionary(zip(codes, villages)) { first, _ in first }
            let areas = try past.areas(scope, present: present, store).sorted { $0.key < $1.key }
            (codes, villages) = (areas.map(\.key), areas.map(\.value))
        }
        self.codes = RegionCodes(codes)
        self.villages = villages
        amounts = [Int](repeating: 0, count: Self.width * codes.count)
    }

    private static let areas = """
        SELECT code, villages FROM reporting_area
        WHERE length = ? AND code >= ? AND code < ? ORDER BY code
        """

    subscript(line: Int, figure: Counted) -> Int { amounts[Self.width * line + figure.rawValue] }

    /// Changes the figures of a region; there is nothing to be changed of one that is not there.
    @inline(__always)
    fileprivate mutating func add(to code: String, _ change: (UnsafeMutableBufferPointer<Int>) -> Void) {
        guard let place = codes.place(of: code, near: next) else { return }
        next = place + 1
        let start = Self.width * place
        amounts.withUnsafeMutableBufferPointer { all in
            change(UnsafeMutableBufferPointer(rebasing: all[start..<start + Self.width]))
        }
    }
}
