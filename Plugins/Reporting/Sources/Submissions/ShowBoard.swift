import ModuleKit

struct ShowBoard: ReadCommand {
    static let about = About(
        "reporting.submission.board", "Show who has reported for a period, and who has not", access: .viewer,
        example: #"{"period": 1, "only": "missing"}"#)

    @Parameter("Number of the period", alias: "id") var period: Int64
    @Parameter("missing: only those who have not reported") var only: Only?

    enum Only: String, Choice { case missing }

    func run(_ store: Snapshot) throws -> Board {
        let asked = try SubmissionPeriod.find(period, store)
        let lines = try store.all(
            BoardLine.self,
            """
            SELECT r.code AS region, r.name,
                CASE WHEN max(s.revision) > 1 THEN 'revised'
                    WHEN max(s.revision) = 1 THEN iif(max(iif(s.revision = 1, s.is_late, 0)), 'late', 'submitted')
                    WHEN count(s.id) > 0 THEN 'draft' ELSE 'not_submitted' END AS status,
                coalesce(max(s.revision), 0) AS revisions,
                coalesce(max(iif(s.revision = 1, s.is_late, 0)), 0) AS late,
                min(s.submitted_at) AS submitted_at,
                CASE WHEN max(s.revision) IS NULL AND :today > :due
                    THEN CAST(julianday(:today) - julianday(:due) AS INTEGER) ELSE 0 END AS days_overdue,
                r.reminded_on
            FROM reporting_reporter r
            LEFT JOIN reporting_submission s ON s.period = r.period AND s.region = r.region
            WHERE r.period = :period GROUP BY r.region ORDER BY r.code
            """, ["period": period, "today": store.call.today, "due": asked.due])
        let missing = lines.filter { $0.revisions == 0 }
        return Board(
            period: asked, items: only == .missing ? missing : lines, missing: missing.count,
            late: lines.filter(\.late).count)
    }
}

struct Board: Described {
    let period: SubmissionPeriod
    let items: [BoardLine]
    let missing: Int
    let late: Int

    static let fields = Fields<Self> {
        Field(\.period, "The period")
        Field(\.items, "Regions by code")
        Field(\.missing, "Regions that have not reported")
        Field(\.late, "Regions whose first report came late")
    }
}

struct BoardLine: Described {
    enum Status: String, Choice {
        case notSubmitted = "not_submitted"
        case draft, submitted, late, revised
    }

    let region: String
    let name: String
    let status: Status
    let revisions: Int
    let late: Bool
    let submittedAt: Instant?
    let daysOverdue: Int
    let remindedOn: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.region, "Code of the region when the period was opened")
        Field(\.name, "Name of the region when the period was opened")
        Field(\.status, "Where its report stands")
        Field(\.revisions, "How often it has reported")
        Field(\.late, "Whether the first report came after the last day")
        Field(\.submittedAt, "When it first reported; null where it has not")
        Field(\.daysOverdue, "Days since the last day, where it has not reported")
        Field(\.remindedOn, "When it was reminded last")
    }
}

struct RemindReporters: WriteCommand {
    static let about = About(
        "reporting.submission.remind", "Publish a reminder for each region that has not reported; once a day",
        access: .clerk, example: #"{"period": 1}"#)

    @Parameter("Number of the period", alias: "id") var period: Int64

    func run(_ store: Transaction) throws -> Reminded {
        let asked = try SubmissionPeriod.findOpen(period, store.snapshot)
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT r.region, r.code, r.name FROM reporting_reporter r
                WHERE r.period = :period AND coalesce(r.reminded_on, '') < :today AND NOT EXISTS (
                    SELECT 1 FROM reporting_submission s
                    WHERE s.period = r.period AND s.region = r.region AND s.revision IS NOT NULL)
                ORDER BY r.code
                """, arguments: ["period": period, "today": store.call.today])
        for row in rows {
            try store.db.execute(
                sql: "UPDATE reporting_reporter SET reminded_on = ? WHERE period = ? AND region = ?",
                arguments: [store.call.today, period, row[0] as Int64])
            try store.publish(
                ReportMissing(
                    period: period, title: asked.title, region: row[1], name: row[2], due: asked.due,
                    isOverdue: store.call.today > asked.due))
        }
        return Reminded(period: period, reminded: rows.map { $0[1] })
    }
}

struct Reminded: Described {
    let period: Int64
    let reminded: [String]

    static let fields = Fields<Self> {
        Field(\.period, "The period")
        Field(\.reminded, "Codes of the regions for which a reminder was published now")
    }
}

/// A region should be reminded to report.
struct ReportMissing: Event {
    static let topic = "reporting.submission.missing"
    let period: Int64
    let title: String
    let region: String
    let name: String
    let due: CalendarDate
    let isOverdue: Bool

    static let fields = Fields<Self> {
        Field(\.period, "The period")
        Field(\.title, "What is reported")
        Field(\.region, "The region's code")
        Field(\.name, "The region's name")
        Field(\.due, "Last day on which a report is in time")
        Field(\.isOverdue, "Whether that day is over")
    }
}
