import ModuleKit

extension Retention {
    /// So many backups are looked ahead: ten years of daily ones.
    private static let farthest = 3660

    /// On which day each backup goes if from now on one is made when it is due, and proved. One that stays longer than can
    /// be foreseen is missing.
    ///
    /// - Parameter hours: between two backups.
    public func expiry(_ candidates: [Candidate], now: Instant, hours: Int) -> [String: CalendarDate] {
        var days: [String: CalendarDate] = [:]
        var present = candidates
        var staying = Set(candidates.map(\.backup))
        var chain = Chain(candidates)
        // More than one a day leaves the same ones: the last of each day.
        let step = Int64(max(hours, 24)) * 3_600_000
        var number: Int64 = 1
        while !staying.isEmpty, number <= Self.farthest {
            let time = Instant(milliseconds: now.milliseconds + number * step)
            present.append(chain.next("to come \(number)", at: time))
            let gone = Set(decide(present).filter { !$0.isKept }.map(\.backup))
            present.removeAll { gone.contains($0.backup) }
            for backup in staying.intersection(gone) { days[backup] = time.date }
            staying.subtract(gone)
            number += 1
        }
        return days
    }

    /// The chain on which the next backup builds, as ``BackupWriter`` does it.
    private struct Chain {
        private var last: String?
        private var count = 0
        private var begun: CalendarDate?

        init(_ candidates: [Candidate]) {
            guard let newest = candidates.max(by: { ($0.madeAt, $0.backup) < ($1.madeAt, $1.backup) }) else { return }
            let byName = Dictionary(candidates.map { ($0.backup, $0) }) { first, _ in first }
            last = newest.backup
            begun = newest.date
            var link: Candidate? = newest
            while let found = link {
                count += 1
                begun = found.date
                link = found.previous.flatMap { byName[$0] }
            }
        }

        mutating func next(_ name: String, at time: Instant) -> Candidate {
            let goesOn = begun.map { BackupWriter.goesOn(chain: count, begun: $0, at: time.date) } ?? false
            count = goesOn ? count + 1 : 1
            if !goesOn { begun = time.date }
            defer { last = name }
            return Candidate(backup: name, madeAt: time, isVerified: true, previous: goesOn ? last : nil)
        }
    }
}
