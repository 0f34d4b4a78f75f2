import Journal
@_spi(Core) import ModuleKit
import Store

struct RevertEntry: Command {
    typealias Reply = Reverted
    static let about = About(
        "core.journal.revert", "Undo one write, as a new write, where nothing later depends on it", access: .operator,
        example: #"{"seq": 120}"#)

    /// The event that tells of it.
    static let topic = "core.journal.reverted"

    @Parameter("Sequence of the journal entry", .range(1...Int64.max)) var seq: Int64

    func run(_ hall: Hall, _ store: Transaction) throws -> Reverted {
        guard let entry = try JournalReader.entry(store.db, seq) else {
            throw RPCError.notFound("journal entry", seq)
        }
        if let command = try? hall.catalog.entry(entry.header.command).command, command.revealsSealed {
            throw RPCError(
                .invalidState, "The journal entry \(seq) records that somebody was shown what is sealed: that stays",
                details: ["state": "revealed", "allowed": []])
        }
        if let command = try? hall.catalog.entry(entry.header.command).command, command.about.isFinal {
            throw RPCError(
                .invalidState, "The journal entry \(seq) is of '\(command.about.name)', and that is for good",
                details: ["state": "final", "allowed": []])
        }
        guard let host = store.host as? WriteHost else { preconditionFailure("a write without its host") }
        let scope = host.scope
        let undo = Undo(db: store.db, entry: entry, derived: hall.catalog.derivedTables)
        let rows = try scope.puttingBack { _ in try undo.putBack() }
        try host.tell(try undo.write())
        try undo.check(rows)
        scope.publish(topic: Self.topic, data: (["seq": .integer(seq)] as JSONValue).bytes)
        return Reverted(
            seq: try scope.nextSeq(), reverted: seq, command: entry.header.command,
            tables: Dictionary(grouping: rows, by: \.table).map { RowCount(table: $0, rows: Int64($1.count)) }
                .sorted { $0.table < $1.table })
    }
}

struct Reverted: Described {
    let seq: Int64
    let reverted: Int64
    let command: String
    let tables: [RowCount]

    static let fields = Fields<Self> {
        Field(\.seq, "Sequence of the entry that undid it")
        Field(\.reverted, "Sequence of the entry that was undone")
        Field(\.command, "Its command")
        Field(\.tables, "What was put back")
    }
}

struct RowCount: Described {
    let table: String
    let rows: Int64

    static let fields = Fields<Self> {
        Field(\.table, "Table")
        Field(\.rows, "How many rows")
    }
}
