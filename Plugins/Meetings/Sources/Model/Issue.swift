import ModuleKit

/// A problem, with every time it was raised.
struct Issue: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let statement: String
    let category: String?
    let state: IssueState
    let occurrences: Int
    let firstRaisedOn: CalendarDate?
    let lastRaisedOn: CalendarDate?
    let ageDays: Int?
    let raised: [Occurrence]
    let regions: [NamedRegion]
    let how: String?
    let reason: String?
    let resolvedOn: CalendarDate?
    let mergedInto: Int64?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the issue")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.statement, "The problem, as it was first said")
        Field(\.category, "What kind of problem it is")
        Field(\.state, "Where it stands")
        Field(\.occurrences, "How often it was raised")
        Field(\.firstRaisedOn, "When it was raised first; null once it went into another")
        Field(\.lastRaisedOn, "When it was raised last")
        Field(\.ageDays, "Days since it was raised first, until it was resolved where it was")
        Field(\.raised, "Each time it was raised, oldest first")
        Field(\.regions, "Regions that have it")
        Field(\.how, "How it was resolved")
        Field(\.reason, "Why it was rejected")
        Field(\.resolvedOn, "When it was resolved")
        Field(\.mergedInto, "The issue that goes on in its place")
    }

    /// Where the regions of an issue `o.issue` are.
    static let regionTables = "meetings_occurrence o JOIN meetings_occurrence_region g ON g.occurrence = o.id"

    /// Issues as `i`, with a column for each field.
    static let select = """
        SELECT i.id, i.version, i.created_at, i.updated_at, i.statement, i.category, i.state,
            p.occurrences, p.first_raised_on, p.last_raised_on,
            CAST(julianday(coalesce(i.resolved_on, :today)) - julianday(p.first_raised_on) AS INTEGER) AS age_days,
            (SELECT json_group_array(json_object(
                'on', day, 'meeting', meeting, 'statement', statement, 'raised_by', raised_by)) FROM (
                SELECT coalesce(o.on_date, m.on_date) AS day, o.meeting, o.statement, o.raised_by
                FROM meetings_occurrence o LEFT JOIN meetings_meeting m ON m.id = o.meeting
                WHERE o.issue = i.id ORDER BY day, o.id)) AS raised,
            \(NamedRegion.list(in: Issue.regionTables, where: "o.issue = i.id")) AS regions,
            i.how, i.reason, i.resolved_on, i.merged_into
        FROM meetings_issue i JOIN meetings_pub_issue p ON p.id = i.id
        """

    /// The issue of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Issue {
        guard
            let found = try store.one(Issue.self, select + " WHERE i.id = :id", ["id": id, "today": store.call.today])
        else {
            throw RPCError.notFound("issue", id)
        }
        return found
    }

    /// The state after a step; throws `not_found`, and `invalid_state` where the step is not allowed.
    static func check(_ step: IssueState.Step, of id: Int64, in store: Transaction) throws -> IssueState {
        let state = try IssueState.fetchOne(
            store.db, sql: "SELECT state FROM meetings_issue WHERE id = ?", arguments: [id])
        guard let state else { throw RPCError.notFound("issue", id) }
        return try state.checked(step)
    }

    /// Takes a step, and counts the change.
    static func take(_ step: IssueState.Step, of id: Int64, in store: Transaction) throws {
        let next = try check(step, of: id, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_issue SET state = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [next, store.call.now, id])
    }

    /// The registry's numbers of the regions that have the problem.
    static func regions(of id: Int64?, in store: Transaction) throws -> [Int64] {
        try Int64.fetchAll(
            store.db, sql: "SELECT region FROM meetings_pub_issue_region WHERE issue = ? ORDER BY region",
            arguments: [id])
    }

    /// The issue that goes on in the place of one: itself, where it was not merged; throws `not_found`.
    static func surviving(_ id: Int64, in store: Transaction) throws -> Int64 {
        let last = try Int64.fetchOne(
            store.db,
            sql: """
                WITH RECURSIVE line(id, next) AS (
                    SELECT id, merged_into FROM meetings_issue WHERE id = ?
                    UNION SELECT i.id, i.merged_into FROM line JOIN meetings_issue i ON i.id = line.next)
                SELECT id FROM line WHERE next IS NULL
                """, arguments: [id])
        guard let last else { throw RPCError.notFound("issue", id) }
        return last
    }
}

/// One time at which a problem was raised.
struct Occurrence: Described {
    let on: CalendarDate
    let meeting: Int64?
    let statement: String
    let raisedBy: String?

    static let fields = Fields<Self> {
        Field(\.on, "The day: its meeting's, where there was one")
        Field(\.meeting, "The meeting; null where it was raised outside one")
        Field(\.statement, "The problem, as it was said then")
        Field(\.raisedBy, "Who raised it")
    }
}
