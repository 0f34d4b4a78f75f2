import ModuleKit

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
