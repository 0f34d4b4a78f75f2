import ModuleKit

/// Tells the registry on which day a training saw a cadre.
struct CadreTrace: Described {
    let cadre: Int64
    let on: CalendarDate
    let kind: String
    let reference: String
    let seen: Bool

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre")
        Field(\.on, "The day")
        Field(\.kind, "What saw the cadre")
        Field(\.reference, "The training's number")
        Field(\.seen, "False takes the trace back")
    }

    /// Sends what a training knows of a cadre. Nobody is seen on a day to come: today stands for it.
    static func send(_ cadre: Int64, training: Int64, seenOn day: CalendarDate?, in store: Transaction) throws {
        let today = store.call.today
        let trace = CadreTrace(
            cadre: cadre, on: min(day ?? today, today), kind: "training", reference: String(training),
            seen: day != nil)
        _ = try store.call("registry.cadre.trace", trace, answering: TracedCadre.self)
    }

    /// Sends, for a participant who is a cadre, the last session at which it was present; none takes the trace back.
    static func sendLastSession(of participant: Int64, in store: Transaction) throws {
        let row = try Row.fetchOne(
            store.db,
            sql: """
                SELECT p.cadre, p.training, (
                    SELECT max(s.on_date) FROM trainings_attendance a JOIN trainings_session s ON s.id = a.session
                    WHERE a.participant = p.id AND a.status = 'present') AS last
                FROM trainings_participant p WHERE p.id = ?
                """, arguments: [participant])
        guard let row, let cadre = row["cadre"] as Int64? else { return }
        try send(cadre, training: row["training"], seenOn: row["last"], in: store)
    }
}

struct TracedCadre: Described {
    let cadre: Int64

    static let fields = Fields<Self> { Field(\.cadre, "The cadre") }
}
