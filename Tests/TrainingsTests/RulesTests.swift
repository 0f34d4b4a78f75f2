import ModuleKit
import SeededTesting
import Testing

@testable import Trainings

@Suite struct RulesTests {
    @Test("no order of steps leaves an end of a training, or completes one twice") func trainingLife() {
        var random = SeededRandom(seed: 20_240_422)
        for _ in 0..<200 {
            var state = TrainingState.open
            var completions = 0
            for _ in 0..<40 {
                let step = TrainingState.Step.allCases.randomElement(using: &random) ?? .enrol
                guard let next = state.after(step) else {
                    #expect(throws: RPCError.self) { try state.check(step) }
                    continue
                }
                if step == .complete { completions += 1 }
                #expect(state == .open || next == state)
                state = next
            }
            #expect(completions <= 1)
        }
    }

    @Test("no order of steps completes who left, or brings somebody back") func participantLife() {
        var random = SeededRandom(seed: 133)
        for _ in 0..<200 {
            var state = ParticipantState.nominated
            var taken: [ParticipantState.Step] = []
            for _ in 0..<30 {
                let step = ParticipantState.Step.allCases.randomElement(using: &random) ?? .attend
                guard let next = state.after(step) else { continue }
                taken.append(step)
                state = next
            }
            let ends = taken.filter { [.withdraw, .replace, .complete, .fail].contains($0) }
            #expect(ends.count <= 1)
            #expect((state == .completed) == (ends == [.complete]))
        }
    }

    @Test("attendance is enough from four fifths on, for every number of sessions") func share() {
        for expected in 1...40 {
            let rule = CompletionRule(
                minimumAttendance: 80, minimumMark: 60, dimensions: [])
            for present in 0...expected {
                let isEnough = Double(present) / Double(expected) >= 0.8 - 1e-9
                #expect(rule.reasons(present: present, expected: expected).isEmpty == isEnough)
            }
        }
    }

    @Test("the effect agrees with a plain count over random sheets with gaps") func effect() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<100 {
            var pre: [Int64: Double] = [:]
            var post: [Int64: Double] = [:]
            for participant in Int64(1)...Int64.random(in: 1...30, using: &random) {
                if Int.random(in: 0...3, using: &random) > 0 { pre[participant] = .random(in: 0...100, using: &random) }
                if Int.random(in: 0...3, using: &random) > 0 {
                    post[participant] = .random(in: 0...100, using: &random)
                }
            }
            let scores =
                pre.map { Score(participant: $0, dimension: .attitude, phase: .pre, percent: $1) }
                + post.map { Score(participant: $0, dimension: .attitude, phase: .post, percent: $1) }
            let both = pre.keys.filter { post[$0] != nil }
            let effects = DimensionEffect.of(scores, participants: 30, fewest: 5)
            guard !scores.isEmpty else {
                #expect(effects.isEmpty)
                continue
            }
            let found = try #require(effects.first)
            #expect(effects.count == 1 && found.n == both.count)
            guard !both.isEmpty else {
                #expect(found.gain == nil && found.meanPre == nil)
                continue
            }
            var sum = 0.0
            for participant in both { sum += (post[participant] ?? 0) - (pre[participant] ?? 0) }
            #expect(abs(try #require(found.gain) - sum / Double(both.count)) < 1e-9)
        }
    }
}
