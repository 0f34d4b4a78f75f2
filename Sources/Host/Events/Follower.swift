import ModuleKit
import NIOCore
import Store
import Wire

/// The subscriptions of one connection, on its event loop: each goes through the stored events at the pace at which the
/// client reads.
final class Follower {
    private struct Subscription {
        let query: EventQuery
        var position: FeedPosition
    }

    /// Events that one turn of the loop tells of, at most.
    private static let stride = 64

    private var subscriptions: [Int64: Subscription] = [:]
    private var last: Int64 = 0
    private var listening: Int?

    func add(_ command: SubscribeEvents, _ db: Database) throws -> EventSubscription {
        guard subscriptions.count < 64 else {
            throw RPCError(.conflict, "This connection has 64 subscriptions, and may have no more")
        }
        let present = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM core_journal") ?? 0
        let after = command.after ?? present
        last += 1
        subscriptions[last] = Subscription(query: EventQuery(topics: command.topics ?? []), position: .after(after))
        return EventSubscription(subscription: last, after: after)
    }

    func remove(_ command: UnsubscribeEvents) throws -> EventSubscription {
        guard let gone = subscriptions.removeValue(forKey: command.subscription) else {
            throw RPCError.notFound("subscription", command.subscription)
        }
        return EventSubscription(subscription: command.subscription, after: gone.position.seq)
    }

    var isEmpty: Bool { subscriptions.isEmpty }

    /// Joins the feed with the first subscription, and leaves it with the last.
    func follow(_ feed: Feed, wake: @escaping @Sendable () -> Void) {
        if isEmpty {
            leave(feed)
        } else if listening == nil {
            listening = feed.listen(wake)
        }
    }

    func leave(_ feed: Feed) {
        if let listening { feed.leave(listening) }
        listening = nil
    }

    /// Writes the next events of every subscription; true where there may be more.
    func tell(_ lane: ReadLane, into out: inout FrameWriter) throws -> Bool {
        var isMore = false
        for (number, subscription) in subscriptions {
            let events = try lane.read(module: nil) { db in
                try subscription.query.events(db, behind: subscription.position, limit: Self.stride)
            }
            for (position, row) in events ?? [] {
                out.frame { writer in
                    writer.notification("$/event") { writer in
                        writer.beginObject()
                        writer.key("subscription")
                        writer.write(number)
                        writer.writeEvent(row)
                        writer.endObject()
                    }
                }
                subscriptions[number]?.position = position
            }
            if events?.count == Self.stride { isMore = true }
        }
        return isMore
    }
}
