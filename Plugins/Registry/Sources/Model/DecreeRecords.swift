import ModuleKit

/// A decree with its attachment, as commands answer it.
struct DecreeRecord: Described {
    let id: Int64
    let number: String
    let date: CalendarDate
    let village: String
    let villageName: String
    let validFrom: CalendarDate
    let validUntil: CalendarDate?
    let signer: String?
    let expired: Bool
    let members: [DecreeMember]
    let createdAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the record")
        Field(\.number, "Number of the decree")
        Field(\.date, "Day on which it was signed")
        Field(\.village, "Code of the village")
        Field(\.villageName, "Name of the village")
        Field(\.validFrom, "First day of the appointments")
        Field(\.validUntil, "Last day; null when the decree names none")
        Field(\.signer, "Who signed; null when unknown")
        Field(\.expired, "Whether the last day is over")
        Field(\.members, "The rows of the attachment, in their order; none where only the cadres were recorded")
        Field(\.createdAt, "When it was recorded")
    }
}

/// One row of a decree's attachment, as it was written then.
struct DecreeMember: Described {
    let place: Int
    let cadre: Int64
    let person: Int64
    let name: String
    let role: String?
    let address: String?

    static let fields = Fields<Self> {
        Field(\.place, "Number of the row, from 1")
        Field(\.cadre, "The cadre")
        Field(\.person, "The person")
        Field(\.name, "Name as the decree has it")
        Field(\.role, "What the decree names the cadre for")
        Field(\.address, "Address as the decree has it")
    }
}

extension Decrees {
    static func select(_ condition: String) -> String {
        """
        SELECT decree.id, decree.number, decree.date, village.code AS village, village.name AS village_name,
            decree.valid_from, decree.valid_until, decree.signer,
            coalesce(decree.valid_until < :today, 0) AS expired,
            (SELECT coalesce(json_group_array(json_object('place', member.place, 'cadre', member.cadre, 'person',
                    cadre.person, 'name', member.name, 'role', member.role, 'address', member.address)), '[]')
                FROM (SELECT * FROM registry_decree_member WHERE decree = decree.id ORDER BY place) AS member
                JOIN registry_cadre AS cadre ON cadre.id = member.cadre WHERE member.decree = decree.id) AS members,
            decree.created_at
        FROM registry_decree AS decree JOIN registry_region AS village ON village.id = decree.village
        WHERE \(condition)
        """
    }

    /// Throws `not_found` where there is no such decree.
    static func get(_ id: Int64, _ store: Snapshot) throws -> DecreeRecord {
        let arguments: StatementArguments = ["today": store.call.today, "id": id]
        guard let decree = try store.one(DecreeRecord.self, select("decree.id = :id"), arguments) else {
            throw RPCError.notFound("decree", id)
        }
        return decree
    }
}
