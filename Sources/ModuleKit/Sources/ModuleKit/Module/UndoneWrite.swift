/// A write that is being taken back, for the modules: its rows stand as before it, those of `Module.derivedTables` do not
/// yet.
public struct UndoneWrite: Sendable {
    /// The tables that it had changed, those that are derived among them.
    public let tables: Set<String>
    private let events: [(topic: String, data: [UInt8])]

    /// - Parameter events: what it had published, in that order.
    public init(tables: Set<String>, events: [(topic: String, data: [UInt8])]) {
        self.tables = tables
        self.events = events
    }

    /// Gives what it had published to those of the subscriptions that look at what is there now, and not at what is told
    /// to have happened.
    public func tell(_ subscriptions: [Subscription], _ store: Transaction) throws {
        for event in events {
            for subscription in subscriptions where subscription.topic == event.topic {
                try subscription.receive(event.data, store)
            }
        }
    }
}
