import ModuleKit

/// Where a training stands.
enum TrainingState: String, Choice {
    /// It is prepared or under way.
    case open
    /// It was judged who completed it.
    case completed
    /// It does not take place.
    case cancelled

    /// What can be done with a training, by the name of the command behind `trainings.`.
    enum Step: String, CaseIterable {
        case update
        case enrol
        case select
        case confirm
        case changeParticipant = "participant.update"
        case withdraw
        case replace
        case addClass = "class.add"
        case changeClass = "class.update"
        case addSession = "session.add"
        case changeSession = "session.update"
        case removeSession = "session.remove"
        case attend
        /// Scores before and at the end of a training.
        case assess
        /// Scores of the follow-up, weeks or months later.
        case observe = "assess (follow_up)"
        case complete
        case issue = "certificate.issue"
        case cancel
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> TrainingState? {
        switch (self, step) {
        case (.open, .complete): .completed
        case (.open, .cancel): .cancelled
        case (.open, .issue): nil
        case (.open, _): .open
        case (.completed, .observe), (.completed, .issue): .completed
        case (.completed, _), (.cancelled, _): nil
        }
    }

    /// Throws `invalid_state`, with what is allowed, where the step is not.
    func check(_ step: Step) throws {
        guard after(step) == nil else { return }
        let allowed = Step.allCases.filter { after($0) != nil }
        throw RPCError.invalidState("training", is: rawValue, allowed: allowed.map { "trainings.\($0.rawValue)" })
    }
}
