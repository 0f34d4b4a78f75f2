import ModuleKit

/// Who completes a training, and why one does not.
///
/// With sessions, whoever was present at enough of those that were meant for the participant: those of all classes and
/// those of the own class. Excused is not present. Without sessions nothing can be counted, and everybody enrolled
/// completes.
struct CompletionRule {
    /// Sessions that must have been attended, in percent. A custom of offices, and no law.
    static let minimumPercent = 80

    /// Sessions of the training, whoever they were for.
    let sessions: Int

    /// Why a participant fails; empty where the training was completed.
    ///
    /// - Parameters:
    ///   - present: sessions attended of those meant for the participant
    ///   - expected: sessions meant for the participant
    func reasons(present: Int, expected: Int) -> [Reason] {
        if sessions == 0 { return [] }
        if expected == 0 {
            return [Reason(name: "no_sessions", message: "No session was held for this participant's class")]
        }
        if present * 100 >= expected * Self.minimumPercent { return [] }
        return [
            Reason(
                name: "attendance",
                message: "Present at \(present) of \(expected) sessions: at least \(Self.minimumPercent) % are needed")
        ]
    }
}

/// Why a participant did not complete.
struct Reason: Described, Equatable {
    let name: String
    let message: Sentence

    static let fields = Fields<Self> {
        Field(\.name, "Stable word: attendance, no_sessions")
        Field(\.message, "The same in a sentence")
    }
}
