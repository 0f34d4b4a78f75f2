import Foundation
import Synchronization

/// Work that two threads share, in pieces that they take themselves.
enum TwoThreads {
    /// Runs `body` on two threads until both have returned.
    ///
    /// - Throws: what was thrown first.
    static func run(_ body: @escaping @Sendable () throws -> Void) throws {
        let failure = Mutex<(any Error)?>(nil)
        let done = DispatchGroup()
        for _ in 0..<2 {
            done.enter()
            Thread {
                // Who answers clients goes before: on Linux this is the thread's own priority.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
                do { try body() } catch {
                    // A thread that was let out says nothing of why.
                    failure.withLock { if $0 == nil || $0 is BrokenTurnstile { $0 = error } }
                }
                done.leave()
            }.start()
        }
        done.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}

/// What is thrown where a turnstile was broken: another thread knows why.
struct BrokenTurnstile: Error {}

/// Lets threads pass in the order of their numbers.
final class Turnstile: @unchecked Sendable {
    // Unchecked: `turn` and `isBroken` are used while `condition` is locked.
    private let condition = NSCondition()
    private var turn = 0
    private var isBroken = false

    /// Waits until all lower numbers have passed, runs `body`, and lets the next one in.
    ///
    /// - Throws: what `body` throws, which breaks the turnstile, and `BrokenTurnstile` where it is broken.
    func pass<T>(_ number: Int, _ body: () throws -> T) throws -> T {
        condition.lock()
        defer { condition.unlock() }
        while turn != number, !isBroken { condition.wait() }
        guard !isBroken else { throw BrokenTurnstile() }
        do {
            let value = try body()
            turn += 1
            condition.broadcast()
            return value
        } catch {
            isBroken = true
            condition.broadcast()
            throw error
        }
    }

    /// Lets nobody wait any more: a number will never come.
    func breakDown() {
        condition.lock()
        isBroken = true
        condition.broadcast()
        condition.unlock()
    }
}
