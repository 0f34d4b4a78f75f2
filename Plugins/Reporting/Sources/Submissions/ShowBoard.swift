import ModuleKit

struct ShowBoard: ReadCommand {
    static let about = About(
        "reporting.submission.board", "Show who has reported for a period, and who has not", access: .viewer,
        example: #"{"period": 1, "only": "missing"}"#)

    @Parameter("Number of the period", alias: "id") var period: Int64
    @Parameter("missing: only those who have not reported") var only: Only?
    @Group var form: TableRequest

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
        let board = Board(
            period: asked, items: only == .missing ? missing : lines, missing: missing.count,
            late: lines.filter(\.late).count, file: nil)
        guard let file = try board.table.file("papan-pelaporan-\(period)-\(store.call.today)", form, store) else {
            return board
        }
        return Board(period: asked, items: nil, missing: board.missing, late: board.late, file: file)
    }
}

struct Board: Described {
    let period: SubmissionPeriod
    let items: [BoardLine]?
    let missing: Int
    let late: Int
    let file: File?

    static let fields = Fields<Self> {
        Field(\.period, "The period")
        Field(\.items, "Regions by code; null where a file was asked for")
        Field(\.missing, "Regions that have not reported")
        Field(\.late, "Regions whose first report came late")
        Field(\.file, "All of them as a file; null where json was asked for")
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
