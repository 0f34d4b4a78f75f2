import ModuleKit

/// What a training changes in people.
enum Dimension: String, Choice {
    case knowledge, attitude, skill, behaviour

    var words: Sentence {
        switch self {
        case .knowledge: "knowledge"
        case .attitude: "attitude"
        case .skill: "skill"
        case .behaviour: "behaviour"
        }
    }
}

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

    /// Each participant's mean of a phase: several instruments count by their mean.
    static func means(_ scores: [Score], in phase: Phase) -> [Int64: Double] {
        Dictionary(grouping: scores.filter { $0.phase == phase }, by: \.participant)
            .compactMapValues { mean($0.map(\.percent)) }
    }

    /// A score as people write it: `85`, `85.5`.
    static func text(_ score: Double) -> String {
        score == score.rounded() && abs(score) < 1e15 ? String(Int(score)) : String(score)
    }

    static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}

/// Participants measured twice, and what changed. In percent of the maximum.
struct PairedScores {
    let n: Int
    let before: Double?
    let after: Double?
    let gain: Double?
    /// How far the single gains lie from each other: their sample standard deviation.
    let spread: Double?

    init(_ first: [Int64: Double], _ second: [Int64: Double]) {
        let paired = first.keys.filter { second[$0] != nil }.sorted()
        n = paired.count
        before = Score.mean(paired.compactMap { first[$0] })
        after = Score.mean(paired.compactMap { second[$0] })
        let gains = paired.compactMap { id in first[id].flatMap { before in second[id].map { $0 - before } } }
        gain = Score.mean(gains)
        guard let gain, n > 1 else {
            spread = nil
            return
        }
        spread = (gains.reduce(0) { $0 + ($1 - gain) * ($1 - gain) } / Double(n - 1)).squareRoot()
    }
}

/// The change in one dimension, on participants measured both before and after. In percent of the maximum.
struct DimensionEffect: Described, Equatable {
    let dimension: Dimension
    let n: Int
    let meanPre: Double?
    let meanPost: Double?
    let gain: Double?
    let gainSpread: Double?
    let statement: Sentence
    let followUp: FollowUpEffect?

    static let fields = Fields<Self> {
        Field(\.dimension, "What was measured")
        Field(\.n, "Participants with a score both before and after")
        Field(\.meanPre, "Their mean before, in percent of the maximum; null without any")
        Field(\.meanPost, "Their mean after")
        Field(\.gain, "mean_post less mean_pre")
        Field(\.gainSpread, "Sample standard deviation of the single gains; null below two")
        Field(\.statement, "What that says, or that it says nothing")
        Field(\.followUp, "The same for what was observed later; null where nothing was")
    }

    /// One line per dimension that was measured at all.
    ///
    /// - Parameters:
    ///   - participants: who could have been measured
    ///   - fewest: participants measured twice, below whom nothing is said
    static func of(_ scores: [Score], participants: Int, fewest: Int) -> [DimensionEffect] {
        Dimension.allCases.compactMap { dimension in
            let measured = scores.filter { $0.dimension == dimension }
            guard !measured.isEmpty else { return nil }
            let pre = Score.means(measured, in: .pre)
            let pairs = PairedScores(pre, Score.means(measured, in: .post))
            let later = Score.means(measured, in: .followUp)
            return DimensionEffect(
                dimension: dimension, n: pairs.n, meanPre: pairs.before, meanPost: pairs.after, gain: pairs.gain,
                gainSpread: pairs.spread,
                statement: statement(pairs, later: false, participants: participants, fewest: fewest),
                followUp: later.isEmpty
                    ? nil : FollowUpEffect(PairedScores(pre, later), participants: participants, fewest: fewest))
        }
    }

    fileprivate static func statement(
        _ pairs: PairedScores, later: Bool, participants: Int, fewest: Int
    ) -> Sentence {
        guard pairs.n >= fewest, let gain = pairs.gain else {
            return
                "\(pairs.n) of \(participants) participants were measured both times: too few to say anything, \(fewest) are needed"
        }
        let size = Percent(abs(gain)).words
        switch (gain > 0.05, gain < -0.05, later) {
        case (true, _, false): return "\(pairs.n) participants measured both times gained \(size) points on average"
        case (_, true, false): return "\(pairs.n) participants measured both times lost \(size) points on average"
        case (false, false, false): return "\(pairs.n) participants measured both times neither gained nor lost"
        case (true, _, true): return "\(pairs.n) participants stand \(size) points higher than before the training"
        case (_, true, true): return "\(pairs.n) participants stand \(size) points lower than before the training"
        case (false, false, true): return "\(pairs.n) participants stand where they stood before the training"
        }
    }
}

/// What was observed weeks or months later, on participants measured before the training and then.
struct FollowUpEffect: Described, Equatable {
    let n: Int
    let meanPre: Double?
    let meanFollowUp: Double?
    let gain: Double?
    let gainSpread: Double?
    let statement: Sentence

    init(_ pairs: PairedScores, participants: Int, fewest: Int) {
        n = pairs.n
        meanPre = pairs.before
        meanFollowUp = pairs.after
        gain = pairs.gain
        gainSpread = pairs.spread
        statement = DimensionEffect.statement(pairs, later: true, participants: participants, fewest: fewest)
    }

    static let fields = Fields<Self> {
        Field(\.n, "Participants with a score both before and later")
        Field(\.meanPre, "Their mean before, in percent of the maximum; null without any")
        Field(\.meanFollowUp, "Their mean later")
        Field(\.gain, "mean_follow_up less mean_pre")
        Field(\.gainSpread, "Sample standard deviation of the single gains; null below two")
        Field(\.statement, "What that says, or that it says nothing")
    }
}
