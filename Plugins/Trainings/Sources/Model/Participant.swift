import ModuleKit

enum Sex: String, Choice { case male = "L", female = "P" }

/// An enrolment: one person in one training.
struct Participant: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let training: Int64
    let `class`: Int64?
    let className: String?
    let person: Int64
    let cadre: Int64?
    let name: String
    let sex: Sex?
    let unit: String?
    let office: String?
    let region: RegionCode?
    let state: ParticipantState
    let reason: String?
    let replaces: Int64?
    let sessionsAttended: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the enrolment")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When the person was enrolled")
        Field(\.updatedAt, "When it was changed last")
        Field(\.training, "The training")
        Field(\.class, "The class; null where there is none")
        Field(\.className, "Name of the class")
        Field(\.person, "The person in the registry")
        Field(\.cadre, "The cadre, where the person is one")
        Field(\.name, "The name as it was written then")
        Field(\.sex, "L or P; null where it is unknown")
        Field(\.unit, "Where the person comes from")
        Field(\.office, "The person's office")
        Field(\.region, "The person's region then; null where it is unknown")
        Field(\.state, "Where the enrolment stands")
        Field(\.reason, "Why it was withdrawn or not completed")
        Field(\.replaces, "The participant in whose place this one came")
        Field(\.sessionsAttended, "Sessions at which the person was present")
    }

    /// Participants as `p`, with a column for each field.
    static let select = """
        SELECT p.id, p.version, p.created_at, p.updated_at, p.training, p.class, c.name AS class_name, p.person,
            p.cadre, p.name, p.sex, p.unit, p.office,
            \(region) AS region,
            p.state, p.reason, p.replaces,
            (SELECT count(*) FROM trainings_attendance a
                WHERE a.participant = p.id AND a.status = 'present') AS sessions_attended
        FROM trainings_participant p LEFT JOIN trainings_class c ON c.id = p.class
        """

    private static let region = RegionThen.code(
        "p.region", on: "(SELECT starts_on FROM trainings_training WHERE id = p.training)")

    /// The participant of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Participant {
        guard let participant = try store.one(Participant.self, select + " WHERE p.id = :id", ["id": id]) else {
            throw RPCError.notFound("participant", id)
        }
        return participant
    }

    /// Whoever was present at a session has attended; whose last presence was taken back has not.
    static func noteAttendance(of id: Int64, in store: Transaction) throws {
        let present = try find(id, in: store.snapshot)
        let step: ParticipantState.Step = present.sessionsAttended > 0 ? .attend : .miss
        guard let next = present.state.after(step), next != present.state else { return }
        try set(id, to: next, reason: nil, in: store)
    }

    /// Takes a step that somebody asks for; throws `invalid_state`.
    func take(_ step: ParticipantState.Step, reason: String? = nil, in store: Transaction) throws {
        try state.check(step, participant: id)
        guard let next = state.after(step) else { return }
        try Self.set(id, to: next, reason: reason, in: store)
    }

    /// Moves an enrolment to another state.
    static func set(_ id: Int64, to state: ParticipantState, reason: String?, in store: Transaction) throws {
        try store.db.execute(
            sql: """
                UPDATE trainings_participant
                SET state = ?, reason = ?, version = version + 1, updated_at = ? WHERE id = ?
                """, arguments: [state, reason, store.call.now, id])
    }
}
