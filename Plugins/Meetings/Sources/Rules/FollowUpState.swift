import ModuleKit

/// Where a concrete step stands. Overdue is no state: it follows from the due date and the day one looks.
enum FollowUpState: String, Choice {
    case open
    case inProgress = "in_progress"
    /// It was done, with evidence.
    case done
    /// It will not be done, for a reason.
    case cancelled

    /// What can be done with a follow-up, by the name of the command behind `meetings.followup.`.
    enum Step: String, CaseIterable { case start, complete, cancel }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> FollowUpState? {
        switch (self, step) {
        case (.open, .start): .inProgress
        case (.open, .complete), (.inProgress, .complete): .done
        case (.open, .cancel), (.inProgress, .cancel): .cancelled
        case (.inProgress, .start), (.done, _), (.cancelled, _): nil
        }
    }

    /// The state after a step; throws `invalid_state`, with what is allowed, where the step is not.
    func checked(_ step: Step) throws -> FollowUpState {
        if let next = after(step) { return next }
        let allowed = Step.allCases.filter { after($0) != nil }
        throw RPCError.invalidState(
            "follow-up", is: rawValue, allowed: allowed.map { "meetings.followup.\($0.rawValue)" })
    }

    /// Throws `invalid_state` where it has ended, and is not corrected any more.
    func checkOpen() throws {
        if Step.allCases.contains(where: { after($0) != nil }) { return }
        throw RPCError.invalidState("follow-up", is: rawValue, allowed: [])
    }
}
