import ModuleKit

/// What somebody promised in a meeting.
struct Commitment: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let meeting: Int64
    let party: String
    let statement: String
    let due: CalendarDate?
    let state: CommitmentState
    let overdue: Bool
    let settledOn: CalendarDate?
    let evidence: String?
    var warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.id, "Number of the commitment")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.meeting, "The meeting in which it was made")
        Field(\.party, "Who made it")
        Field(\.statement, "What was promised")
        Field(\.due, "Until when; null where no day was agreed")
        Field(\.state, "Whether it was kept")
        Field(\.overdue, "Whether it waits, and its day is past")
        Field(\.settledOn, "When that was known")
        Field(\.evidence, "What proves it")
        Field(\.warnings, "What should be looked at")
    }

    /// What is late on the day `:today`.
    static let isOverdue = "c.due < :today AND c.state = 'open'"

    /// Commitments as `c`, with a column for each field; needs `:today`.
    static let select = """
        SELECT c.id, c.version, c.created_at, c.updated_at, c.meeting, c.party, c.statement, c.due, c.state,
            coalesce(\(isOverdue), 0) AS overdue, c.settled_on, c.evidence, '[]' AS warnings
        FROM meetings_commitment c
        """

    /// The commitment of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot, warnings: [Warning] = []) throws -> Commitment {
        let found = try store.one(
            Commitment.self, select + " WHERE c.id = :id", ["id": id, "today": store.call.today])
        guard var found else { throw RPCError.notFound("commitment", id) }
        found.warnings = warnings
        return found
    }
}
