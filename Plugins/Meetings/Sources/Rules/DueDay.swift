import ModuleKit

/// What is agreed on in a meeting is to be done after it.
enum DueDay {
    /// A warning where that is due before the meeting, which may be a slip of the pen.
    static func warnings(_ due: CalendarDate?, agreedIn meeting: Int64?, in store: Transaction) throws -> [Warning] {
        guard let due, let day = try Meeting.day(of: meeting, in: store), due < day else { return [] }
        return [Warning(name: "due_before_meeting", path: "/due", message: "'\(due)' is before the meeting, on \(day)")]
    }
}
