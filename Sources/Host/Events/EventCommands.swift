import ModuleKit

struct ListEvents: Command {
    typealias Reply = EventList
    static let about = About(
        "core.events.list", "List what happened, oldest first", access: .viewer, example: #"{"after": 0}"#)

    @Parameter("Sequence after which to begin", .range(0...Int64.max)) var after: Int64 = 0
    @Parameter("Only these topics, and those below them", .items(1...50)) var topics: [String]?
    @Group var page: PageRequest

    func answer(_ hall: Hall, _ store: Snapshot) throws -> EventList {
        try hall.checkTopics(topics ?? [])
        let query = EventQuery(topics: topics ?? [])
        let begin = max(after, page.after)
        var rows = try query.events(store.db, behind: .after(begin), limit: page.limit)
        let isFull = rows.count == page.limit
        // The rest of the last entry: a page ends behind whole entries, and may be longer for it.
        if isFull, let last = rows.last?.0 {
            let more = try query.events(store.db, behind: last, limit: 10_000)
            rows += more.prefix { $0.0.seq == last.seq }
        }
        let items = rows.map { _, row in
            FeedItem(
                seq: row["seq"], number: row["number"], topic: row["topic"], at: row["at"],
                data: WrittenJSON(bytes: Array((row["data"] as String).utf8)))
        }
        let end = items.last?.seq ?? begin
        return EventList(items: items, after: end, nextCursor: isFull ? Cursor(id: end) : nil)
    }
}

struct EventList: Described {
    let items: [FeedItem]
    let after: Int64
    let nextCursor: Cursor?

    static let fields = Fields<Self> {
        Field(\.items, "The events")
        Field(\.after, "Sequence to go on from")
        Field(\.nextCursor, "Where the next page begins; null at the end")
    }
}

struct SubscribeEvents: Command {
    typealias Reply = EventSubscription
    static let about = About(
        "core.events.subscribe", "Tell what happens as $/event on this connection, from a past sequence on",
        access: .viewer, example: #"{"after": 0}"#)

    @Parameter("Sequence after which to begin; now where it is missing", .range(0...Int64.max)) var after: Int64?
    @Parameter("Only these topics, and those below them", .items(1...50)) var topics: [String]?
}

struct UnsubscribeEvents: Command {
    typealias Reply = EventSubscription
    static let about = About(
        "core.events.unsubscribe", "End a subscription of this connection", access: .viewer,
        example: #"{"subscription": 1}"#)

    @Parameter("The subscription") var subscription: Int64
}

struct EventSubscription: Described {
    let subscription: Int64
    let after: Int64

    static let fields = Fields<Self> {
        Field(\.subscription, "Its number on this connection, which every $/event carries")
        Field(\.after, "Sequence after which it tells, or has told")
    }
}
