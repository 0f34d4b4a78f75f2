import ModuleKit

/// Who completes a training, and why one does not.
///
/// Whoever was present at enough of the sessions that were meant for the participant: those of all classes and those of
/// the own class. Excused is not present. And in each dimension of the settings that was measured after the training,
/// whoever reached the mark: a missing score is no score of 0, and no mark reached either. Behaviour shows later, and
/// never counts here.
struct CompletionRule {
    /// Sessions that must have been attended, in percent.
    let minimumAttendance: Int
    /// The mark that must be reached, in percent of the maximum.
    let minimumMark: Int
    /// Dimensions in which the mark must be reached.
    let dimensions: [Dimension]

    /// Why a participant fails; empty where the training was completed.
    ///
    /// - Parameters:
    ///   - present: sessions attended of those meant for the participant
    ///   - expected: sessions meant for the participant
    ///   - marks: the participant's mean after the training, by dimension, in percent of the maximum
    func reasons(present: Int, expected: Int, marks: [Dimension: Double] = [:]) -> [Reason] {
        attendance(present: present, expected: expected) + dimensions.compactMap { mark(in: $0, marks[$0]) }
    }

    private func attendance(present: Int, expected: Int) -> [Reason] {
        if expected == 0 {
            return [Reason(name: "no_sessions", message: "No session was held for this participant's class")]
        }
        if present * 100 >= expected * minimumAttendance { return [] }
        return [
            Reason(
                name: "attendance",
                message: "Present at \(present) of \(expected) sessions: at least \(minimumAttendance) % are needed")
        ]
    }

    private func mark(in dimension: Dimension, _ mark: Double?) -> Reason? {
        guard let mark else {
            return Reason(
                name: "no_post_test", message: "Has no score of the test after the training (\(dimension.words))")
        }
        // A mark of 60 that was summed up as 59.999999 is 60.
        if mark >= Double(minimumMark) - 1e-9 { return nil }
        return Reason(
            name: "post_test",
            message:
                "Reached \(Percent(mark).words) % after the training (\(dimension.words)): at least \(minimumMark) % are needed"
        )
    }
}

/// A percentage as people write it, with one decimal where it has one; cut, so that 59.96 does not look like 60.
struct Percent {
    let words: Sentence

    init(_ value: Double) {
        let tenths = Int((value * 10 + 1e-7).rounded(.down))
        words = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

/// Why a participant did not complete.
struct Reason: Described, Equatable {
    let name: String
    let message: Sentence

    static let fields = Fields<Self> {
        Field(\.name, "Stable word: attendance, no_sessions, post_test, no_post_test")
        Field(\.message, "The same in a sentence")
    }
}
