import ModuleKit

/// The table of sums: for each region the running total at the end of every year with a change, and the changes of
/// months and days. Until a day there was what the year before it ended with, and the months and days since.
///
/// A year's end, and so a year's figures, are one row; any other day is at most eleven months and thirty days more.
/// Districts and villages have few days, and no months.
enum Sums {
    static func add(_ changes: Changes, to code: String, _ store: Transaction) throws {
        var months: [String: [Int: Int]] = [:]
        var years: [String: [Int: Int]] = [:]
        for (day, figures) in changes.days {
            try change("day", day, figures, of: code, store)
            if hasMonths(code.utf8.count) {
                months[String(day.prefix(7)), default: [:]].merge(figures, uniquingKeysWith: +)
            }
            years[String(day.prefix(4)), default: [:]].merge(figures, uniquingKeysWith: +)
        }
        for (month, figures) in months { try change("month", month, figures, of: code, store) }
        for (year, figures) in years { try run(year, figures, of: code, store) }
    }

    private static func change(
        _ grain: String, _ period: String, _ figures: [Int: Int], of code: String, _ store: Transaction
    ) throws {
        try store.db.cachedStatement(sql: changing)
            .execute(arguments: [code, grain, period] + amounts(figures))
    }

    /// The year's total and every later one.
    private static func run(_ year: String, _ figures: [Int: Int], of code: String, _ store: Transaction) throws {
        try store.db.cachedStatement(sql: beginning).execute(arguments: ["code": code, "year": year])
        if figures.values.allSatisfy({ $0 == 0 }) { return }
        try store.db.cachedStatement(sql: running).execute(arguments: amounts(figures) + [code, year])
    }

    private static func amounts(_ figures: [Int: Int]) -> StatementArguments {
        StatementArguments(Counted.allCases.map { figures[$0.rawValue] ?? 0 })
    }

    private static let columns = Counted.allCases.map(\.column)

    private static let changing = """
        INSERT INTO reporting_sum (code, grain, period, \(columns.joined(separator: ", ")))
        VALUES (?, ?, ?, \(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (code, grain, period) DO UPDATE SET
            \(columns.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", "))
        """

    /// A year begins with what the one before ended with.
    private static let beginning = """
        INSERT OR IGNORE INTO reporting_sum (code, grain, period, \(columns.joined(separator: ", ")))
        SELECT :code, 'year', :year, \(columns.map { "coalesce(\($0), 0)" }.joined(separator: ", "))
        FROM (SELECT 1) LEFT JOIN (
            SELECT * FROM reporting_sum WHERE code = :code AND grain = 'year' AND period < :year
            ORDER BY period DESC LIMIT 1)
        """

    private static let running = """
        UPDATE reporting_sum SET \(columns.map { "\($0) = \($0) + ?" }.joined(separator: ", "))
        WHERE code = ? AND grain = 'year' AND period >= ?
        """

    /// Whether regions with codes of this length have sums of months.
    private static func hasMonths(_ length: Int) -> Bool { length < 8 }

    /// Of the regions of a scope, by code: the figures until the day before another.
    ///
    /// - Parameter add: called with a code and its figures in the order of `figures`, once or more for each region that
    ///   has any.
    static func read(
        _ figures: [Counted], before day: CalendarDate, in scope: RecapScope, _ store: Snapshot,
        add: (String, [Int]) -> Void
    ) throws {
        let list = figures.map { "s.\($0.column)" }
        let (year, month, text) = ("\(day.description.prefix(4))", "\(day.description.prefix(7))", day.description)
        func rows(_ sql: String, _ more: StatementArguments) throws {
            let given = scope.arguments(of: sql) &+ more
            let rows = try Row.fetchCursor(store.db.cachedStatement(sql: sql), arguments: given)
            while let row = try rows.next() { add(row[0], figures.indices.map { row[$0 + 1] }) }
        }
        func changes(_ grain: String, from low: String, to high: String) throws {
            if low >= high { return }
            try rows(
                """
                SELECT a.code, \(list.map { "sum(\($0))" }.joined(separator: ", "))
                FROM reporting_area a CROSS JOIN reporting_sum s ON s.code = a.code AND s.grain = '\(grain)'
                    AND s.period >= :first AND s.period < :before
                WHERE a.length = :length AND \(RecapScope.isInside("a.code")) GROUP BY a.code
                """, ["first": low, "before": high])
        }
        try rows(
            """
            SELECT a.code, \(list.joined(separator: ", "))
            FROM reporting_area a CROSS JOIN reporting_sum s ON s.code = a.code AND s.grain = 'year' AND s.period = (
                SELECT max(period) FROM reporting_sum WHERE code = a.code AND grain = 'year' AND period < :year)
            WHERE a.length = :length AND \(RecapScope.isInside("a.code"))
            """, ["year": year])
        let hasMonths = hasMonths(scope.length)
        if hasMonths { try changes("month", from: "\(year)-01", to: month) }
        try changes("day", from: hasMonths ? "\(month)-01" : "\(year)-01-01", to: text)
    }
}
