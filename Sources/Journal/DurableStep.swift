import Synchronization

/// The points between which something on the disk changes, so that a test can end the process at each of them.
package enum DurableStep {
    /// Told every step that is reached; nil but in a test.
    package static let observer = Mutex<(@Sendable (String) -> Void)?>(nil)
    private static let isObserved = Atomic<Bool>(false)

    /// Sets the observer, in a process of the test's own.
    package static func observe(_ observer: @escaping @Sendable (String) -> Void) {
        self.observer.withLock { $0 = observer }
        isObserved.store(true, ordering: .releasing)
    }

    package static func reached(_ name: String) {
        guard isObserved.load(ordering: .relaxed) else { return }
        observer.withLock { $0 }?(name)
    }
}
