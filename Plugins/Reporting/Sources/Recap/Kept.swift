import ModuleKit

/// Figures from the summary: a few rows of sums for each region, however much was counted.
enum Kept {
    /// - Parameter past: other boundaries than the present ones.
    static func values(
        _ scope: RecapScope, by past: PastBoundaries? = nil, _ store: Snapshot
    ) throws -> FigureValues {
        let lines = try Sums.lines(scope, by: past, store)
        let wider = try Wider(scope, by: past, store)
        let isKept = (1...Counted.mostCadres).contains(scope.minimum)
        let plain = plain.map { ($0.number, $1) }
        var values = FigureValues(store)
        values.reserve(lines.codes.count)
        for (line, code) in lines.codes.enumerated() {
            let villages = lines.villages[line]
            let (meetings, trainings) = wider.counts(around: code)
            values.set(of: code) { figures in
                for (number, counted) in plain { figures[number] = lines[line, counted] }
                figures[Figure.villages.number] = villages
                figures[Figure.villagesWithoutCadre.number] = villages - lines[line, .served]
                figures[Figure.meetingsWider.number] = meetings - lines[line, .meetingsBoth]
                figures[Figure.trainingsWider.number] = trainings - lines[line, .trainingsBoth]
                if isKept {
                    figures[Figure.villagesBelowMinimum.number] = villages - lines[line, .atLeast(scope.minimum)]
                }
            }
        }
        // The summary knows villages by up to ten cadres.
        if !isKept {
            let places = try past.map { CountedPlaces(try Placement(on: $0.day, store)) } ?? .kept
            try Recount.add(.villagesBelowMinimum, scope, places, store, to: &values)
        }
        return values
    }

    private static let plain: [(Figure, Counted)] = [
        (.cadresActive, .active), (.cadresInactive, .inactive), (.cadresProposed, .proposed),
        (.cadresEnded, .ended), (.cadresRevived, .revived), (.cadresDecreeExpired, .expired),
        (.cadresWomen, .women), (.cadresSexUnknown, .sexUnknown), (.meetings, .meetings),
        (.attendance, .attendance), (.attendanceUnknown, .attendanceUnknown), (.issuesOpen, .issuesOpen),
        (.issuesResolved, .issuesResolved), (.followupsDone, .followupsDone), (.followupsOverdue, .followupsOverdue),
        (.trainings, .trainings), (.trainedCadres, .trained), (.villagesOriented, .oriented),
    ]

    /// Meetings and trainings with a top target around a region, by what lies around the rows.
    private struct Wider {
        private var tops: [String: (meetings: Int, trainings: Int)] = [:]

        init(_ scope: RecapScope, by past: PastBoundaries?, _ store: Snapshot) throws {
            for length in [2, 5, 8] where length < scope.length {
                let around = RecapScope(
                    within: length < scope.within.utf8.count ? String(scope.within.prefix(length)) : scope.within,
                    length: length, from: scope.from, to: scope.to, minimum: scope.minimum)
                let lines = try Sums.lines(around, by: past, store)
                for (line, code) in lines.codes.enumerated() {
                    let top = (meetings: lines[line, .meetingsTop], trainings: lines[line, .trainingsTop])
                    if top != (0, 0) { tops[code] = top }
                }
            }
        }

        func counts(around code: String) -> (meetings: Int, trainings: Int) {
            if tops.isEmpty { return (0, 0) }
            return [2, 5, 8].reduce(into: (0, 0)) { sum, length in
                guard length < code.utf8.count, let top = tops[String(code.prefix(length))] else { return }
                sum.0 += top.meetings
                sum.1 += top.trainings
            }
        }
    }
}
