import ModuleKit

/// One thing of which somebody is reminded once: that it is due soon, or that it is overdue.
struct Reminder: Sendable {
    enum Noun: String, Sendable { case followup, commitment }

    let noun: Noun
    let record: Int64
    let due: CalendarDate
    let isOverdue: Bool

    private var kind: String { isOverdue ? "overdue" : "due" }

    /// What waits, is due until a day, and was not reminded of yet; another due day is another reminder.
    static func waiting(until last: CalendarDate, _ store: Snapshot) throws -> [Reminder] {
        let today = store.call.today
        let sources: [(noun: Noun, table: String, open: String)] = [
            (.followup, "meetings_followup", "t.state IN ('open', 'in_progress')"),
            (.commitment, "meetings_commitment", "t.state = 'open'"),
        ]
        return try sources.flatMap { source in
            let rows = try Row.fetchAll(
                store.db,
                sql: """
                    SELECT t.id, t.due FROM \(source.table) t WHERE t.due <= :last AND \(source.open)
                        AND NOT EXISTS (SELECT 1 FROM meetings_reminder r WHERE r.noun = :noun AND r.record = t.id
                            AND r.kind = CASE WHEN t.due < :today THEN 'overdue' ELSE 'due' END AND r.due = t.due)
                    ORDER BY t.due, t.id
                    """, arguments: ["last": last, "noun": source.noun.rawValue, "today": today])
            return rows.map { row in
                let due: CalendarDate = row["due"]
                return Reminder(noun: source.noun, record: row["id"], due: due, isOverdue: due < today)
            }
        }
    }

    /// Publishes the event; false where somebody was quicker.
    func send(_ store: Transaction) throws -> Bool {
        try store.db.execute(
            sql: """
                INSERT OR IGNORE INTO meetings_reminder(noun, record, kind, due, created_at) VALUES (?, ?, ?, ?, ?)
                """, arguments: [noun.rawValue, record, kind, due, store.call.now])
        guard store.db.changesCount > 0 else { return false }
        switch (noun, isOverdue) {
        case (.followup, false): try store.publish(FollowUpDue(followup: record, due: due))
        case (.followup, true): try store.publish(FollowUpOverdue(followup: record, due: due))
        case (.commitment, false): try store.publish(CommitmentDue(commitment: record, due: due))
        case (.commitment, true): try store.publish(CommitmentOverdue(commitment: record, due: due))
        }
        return true
    }
}

/// A step is due soon.
struct FollowUpDue: Event {
    static let topic = "meetings.followup.due"
    let followup: Int64
    let due: CalendarDate

    static let fields = Fields<Self> {
        Field(\.followup, "The step")
        Field(\.due, "Until when")
    }
}

/// The day of a step is past, and it waits.
struct FollowUpOverdue: Event {
    static let topic = "meetings.followup.overdue"
    let followup: Int64
    let due: CalendarDate

    static let fields = Fields<Self> {
        Field(\.followup, "The step")
        Field(\.due, "Until when")
    }
}

/// A promise is due soon.
struct CommitmentDue: Event {
    static let topic = "meetings.commitment.due"
    let commitment: Int64
    let due: CalendarDate

    static let fields = Fields<Self> {
        Field(\.commitment, "The promise")
        Field(\.due, "Until when")
    }
}

/// The day of a promise is past, and it is open.
struct CommitmentOverdue: Event {
    static let topic = "meetings.commitment.overdue"
    let commitment: Int64
    let due: CalendarDate

    static let fields = Fields<Self> {
        Field(\.commitment, "The promise")
        Field(\.due, "Until when")
    }
}
