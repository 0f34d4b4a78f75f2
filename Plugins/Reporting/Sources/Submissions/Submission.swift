import ModuleKit

/// What one region reports for a period: a draft, or a revision that never changes any more.
struct Submission: Described {
    enum Status: String, Choice { case draft, submitted, late }

    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let period: Int64
    let region: String
    let regionName: String
    let status: Status
    let revision: Int?
    let notes: String?
    let sender: String?
    let reason: String?
    let submittedAt: Instant?
    let figures: RecapRow?
    let checksum: String?
    var warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.id, "Number of the report")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was begun")
        Field(\.updatedAt, "When it was changed last")
        Field(\.period, "The period")
        Field(\.region, "Code of the region when the period was opened")
        Field(\.regionName, "Name of the region when the period was opened")
        Field(\.status, "draft, submitted in time, or late")
        Field(\.revision, "1 of the first; a resend makes the next. Null of a draft")
        Field(\.notes, "What the region says")
        Field(\.sender, "Who sent it")
        Field(\.reason, "Why it was sent again")
        Field(\.submittedAt, "When it was sent; null of a draft")
        Field(\.figures, "The region's figures as they were when it was sent; null of a draft")
        Field(\.checksum, "SHA-256 over notes, sender and figures; null of a draft")
        Field(\.warnings, "What should be looked at")
    }

    static let select = """
        SELECT s.id, s.version, s.created_at, s.updated_at, s.period, r.code AS region, r.name AS region_name,
            CASE WHEN s.revision IS NULL THEN 'draft' WHEN s.is_late THEN 'late' ELSE 'submitted' END AS status,
            s.revision, s.notes, s.sender, s.reason, s.submitted_at, s.figures, s.checksum,
            '[]' AS warnings
        FROM reporting_submission s JOIN reporting_reporter r ON r.period = s.period AND r.region = s.region
        """

    /// Throws `not_found`.
    static func find(_ id: Int64, _ store: Snapshot) throws -> Submission {
        guard let one = try store.one(Submission.self, select + " WHERE s.id = ?", [id]) else {
            throw RPCError.notFound("report", id)
        }
        return one
    }

    /// The number of a region that reports in a period, by the code it has now or had then.
    static func reporter(_ code: RegionCode, in period: Int64, _ store: Snapshot) throws -> Int64 {
        let region = try Int64.fetchOne(
            store.db,
            sql: """
                SELECT r.region FROM reporting_reporter r LEFT JOIN registry_pub_region p ON p.id = r.region
                WHERE r.period = :period AND (p.code = :code OR r.code = :code) ORDER BY p.code = :code DESC LIMIT 1
                """, arguments: ["period": period, "code": code])
        guard let region else {
            throw RPCError.invalid(
                "region", "reporter",
                "'\(code)' does not report in period \(period): reporting.submission.board lists who does")
        }
        return region
    }

    /// What is under way of a region, and the revisions that were sent.
    static func standing(
        _ region: Int64, in period: Int64, _ store: Snapshot
    ) throws -> (draft: Int64?, revisions: Int) {
        let row = try Row.fetchOne(
            store.db,
            sql: """
                SELECT max(iif(revision IS NULL, id, NULL)), coalesce(max(revision), 0) FROM reporting_submission
                WHERE period = ? AND region = ?
                """, arguments: [period, region])
        return (row?[0], row?[1] ?? 0)
    }
}
