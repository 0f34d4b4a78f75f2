import ModuleKit

struct CadreHistory: ReadCommand {
    static let about = About(
        "registry.cadre.history", "List what happened to a cadre, oldest first", access: .viewer,
        example: #"{"id": 1}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<CadreMoment> {
        _ = try Cadres.get(cadre, store)
        return try store.page(
            CadreMoment.self, page,
            Self.select(
                """
                event.cadre = :cadre AND (:after = 0 OR (event.on_date, event.id)
                    > ((SELECT on_date FROM registry_cadre_event WHERE id = :after), :after))
                """) + " ORDER BY event.on_date, event.id LIMIT :limit", ["cadre": cadre])
    }

    static func select(_ condition: String) -> String {
        """
        SELECT event.id, iif(event.kind = 'added' AND event.basis = '\(CadreVillage.moved)', 'moved', event.kind) AS kind,
            event.on_date AS "on", event.reason, nullif(event.basis, '\(CadreVillage.moved)') AS basis, event.reference,
            decree.number AS decree, event.recorded_at
        FROM registry_cadre_event AS event LEFT JOIN registry_decree AS decree ON decree.id = event.decree
        WHERE \(condition)
        """
    }
}

struct CadreMoment: Described {
    let id: Int64
    let kind: String
    let on: CalendarDate
    let reason: String?
    let basis: String?
    let reference: String?
    let decree: String?
    let recordedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the entry")
        Field(\.kind, "added, moved, appointed, deactivated, revived, ended or seen")
        Field(\.on, "The day on which it happened")
        Field(\.reason, "Why")
        Field(\.basis, "On what it rests: decree, meeting or training")
        Field(\.reference, "Which one; of a move, the code of the village that is no more")
        Field(\.decree, "Number of the decree")
        Field(\.recordedAt, "When it was recorded")
    }
}
