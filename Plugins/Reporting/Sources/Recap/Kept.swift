import ModuleKit

/// Figures from the summary, by the present boundaries: a few rows of sums for each region, however much was counted.
enum Kept {
    static func values(_ scope: RecapScope, _ store: Snapshot) throws -> FigureValues {
        let sums = try self.sums(scope, store)
        let wider = try self.wider(scope, store)
        let isKept = (1...Counted.mostCadres).contains(scope.minimum)
        let plain = plain + (scope.from == nil ? ever : [])
        var values = FigureValues(store)
        let areas = try Row.fetchCursor(
            store.db.cachedStatement(sql: areas), arguments: scope.arguments(of: Self.areas))
        while let row = try areas.next() {
            let code: String = row[0]
            let line = sums[code] ?? zeros
            func counted(_ figure: Counted) -> Int { line[figure.rawValue] }
            let villages: Int = row[1]
            let (meetings, trainings) = wider(code)
            var figures = plain.map { ($0, counted($1)) }
            figures += [
                (.villages, villages), (.villagesWithoutCadre, villages - counted(.served)),
                (.meetingsWider, meetings - counted(.meetingsBoth)),
                (.trainingsWider, trainings - counted(.trainingsBoth)),
            ]
            if isKept { figures.append((.villagesBelowMinimum, villages - counted(.atLeast(scope.minimum)))) }
            values.set(of: code, figures)
        }
        if scope.from != nil { try addLast(scope, store, to: &values) }
        // The summary knows villages by up to ten cadres.
        if !isKept {
            try Recount.add(.villagesBelowMinimum, scope, .kept, store, to: &values)
        }
        return values
    }

    private static let areas =
        "SELECT code, villages FROM reporting_area WHERE length = :length AND \(RecapScope.isInside("code"))"

    /// What was counted by the end of the period, of what happened without what had happened before it.
    private static func sums(_ scope: RecapScope, _ store: Snapshot) throws -> [String: [Int]] {
        try sums(of: Counted.allCases.filter { !$0.isVillagesWith || $0 == .atLeast(scope.minimum) }, scope, store)
    }

    /// By code and by a figure's number.
    private static func sums(
        of figures: [Counted], _ scope: RecapScope, _ store: Snapshot
    ) throws -> [String: [Int]] {
        var sums: [String: [Int]] = [:]
        func read(_ figures: [Counted], before day: CalendarDate, sign: Int) throws {
            try Sums.read(figures, before: day, in: scope, store) { code, amounts in
                var line = sums[code] ?? zeros
                for (figure, amount) in zip(figures, amounts) { line[figure.rawValue] += sign * amount }
                sums[code] = line
            }
        }
        try read(figures, before: scope.to.next, sign: 1)
        if let from = scope.from { try read(figures.filter { !$0.isState }, before: from, sign: -1) }
        return sums
    }

    private static let zeros = Counted.allCases.map { _ in 0 }

    private static let plain: [(Figure, Counted)] = [
        (.cadresActive, .active), (.cadresInactive, .inactive), (.cadresProposed, .proposed),
        (.cadresEnded, .ended), (.cadresRevived, .revived), (.cadresDecreeExpired, .expired),
        (.cadresWomen, .women), (.cadresSexUnknown, .sexUnknown), (.meetings, .meetings),
        (.attendance, .attendance), (.attendanceUnknown, .attendanceUnknown), (.issuesOpen, .issuesOpen),
        (.issuesResolved, .issuesResolved), (.followupsDone, .followupsDone), (.followupsOverdue, .followupsOverdue),
        (.trainings, .trainings),
    ]

    /// Without a first day every last training counts.
    private static let ever: [(Figure, Counted)] = [(.trainedCadres, .trained), (.villagesOriented, .oriented)]

    /// Meetings and trainings with a top target around a region, by what lies around the rows.
    private static func wider(
        _ scope: RecapScope, _ store: Snapshot
    ) throws -> (_ code: String) -> (meetings: Int, trainings: Int) {
        var tops: [String: [Int]] = [:]
        for length in [2, 5, 8] where length < scope.length {
            let around = RecapScope(
                within: length < scope.within.utf8.count ? String(scope.within.prefix(length)) : scope.within,
                length: length, from: scope.from, to: scope.to, minimum: scope.minimum)
            tops.merge(try sums(of: [.meetingsTop, .trainingsTop], around, store)) { $1 }
        }
        return { code in
            Placement.line(code).dropFirst().reduce(into: (0, 0)) { sum, code in
                guard let top = tops[code] else { return }
                sum.0 += top[Counted.meetingsTop.rawValue]
                sum.1 += top[Counted.trainingsTop.rawValue]
            }
        }
    }

    /// Whoever had the last training, and whichever village the last orientation, inside the period.
    private static func addLast(_ scope: RecapScope, _ store: Snapshot, to values: inout FigureValues) throws {
        let rows = try Row.fetchCursor(store.db.cachedStatement(sql: lasts), arguments: scope.arguments(of: lasts))
        while let row = try rows.next() {
            values.set(of: row[0], [(.trainedCadres, row[1]), (.villagesOriented, row[2])])
        }
    }

    private static let lasts = """
        SELECT a.code, sum(l.amount * (l.what = 'trained')), sum(l.amount * (l.what = 'oriented'))
        FROM reporting_area a CROSS JOIN reporting_last l ON l.code = a.code
        WHERE a.length = :length AND \(RecapScope.isInside("a.code")) AND l.what IN ('trained', 'oriented')
            AND l.last >= :from AND l.last <= :to AND l.since <= :to AND l.until > :to
        GROUP BY a.code
        """
}
