import ModuleKit

/// Where a meeting stands.
enum MeetingState: String, Choice {
    /// It has a date.
    case planned
    /// Somebody was asked to come.
    case invited
    /// It waits for its new date.
    case postponed
    /// It does not take place.
    case cancelled
    /// It took place.
    case held
    /// Its minutes are written.
    case minuted
    /// Its minutes are signed, and nothing changes any more.
    case ratified

    /// What can be done with a meeting, by the name of the command behind `meetings.`.
    enum Step: String, CaseIterable {
        case update
        case invite
        case respond
        case attend
        case postpone
        case cancel
        case hold
        case minutes
        case ratify
        case addendum
        case raiseIssue = "issue.raise"
        case raiseIdea = "idea.raise"
        case addFollowUp = "followup.add"
        case makeCommitment = "commitment.make"
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> MeetingState? {
        switch step {
        case .invite: isAhead ? .invited : nil
        case .postpone: isAhead ? .postponed : nil
        case .cancel: isAhead ? .cancelled : nil
        case .hold: isAhead ? .held : nil
        case .minutes: isOpenRecord ? .minuted : nil
        case .ratify: self == .minuted ? .ratified : nil
        case .addendum: self == .ratified ? self : nil
        case .respond: self == .invited || self == .postponed ? self : nil
        case .attend: (isAhead && self != .postponed) || isOpenRecord ? self : nil
        case .update: isAhead || isOpenRecord ? self : nil
        case .raiseIssue, .raiseIdea, .addFollowUp, .makeCommitment: self == .cancelled ? nil : self
        }
    }

    /// Whether it took place, so that those present were seen.
    var isHeld: Bool { isOpenRecord || self == .ratified }

    private var isAhead: Bool { self == .planned || self == .invited || self == .postponed }

    private var isOpenRecord: Bool { self == .held || self == .minuted }

    /// The state after a step; throws `invalid_state`, with what is allowed, where the step is not.
    func checked(_ step: Step) throws -> MeetingState {
        if let next = after(step) { return next }
        throw RPCError.invalidState("meeting", is: rawValue, allowed: allowed)
    }

    /// The commands that are allowed from here.
    var allowed: [String] { Step.allCases.filter { after($0) != nil }.map { "meetings.\($0.rawValue)" } }
}
