import ModuleKit

/// Where a need for training stands.
enum NeedState: String, Choice {
    case open
    /// A plan answers it.
    case planned
    case met
    case dropped

    /// What can be done with a need, by the name of the command behind `trainings.`.
    enum Step: String, CaseIterable {
        case update = "need.update"
        case plan = "plan.create"
        case meet = "need.meet"
        case drop = "need.drop"
    }

    /// The state after a step; nil where the step is not allowed.
    func after(_ step: Step) -> NeedState? {
        switch (self, step) {
        case (.open, .update), (.planned, .update): self
        case (.open, .plan), (.planned, .plan): .planned
        case (.open, .meet), (.planned, .meet): .met
        case (.open, .drop), (.planned, .drop): .dropped
        case (.met, _), (.dropped, _): nil
        }
    }

    /// The state after a step; throws `invalid_state`, with what is allowed.
    func checked(_ step: Step, need: Int64) throws -> NeedState {
        if let next = after(step) { return next }
        let allowed = Step.allCases.filter { after($0) != nil }
        throw RPCError.invalidState("need \(need)", is: rawValue, allowed: allowed.map { "trainings.\($0.rawValue)" })
    }
}

/// Where a need comes from.
enum NeedOrigin: String, Choice {
    /// Somebody entered it.
    case entered
    case neverTrained = "never_trained"
    case trainedLongAgo = "trained_long_ago"
    case lowScores = "low_scores"
    case revivedUntrained = "revived_untrained"
}
