import Synchronization

/// Wakes whoever follows the events, after a commit that has some. What the events are, each reads from the store: so
/// none is missed, whatever was on its way meanwhile.
final class Feed: Sendable {
    private let listeners = Mutex<[Int: @Sendable () -> Void]>([:])
    private let numbers = Atomic<Int>(0)

    /// - Returns: a number under which to leave again.
    func listen(_ wake: @escaping @Sendable () -> Void) -> Int {
        let number = numbers.add(1, ordering: .relaxed).newValue
        listeners.withLock { $0[number] = wake }
        return number
    }

    func leave(_ number: Int) { listeners.withLock { $0[number] = nil } }

    /// Called on the writer's thread; a listener only hops to where it belongs.
    func announce() { for wake in listeners.withLock({ Array($0.values) }) { wake() } }
}
