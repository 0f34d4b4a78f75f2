import ModuleKit

/// Who a participant is, as the registry knows it.
struct Identity: FetchableRecord {
    let person: Int64
    let cadre: Int64?
    let name: String
    let sex: Sex?
    let region: Int64?
    let hasEnded: Bool
    private let isErased: Bool

    init(row: Row) {
        person = row["person"]
        cadre = row["cadre"]
        name = row["name"]
        sex = row["sex"]
        region = row["region"]
        hasEnded = row["has_ended"]
        isErased = row["erased"]
    }

    /// - Throws: `not_found`, `invalid_state` of somebody who was erased, and what the registry says of a new person.
    static func find(_ who: Attendee, sex: Sex?, in store: Transaction) throws -> Identity {
        let found = try known(who, sex: sex, in: store)
        if found.isErased { throw RPCError.invalidState("person", is: "erased", allowed: []) }
        return found
    }

    private static func known(_ who: Attendee, sex: Sex?, in store: Transaction) throws -> Identity {
        switch who {
        case .cadre(let id):
            guard let found = try ofCadre(id, in: store.db) else { throw RPCError.notFound("cadre", id) }
            return found
        case .person(let id):
            guard let found = try ofPerson(id, in: store.db) else { throw RPCError.notFound("person", id) }
            return found
        case .name(let name):
            let made = try store.call(
                "registry.person.add", NewPerson(name: name, sex: sex), answering: MadePerson.self)
            guard let found = try ofPerson(made.id, in: store.db) else { throw RPCError.notFound("person", made.id) }
            return found
        }
    }

    /// A cadre who was merged into another is that other.
    private static func ofCadre(_ id: Int64, in db: Database) throws -> Identity? {
        try fetchOne(
            db,
            sql: """
                SELECT c.person, c.id AS cadre, c.name, c.sex, c.region, c.state = 'ended' AS has_ended, p.erased
                FROM registry_pub_cadre c JOIN registry_pub_person p ON p.id = c.person
                WHERE c.id = coalesce((SELECT kept FROM registry_pub_cadre_merge WHERE cadre = ?1), ?1)
                """, arguments: [id])
    }

    /// A person who was merged into another is that other; one who is a cadre in one village comes as that cadre.
    private static func ofPerson(_ id: Int64, in db: Database) throws -> Identity? {
        try fetchOne(
            db,
            sql: """
                WITH kept(person, name, sex, erased) AS (
                    SELECT k.id, k.name, k.sex, k.erased FROM registry_pub_person p
                    JOIN registry_pub_person k ON k.id = coalesce(p.merged_into, p.id) WHERE p.id = ?),
                serving(person, cadre, region) AS (
                    SELECT person, min(id), min(region) FROM registry_pub_cadre
                    WHERE person = (SELECT person FROM kept) AND state <> 'ended'
                    GROUP BY person HAVING count(*) = 1)
                SELECT k.person, s.cadre, k.name, k.sex, s.region, 0 AS has_ended, k.erased
                FROM kept k LEFT JOIN serving s ON s.person = k.person
                """, arguments: [id])
    }
}

struct NewPerson: Described {
    let name: String
    let sex: Sex?

    static let fields = Fields<Self> {
        Field(\.name, "The person's name")
        Field(\.sex, "L or P; null where it is unknown")
    }
}

struct MadePerson: Described {
    let id: Int64

    static let fields = Fields<Self> { Field(\.id, "Number of the person") }
}
