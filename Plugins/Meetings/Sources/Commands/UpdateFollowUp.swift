import ModuleKit

struct UpdateFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.update", "Correct a step that waits: what is missing keeps, null clears", access: .clerk,
        example: #"{"followup": 1, "due": "2024-05-01", "expected_version": 1}"#)

    @Parameter("Number of the follow-up", alias: "id") var followup: Int64
    @Parameter("What is to be done", .length(3...4000)) var action: Change<String>
    @Parameter("Who does it: one unit or person", .length(2...200)) var owner: Change<String>
    @Parameter("Until when") var due: Change<CalendarDate>
    @Parameter("Regions it is meant for", .items(0...500)) var regions: Change<[RegionCode]>
    @Parameter("The problem that it answers") var issue: Change<Int64>
    @Parameter("Follow-ups that come before it", .items(0...100)) var dependsOn: Change<[Int64]>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("action", action.isClear), ("owner", owner.isClear))
    }

    func run(_ store: Transaction) throws -> FollowUp {
        let old = try FollowUp.find(followup, in: store.snapshot)
        try old.state.checkOpen()
        try expected.check("follow-up", version: old.version)
        let places = try regions.replacing.map {
            try Regions.given($0, on: store.call.today, orTargetsOf: old.meeting, in: store)
        }
        try store.db.execute(
            sql: """
                UPDATE meetings_followup SET version = version + 1, updated_at = :now, action = :action, owner = :owner,
                    due = :due, issue = :issue
                WHERE id = :id
                """,
            arguments: [
                "id": followup, "now": store.call.now, "action": action.applied(to: old.action),
                "owner": owner.applied(to: old.owner),
                "due": due.applied(to: old.due),
                "issue": try issue.applied(to: old.issue).map { try Issue.surviving($0, in: store) },
            ])
        if let places { try Regions.relink(places, to: followup, in: "meetings_followup_region", "followup", store.db) }
        if let dependsOn = dependsOn.replacing { try depend(on: Set(dependsOn).sorted(), store) }
        try store.publish(FollowUpChanged(followup: followup))
        return try FollowUp.find(followup, in: store.snapshot)
    }

    private func depend(on others: [Int64], _ store: Transaction) throws {
        for other in others {
            _ = try FollowUp.find(other, in: store.snapshot)
            let line = try Int64.fetchAll(
                store.db,
                sql: """
                    WITH RECURSIVE line(id) AS (
                        SELECT ? UNION SELECT d.depends_on FROM line JOIN meetings_followup_dependency d ON d.followup = line.id)
                    SELECT id FROM line
                    """, arguments: [other])
            if line.contains(followup) {
                throw RPCError.invalid("depends_on", "circle", "The follow-up '\(other)' comes after this one itself")
            }
        }
        try store.db.execute(
            sql: "DELETE FROM meetings_followup_dependency WHERE followup = ?", arguments: [followup])
        for other in others {
            try store.db.execute(
                sql: "INSERT INTO meetings_followup_dependency(followup, depends_on) VALUES (?, ?)",
                arguments: [followup, other])
        }
    }
}
