import ModuleKit

struct FollowActionPlans: WriteCommand {
    static let about = About(
        "trainings.actionplan.follow",
        "Make follow-ups of steps that were recorded while the meetings module was not loaded", access: .clerk,
        example: #"{"training": 1}"#)

    @Parameter("Only of this training") var training: Int64?

    /// The oldest thousand; called again, the next.
    func run(_ store: Transaction) throws -> Page<PlannedAction> {
        guard store.isLoaded("meetings") else {
            throw RPCError(.moduleUnavailable, "The module 'meetings' is not loaded", hint: "Load it first")
        }
        let waiting = try Int64.fetchAll(
            store.db,
            sql: """
                SELECT a.id FROM trainings_action a JOIN trainings_participant p ON p.id = a.participant
                WHERE a.followup IS NULL AND (:training IS NULL OR p.training = :training) ORDER BY a.id LIMIT 1000
                """, arguments: ["training": training])
        for id in waiting { _ = try PlannedAction.find(id, in: store.snapshot).follow(in: store) }
        return Page(try waiting.map { try PlannedAction.find($0, in: store.snapshot) })
    }
}
