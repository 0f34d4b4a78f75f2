import ModuleKit

/// Figures from the summary, by the present boundaries: so many rows of sums for each region, however much was counted.
enum Kept {
    static func values(_ scope: RecapScope, _ store: Snapshot) throws -> FigureValues {
        var values = FigureValues(store)
        let rows = try Row.fetchCursor(
            store.db.cachedStatement(sql: sums), arguments: scope.arguments(of: ":low :high :length") &+ parts(scope))
        while let row = try rows.next() { read(row, minimum: scope.minimum, &values) }
        if Figure.trainedCadres.isKnown(store) {
            let trained = try Row.fetchCursor(
                store.db.cachedStatement(sql: trainedCadres), arguments: scope.arguments(of: trainedCadres))
            while let row = try trained.next() { values.set(.trainedCadres, row[1], of: row[0]) }
        }
        // The summary knows villages by up to ten cadres.
        if scope.minimum > Counted.mostCadres {
            try Recount.add(.villagesBelowMinimum, scope, .kept, store, to: &values)
        }
        for (figure, sql) in [(Figure.meetingsWider, widerMeetings), (.trainingsWider, widerTrainings)]
        where figure.isKnown(store) && scope.length > 2 {
            let wider = try Row.fetchCursor(
                store.db.cachedStatement(sql: sql), arguments: scope.arguments(of: sql))
            while let row = try wider.next() { values.set(figure, row[1], of: row[0]) }
        }
        return values
    }

    /// The sums until a day are those of whole years, of whole months and of days. A period's are those until its end
    /// less those until the day before it.
    private static func parts(_ scope: RecapScope) -> StatementArguments {
        func parts(_ day: CalendarDate?, _ name: String) -> StatementArguments {
            let text = day?.description ?? "0000-00-00"
            return [name: text, "\(name)_year": String(text.prefix(4)), "\(name)_month": String(text.prefix(7))]
        }
        return parts(scope.to, "to") &+ parts(scope.from?.previous, "before") &+ ["is_coarse": scope.length < 8]
    }

    /// A row for each region: its code, its villages, and what was counted.
    private static let sums: String = {
        let columns = Counted.allCases.map { figure in
            "sum(s.\(figure.column) * \(figure.isState ? "(p.sign > 0)" : "p.sign"))"
        }
        return """
            WITH part(sign, grain, low, high) AS (
                VALUES (1, 'year', '', iif(:is_coarse, :to_year, '')),
                    (1, 'month', :to_year || '-', iif(:is_coarse, :to_month, '')),
                    (1, 'day', iif(:is_coarse, :to_month || '-', ''), :to || '~'),
                    (-1, 'year', '', iif(:is_coarse, :before_year, '')),
                    (-1, 'month', :before_year || '-', iif(:is_coarse, :before_month, '')),
                    (-1, 'day', iif(:is_coarse, :before_month || '-', ''), :before || '~'))
            SELECT a.code, a.villages, \(columns.joined(separator: ", "))
            FROM reporting_area a CROSS JOIN part p
            LEFT JOIN reporting_sum s ON s.code = a.code AND s.grain = p.grain
                AND s.period >= p.low AND s.period < p.high
            WHERE a.length = :length AND \(RecapScope.isInside("a.code"))
            GROUP BY a.code
            """
    }()

    private static let trainedCadres = """
        SELECT a.code, sum(t.cadres) FROM reporting_area a JOIN reporting_trained t ON t.code = a.code
        WHERE a.length = :length AND \(RecapScope.isInside("a.code"))
            AND t.until > :to AND t.since <= :to AND t.last >= :from
        GROUP BY a.code
        """

    private static func read(_ row: Row, minimum: Int, _ values: inout FigureValues) {
        let code: String = row[0]
        let villages: Int = row[1]
        func counted(_ figure: Counted) -> Int { row[2 + figure.rawValue] ?? 0 }
        for (figure, kept) in plain { values.set(figure, counted(kept), of: code) }
        values.set(.villages, villages, of: code)
        values.set(.villagesWithoutCadre, villages - counted(.served), of: code)
        if (1...Counted.mostCadres).contains(minimum) {
            values.set(.villagesBelowMinimum, villages - counted(.atLeast(minimum)), of: code)
        }
    }

    private static let plain: [(Figure, Counted)] = [
        (.cadresActive, .active), (.cadresInactive, .inactive), (.cadresProposed, .proposed),
        (.cadresEnded, .ended), (.cadresRevived, .revived), (.cadresDecreeExpired, .expired),
        (.cadresWomen, .women), (.cadresSexUnknown, .sexUnknown), (.meetings, .meetings),
        (.attendance, .attendance), (.attendanceUnknown, .attendanceUnknown), (.issuesOpen, .issuesOpen),
        (.issuesResolved, .issuesResolved), (.followupsDone, .followupsDone), (.followupsOverdue, .followupsOverdue),
        (.trainings, .trainings),
    ]

    private static let widerMeetings = wider(
        "meeting", of: "meetings_pub_meeting", on: "on_date", where: "m.state IN ('held', 'minuted', 'ratified')")
    private static let widerTrainings = wider(
        "training", of: "trainings_pub_training", on: "starts_on", where: "m.state <> 'cancelled'")

    /// Things aimed at regions around the rows, and at nothing inside. They are few, and counted from the views, in the
    /// order in which the joins stand: from the other end every row would look at all of them.
    private static func wider(
        _ thing: String, of view: String, on day: String, where condition: String
    ) -> String {
        let targets = "\(thing)s_pub_target"
        return """
            WITH wide(thing, code) AS MATERIALIZED (
                SELECT t.\(thing), p.code FROM reporting_area a CROSS JOIN reporting_place p ON p.code = a.code
                CROSS JOIN \(targets) t ON t.region = p.region CROSS JOIN \(view) m ON m.id = t.\(thing)
                WHERE a.length < :length AND a.length > 0
                    AND (\(RecapScope.isInside("a.code")) OR :low LIKE a.code || '.%')
                    AND \(condition) AND m.\(day) BETWEEN :from AND :to)
            SELECT l.code, count(DISTINCT w.thing) FROM wide w
            CROSS JOIN reporting_area l ON l.length = :length AND l.code >= w.code || '.' AND l.code < w.code || '/'
            WHERE \(RecapScope.isInside("l.code")) AND NOT EXISTS (
                SELECT 1 FROM \(targets) t JOIN reporting_place p ON p.region = t.region
                WHERE t.\(thing) = w.thing AND p.code >= l.code AND p.code < l.code || '/')
            GROUP BY l.code
            """
    }
}
