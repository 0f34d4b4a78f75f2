import ModuleKit

/// What a participant means to do after a training (RKTL), one step of it.
struct PlannedAction: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let training: Int64
    let participant: Int64
    let action: String
    let owner: String
    let due: CalendarDate?
    let followup: Int64?
    let followupState: String?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the step")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.training, "The training")
        Field(\.participant, "The enrolment")
        Field(\.action, "What is to be done")
        Field(\.owner, "Who does it")
        Field(\.due, "Until when; null where no day was given")
        Field(\.followup, "The follow-up that it became; null where the meetings module was not loaded")
        Field(\.followupState, "Where that stands; null where that cannot be seen")
    }

    /// Steps as `a`, with a column for each field.
    static func select(_ store: Snapshot) -> String {
        let state =
            store.isLoaded("meetings") ? "(SELECT state FROM meetings_pub_followup WHERE id = a.followup)" : "NULL"
        return """
            SELECT a.id, a.version, a.created_at, a.updated_at, p.training, a.participant, a.action, a.owner, a.due,
                a.followup, \(state) AS followup_state
            FROM trainings_action a JOIN trainings_participant p ON p.id = a.participant
            """
    }

    /// The step of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> PlannedAction {
        guard let action = try store.one(PlannedAction.self, select(store) + " WHERE a.id = :id", ["id": id]) else {
            throw RPCError.notFound("action", id)
        }
        return action
    }

    /// Makes a follow-up of the meetings module of it, where that is loaded, for the participant's region of today; where
    /// it was split, for all that became of it. False: it is not.
    func follow(in store: Transaction) throws -> Bool {
        guard store.isLoaded("meetings") else { return false }
        let regions = try RegionCode.fetchAll(
            store.db.cachedStatement(
                sql: """
                    WITH own(region) AS (SELECT region FROM trainings_participant WHERE id = ?)
                    SELECT code FROM registry_pub_region WHERE id IN own
                    UNION SELECT code FROM registry_pub_region_heir WHERE region IN own AND last_day IS NULL
                    ORDER BY code
                    """), arguments: [participant])
        let made = try store.call(
            "meetings.followup.add",
            NewFollowUp(action: action, owner: owner, due: due, regions: regions, training: training),
            answering: MadeFollowUp.self)
        try store.db.execute(
            sql: "UPDATE trainings_action SET followup = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [made.id, store.call.now, id])
        return true
    }
}

/// What the meetings module is asked to add.
struct NewFollowUp: Described {
    let action: String
    let owner: String
    let due: CalendarDate?
    let regions: [RegionCode]
    let training: Int64

    static let fields = Fields<Self> {
        Field(\.action, "What is to be done")
        Field(\.owner, "Who does it")
        Field(\.due, "Until when")
        Field(\.regions, "Regions it is meant for")
        Field(\.training, "The training that it belongs to")
    }
}

struct MadeFollowUp: Described {
    let id: Int64

    static let fields = Fields<Self> { Field(\.id, "Number of the follow-up") }
}
