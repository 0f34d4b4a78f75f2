import ModuleKit

/// Where a reader of the feed stands: behind this event of that entry.
struct FeedPosition: Sendable, Equatable {
    var seq: Int64
    var number: Int64

    /// Behind all events of an entry.
    static func after(_ seq: Int64) -> FeedPosition { FeedPosition(seq: seq, number: .max) }
}

/// One event as the feed has it.
struct FeedItem: Described {
    let seq: Int64
    let number: Int64
    let topic: String
    let at: Instant
    let data: WrittenJSON

    static let fields = Fields<Self> {
        Field(\.seq, "Sequence of the journal entry with which it was committed")
        Field(\.number, "Its place among that entry's events, from 1")
        Field(\.topic, "What happened")
        Field(\.at, "When")
        Field(\.data, "What the publisher tells of it")
    }
}

/// The events of some topics; of all where none are named. A topic names itself and, as `registry`, those below it.
struct EventQuery: Sendable {
    let topics: [String]

    /// At most so many events behind a position, in their order; the last one's position with them.
    func events(_ db: Database, behind position: FeedPosition, limit: Int) throws -> [(FeedPosition, Row)] {
        let chosen = topics.map { _ in "topic = ? OR substr(topic, 1, length(?) + 1) = ? || '.'" }
        let filter = chosen.isEmpty ? "" : "AND (\(chosen.joined(separator: " OR ")))"
        let sql = """
            SELECT seq, number, topic, at, data FROM core_event
            WHERE (seq, number) > (?, ?) \(filter) ORDER BY seq, number LIMIT ?
            """
        var arguments: [(any DatabaseValueConvertible)?] = [position.seq, position.number]
        for topic in topics { arguments += [topic, topic, topic] }
        arguments.append(limit)
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
            .map { (FeedPosition(seq: $0["seq"], number: $0["number"]), $0) }
    }
}

extension Hall {
    /// Throws `invalid_params` for topics of which nobody will ever hear: a module that runs has not declared them. One
    /// that does not run may come later.
    func checkTopics(_ topics: [String]) throws(RPCError) {
        var faults: [Fault] = []
        for (i, topic) in topics.enumerated() {
            let owner = String(topic.prefix { $0 != "." })
            guard owner != topic, owner != CoreModule.name, let known = catalog.module(owner)?.topics,
                !known.contains(where: { $0 == topic || $0.hasPrefix(topic + ".") })
            else { continue }
            let near = nearest(to: topic, among: known.sorted())
            faults.append(
                Fault(
                    path: "/topics/\(i)", rule: "topic",
                    message:
                        "Nothing is told under '\(topic.prefix(80))'\(near.map { ". Did you mean '\($0)'?" as Sentence } ?? "")"
                ))
        }
        guard faults.isEmpty else { throw RPCError.invalidParams(faults) }
    }
}

extension JSONWriter {
    /// Writes the members of an event, into an object that is open.
    mutating func writeEvent(_ row: Row) {
        key("seq")
        write(row["seq"] as Int64)
        key("number")
        write(row["number"] as Int64)
        key("topic")
        write(row["topic"] as String)
        key("at")
        write((row["at"] as Instant).description)
        key("data")
        write(json: (row["data"] as String).utf8)
    }
}
