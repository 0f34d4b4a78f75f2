import ModuleKit

/// Where a cadre stands.
enum CadreState: String, Choice {
    /// Recorded without a decree: may attend and enrol.
    case proposed
    case active
    case inactive
    case ended
}

/// What can happen to a cadre.
enum CadreStep: String, CaseIterable {
    /// A decree is recorded; of an active one it renews.
    case appoint
    case deactivate
    case revive
    case end
}

extension CadreState {
    /// The state after a step; nil where the state does not allow it.
    func after(_ step: CadreStep) -> CadreState? {
        switch (self, step) {
        case (.proposed, .appoint), (.inactive, .appoint), (.active, .appoint): .active
        case (.active, .deactivate): .inactive
        case (.inactive, .revive): .active
        case (.proposed, .end), (.active, .end), (.inactive, .end): .ended
        default: nil
        }
    }

    /// The steps that the state allows.
    var allowed: [CadreStep] { CadreStep.allCases.filter { after($0) != nil } }

    /// The state after a step.
    ///
    /// - Throws: `invalid_state` with what is allowed.
    func taking(_ step: CadreStep) throws(RPCError) -> CadreState {
        guard let next = after(step) else {
            throw RPCError.invalidState("cadre", is: rawValue, allowed: allowed.map { "registry.cadre.\($0.rawValue)" })
        }
        return next
    }
}

extension CadreState {
    /// The state that a history explains, by the kinds of its entries in their order.
    init(after history: [String]) {
        self = history.reduce(.proposed) { state, kind in
            switch kind {
            case "appointed", "revived": .active
            case "deactivated": .inactive
            case "ended": .ended
            default: state
            }
        }
    }
}
