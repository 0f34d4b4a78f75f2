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
    }

    /// Ideas as `e`, with a column for each field.
    static let select = """
        SELECT e.id, e.version, e.created_at, e.updated_at, e.statement, e.stage, e.state, e.meeting, e.issue,
            coalesce(e.on_date, m.on_date) AS raised_on, e.raised_by,
            \(NamedRegion.list(in: "meetings_idea_region", where: "g.idea = e.id")) AS regions
        FROM meetings_idea e LEFT JOIN meetings_meeting m ON m.id = e.meeting
        """

    /// The idea of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Idea {
        guard let found = try store.one(Idea.self, select + " WHERE e.id = :id", ["id": id]) else {
            throw RPCError.notFound("idea", id)
        }
        return found
    }
}
