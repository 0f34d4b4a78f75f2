import ModuleKit

/// Somebody who holds an office, or stands in for its holder.
struct Official: Described {
    let id: Int64
    let person: Int64
    let name: String
    let sex: Sex?
    let office: OfficeKind
    let title: String?
    let region: String
    let regionName: String
    let acting: ActingKind?
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
        Field(\.office, "Which office")
        Field(\.title, "What the office is called there, as Petinggi; null where as everywhere")
        Field(\.region, "Code of the region")
        Field(\.regionName, "Name of the region")
        Field(\.acting, "plt or pj of one who stands in; null of a holder")
        Field(\.since, "First day")
        Field(\.until, "Last day; null when it is not known")
        Field(\.reason, "Why it ended; null where it has not")
        Field(\.version, "Counts the changes")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was last changed")
    }
}

enum Officials {
    static func select(_ condition: String) -> String {
        """
        SELECT official.id, official.person, person.name, person.sex, official.office, official.title,
            region.code AS region, region.name AS region_name, official.acting, official.since, official.until,
            official.reason, official.version, official.created_at, official.updated_at
        FROM registry_official AS official JOIN registry_person AS person ON person.id = official.person
        JOIN registry_region AS region ON region.id = official.region
        WHERE \(condition)
        """
    }

    /// Throws `not_found` where there is no such official.
    static func get(_ id: Int64, _ store: Snapshot) throws -> Official {
        guard let official = try store.one(Official.self, select("official.id = ?"), [id]) else {
            throw RPCError.notFound("official", id)
        }
        return official
    }

    /// Who heads a village on a day, the holder before one who stands in; and as what.
    ///
    /// - Parameter title: what the office is called there, where the record does not say.
    static func head(
        ofVillage village: Int64, on day: CalendarDate, called title: String, _ db: Database
    ) throws -> (name: String, title: String)? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT person.name, official.title, official.acting FROM registry_official AS official
                JOIN registry_person AS person ON person.id = official.person
                WHERE official.region = :village AND official.office = 'village_head'
                    AND \(Postings.holds("official"))
                ORDER BY official.acting IS NOT NULL, official.since DESC LIMIT 1
                """, arguments: ["village": village, "on": day])
        guard let row else { return nil }
        let title = row["title"] as String? ?? title
        let acting: ActingKind? = row["acting"]
        let prefix = acting.map { $0 == .plt ? "Plt. " : "Pj. " } ?? ""
        return (row["name"], prefix + title)
    }

    /// One holder at a time, and one who stands in.
    ///
    /// - Throws: `conflict` with who holds it.
    static func refuseSecond(
        _ office: OfficeKind, _ region: Int64, _ acting: ActingKind?, since: CalendarDate, until: CalendarDate?,
        except id: Int64 = 0, _ store: Transaction
    ) throws {
        guard office.isSingle else { return }
        let other = try Row.fetchOne(
            store.db,
            sql: """
                SELECT id, since FROM registry_official
                WHERE region = :region AND office = :office AND (acting IS NULL) = :holds AND id <> :id
                    AND (until IS NULL OR until >= :since) AND (:until IS NULL OR since <= :until) ORDER BY since LIMIT 1
                """,
            arguments: [
                "region": region, "office": office, "holds": acting == nil, "id": id, "since": since, "until": until,
            ])
        guard let other else { return }
        throw RPCError(
            .conflict,
            "The office '\(office.rawValue)' is held in these days by the official \(other["id"] as Int64)",
            details: ["official": .integer(other["id"])],
            hint: "End that one first with registry.official.end, or give acting for who stands in")
    }
}
