import ModuleKit

struct UpdateIssue: WriteCommand {
    static let about = About(
        "meetings.issue.update", "Correct how a problem is said: what is missing keeps, null clears", access: .clerk,
        example: #"{"issue": 1, "category": "Kelembagaan", "expected_version": 1}"#)

    @Parameter("Number of the issue", alias: "id") var issue: Int64
    @Parameter("The problem; each time it was raised keeps its own words", .length(3...4000)) var statement:
        Change<String>
    @Parameter("What kind of problem it is", .length(2...100)) var category: Change<String>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("statement", statement.isClear))
    }

    func run(_ store: Transaction) throws -> Issue {
        let old = try Issue.find(issue, in: store.snapshot)
        if old.state == .merged { throw RPCError.invalidState("issue", is: old.state.rawValue, allowed: []) }
        try expected.check("issue", version: old.version)
        try store.db.execute(
            sql: """
                UPDATE meetings_issue SET version = version + 1, updated_at = :now, statement = :statement,
                    category = :category
                WHERE id = :id
                """,
            arguments: [
                "id": issue, "now": store.call.now, "statement": statement.applied(to: old.statement),
                "category": category.applied(to: old.category),
            ])
        try IssueWords.renew(of: issue, store.db)
        return try Issue.find(issue, in: store.snapshot)
    }
}
