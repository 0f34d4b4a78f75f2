import ModuleKit

/// Where a problem stands.
enum IssueState: String, Choice {
    /// It was raised.
    case open
    /// The office has taken it up.
    case accepted
    /// It is no problem any more.
    case resolved
    /// It is not taken up, for a reason.
    case rejected
    /// It is the same as another, which goes on in its place.
    case merged

    /// What can be done with an issue, by the name of the command behind `meetings.issue.`.
    enum Step: String, CaseIterable {
        /// It was raised once more.
        case raise
        case accept
        case resolve
        case reject
        /// It goes into another.
        case merge
        /// Another goes into it.
        case absorb = "merge (keep)"
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> IssueState? {
        switch (self, step) {
        case (.open, .raise), (.resolved, .raise), (.rejected, .raise): .open
        case (.accepted, .raise): .accepted
        case (.open, .accept): .accepted
        case (.open, .resolve), (.accepted, .resolve): .resolved
        case (.open, .reject), (.accepted, .reject): .rejected
        case (.open, .merge), (.accepted, .merge): .merged
        case (.open, .absorb), (.accepted, .absorb): self
        case (.accepted, .accept), (.resolved, _), (.rejected, _), (.merged, _): nil
        }
    }

    /// The state after a step; throws `invalid_state`, with what is allowed, where the step is not.
    func checked(_ step: Step) throws -> IssueState {
        if let next = after(step) { return next }
        let allowed = Step.allCases.filter { after($0) != nil }
        throw RPCError.invalidState("issue", is: rawValue, allowed: allowed.map { "meetings.issue.\($0.rawValue)" })
    }
}
