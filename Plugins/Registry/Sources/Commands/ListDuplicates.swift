import ModuleKit

struct ListDuplicates: ReadCommand {
    static let about = About(
        "registry.cadre.duplicates", "List pairs of cadres that are likely one person, and why", access: .viewer,
        example: #"{"within": "64.01"}"#)

    @Parameter("Region whose villages are meant") var within: RegionCode?

    /// Pairs that one answer holds at most; more of one name is no pair but a common name.
    private static let most = 1_000

    func run(_ store: Snapshot) throws -> Page<LikelyPair> {
        if let within { _ = try Regions.id(within, store.db, at: "within") }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT cadre.id, cadre.person, person.name, person.sex, person.birth_date, village.code AS village
                FROM registry_cadre AS cadre
                JOIN registry_person AS person ON person.id = cadre.person
                JOIN registry_region AS village ON village.id = cadre.village
                WHERE cadre.state <> 'ended' AND \(Regions.within("village.code")) ORDER BY cadre.id
                """, arguments: ["within": within])
        var pairs: [LikelyPair] = []
        for group in Dictionary(grouping: rows, by: { FoldedName($0["name"]).text }).values where group.count > 1 {
            for (i, first) in group.enumerated() {
                for second in group[(i + 1)...] where pairs.count < Self.most {
                    guard let pair = LikelyPair(first, second) else { continue }
                    pairs.append(pair)
                }
            }
        }
        return Page(pairs.sorted { ($0.keep, $0.drop) < ($1.keep, $1.drop) })
    }
}

/// Two cadres as `registry.cadre.merge` takes them.
struct LikelyPair: Described {
    let keep: Int64
    let drop: Int64
    let name: String
    let reasons: [String]

    /// Nil where more than the name is needed and nothing more agrees, or something speaks against it.
    init?(_ first: Row, _ second: Row) {
        let people: (Int64, Int64) = (first["person"], second["person"])
        guard people.0 != people.1 else { return nil }
        let sexes: (String?, String?) = (first["sex"], second["sex"])
        let births: (String?, String?) = (first["birth_date"], second["birth_date"])
        if let a = sexes.0, let b = sexes.1, a != b { return nil }
        if let a = births.0, let b = births.1, a != b { return nil }
        var reasons = ["same_name"]
        if first["village"] as String == second["village"] as String { reasons.append("same_village") }
        if births.0 != nil, births.0 == births.1 { reasons.append("same_birth_date") }
        guard reasons.count > 1 else { return nil }
        keep = first["id"]
        drop = second["id"]
        name = first["name"]
        self.reasons = reasons
    }

    static let fields = Fields<Self> {
        Field(\.keep, "The cadre recorded first")
        Field(\.drop, "The other one")
        Field(\.name, "Name of the first")
        Field(\.reasons, "What agrees: same_name, same_village, same_birth_date")
    }
}
