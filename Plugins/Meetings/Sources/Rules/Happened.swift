import ModuleKit

/// What is recorded as having happened did so on a day that has come.
enum Happened {
    /// - Parameter path: the parameter that gives the day.
    /// - Throws: `invalid_params`, with what is allowed.
    static func check(_ day: CalendarDate, at path: String, in store: Transaction) throws {
        guard day <= store.call.today else {
            throw RPCError.invalid(path, "range", "'\(day)' lies in the future: today is \(store.call.today)")
        }
    }

    /// That the day of a meeting has come, so that something was said in it.
    ///
    /// - Throws: `invalid_params`.
    static func checkCame(_ meeting: Int64, in store: Transaction) throws {
        let day = try CalendarDate.fetchOne(
            store.db, sql: "SELECT on_date FROM meetings_meeting WHERE id = ?", arguments: [meeting])
        guard let day, day > store.call.today else { return }
        throw RPCError.invalid(
            "meeting", "range", "The meeting '\(meeting)' is on \(day), in the future: today is \(store.call.today)")
    }
}
