import ModuleKit

/// A concrete step: what is to be done, by whom, until when.
struct FollowUp: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let action: String
    let owner: String
    let due: CalendarDate?
    let state: FollowUpState
    let overdue: Bool
    let meeting: Int64?
    let issue: Int64?
    let idea: Int64?
    let training: Int64?
    let dependsOn: [Int64]
    let regions: [NamedRegion]
    let startedOn: CalendarDate?
    let doneOn: CalendarDate?
    let evidence: String?
    let reason: String?
    var warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.id, "Number of the follow-up")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.action, "What is to be done")
        Field(\.owner, "Who does it")
        Field(\.due, "Until when; null where no day was agreed")
        Field(\.state, "Where it stands")
        Field(\.overdue, "Whether it waits, and its day is past")
        Field(\.meeting, "The meeting that agreed on it")
        Field(\.issue, "The problem that it answers")
        Field(\.idea, "The idea that it carries out")
        Field(\.training, "The training that it belongs to")
        Field(\.dependsOn, "Follow-ups that come before it")
        Field(\.regions, "Regions it is meant for")
        Field(\.startedOn, "When work on it began")
        Field(\.doneOn, "When it was done")
        Field(\.evidence, "What proves it")
        Field(\.reason, "Why it was cancelled")
        Field(\.warnings, "What should be looked at")
    }

    /// What is late on the day `:today`.
    static let isOverdue = "f.due < :today AND f.state IN ('open', 'in_progress')"

    /// Follow-ups as `f`, with a column for each field; needs `:today`.
    static let select = """
        SELECT f.id, f.version, f.created_at, f.updated_at, f.action, f.owner, f.due, f.state,
            coalesce(\(isOverdue), 0) AS overdue, f.meeting, f.issue, f.idea, f.training,
            (SELECT json_group_array(depends_on) FROM (
                SELECT depends_on FROM meetings_followup_dependency
                WHERE followup = f.id ORDER BY depends_on)) AS depends_on,
            \(NamedRegion.list(in: "meetings_followup_region g", where: "g.followup = f.id")) AS regions,
            f.started_on, f.done_on, f.evidence, f.reason, '[]' AS warnings
        FROM meetings_followup f
        """

    /// The follow-up of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot, warnings: [Warning] = []) throws -> FollowUp {
        let found = try store.one(
            FollowUp.self, select + " WHERE f.id = :id", ["id": id, "today": store.call.today])
        guard var found else { throw RPCError.notFound("follow-up", id) }
        found.warnings = warnings
        return found
    }

    /// Takes a step, and counts the change; throws `not_found`, and `invalid_state` where the step is not allowed.
    static func take(_ step: FollowUpState.Step, of id: Int64, in store: Transaction) throws {
        let state = try FollowUpState.fetchOne(
            store.db, sql: "SELECT state FROM meetings_followup WHERE id = ?", arguments: [id])
        guard let state else { throw RPCError.notFound("follow-up", id) }
        try store.db.execute(
            sql: "UPDATE meetings_followup SET state = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [try state.checked(step), store.call.now, id])
    }

    /// That a step was agreed on, and begun if it was, by a day on which it was worked on.
    ///
    /// - Throws: `invalid_params`.
    static func checkAgreed(_ id: Int64, by day: CalendarDate, in store: Transaction) throws {
        let first = try CalendarDate.fetchOne(
            store.db,
            sql: """
                SELECT max(coalesce(m.on_date, ''), coalesce(f.started_on, '')) AS day
                FROM meetings_followup f LEFT JOIN meetings_meeting m ON m.id = f.meeting
                WHERE f.id = ? AND day <> ''
                """, arguments: [id])
        guard let first, day < first else { return }
        throw RPCError.invalid("on", "order", "'\(day)' is before \(first), on which it was agreed on or begun")
    }

    /// A warning for each follow-up that should have come first and still waits.
    static func waitingBefore(_ id: Int64, in store: Transaction) throws -> [Warning] {
        try Int64.fetchAll(
            store.db,
            sql: """
                SELECT d.depends_on FROM meetings_followup_dependency d JOIN meetings_followup f ON f.id = d.depends_on
                WHERE d.followup = ? AND f.state IN ('open', 'in_progress') ORDER BY d.depends_on
                """, arguments: [id]
        ).map {
            Warning(name: "dependency_open", path: nil, message: "The follow-up \($0), which comes before it, waits")
        }
    }
}
