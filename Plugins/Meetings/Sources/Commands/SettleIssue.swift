import ModuleKit

struct AcceptIssue: WriteCommand {
    static let about = About(
        "meetings.issue.accept", "Record that the office takes a problem up", access: .clerk,
        example: #"{"issue": 1}"#)

    @Parameter("Number of the issue", alias: "id") var issue: Int64

    func run(_ store: Transaction) throws -> Issue {
        try Issue.take(.accept, of: issue, in: store)
        return try Issue.find(issue, in: store.snapshot)
    }
}

struct ResolveIssue: WriteCommand {
    static let about = About(
        "meetings.issue.resolve", "Record that a problem is one no more", access: .clerk,
        example: #"{"issue": 1, "how": "Kader dihidupkan kembali"}"#)

    @Parameter("Number of the issue", alias: "id") var issue: Int64
    @Parameter("How it was resolved", .length(2...4000)) var how: String
    @Parameter("When; today where this is missing") var on: CalendarDate?

    func run(_ store: Transaction) throws -> Issue {
        let old = try Issue.find(issue, in: store.snapshot)
        try Issue.take(.resolve, of: issue, in: store)
        let day = on ?? store.call.today
        try Happened.check(day, at: "on", in: store)
        if let raised = old.lastRaisedOn, day < raised {
            throw RPCError.invalid("on", "order", "'\(day)' is before the issue was raised last, on \(raised)")
        }
        try store.db.execute(
            sql: "UPDATE meetings_issue SET how = ?, resolved_on = ? WHERE id = ?", arguments: [how, day, issue])
        try store.publish(IssueChanged(issue: issue))
        return try Issue.find(issue, in: store.snapshot)
    }
}

struct RejectIssue: WriteCommand {
    static let about = About(
        "meetings.issue.reject", "Record that a problem is not taken up", access: .clerk,
        example: #"{"issue": 1, "reason": "Bukan kewenangan dinas"}"#)

    @Parameter("Number of the issue", alias: "id") var issue: Int64
    @Parameter("Why not", .length(2...4000)) var reason: String

    func run(_ store: Transaction) throws -> Issue {
        try Issue.take(.reject, of: issue, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_issue SET reason = ? WHERE id = ?", arguments: [reason, issue])
        try store.publish(IssueChanged(issue: issue))
        return try Issue.find(issue, in: store.snapshot)
    }
}

struct MergeIssues: WriteCommand {
    static let about = About(
        "meetings.issue.merge", "Record that two problems are the same", access: .clerk,
        example: #"{"keep": 1, "drop": 2}"#)

    @Parameter("The issue that goes on, with all that belonged to either") var keep: Int64
    @Parameter("The issue that was the same") var drop: Int64

    func validate(_ faults: inout Faults) {
        if keep == drop { faults.add(at: "drop", "different", "Is the same issue as keep, '\(keep)'") }
    }

    func run(_ store: Transaction) throws -> Issue {
        try Issue.take(.absorb, of: keep, in: store)
        try Issue.take(.merge, of: drop, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_issue SET merged_into = ? WHERE id = ?", arguments: [keep, drop])
        try store.db.execute(
            sql: """
                UPDATE meetings_issue SET times = CASE id WHEN :drop THEN 0 ELSE
                    (SELECT sum(times) FROM meetings_issue WHERE id IN (:keep, :drop)) END
                WHERE id IN (:keep, :drop)
                """, arguments: ["keep": keep, "drop": drop])
        for table in ["meetings_occurrence", "meetings_idea", "meetings_followup"] {
            try store.db.execute(
                sql: "UPDATE \(table) SET issue = ? WHERE issue = ?", arguments: [keep, drop])
        }
        for issue in [keep, drop] { try store.publish(IssueChanged(issue: issue)) }
        for issue in [keep, drop] { try IssueWords.renew(of: issue, store.db) }
        return try Issue.find(keep, in: store.snapshot)
    }
}
