import ModuleKit

/// A companion of villages (tenaga pendamping profesional), and where the companion is posted.
struct Companion: Described {
    let id: Int64
    let person: Int64
    let name: String
    let sex: Sex?
    let position: CompanionPosition
    let region: String
    let regionName: String
    let basis: String?
    let since: CalendarDate
    let until: CalendarDate?
    let reason: String?
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the record")
        Field(\.person, "The person")
        Field(\.name, "The person's name")
        Field(\.sex, "L or P; null when unknown")
        Field(\.position, "ta, pd, pdti or pld")
        Field(\.region, "Code of the region of the posting")
        Field(\.regionName, "Name of the region")
        Field(\.basis, "Decree or contract of the posting; null when unknown")
        Field(\.since, "First day")
        Field(\.until, "Last day; null when it is not known")
        Field(\.reason, "Why it ended; null where it has not")
        Field(\.version, "Counts the changes")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was last changed")
    }
}

enum Companions {
    static func select(_ condition: String) -> String {
        """
        SELECT companion.id, companion.person, person.name, person.sex, companion.position, region.code AS region,
            region.name AS region_name, companion.basis, companion.since, companion.until, companion.reason,
            companion.version, companion.created_at, companion.updated_at
        FROM registry_companion AS companion JOIN registry_person AS person ON person.id = companion.person
        JOIN registry_region AS region ON region.id = companion.region
        WHERE \(condition)
        """
    }

    /// Throws `not_found` where there is no such companion.
    static func get(_ id: Int64, _ store: Snapshot) throws -> Companion {
        guard let companion = try store.one(Companion.self, select("companion.id = ?"), [id]) else {
            throw RPCError.notFound("companion", id)
        }
        return companion
    }
}
