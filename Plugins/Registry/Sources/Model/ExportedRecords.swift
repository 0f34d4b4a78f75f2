import ModuleKit

/// A row of a decree's attachment, told to the person whom it names.
struct ExportedMember: Described {
    let number: String
    let date: CalendarDate
    let village: String
    let name: String
    let role: String?
    let address: String?

    static let fields = Fields<Self> {
        Field(\.number, "Number of the decree")
        Field(\.date, "Day on which it was signed")
        Field(\.village, "Code of the village")
        Field(\.name, "Name as the decree has it")
        Field(\.role, "What the decree names the cadre for")
        Field(\.address, "Address as the decree has it")
    }

    static func all(_ person: Int64, _ store: Snapshot) throws -> [Self] {
        try store.all(
            Self.self,
            """
            SELECT decree.number, decree.date, village.code AS village, member.name, member.role, member.address
            FROM registry_cadre AS cadre JOIN registry_decree_member AS member ON member.cadre = cadre.id
            JOIN registry_decree AS decree ON decree.id = member.decree
            JOIN registry_region AS village ON village.id = decree.village
            WHERE cadre.person = ? ORDER BY member.id
            """, [person])
    }
}

/// A seat on a board, told to the person who has it or had it.
struct ExportedSeat: Described {
    let institution: String
    let region: String
    let office: String
    let since: CalendarDate
    let until: CalendarDate?
    let reason: String?

    static let fields = Fields<Self> {
        Field(\.institution, "Name of the institution")
        Field(\.region, "Code of the region")
        Field(\.office, "Which office")
        Field(\.since, "First day")
        Field(\.until, "Last day; null when it is not known")
        Field(\.reason, "Why it ended; null where it has not")
    }

    static func all(_ person: Int64, _ store: Snapshot) throws -> [Self] {
        try store.all(
            Self.self,
            """
            SELECT institution.name AS institution, region.code AS region, seat.office, seat.since, seat.until, seat.reason
            FROM registry_board_member AS seat JOIN registry_institution AS institution ON institution.id = seat.institution
            JOIN registry_region AS region ON region.id = institution.region
            WHERE seat.person = ? ORDER BY seat.id
            """, [person])
    }
}
