import ModuleKit

/// A meeting counts otherwise than before: it was held, has another day or other targets, or others came.
struct MeetingChanged: Event {
    static let topic = "meetings.meeting.changed"
    let meeting: Int64

    static let fields = Fields<Self> { Field(\.meeting, "The meeting") }

    /// Tells of the meeting, and of the issues whose day is the meeting's.
    static func publish(_ meeting: Int64, in store: Transaction) throws {
        try store.publish(MeetingChanged(meeting: meeting))
        let issues = try Int64.fetchAll(
            store.db.cachedStatement(
                sql: "SELECT DISTINCT issue FROM meetings_occurrence WHERE meeting = ? ORDER BY issue"),
            arguments: [meeting])
        for issue in issues { try store.publish(IssueChanged(issue: issue)) }
    }
}

/// An issue was raised, settled or merged.
struct IssueChanged: Event {
    static let topic = "meetings.issue.changed"
    let issue: Int64

    static let fields = Fields<Self> { Field(\.issue, "The issue") }
}

/// A follow-up was added, changed or ended.
struct FollowUpChanged: Event {
    static let topic = "meetings.followup.changed"
    let followup: Int64

    static let fields = Fields<Self> { Field(\.followup, "The follow-up") }
}
