import ModuleKit

/// How many came by name. Women and men are counted among those who were present themselves.
struct AttendanceCounts: Described {
    let present: Int
    let absent: Int
    let excused: Int
    let represented: Int
    let walkIn: Int
    let female: Int
    let male: Int
    let sexUnknown: Int

    static let fields = Fields<Self> {
        Field(\.present, "Present themselves")
        Field(\.absent, "Not there, without a word")
        Field(\.excused, "Not there, with a word")
        Field(\.represented, "Somebody else came in their place")
        Field(\.walkIn, "Present or represented without invitation")
        Field(\.female, "Women among those present")
        Field(\.male, "Men among those present")
        Field(\.sexUnknown, "Those present of whom it is not known")
    }

    /// The counts of meeting `m` as JSON; null where nobody was recorded.
    static let column = """
        (SELECT CASE WHEN count(*) > 0 THEN json_object(
            'present', count(*) FILTER (WHERE a.status = 'present'),
            'absent', count(*) FILTER (WHERE a.status = 'absent'),
            'excused', count(*) FILTER (WHERE a.status = 'excused'),
            'represented', count(*) FILTER (WHERE a.status = 'represented'),
            'walk_in', count(*) FILTER (WHERE a.status IN ('present', 'represented') AND a.invitation IS NULL),
            'female', count(*) FILTER (WHERE a.status = 'present' AND a.sex = 'P'),
            'male', count(*) FILTER (WHERE a.status = 'present' AND a.sex = 'L'),
            'sex_unknown', count(*) FILTER (WHERE a.status = 'present' AND a.sex IS NULL)) END
        FROM meetings_attendance a WHERE a.meeting = m.id)
        """
}
