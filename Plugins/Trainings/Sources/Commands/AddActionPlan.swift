import ModuleKit

struct AddActionPlan: WriteCommand {
    static let about = About(
        "trainings.actionplan.add",
        "Record what a participant means to do after a training; each step becomes a follow-up", access: .clerk,
        example: #"""
            {"participant": 1, "actions": [{"action": "Mendampingi musyawarah dusun", "due": "2024-08-31"}]}
            """#)

    @Parameter("Number of the enrolment", alias: "id") var participant: Int64
    @Parameter("The steps", .items(1...50)) var actions: [GivenAction]

    func run(_ store: Transaction) throws -> ActionPlan {
        let present = try Participant.find(participant, in: store.snapshot)
        // Who means to act has been there: scores of the follow-up are taken of the same people.
        try present.state.check(.observe, participant: participant)
        var ids: [Int64] = []
        var isFollowed = true
        for given in actions {
            try store.db.execute(
                sql: """
                    INSERT INTO trainings_action(created_at, updated_at, participant, action, owner, due)
                    VALUES (:now, :now, :participant, :action, :owner, :due)
                    """,
                arguments: [
                    "now": store.call.now, "participant": participant, "action": given.action,
                    "owner": given.owner ?? present.name, "due": given.due,
                ])
            ids.append(store.db.lastInsertedRowID)
        }
        for id in ids { isFollowed = try PlannedAction.find(id, in: store.snapshot).follow(in: store) && isFollowed }
        return ActionPlan(
            participant: participant, actions: try ids.map { try PlannedAction.find($0, in: store.snapshot) },
            warnings: isFollowed ? [] : [Self.unfollowed])
    }

    static let unfollowed = Warning(
        name: "not_followed",
        message:
            "The module 'meetings' is not loaded: trainings.actionplan.follow makes follow-ups of the steps once it is")
}

struct GivenAction: ParameterObject {
    @Parameter("What is to be done", .length(3...4000)) var action: String
    @Parameter("Who does it; the participant where it is missing", .length(2...200)) var owner: String?
    @Parameter("Until when") var due: CalendarDate?
}

struct ActionPlan: Described {
    let participant: Int64
    let actions: [PlannedAction]
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.participant, "The enrolment")
        Field(\.actions, "The steps, in the order given")
        Field(\.warnings, "What should be looked at")
    }
}
