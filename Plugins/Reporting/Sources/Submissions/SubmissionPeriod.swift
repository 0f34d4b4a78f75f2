import ModuleKit

/// A time for which regions report, and until when.
struct SubmissionPeriod: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let title: String
    let within: String
    let reporters: RecapLevel
    let from: CalendarDate
    let to: CalendarDate
    let due: CalendarDate
    let closedOn: CalendarDate?
    let expected: Int
    let submitted: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the period")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was opened")
        Field(\.updatedAt, "When it was changed last")
        Field(\.title, "What is reported")
        Field(\.within, "Region whose parts report")
        Field(\.reporters, "Who reports: each region of this level")
        Field(\.from, "First day on which something counts")
        Field(\.to, "Last day on which something counts")
        Field(\.due, "Last day on which a report is in time")
        Field(\.closedOn, "Since when nothing more is taken; null while it is open")
        Field(\.expected, "Regions that report")
        Field(\.submitted, "Regions that have reported")
    }

    static let select = """
        SELECT p.id, p.version, p.created_at, p.updated_at, p.title, p.within, p.reporters, p.from_day AS "from",
            p.to_day AS "to", p.due, p.closed_on,
            (SELECT count(*) FROM reporting_reporter r WHERE r.period = p.id) AS expected,
            (SELECT count(DISTINCT s.region) FROM reporting_submission s
                WHERE s.period = p.id AND s.revision IS NOT NULL) AS submitted
        FROM reporting_period p
        """

    /// Throws `not_found`.
    static func find(_ id: Int64, _ store: Snapshot) throws -> SubmissionPeriod {
        guard let period = try store.one(SubmissionPeriod.self, select + " WHERE p.id = ?", [id]) else {
            throw RPCError.notFound("reporting period", id)
        }
        return period
    }

    /// Throws `not_found`, and `invalid_state` of one that is closed.
    static func findOpen(_ id: Int64, _ store: Snapshot) throws -> SubmissionPeriod {
        let period = try find(id, store)
        guard period.closedOn == nil else {
            throw RPCError.invalidState("reporting period", is: "closed", allowed: ["reporting.submission.board"])
        }
        return period
    }
}
