import ModuleKit
import NIOCore

extension Connection {
    func subscribe(_ command: SubscribeEvents, _ store: Snapshot) throws -> EventSubscription {
        try hall.checkTopics(command.topics ?? [])
        let made = try follower.add(command, store.db)
        let back = NIOLoopBound(self, eventLoop: eventLoop)
        let loop = eventLoop
        follower.follow(hall.feed) { loop.execute { back.value.follow() } }
        return made
    }

    func unsubscribe(_ command: UnsubscribeEvents) throws -> EventSubscription {
        let gone = try follower.remove(command)
        follower.follow(hall.feed) {}
        return gone
    }

    /// Tells what is new, as long as the client reads; the rest when it has read.
    func follow() {
        guard !follower.isEmpty, !isUnread, isOpen else { return }
        do {
            if try follower.tell(lane, into: &out) { followSoon() }
        } catch {
            hall.logger.error("events are not told", metadata: ["cause": "\(error)"])
        }
        flush()
    }

    /// In the loop's next turn: a subscription's answer goes before its events, and others are served between them.
    func followSoon() {
        guard !follower.isEmpty else { return }
        let back = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.execute { back.value.follow() }
    }
}
