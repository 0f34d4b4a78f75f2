import ModuleKit

/// Who an invitee or attendee is, as the registry or the invitation knows it.
struct Identity: FetchableRecord {
    /// The invitation that the person answers; nil of a walk-in.
    let invitation: Int64?
    /// Nil where only an office was invited.
    let person: Int64?
    let cadre: Int64?
    let name: String?
    let sex: Sex?
    let constituency: String?
    let office: String?
    let unit: String?
    /// The registry's number of the region from which the person comes.
    let region: Int64?
    private let isErased: Bool
    /// Whether it is a cadre who serves no more.
    let hasEnded: Bool

    init(row: Row) {
        invitation = row["invitation"]
        person = row["person"]
        cadre = row["cadre"]
        name = row["name"]
        sex = row["sex"]
        constituency = row["constituency"]
        office = row["office"]
        unit = row["unit"]
        region = row["region"]
        isErased = row["erased"]
        hasEnded = row["has_ended"]
    }

    /// Somebody who was erased stays where they stood, and is nobody whom one may invite.
    private func checked() throws -> Identity {
        if isErased, invitation == nil { throw RPCError.invalidState("person", is: "erased", allowed: []) }
        return self
    }

    /// The one invited under this number to the meeting.
    ///
    /// - Throws: `not_found`.
    static func ofInvitee(_ id: Int64, meeting: Int64, in store: Transaction) throws -> Identity {
        let found = try fetchOne(
            store.db,
            sql: """
                SELECT id AS invitation, person, cadre, name, sex, constituency, office, unit, region,
                    false AS erased, false AS has_ended
                FROM meetings_invitation WHERE id = ? AND meeting = ?
                """, arguments: [id, meeting])
        guard let found else { throw RPCError.notFound("invitee", id) }
        return found
    }

    /// A cadre, with the invitation it may have. Who was merged into another is that other.
    ///
    /// - Throws: `not_found`; `invalid_state` of one who was erased and is not invited.
    static func ofCadre(_ id: Int64, meeting: Int64, in store: Transaction) throws -> Identity {
        let found = try fetchOne(
            store.db,
            sql: """
                SELECT i.id AS invitation, c.person, c.id AS cadre, c.name, c.sex, i.constituency, i.office, i.unit,
                    coalesce(i.region, c.region) AS region, p.erased,
                    c.state = 'ended' AS has_ended
                FROM registry_pub_cadre c JOIN registry_pub_person p ON p.id = c.person
                LEFT JOIN meetings_invitation i ON i.meeting = :meeting AND i.person = c.person
                WHERE c.id = coalesce((SELECT kept FROM registry_pub_cadre_merge WHERE cadre = :id), :id)
                """, arguments: ["id": id, "meeting": meeting])
        guard let found else { throw RPCError.notFound("cadre", id) }
        return try found.checked()
    }

    /// A person, with the invitation it may have. Who was merged into another is that other; who serves as a cadre in
    /// one village comes as that cadre.
    ///
    /// - Throws: `not_found`; `invalid_state` of one who was erased and is not invited.
    static func ofPerson(_ id: Int64, meeting: Int64, in store: Transaction) throws -> Identity {
        let found = try fetchOne(
            store.db,
            sql: """
                SELECT i.id AS invitation, k.id AS person,
                    coalesce(i.cadre, (SELECT min(c.id) FROM registry_pub_cadre c
                        WHERE c.person = k.id AND c.state <> 'ended' HAVING count(*) = 1)) AS cadre,
                    k.name, k.sex, i.constituency, i.office, i.unit,
                    coalesce(i.region, (SELECT min(c.region) FROM registry_pub_cadre c
                        WHERE c.person = k.id AND c.state <> 'ended' HAVING count(*) = 1)) AS region,
                    k.erased, false AS has_ended
                FROM registry_pub_person p JOIN registry_pub_person k ON k.id = coalesce(p.merged_into, p.id)
                LEFT JOIN meetings_invitation i ON i.meeting = :meeting AND i.person = k.id
                WHERE p.id = :id
                """, arguments: ["id": id, "meeting": meeting])
        guard let found else { throw RPCError.notFound("person", id) }
        return try found.checked()
    }

    /// Somebody of whom only a name is known: a new person of the registry.
    static func new(_ name: String, sex: Sex?, meeting: Int64, in store: Transaction) throws -> Identity {
        let made = try store.call(
            "registry.person.add", NewPerson(name: name, sex: sex), answering: MadePerson.self)
        return try ofPerson(made.id, meeting: meeting, in: store)
    }
}

/// What the registry is asked for a name.
private struct NewPerson: Described {
    let name: String
    let sex: Sex?

    static let fields = Fields<Self> {
        Field(\.name, "The person's name")
        Field(\.sex, "L or P; null where it is unknown")
    }
}

private struct MadePerson: Described {
    let id: Int64

    static let fields = Fields<Self> { Field(\.id, "Number of the person") }
}
