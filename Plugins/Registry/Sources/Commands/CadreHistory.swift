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
                event.cadre = :cadre AND (:after = 0 OR (\(Self.day), event.id)
                    > ((SELECT \(Self.day) FROM registry_cadre_event AS event WHERE id = :after), :after))
                """) + " ORDER BY \(Self.day), event.id LIMIT :limit", ["cadre": cadre])
    }

    /// SQL of the day by which a history is in order. `added` comes first, however late it was recorded.
    private static let day = "iif(event.kind = 'added' AND event.basis IS NULL, '', event.on_date)"

    static func select(_ condition: String) -> String {
        """
        SELECT event.id, CASE WHEN event.kind <> 'added' OR event.basis IS NULL THEN event.kind
                WHEN event.basis = '\(CadreVillage.moved)' THEN 'moved' ELSE event.basis END AS kind,
            event.on_date AS "on", event.reason,
            iif(event.basis IN ('\(CadreVillage.moved)', '\(Merging.joined)'), NULL, event.basis) AS basis, event.reference,
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
        Field(\.kind, "added, moved, merged, appointed, deactivated, revived, ended or seen")
        Field(\.on, "The day on which it happened")
        Field(\.reason, "Why")
        Field(\.basis, "On what it rests: decree, meeting or training")
        Field(\.reference, "Which one; of a move, the code of the village before; of a merge, the other cadre")
        Field(\.decree, "Number of the decree")
        Field(\.recordedAt, "When it was recorded")
    }
}
