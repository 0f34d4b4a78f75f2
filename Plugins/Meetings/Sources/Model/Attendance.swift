import ModuleKit

/// One person at one meeting.
struct Attendance: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let meeting: Int64
    let invitee: Int64?
    let person: Int64?
    let cadre: Int64?
    let name: String?
    let status: AttendanceStatus
    let representedBy: String?
    let walkIn: Bool
    let sex: Sex?
    let constituency: String?
    let office: String?
    let unit: String?
    let region: RegionCode?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the entry")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.meeting, "The meeting")
        Field(\.invitee, "The invitation; null of a walk-in")
        Field(\.person, "The person in the registry; null where only an office was invited")
        Field(\.cadre, "The cadre, where the person is one")
        Field(\.name, "The name as it was written then")
        Field(\.status, "Whether the person came")
        Field(\.representedBy, "Who came in the person's place")
        Field(\.walkIn, "Whether the person came without invitation")
        Field(\.sex, "L or P; null where it is unknown")
        Field(\.constituency, "The part of the community for which the person stands")
        Field(\.office, "The person's office")
        Field(\.unit, "Where the person comes from")
        Field(\.region, "Region from which the person comes; null where it is unknown")
    }

    /// Entries as `a`, with a column for each field.
    static let select = """
        SELECT a.id, a.version, a.created_at, a.updated_at, a.meeting, a.invitation AS invitee, a.person, a.cadre,
            a.name, a.status, a.represented_by, a.invitation IS NULL AS walk_in, a.sex,
            a.constituency, a.office, a.unit, \(region) AS region
        FROM meetings_attendance a
        """

    private static let region = RegionThen.code(
        "a.region", on: "(SELECT on_date FROM meetings_meeting WHERE id = a.meeting)")

    /// The entry of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Attendance {
        guard let found = try store.one(Attendance.self, select + " WHERE a.id = :id", ["id": id]) else {
            throw RPCError.notFound("attendance", id)
        }
        return found
    }

    /// The entry of somebody at a meeting; nil where there is none yet.
    static func of(_ who: Identity, at meeting: Int64, in store: Snapshot) throws -> Attendance? {
        try store.one(
            Attendance.self,
            select + """
                 WHERE a.meeting = :meeting
                    AND CASE WHEN :person IS NULL THEN a.invitation = :invitation ELSE a.person = :person END
                """, ["meeting": meeting, "person": who.person, "invitation": who.invitation])
    }
}
