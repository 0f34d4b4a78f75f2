import ModuleKit

struct ListDormant: ReadCommand {
    static let about = About(
        "reporting.dormant", "List active cadres without a trace for some months, with what saw each last",
        access: .viewer, example: #"{"within": "64.01", "months": 12}"#)

    @Parameter("Region whose cadres are meant; everything there is where it is missing") var within: RegionCode?
    @Parameter("Months in which they were neither seen nor appointed nor revived", .range(1...600)) var months = 12
    @Group var page: PageRequest
    @Group var form: TableRequest

    func run(_ store: Snapshot) throws -> Listing<DormantCadre> {
        try RegionCode.check(within, store)
        guard form.format != .json else {
            return Listing(try cadres("c.id", after: page.after, limit: page.limit + 1, store), page) { $0.id }
        }
        let all = try cadres("c.region_code, c.name, c.id", after: 0, limit: TableRequest.mostRows + 1, store)
        let table = DormantCadre.table(all, months: months, in: try RegionName.of(within, store), store)
        let name = "kader-tidak-terlihat-\(within?.text ?? "semua")-\(store.call.today)"
        return Listing(try table.file(name, form, store))
    }

    private func cadres(
        _ order: String, after: Int64, limit: Int, _ store: Snapshot
    ) throws -> [DormantCadre] {
        let code = within?.text ?? ""
        return try store.all(
            DormantCadre.self,
            """
            SELECT c.id, c.name, k.nik, k.phone, c.region_code AS village, r.name AS village_name,
                district.name AS district_name, regency.name AS regency_name, c.state, c.last_seen,
                \(Self.source(store)) AS seen_at,
                (SELECT min(on_date) FROM registry_pub_cadre_event e
                    WHERE e.cadre = c.id AND e.kind <> 'seen') AS known_since
            FROM registry_pub_cadre c JOIN registry_pub_contact k ON k.person = c.person
            LEFT JOIN registry_pub_region r ON r.id = c.serves
            LEFT JOIN registry_pub_region district ON district.id = r.parent
            LEFT JOIN registry_pub_region regency ON regency.id = district.parent
            WHERE c.id > :after AND c.state = 'active'
                AND c.region_code >= :low AND c.region_code < :high
                AND c.last_trace < :limit_day
            ORDER BY \(order) LIMIT :limit
            """,
            [
                "low": code, "high": code.isEmpty ? "~" : code + "/",
                "limit_day": store.call.today.adding(months: -months), "after": after, "limit": limit,
            ])
    }

    /// SQL for the meeting or training that saw the cadre last; its title is known where its module is loaded.
    private static func source(_ store: Snapshot) -> String {
        let titles = ["meeting", "training"].map { kind in
            let number = "CAST(t.reference AS INTEGER)"
            return store.isLoaded(kind + "s")
                ? "WHEN '\(kind)' THEN (SELECT title FROM \(kind)s_pub_\(kind) WHERE id = \(number))" : ""
        }
        let title = titles.allSatisfy(\.isEmpty) ? "NULL" : "CASE t.kind \(titles.joined(separator: " ")) END"
        return """
            (SELECT json_object('kind', t.kind, 'id', CAST(t.reference AS INTEGER), 'title', \(title))
                FROM registry_pub_trace t WHERE t.cadre = c.id AND t.on_date = c.last_seen
                ORDER BY t.kind, CAST(t.reference AS INTEGER) DESC LIMIT 1)
            """
    }
}

struct DormantCadre: Described {
    enum State: String, Choice { case active, inactive }

    let id: Int64
    let name: String
    let nik: Masked?
    let phone: String?
    let village: String
    let villageName: String?
    let districtName: String?
    let regencyName: String?
    let state: State
    let lastSeen: CalendarDate?
    let seenAt: SeenAt?
    let knownSince: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the cadre")
        Field(\.name, "The cadre's name")
        Field(\.nik, "National identity number, masked; null when none is recorded")
        Field(\.phone, "Telephone; null where it is not known")
        Field(\.village, "The village's code")
        Field(\.villageName, "The village's name; null of a closed one")
        Field(\.districtName, "The district's name; null of a closed village")
        Field(\.regencyName, "The regency's name; null of a closed village")
        Field(\.state, "Where the cadre stands")
        Field(\.lastSeen, "When it was seen last; null where it never was")
        Field(\.seenAt, "What saw it last; null where it never was seen")
        Field(\.knownSince, "The first day in its history")
    }
}

/// A meeting or training that saw somebody.
struct SeenAt: Described {
    enum Kind: String, Choice { case meeting, training }

    let kind: Kind
    let id: Int64
    let title: String?

    static let fields = Fields<Self> {
        Field(\.kind, "What it was")
        Field(\.id, "Its number")
        Field(\.title, "Its title; null where its module is not loaded")
    }
}
