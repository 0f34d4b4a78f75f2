import ModuleKit

/// Figures from the summary: a few rows of sums for each region, however much was counted.
enum Kept {
    /// - Parameter past: other boundaries than the present ones.
    static func values(
        _ scope: RecapScope, by past: PastBoundaries? = nil, _ store: Snapshot
    ) throws -> FigureValues {
        let lines = try Sums.lines(scope, by: past, store)
        let isKept = (1...Counted.mostCadres).contains(scope.minimum)
        var values = FigureValues(of: lines.codes, store)
        values.setEach { place, figures in
            let villages = lines.villages[place]
            for (number, counted) in plain { figures[number] = lines[place, counted] }
            figures[Figure.villages.number] = villages
            figures[Figure.villagesWithoutCadre.number] = villages - lines[place, .served]
            figures[Figure.meetingsWider.number] = -lines[place, .meetingsBoth]
            figures[Figure.trainingsWider.number] = -lines[place, .trainingsBoth]
            if isKept {
                figures[Figure.villagesBelowMinimum.number] = villages - lines[place, .atLeast(scope.minimum)]
            }
        }
        try addWider(scope, by: past, store, to: &values)
        // The summary knows villages by up to ten cadres.
        if !isKept {
            let places = try past.map { CountedPlaces(try Placement(on: $0.day, store)) } ?? .kept
            try Recount.add(.villagesBelowMinimum, scope, places, store, to: &values)
        }
        return values
    }

    private static let plain: [(number: Int, counted: Counted)] = [
        (.cadresActive, .active), (.cadresInactive, .inactive), (.cadresProposed, .proposed),
        (.cadresEnded, .ended), (.cadresRevived, .revived), (.cadresDecreeExpired, .expired),
        (.cadresWomen, .women), (.cadresSexUnknown, .sexUnknown), (.meetings, .meetings),
        (.attendance, .attendance), (.attendanceUnknown, .attendanceUnknown), (.issuesOpen, .issuesOpen),
        (.issuesResolved, .issuesResolved), (.followupsDone, .followupsDone), (.followupsOverdue, .followupsOverdue),
        (.trainings, .trainings), (.trainedCadres, .trained), (.villagesOriented, .oriented),
    ].map { (figure: Figure, counted: Counted) in (figure.number, counted) }

    /// Meetings and trainings with a top target around a region.
    private static func addWider(
        _ scope: RecapScope, by past: PastBoundaries?, _ store: Snapshot, to values: inout FigureValues
    ) throws {
        for length in [2, 5, 8] where length < scope.length {
            let around = RecapScope(
                within: length < scope.within.utf8.count ? String(scope.within.prefix(length)) : scope.within,
                length: length, from: scope.from, to: scope.to, minimum: scope.minimum)
            let lines = try Sums.lines(around, by: past, store)
            for (line, code) in lines.codes.list.enumerated() {
                values.add(lines[line, .meetingsTop], to: .meetingsWider, inside: code)
                values.add(lines[line, .trainingsTop], to: .trainingsWider, inside: code)
            }
        }
    }
}
