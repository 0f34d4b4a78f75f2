import ModuleKit

/// Problems and ideas that were told of in a meeting: their day is the meeting's.
enum Told {
    /// What was told of before a meeting that is put off or called off stays, on the day on which it was told, without the
    /// meeting.
    ///
    /// - Returns: a warning that says so.
    static func detach(from meeting: Int64, in store: Transaction) throws -> [Warning] {
        let issues = try Int64.fetchAll(
            store.db, sql: "SELECT DISTINCT issue FROM meetings_occurrence WHERE meeting = ? ORDER BY issue",
            arguments: [meeting])
        var count = 0
        for table in ["meetings_occurrence", "meetings_idea"] {
            try store.db.execute(
                sql: """
                    UPDATE \(table) SET meeting = NULL,
                        on_date = (SELECT on_date FROM meetings_meeting WHERE id = :meeting)
                    WHERE meeting = :meeting
                    """, arguments: ["meeting": meeting])
            count += store.db.changesCount
        }
        for issue in issues { try store.publish(IssueChanged(issue: issue)) }
        guard count > 0 else { return [] }
        return [
            Warning(
                name: "told_before", path: nil,
                message: "Problems and ideas that were told of before it stay on their day, without it: \(count)")
        ]
    }

    /// Whether a meeting can be of another day with what was told of in it: that day has come, and lies before those on
    /// which its problems were settled.
    ///
    /// - Parameter path: the parameter that gives the day.
    /// - Throws: `invalid_params`.
    static func check(_ day: CalendarDate, of meeting: Int64, at path: String, in store: Transaction) throws {
        let told = try Row.fetchOne(
            store.db,
            sql: """
                SELECT count(*) AS told, min(i.resolved_on) AS settled FROM meetings_occurrence o
                JOIN meetings_issue i ON i.id = o.issue WHERE o.meeting = ?
                """, arguments: [meeting])
        guard let told, told["told"] as Int > 0 else { return }
        try Happened.check(day, at: path, in: store)
        guard let settled = told["settled"] as CalendarDate?, settled < day else { return }
        throw RPCError.invalid(
            path, "order", "'\(day)' is behind \(settled), on which a problem was settled that was raised in it")
    }
}
