import ModuleKit
import SeededTesting
import Testing

@testable import Meetings

@Suite struct RulesTests {
    /// The contract, word for word: from where a meeting goes where.
    private static let moves: Set<[MeetingState]> = [
        [.planned, .invited], [.invited, .invited], [.postponed, .invited],
        [.planned, .held], [.invited, .held], [.postponed, .held],
        [.planned, .postponed], [.invited, .postponed], [.postponed, .postponed],
        [.planned, .cancelled], [.invited, .cancelled], [.postponed, .cancelled],
        [.held, .minuted], [.minuted, .minuted], [.minuted, .ratified],
    ]

    @Test("a meeting moves as the contract says, and no other way") func meetingMoves() {
        let changing: [MeetingState.Step] = [.invite, .hold, .postpone, .cancel, .minutes, .ratify]
        var found: Set<[MeetingState]> = []
        for state in MeetingState.allCases {
            for step in MeetingState.Step.allCases {
                guard let next = state.after(step) else {
                    #expect(throws: RPCError.self) { try state.checked(step) }
                    continue
                }
                if changing.contains(step) { found.insert([state, next]) } else { #expect(next == state) }
            }
        }
        #expect(found == Self.moves)
    }

    @Test("no order of steps brings a meeting back from what happened") func meetingLife() {
        var random = SeededRandom(seed: 20_240_313)
        for _ in 0..<500 {
            var state = MeetingState.planned
            var taken: [MeetingState.Step] = []
            for _ in 0..<40 {
                let step = MeetingState.Step.allCases.randomElement(using: &random) ?? .update
                guard let next = state.after(step) else { continue }
                if state.isHeld { #expect(next.isHeld && step != .invite && step != .cancel && step != .postpone) }
                #expect(state != .cancelled)
                if state == .ratified { #expect(next == .ratified && step != .attend && step != .update) }
                taken.append(step)
                state = next
            }
            #expect(taken.count { $0 == .hold || $0 == .cancel } <= 1)
            #expect(!taken.contains(.minutes) || taken.contains(.hold))
            #expect(state != .ratified || taken.count { $0 == .ratify } == 1)
        }
    }

    @Test("attendance and invitations are answered where the contract allows them") func answered() {
        #expect(MeetingState.allCases.filter { $0.after(.invite) != nil } == [.planned, .invited, .postponed])
        #expect(MeetingState.allCases.filter { $0.after(.attend) != nil } == [.planned, .invited, .held, .minuted])
        #expect(MeetingState.Step.allCases.allSatisfy { MeetingState.cancelled.after($0) == nil })
    }

    @Test("no order of steps resolves what was closed, or brings back what was merged") func issueLife() {
        var random = SeededRandom(seed: 6)
        for _ in 0..<500 {
            var state = IssueState.open
            for _ in 0..<40 {
                let step = IssueState.Step.allCases.randomElement(using: &random) ?? .raise
                guard let next = state.after(step) else {
                    #expect(throws: RPCError.self) { try state.checked(step) }
                    continue
                }
                #expect(state != .merged)
                if state == .resolved || state == .rejected { #expect(step == .raise && next == .open) }
                if next == .merged { #expect(step == .merge && (state == .open || state == .accepted)) }
                state = next
            }
        }
    }

    @Test("a follow-up ends once, and a promise is settled once") func endings() throws {
        var random = SeededRandom(seed: 32)
        for _ in 0..<300 {
            var state = FollowUpState.open
            var taken: [FollowUpState.Step] = []
            for _ in 0..<12 {
                let step = FollowUpState.Step.allCases.randomElement(using: &random) ?? .start
                guard let next = state.after(step) else {
                    #expect(throws: RPCError.self) { try state.checked(step) }
                    continue
                }
                taken.append(step)
                state = next
            }
            #expect(taken.count { $0 == .start } <= 1)
            #expect(taken.count { $0 != .start } == (state == .done || state == .cancelled ? 1 : 0))
        }
        #expect(try CommitmentState.open.settled(kept: true) == .kept)
        #expect(try CommitmentState.open.settled(kept: false) == .broken)
        #expect(throws: RPCError.self) { try CommitmentState.kept.settled(kept: false) }
    }
}
