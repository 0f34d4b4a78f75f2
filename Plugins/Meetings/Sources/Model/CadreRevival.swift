import ModuleKit

/// An inactive cadre came back to work on the basis of a meeting: the registry knows no meetings, so it is checked and
/// linked here, in the transaction that brings the cadre back.
struct CadreRevival: Described {
    let cadre: Int64
    let on: CalendarDate
    let basis: String?
    let reference: String?

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre")
        Field(\.on, "Since which day")
        Field(\.basis, "What brought the cadre back")
        Field(\.reference, "Which one")
    }

    /// Refuses a meeting that is not there, was not held, or came later. A reference that is no number is the paper of a
    /// meeting which somebody else held, and stands as it was written.
    static func follow(_ revival: CadreRevival, _ store: Transaction) throws {
        guard revival.basis == "meeting", let meeting = revival.reference.flatMap({ Int64($0) }) else { return }
        let row = try Row.fetchOne(
            store.db, sql: "SELECT state, on_date FROM meetings_meeting WHERE id = ?", arguments: [meeting])
        let state: MeetingState? = row?["state"]
        guard let state, state != .cancelled else {
            if store.call.isCatchingUp { return }
            throw RPCError.invalid(
                "basis/reference", "meeting",
                state == nil
                    ? "There is no meeting '\(meeting)': meetings.list shows those that there are"
                    : "The meeting '\(meeting)' was cancelled, and can be no basis")
        }
        if [.planned, .invited, .postponed].contains(state), !store.call.isCatchingUp {
            throw RPCError.invalid(
                "basis/reference", "meeting",
                "The meeting '\(meeting)' is not recorded as held: meetings.hold records it")
        }
        if let day = row?["on_date"] as CalendarDate?, day > revival.on, !store.call.isCatchingUp {
            throw RPCError.invalid(
                "basis/reference", "meeting", "The meeting '\(meeting)' is on \(day), after the cadre came back")
        }
        try store.db.execute(
            sql: """
                INSERT INTO meetings_revival(meeting, cadre, on_date) VALUES (:meeting, :cadre, :on)
                ON CONFLICT DO UPDATE SET on_date = :on
                """, arguments: ["meeting": meeting, "cadre": revival.cadre, "on": revival.on])
    }
}
