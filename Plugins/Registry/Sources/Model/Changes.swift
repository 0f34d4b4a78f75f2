import ModuleKit

/// Cadres of a village were added, took a step, or are another than before: by name, sex, role, village, or as another
/// person.
struct CadresChanged: Event {
    static let topic = "registry.cadres.changed"
    let village: Int64
    let cadres: [Int64]

    static let fields = Fields<Self> {
        Field(\.village, "Number of the village, which stays when its code changes")
        Field(\.cadres, "The cadres, in the order of their numbers")
    }

    static func publish(_ cadre: Int64, _ store: Transaction) throws { try publish([cadre], store) }

    /// Of every cadre that a person is or was.
    static func publish(ofPerson person: Int64, _ store: Transaction) throws {
        try publish(try Cadres.all(ofPerson: person, store.db), store)
    }

    /// Of many at once: whoever follows looks at each village once.
    static func publish(_ cadres: Set<Int64>, _ store: Transaction) throws {
        let list: StatementArguments = [JSONValue.array(cadres.map { .integer($0) }).text]
        let villages = try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    SELECT id, village FROM registry_cadre WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
                    """), arguments: list)
        let grouped = Dictionary(grouping: villages) { $0["village"] as Int64 }
        for (village, rows) in grouped.sorted(by: { $0.key < $1.key }) {
            try store.publish(CadresChanged(village: village, cadres: rows.map { $0["id"] }))
        }
    }
}

/// Regions were added, closed, or lie elsewhere. What is new stands in the registry's views.
struct RegionsChanged: Event {
    static let topic = "registry.regions.changed"
    /// Since when it is so; null where that was not told.
    let validFrom: CalendarDate?
    let provinces: [String]

    init(validFrom: CalendarDate?, codes: some Sequence<RegionCode>) {
        self.validFrom = validFrom
        provinces = Set(codes.map { String($0.text.prefix(2)) }).sorted()
    }

    static let fields = Fields<Self> {
        Field(\.validFrom, "Since when it is so; null where that was not told")
        Field(\.provinces, "Codes of the provinces in which that is, before and after: elsewhere all is as it was")
    }
}
