import ModuleKit

/// One invitation to one meeting.
struct Invitation: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let meeting: Int64
    let person: Int64?
    let cadre: Int64?
    let name: String?
    let office: String?
    let unit: String?
    let constituency: String?
    let sex: Sex?
    let region: RegionCode?
    let answer: InvitationAnswer?
    let answeredAt: Instant?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the invitee")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.meeting, "The meeting")
        Field(\.person, "The person in the registry; null where only an office was invited")
        Field(\.cadre, "The cadre, where the person is one")
        Field(\.name, "The name as it was written then")
        Field(\.office, "The person's office")
        Field(\.unit, "Where the person comes from")
        Field(\.constituency, "The part of the community for which the person stands")
        Field(\.sex, "L or P; null where it is unknown")
        Field(\.region, "Region from which the invitee comes; null where it is unknown")
        Field(\.answer, "Whether the invitee will come; null where there was no answer")
        Field(\.answeredAt, "When the answer was recorded")
    }

    /// Invitations as `i`, with a column for each field.
    static let select = """
        SELECT i.id, i.version, i.created_at, i.updated_at, i.meeting, i.person, i.cadre, i.name, i.office, i.unit,
            i.constituency, i.sex, \(region) AS region, i.answer,
            i.answered_at
        FROM meetings_invitation i
        """

    private static let region = RegionThen.code(
        "i.region", on: "(SELECT on_date FROM meetings_meeting WHERE id = i.meeting)")

    /// The invitation of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Invitation {
        guard let found = try store.one(Invitation.self, select + " WHERE i.id = :id", ["id": id]) else {
            throw RPCError.notFound("invitee", id)
        }
        return found
    }
}

/// Who is invited: a cadre, a person, a name that makes a new person, or an office alone.
struct GivenInvitee: ParameterObject {
    @Parameter("A cadre's number") var cadre: Int64?
    @Parameter("A person's number") var person: Int64?
    @Parameter("A name; always makes a new person", .length(2...120)) var name: String?
    @Parameter("The person's office", .length(1...200)) var office: String?
    @Parameter("Where the person comes from", .length(1...200)) var unit: String?
    @Parameter("The part of the community for which the person stands", .length(1...200)) var constituency: String?
    @Parameter("L or P; the registry's where it is missing") var sex: Sex?
    @Parameter("Region from which the invitee comes; a cadre's village where it is missing") var region: RegionCode?

    func validate(_ faults: inout Faults) {
        let named = [cadre != nil, person != nil, name != nil].count { $0 }
        if named > 1 { faults.add("one_of", "Give only one of 'cadre', 'person', 'name'") }
        if named == 0, office == nil, unit == nil, constituency == nil {
            faults.add("one_of", "Give one of 'cadre', 'person', 'name', 'office', 'unit', 'constituency'")
        }
    }

    /// Who is meant; nil of an office alone.
    func identity(at meeting: Int64, in store: Transaction) throws -> Identity? {
        if let cadre { return try Identity.ofCadre(cadre, meeting: meeting, in: store) }
        if let person { return try Identity.ofPerson(person, meeting: meeting, in: store) }
        if let name { return try Identity.new(name, sex: sex, meeting: meeting, in: store) }
        return nil
    }
}

/// Cadres of a region, to be invited together.
struct CadreSelection: ParameterObject {
    @Parameter("Region whose villages' cadres are meant") var within: RegionCode
    @Parameter("Where the cadres stand; all who have not ended where this is missing") var state: CadreState?

    /// The cadres of different persons, in the order of their numbers, without those who were erased.
    func cadres(_ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT min(c.id) FROM registry_pub_cadre c JOIN registry_pub_person p ON p.id = c.person
                WHERE (c.region_code = :within
                        OR (c.region_code >= :within || '.' AND c.region_code < :within || '/'))
                    AND CASE WHEN :state IS NULL THEN c.state <> 'ended' ELSE c.state = :state END AND NOT p.erased
                GROUP BY c.person ORDER BY 1
                """, arguments: ["within": within, "state": state])
    }
}

/// Where the registry says that a cadre stands.
enum CadreState: String, Choice { case proposed, active, inactive, ended }
