import ModuleKit

/// Where an enrolment stands.
enum ParticipantState: String, Choice {
    /// Somebody was named for the training, and has no place in it yet.
    case nominated
    /// The office has chosen the person.
    case selected
    /// The person comes.
    case confirmed
    /// The person was present at a session.
    case attended
    case completed
    case failed
    case withdrawn
    /// Another came in this one's place.
    case replaced

    /// SQL: whose enrolment holds a place in the training, and with it the person's time.
    static let holdingPlace = "('selected', 'confirmed', 'attended', 'completed', 'failed')"
    /// SQL: who still can complete.
    static let underWay = "('selected', 'confirmed', 'attended')"

    /// What happens to an enrolment.
    enum Step: String, CaseIterable {
        case select
        case confirm
        case update = "participant.update"
        case withdraw
        case replace
        case attend
        case assess
        case observe = "assess (follow_up)"
        /// The last presence was taken back.
        case miss
        case complete
        case fail
        /// The training ended without the person having been selected.
        case passOver

        /// Whether somebody asks for it by a command of its own; the rest follows from other commands.
        fileprivate var isAsked: Bool { ![.miss, .complete, .fail, .passOver].contains(self) }
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> ParticipantState? {
        switch (self, step) {
        case (.nominated, .select): .selected
        case (.nominated, .confirm), (.selected, .confirm): .confirmed
        case (.nominated, .withdraw), (.selected, .withdraw), (.confirmed, .withdraw), (.attended, .withdraw):
            .withdrawn
        case (.nominated, .replace), (.selected, .replace), (.confirmed, .replace), (.attended, .replace): .replaced
        case (.nominated, .update): .nominated
        case (.nominated, .passOver): .withdrawn
        case (.selected, .attend), (.confirmed, .attend), (.attended, .attend): .attended
        case (.attended, .miss): .confirmed
        case (.selected, .complete), (.confirmed, .complete), (.attended, .complete): .completed
        case (.selected, .fail), (.confirmed, .fail), (.attended, .fail): .failed
        case (.selected, .assess), (.confirmed, .assess), (.attended, .assess): self
        case (.selected, .observe), (.confirmed, .observe), (.attended, .observe): self
        case (.selected, .update), (.confirmed, .update), (.attended, .update): self
        case (.completed, .observe), (.failed, .observe): self
        case (.nominated, _), (.selected, _), (.confirmed, _), (.attended, _), (.completed, _), (.failed, _),
            (.withdrawn, _), (.replaced, _):
            nil
        }
    }

    /// Throws `invalid_state`, with what is allowed, where the step is not.
    func check(_ step: Step, participant: Int64) throws {
        guard after(step) == nil else { return }
        let allowed = Step.allCases.filter { $0.isAsked && after($0) != nil }
        throw RPCError.invalidState(
            "participant \(participant)", is: rawValue, allowed: allowed.map { "trainings.\($0.rawValue)" })
    }
}

/// How far an enrolment may have come when it is made.
enum FirstState: String, Choice {
    case nominated
    case selected
    case confirmed

    var state: ParticipantState {
        switch self {
        case .nominated: .nominated
        case .selected: .selected
        case .confirmed: .confirmed
        }
    }
}
