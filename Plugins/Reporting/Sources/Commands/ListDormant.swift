import ModuleKit

struct ListDormant: ReadCommand {
    static let about = About(
        "reporting.dormant", "List cadres that nobody has seen for some months, with the last trace of each",
        access: .viewer, example: #"{"within": "64.01", "months": 12}"#)

    @Parameter("Region whose cadres are meant; everything there is where it is missing") var within: RegionCode?
    @Parameter("Months without a trace", .range(1...600)) var months = 12
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<DormantCadre> {
        let code = within?.text ?? ""
        return try store.page(
            DormantCadre.self, page,
            """
            SELECT c.id, c.name, c.region_code AS village, r.name AS village_name, c.state, c.last_seen,
                \(Self.source(store)) AS seen_at,
                (SELECT min(on_date) FROM registry_pub_cadre_event e
                    WHERE e.cadre = c.id AND e.kind <> 'seen') AS known_since
            FROM registry_pub_cadre c LEFT JOIN registry_pub_region r ON r.id = c.region
            WHERE c.id > :after AND c.state IN ('active', 'inactive')
                AND c.region_code >= :low AND c.region_code < :high
                AND (c.last_seen IS NULL OR c.last_seen < :limit_day)
            ORDER BY c.id LIMIT :limit
            """,
            [
                "low": code, "high": code.isEmpty ? "~" : code + "/",
                "limit_day": store.call.today.adding(months: -months),
            ])
    }

    /// SQL for the meeting or training that saw the cadre last.
    private static func source(_ store: Snapshot) -> String {
        var sources: [String] = []
        if store.isLoaded("meetings") {
            sources.append(
                """
                (SELECT json_object('kind', 'meeting', 'id', m.id, 'title', m.title)
                    FROM meetings_pub_attendance a JOIN meetings_pub_meeting m ON m.id = a.meeting
                    WHERE a.cadre = c.id AND a.status = 'present' AND m.on_date = c.last_seen
                        AND m.state IN ('held', 'minuted', 'ratified') ORDER BY m.id DESC LIMIT 1)
                """)
        }
        if store.isLoaded("trainings") {
            sources.append(
                """
                (SELECT json_object('kind', 'training', 'id', t.id, 'title', t.title)
                    FROM trainings_pub_participant p JOIN trainings_pub_training t ON t.id = p.training
                    WHERE p.cadre = c.id AND c.last_seen BETWEEN t.starts_on AND t.ends_on ORDER BY t.id DESC LIMIT 1)
                """)
        }
        return sources.isEmpty ? "NULL" : "coalesce(\((sources + ["NULL"]).joined(separator: ", ")))"
    }
}

struct DormantCadre: Described {
    enum State: String, Choice { case active, inactive }

    let id: Int64
    let name: String
    let village: String
    let villageName: String?
    let state: State
    let lastSeen: CalendarDate?
    let seenAt: SeenAt?
    let knownSince: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the cadre")
        Field(\.name, "The cadre's name")
        Field(\.village, "The village's code")
        Field(\.villageName, "The village's name; null of a closed one")
        Field(\.state, "Where the cadre stands")
        Field(\.lastSeen, "When it was seen last; null where it never was")
        Field(\.seenAt, "What saw it last; null where it never was seen, or the module is not loaded")
        Field(\.knownSince, "The first day in its history; whoever was never seen is listed, however short that is")
    }
}

/// A meeting or training that saw somebody.
struct SeenAt: Described {
    enum Kind: String, Choice { case meeting, training }

    let kind: Kind
    let id: Int64
    let title: String

    static let fields = Fields<Self> {
        Field(\.kind, "What it was")
        Field(\.id, "Its number")
        Field(\.title, "Its title")
    }
}
