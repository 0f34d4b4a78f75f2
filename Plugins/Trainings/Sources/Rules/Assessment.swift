import ModuleKit

/// What a training changes in people.
enum Dimension: String, Choice { case knowledge, attitude, skill, behaviour }

/// When something is measured.
enum Phase: String, Choice {
    case pre
    case post
    /// Weeks or months later.
    case followUp = "follow_up"
}

/// One score in percent of its maximum, so that instruments of different lengths can be compared.
struct Score {
    let participant: Int64
    let dimension: Dimension
    let phase: Phase
    let percent: Double
}

/// The change in one dimension, on participants measured both before and after. In percent of the maximum.
struct DimensionEffect: Described, Equatable {
    let dimension: Dimension
    let n: Int
    let meanPre: Double?
    let meanPost: Double?
    let gain: Double?

    static let fields = Fields<Self> {
        Field(\.dimension, "What was measured")
        Field(\.n, "Participants with a score both before and after")
        Field(\.meanPre, "Their mean before, in percent of the maximum; null without any")
        Field(\.meanPost, "Their mean after")
        Field(\.gain, "mean_post less mean_pre")
    }

    /// One line per dimension that was measured at all. Several instruments of one participant and phase count by
    /// their mean.
    static func of(_ scores: [Score]) -> [DimensionEffect] {
        Dimension.allCases.compactMap { dimension in
            let measured = scores.filter { $0.dimension == dimension }
            return measured.isEmpty ? nil : effect(in: dimension, measured)
        }
    }

    private static func effect(in dimension: Dimension, _ scores: [Score]) -> DimensionEffect {
        let pre = means(scores.filter { $0.phase == .pre })
        let post = means(scores.filter { $0.phase == .post })
        let paired = pre.keys.filter { post[$0] != nil }.sorted()
        let before = mean(paired.compactMap { pre[$0] })
        let after = mean(paired.compactMap { post[$0] })
        let gain = before.flatMap { before in after.map { $0 - before } }
        return DimensionEffect(
            dimension: dimension, n: paired.count, meanPre: before, meanPost: after, gain: gain)
    }

    private static func means(_ scores: [Score]) -> [Int64: Double] {
        Dictionary(grouping: scores, by: \.participant).compactMapValues { mean($0.map(\.percent)) }
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
