import ModuleKit

struct RemindOfDue: TaskCommand {
    static let about = About(
        "meetings.remind", "Publish an event for each step and promise that is due soon or overdue, once each",
        access: .clerk, example: #"{"days": 7}"#)

    @Parameter("Days before the due day; the office's setting where this is missing", .range(0...365)) var days: Int?

    /// So many reminders stand in one journal entry.
    private static let batch = 200

    func run(_ task: TaskContext) async throws -> Reminded {
        let waiting = try await task.read { store in
            let days = try days ?? store.settings(MeetingsSettings.self).remindDays
            return try Reminder.waiting(
                until: CalendarDate(daysSince1970: store.call.today.daysSince1970 + days), store)
        }
        var reminded = Reminded()
        for start in stride(from: 0, to: waiting.count, by: Self.batch) {
            let part = waiting[start..<min(start + Self.batch, waiting.count)]
            let sent = try await task.write { store in try part.filter { try $0.send(store) } }
            for reminder in sent { reminded.count(reminder) }
        }
        return reminded
    }
}

/// What was reminded of.
struct Reminded: Described {
    private(set) var followupsDue = 0
    private(set) var followupsOverdue = 0
    private(set) var commitmentsDue = 0
    private(set) var commitmentsOverdue = 0

    static let fields = Fields<Self> {
        Field(\.followupsDue, "Steps that are due soon")
        Field(\.followupsOverdue, "Steps that are overdue")
        Field(\.commitmentsDue, "Promises that are due soon")
        Field(\.commitmentsOverdue, "Promises that are overdue")
    }

    fileprivate mutating func count(_ reminder: Reminder) {
        switch (reminder.noun, reminder.isOverdue) {
        case (.followup, false): followupsDue += 1
        case (.followup, true): followupsOverdue += 1
        case (.commitment, false): commitmentsDue += 1
        case (.commitment, true): commitmentsOverdue += 1
        }
    }
}
