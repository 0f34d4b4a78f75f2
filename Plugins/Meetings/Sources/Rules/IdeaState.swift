import ModuleKit

/// Where an idea stands.
enum IdeaState: String, Choice {
    case open
    /// A plan or programme has taken it up.
    case adopted
    /// It waits for a better time.
    case deferred
    /// It is not taken up, for a reason.
    case rejected

    /// What can be done with an idea, by the name of the command behind `meetings.idea.`.
    enum Step: String, CaseIterable {
        case adopt
        case postpone = "defer"
        case reject
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> IdeaState? {
        switch (self, step) {
        case (.open, .adopt), (.deferred, .adopt): .adopted
        case (.open, .postpone): .deferred
        case (.open, .reject), (.deferred, .reject): .rejected
        case (.deferred, .postpone), (.adopted, _), (.rejected, _): nil
        }
    }

    /// The state after a step; throws `invalid_state`, with what is allowed, where the step is not.
    func checked(_ step: Step) throws -> IdeaState {
        if let next = after(step) { return next }
        let allowed = Step.allCases.filter { after($0) != nil }
        throw RPCError.invalidState("idea", is: rawValue, allowed: allowed.map { "meetings.idea.\($0.rawValue)" })
    }

    /// Throws `invalid_state` where it has ended, and is not corrected any more.
    func checkOpen() throws {
        if Step.allCases.contains(where: { after($0) != nil }) { return }
        throw RPCError.invalidState("idea", is: rawValue, allowed: [])
    }
}
