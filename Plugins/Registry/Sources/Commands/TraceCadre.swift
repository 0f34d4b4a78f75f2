import ModuleKit

struct TraceCadre: WriteCommand {
    static let about = About(
        "registry.cadre.trace", "Tell that a cadre was seen at a meeting or training, or take it back",
        access: .modules,
        example: #"{"cadre": 1, "on": "2024-03-13", "kind": "meeting", "reference": "1"}"#)

    @Parameter("The cadre") var cadre: Int64
    @Parameter("The day") var on: CalendarDate
    @Parameter("At what") var kind: Place
    @Parameter("Which one", .length(1...100)) var reference: String
    @Parameter("False takes it back") var seen: Bool = true

    enum Place: String, Choice { case meeting, training }

    func run(_ store: Transaction) throws -> Sighting {
        _ = try Cadres.get(cadre, store.snapshot)
        let key: StatementArguments = [cadre, kind, reference]
        let known = try Row.fetchOne(
            store.db,
            sql: """
                SELECT id, on_date FROM registry_cadre_event
                WHERE kind = 'seen' AND cadre = ? AND basis = ? AND reference = ?
                """, arguments: key)
        switch (known, seen) {
        case (nil, true):
            try Cadres.record("seen", of: cadre, on: on, basis: kind.rawValue, reference: reference, store)
        case (let row?, true) where row["on_date"] != on:
            try store.db.execute(
                sql: "UPDATE registry_cadre_event SET on_date = ?, recorded_at = ? WHERE id = ?",
                arguments: [on, store.call.now, row["id"] as Int64])
        case (let row?, false):
            try store.db.execute(
                sql: "DELETE FROM registry_cadre_event WHERE id = ?", arguments: [row["id"] as Int64])
        default: break
        }
        let present = try Cadres.get(cadre, store.snapshot)
        return Sighting(cadre: present.id, person: present.person, lastSeen: present.lastSeen)
    }
}

struct Sighting: Described {
    let cadre: Int64
    let person: Int64
    let lastSeen: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre")
        Field(\.person, "The person")
        Field(\.lastSeen, "Last day at a meeting or training; null when never")
    }
}
