import ModuleKit

/// A cadre was added, took a step, or is counted otherwise than before: with another sex, or as another person.
struct CadreChanged: Event {
    static let topic = "registry.cadre.changed"
    let cadre: Int64
    let village: Int64

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre")
        Field(\.village, "Number of the village, which stays when its code changes")
    }

    static func publish(_ cadre: Int64, _ store: Transaction) throws {
        try publish(where: "id = ?", [cadre], store)
    }

    /// Of every cadre that a person is or was.
    static func publish(ofPerson person: Int64, _ store: Transaction) throws {
        try publish(where: "person = ?", [person], store)
    }

    private static func publish(
        where condition: String, _ arguments: StatementArguments, _ store: Transaction
    ) throws {
        let cadres = try Row.fetchAll(
            store.db.cachedStatement(sql: "SELECT id, village FROM registry_cadre WHERE \(condition) ORDER BY id"),
            arguments: arguments)
        for cadre in cadres { try store.publish(CadreChanged(cadre: cadre["id"], village: cadre["village"])) }
    }
}

/// Regions were added, closed, or lie elsewhere. What is new stands in the registry's views.
struct RegionsChanged: Event {
    static let topic = "registry.regions.changed"
    /// Since when it is so; null where that was not told.
    let validFrom: CalendarDate?

    static let fields = Fields<Self> { Field(\.validFrom, "Since when it is so; null where that was not told") }
}
