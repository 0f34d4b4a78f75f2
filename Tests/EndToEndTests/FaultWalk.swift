import Foundation
import Synchronization

/// What happens at a step.
struct Fault: Sendable {
    let action: FaultyDisk.Action
    /// Whether every step behind it fails too.
    let lasts: Bool

    private init(_ action: FaultyDisk.Action, lasts: Bool = false) {
        self.action = action
        self.lasts = lasts
    }

    static let all = [
        Fault(.kill), Fault(.tear), Fault(.power),
        Fault(.fail), Fault(.fail, lasts: true), Fault(.full), Fault(.full, lasts: true),
    ]
}

/// A work that is done again and again, with a fault at one step after the other, until it ends before the fault comes.
/// Every attempt has a folder of its own, and as many are under way at a time as there are cores.
final class FaultWalk: Sendable, CustomStringConvertible {
    private let template: OfficeTemplate
    private let fault: Fault
    private let every: Int64?
    private let state: Mutex<State>
    private let begun = ContinuousClock.now

    private struct State {
        /// Nil once the work ended before its step.
        var next: Int64?
        var reached: Set<Int64> = []
        var found: [String] = []
    }

    /// - Parameters:
    ///   - step: the first one.
    ///   - every: how many it goes on at a time; nil for that step alone.
    init(_ template: OfficeTemplate, _ fault: Fault, from step: Int64, every: Int64?) {
        self.template = template
        self.fault = fault
        self.every = every
        state = Mutex(State(next: step))
    }

    /// What did not hold.
    var found: [String] { state.withLock { $0.found } }

    func run() {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        DispatchQueue.concurrentPerform(iterations: cores) { _ in while let step = take() { attempt(step) } }
    }

    private func take() -> Int64? {
        state.withLock { state in
            guard let step = state.next else { return nil }
            state.next = every.map { step + $0 }
            return step
        }
    }

    /// Does the work with the fault at a step, and looks at what is left.
    private func attempt(_ step: Int64) {
        var told = "\(name) at step \(step)"
        var found: [String] = []
        var isReached = false
        do {
            let office = try template.copy()
            try office.work(fault.action, at: step, lasts: fault.lasts)
            if let happened = office.disk.happened {
                told += ", the \(happened.kind) of \(happened.path.dropFirst(office.folder.count))"
                isReached = true
            }
            defer { found += office.faults }
            try office.check()
        } catch { found.append("\(error)") }
        state.withLock { state in
            if isReached { state.reached.insert(step) } else { state.next = nil }
            state.found += found.map { "\(told): \($0)" }
        }
    }

    private var name: String { "\(template.work), \(fault.action)\(fault.lasts ? " lasting" : "")" }

    var description: String {
        let (reached, found) = state.withLock { ($0.reached, $0.found.count) }
        let took = (ContinuousClock.now - begun).components.seconds
        return "\(name): \(reached.count) steps up to \(reached.max() ?? 0), \(found) faults, \(took) s"
    }
}
