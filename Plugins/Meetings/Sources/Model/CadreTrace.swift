import ModuleKit

/// Tells the registry on which day a meeting saw a cadre.
private struct CadreTrace: Described {
    let cadre: Int64
    let on: CalendarDate
    let kind: String
    let reference: String
    let seen: Bool

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre")
        Field(\.on, "The day")
        Field(\.kind, "What saw the cadre")
        Field(\.reference, "The meeting's number")
        Field(\.seen, "False takes the trace back")
    }
}

private struct TracedCadre: Described {
    let cadre: Int64

    static let fields = Fields<Self> { Field(\.cadre, "The cadre") }
}

/// Sends what a meeting knows of cadres. Before it is held it knows nothing.
struct Sightings {
    private let store: Transaction
    private let meeting: Int64
    private let on: CalendarDate
    private let isHeld: Bool

    init(of meeting: Int64, in store: Transaction) throws {
        let row = try Row.fetchOne(
            store.db, sql: "SELECT state, on_date FROM meetings_meeting WHERE id = ?", arguments: [meeting])
        guard let row else { throw RPCError.notFound("meeting", meeting) }
        self.store = store
        self.meeting = meeting
        isHeld = (row["state"] as MeetingState).isHeld
        // Nobody is seen on a day to come: today stands for it.
        on = min(row["on_date"], store.call.today)
    }

    /// One account of who came in the place of another.
    func change(from old: Sighting?, to new: Sighting) throws {
        guard isHeld else { return }
        if let old, let cadre = old.seenCadre, cadre != new.seenCadre { try send(cadre, seen: false) }
        if let cadre = new.seenCadre, cadre != old?.seenCadre { try send(cadre, seen: true) }
    }

    /// All cadres who were present, on the day that now holds.
    func sendAll() throws {
        guard isHeld else { return }
        let cadres = try Int64.fetchAll(
            store.db,
            sql: """
                SELECT DISTINCT cadre FROM meetings_attendance
                WHERE meeting = ? AND status = 'present' AND cadre IS NOT NULL ORDER BY cadre
                """, arguments: [meeting])
        for cadre in cadres { try send(cadre, seen: true) }
    }

    private func send(_ cadre: Int64, seen: Bool) throws {
        let trace = CadreTrace(cadre: cadre, on: on, kind: "meeting", reference: String(meeting), seen: seen)
        _ = try store.call("registry.cadre.trace", trace, answering: TracedCadre.self)
    }
}

/// Whether an entry of a meeting's attendance saw a cadre.
struct Sighting {
    let cadre: Int64?
    let status: AttendanceStatus

    /// Who sent somebody else was not seen.
    var seenCadre: Int64? { status == .present ? cadre : nil }
}
