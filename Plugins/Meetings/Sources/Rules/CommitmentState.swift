import ModuleKit

/// What became of a promise.
enum CommitmentState: String, Choice {
    case open
    case kept
    case broken

    /// The state once it is known whether the promise was kept; throws `invalid_state` where that was known already.
    func settled(kept: Bool) throws -> CommitmentState {
        guard self == .open else { throw RPCError.invalidState("commitment", is: rawValue, allowed: []) }
        return kept ? .kept : .broken
    }
}
