import ModuleKit

/// A cadre came back to work, perhaps because of a training.
struct CadreRevival: Described {
    let on: CalendarDate
    let basis: String?
    let reference: String?

    static let fields = Fields<Self> {
        Field(\.on, "Since which day")
        Field(\.basis, "What brought the cadre back")
        Field(\.reference, "Which one")
    }

    /// Refuses a training that is not there, was cancelled, or began later. A reference that is no number is the paper of a
    /// training which somebody else held, and stands as it was written.
    static func follow(_ revival: CadreRevival, _ store: Transaction) throws {
        guard revival.basis == "training", let training = revival.reference.flatMap({ Int64($0) }),
            !store.call.isCatchingUp
        else { return }
        let row = try Row.fetchOne(
            store.db, sql: "SELECT state, starts_on FROM trainings_training WHERE id = ?", arguments: [training])
        let state: TrainingState? = row?["state"]
        guard let row, state != .cancelled else {
            throw RPCError.invalid(
                "basis/reference", "training",
                state == nil
                    ? "There is no training '\(training)': trainings.list shows those that there are"
                    : "The training '\(training)' was cancelled, and can be no basis")
        }
        let day: CalendarDate = row["starts_on"]
        guard day <= revival.on else {
            throw RPCError.invalid(
                "basis/reference", "training", "The training '\(training)' began on \(day), after the cadre came back")
        }
    }
}
