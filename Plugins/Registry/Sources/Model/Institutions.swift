import ModuleKit

/// An institution of a village or a region: an LKD, a customary institution, a forum of cadres.
struct Institution: Described {
    let id: Int64
    let kind: InstitutionKind
    let name: String
    let region: String
    let regionName: String
    let basis: String?
    let since: CalendarDate?
    let until: CalendarDate?
    let reason: String?
    let board: [BoardMember]
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the institution")
        Field(\.kind, "What it is")
        Field(\.name, "Its name")
        Field(\.region, "Code of the region")
        Field(\.regionName, "Name of the region")
        Field(\.basis, "Regulation or decree on which it rests; null when unknown")
        Field(\.since, "First day; null when unknown")
        Field(\.until, "Last day; null while it works")
        Field(\.reason, "Why it ended; null where it has not")
        Field(\.board, "Who has been on its board, the oldest first")
        Field(\.version, "Counts the changes")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was last changed")
    }
}

/// Somebody on the board of an institution.
struct BoardMember: Described {
    let id: Int64
    let person: Int64
    let name: String
    let office: String
    let since: CalendarDate
    let until: CalendarDate?
    let reason: String?
    let version: Int64

    static let fields = Fields<Self> {
        Field(\.id, "Number of the seat")
        Field(\.person, "The person")
        Field(\.name, "The person's name")
        Field(\.office, "As what the person serves: Ketua, Sekretaris, …")
        Field(\.since, "First day of the term")
        Field(\.until, "Last day; null when it is not known")
        Field(\.reason, "Why it ended early; null where it has not")
        Field(\.version, "Counts the changes")
    }
}

/// A seat on a board with what somebody should look at.
struct SeatedMember: Described {
    let institution: Int64
    let member: BoardMember
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.institution, "The institution")
        Field(group: \.member)
        Field(\.warnings, "What somebody should look at")
    }
}

enum Institutions {
    static func select(_ condition: String) -> String {
        """
        SELECT institution.id, institution.kind, institution.name, region.code AS region, region.name AS region_name,
            institution.basis, institution.since, institution.until, institution.reason,
            (SELECT coalesce(json_group_array(json_object('id', seat.id, 'person', seat.person, 'name', person.name,
                    'office', seat.office, 'since', seat.since, 'until', seat.until, 'reason', seat.reason,
                    'version', seat.version)), '[]')
                FROM (SELECT * FROM registry_board_member WHERE institution = institution.id ORDER BY since, id) AS seat
                JOIN registry_person AS person ON person.id = seat.person
                WHERE seat.institution = institution.id) AS board,
            institution.version, institution.created_at, institution.updated_at
        FROM registry_institution AS institution JOIN registry_region AS region ON region.id = institution.region
        WHERE \(condition)
        """
    }

    /// Throws `not_found` where there is no such institution.
    static func get(_ id: Int64, _ store: Snapshot) throws -> Institution {
        guard let institution = try store.one(Institution.self, select("institution.id = ?"), [id]) else {
            throw RPCError.notFound("institution", id)
        }
        return institution
    }

    /// Throws `not_found` where there is no such seat.
    static func seat(_ id: Int64, _ store: Snapshot) throws -> (member: BoardMember, institution: Int64) {
        let member = try store.one(
            BoardMember.self,
            """
            SELECT seat.id, seat.person, person.name, seat.office, seat.since, seat.until, seat.reason, seat.version
            FROM registry_board_member AS seat JOIN registry_person AS person ON person.id = seat.person
            WHERE seat.id = ?
            """, [id])
        let institution = try Int64.fetchOne(
            store.db, sql: "SELECT institution FROM registry_board_member WHERE id = ?", arguments: [id])
        guard let member, let institution else { throw RPCError.notFound("board member", id) }
        return (member, institution)
    }
}
