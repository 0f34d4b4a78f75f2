import ModuleKit

/// Where an enrolment stands.
enum ParticipantState: String, Choice {
    case enrolled
    case completed
    case failed
    case withdrawn
    /// Another came in this one's place.
    case replaced

    /// What happens to an enrolment.
    enum Step: String, CaseIterable {
        case withdraw
        case replace
        case attend
        case assess
        case observe = "assess (follow_up)"
        case complete
        case fail

        /// Whether somebody asks for it by a command of its own; the rest follows from completing the training.
        fileprivate var isAsked: Bool { self != .complete && self != .fail }
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> ParticipantState? {
        switch (self, step) {
        case (.enrolled, .withdraw): .withdrawn
        case (.enrolled, .replace): .replaced
        case (.enrolled, .complete): .completed
        case (.enrolled, .fail): .failed
        case (.enrolled, .attend), (.enrolled, .assess), (.enrolled, .observe): .enrolled
        case (.completed, .observe), (.failed, .observe): self
        case (.completed, _), (.failed, _), (.withdrawn, _), (.replaced, _): nil
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
