import ModuleKit

struct ListCadres: ReadCommand {
    static let about = About(
        "registry.cadre.list", "List cadres", access: .viewer,
        example: #"{"within": "64.01.07", "state": "inactive"}"#)

    @Parameter("Region whose villages are meant") var within: RegionCode?
    @Parameter("The day whose boundaries 'within' means; today where it is missing") var asOf: CalendarDate?
    @Parameter("Where the cadre stands") var state: CadreState?
    @Parameter("What the decree names the cadre for", .length(1...100)) var role: String?
    @Parameter("Part of a name", .length(2...80)) var text: String?
    @Parameter("Whether the cadre is active by a decree that has run out") var decreeExpired: Bool?
    @Parameter("Active, and neither seen nor appointed nor revived for so many months", .range(1...600))
    var dormantMonths: Int?
    @Parameter("Whether the cadre is active, and dormant by the office's setting") var dormant: Bool?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Cadre> {
        // Conditions that were not asked for are left out, so that each list finds its rows by an index.
        var chosen = ["id > :after", Self.own]
        var seen: [String] = []
        var arguments = try Cadres.arguments(store)
        if let within {
            let counted = try Regions.counted(within, on: asOf, store)
            chosen.append("village IN (\(counted.sql))")
            arguments = arguments &+ counted.arguments
        }
        if let state {
            chosen.append(Self.equals("state", isWithin: within != nil))
            arguments = arguments &+ ["state": state]
        }
        if let role {
            chosen.append(Self.equals("role", isWithin: within != nil))
            arguments = arguments &+ ["role": role]
        }
        if let text {
            seen.append(TextSearch.sql("person.name", text))
            arguments = arguments &+ ["text": text]
        }
        if let decreeExpired {
            seen.append("\(Cadres.expired) = :expired")
            arguments = arguments &+ ["expired": decreeExpired]
        }
        if let dormantMonths {
            seen.append(Cadres.dormant(since: ":since"))
            arguments = arguments &+ ["since": store.call.today.adding(months: -dormantMonths)]
        }
        if let dormant {
            seen.append("\(Cadres.dormant(since: ":dormant_before")) = :dormant")
            arguments = arguments &+ ["dormant": dormant]
        }
        return try store.page(Cadre.self, page, Self.sql(chosen, seen), arguments)
    }

    /// SQL that a record stands for itself: the one that it was found to be the same as stands for it else.
    static let own = """
        (state <> 'ended' OR NOT EXISTS (SELECT 1 FROM registry_cadre_event AS same
            WHERE same.cadre = registry_cadre.id AND same.kind = 'ended' AND same.reason = 'merged' AND same.basis IS NULL))
        """

    /// SQL that a column has the value asked for. Within a region the villages find the rows: by a state or a role a nation
    /// would be gone through, in the order of numbers.
    static func equals(_ column: String, isWithin: Bool) -> String {
        (isWithin ? "+" : "") + "\(column) = :\(column)"
    }

    /// - Parameters:
    ///   - chosen: what an appointment's own row tells.
    ///   - seen: what is told by person, decree or history.
    static func sql(_ chosen: [String], _ seen: [String]) -> String {
        // Where the row itself tells all, a page's rows are found before anything is joined to them.
        let limit = seen.isEmpty ? "ORDER BY id LIMIT :limit" : ""
        let rows = "cadre.id IN (SELECT id FROM registry_cadre WHERE \(chosen.joined(separator: " AND ")) \(limit))"
        let conditions = ([rows] + seen.map { "(\($0))" }).joined(separator: " AND ")
        return Cadres.select("\(conditions) ORDER BY cadre.id LIMIT :limit")
    }
}
