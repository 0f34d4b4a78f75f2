import ModuleKit

/// A thought of the community on what to build, and at which stage.
struct Idea: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let statement: String
    let stage: IdeaStage
    let state: IdeaState
    let meeting: Int64?
    let issue: Int64?
    let raisedOn: CalendarDate
    let raisedBy: String?
    let regions: [NamedRegion]
    let programme: String?
    let reason: String?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the idea")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.statement, "The idea")
        Field(\.stage, "Planning, implementation or utilisation")
        Field(\.state, "Where it stands")
        Field(\.meeting, "The meeting in which it was raised")
        Field(\.issue, "The problem that it answers")
        Field(\.raisedOn, "The day: its meeting's, where there was one")
        Field(\.raisedBy, "Who raised it")
        Field(\.regions, "Regions it is meant for")
        Field(\.programme, "The plan or programme that has taken it up")
        Field(\.reason, "Why it was deferred or rejected")
    }

    /// Ideas as `e`, with a column for each field.
    static let select = """
        SELECT e.id, e.version, e.created_at, e.updated_at, e.statement, e.stage, e.state, e.meeting, e.issue,
            coalesce(e.on_date, m.on_date) AS raised_on, e.raised_by,
            \(NamedRegion.list(in: "meetings_idea_region g", where: "g.idea = e.id")) AS regions,
            e.programme, e.reason
        FROM meetings_idea e LEFT JOIN meetings_meeting m ON m.id = e.meeting
        """

    /// The idea of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Idea {
        guard let found = try store.one(Idea.self, select + " WHERE e.id = :id", ["id": id]) else {
            throw RPCError.notFound("idea", id)
        }
        return found
    }

    /// Takes a step, and counts the change; throws `not_found`, and `invalid_state` where the step is not allowed.
    static func take(
        _ step: IdeaState.Step, of id: Int64, programme: String? = nil, reason: String? = nil, in store: Transaction
    ) throws {
        let old = try find(id, in: store.snapshot)
        try store.db.execute(
            sql: """
                UPDATE meetings_idea SET version = version + 1, updated_at = :now, state = :state,
                    programme = :programme, reason = :reason
                WHERE id = :id
                """,
            arguments: [
                "id": id, "now": store.call.now, "state": try old.state.checked(step), "programme": programme,
                "reason": reason,
            ])
    }
}
