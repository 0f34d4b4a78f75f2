import ModuleKit

/// A meeting as a list shows it.
struct MeetingItem: Described {
    let id: Int64
    let version: Int64
    let kind: MeetingKind
    let title: String
    let state: MeetingState
    let startsAt: Instant
    let endsAt: Instant?
    let onDate: CalendarDate
    let mode: MeetingMode
    let place: Place
    let targets: [NamedRegion]
    let organiser: String
    let organiserUnit: String?
    let chair: String?
    let parent: Int64?
    let headcount: Headcount?
    let attendance: AttendanceCounts?
    let createdAt: Instant
    let updatedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the meeting")
        Field(\.version, "Grows with each change")
        Field(\.kind, "What the office calls it")
        Field(\.title, "Title")
        Field(\.state, "Where it stands")
        Field(\.startsAt, "When it begins")
        Field(\.endsAt, "When it ends; null where it is unknown")
        Field(\.onDate, "The day, in the office's zone")
        Field(\.mode, "In a room, over the network, or both")
        Field(\.place, "Where it is held")
        Field(\.targets, "Regions it is meant for")
        Field(\.organiser, "Who holds it")
        Field(\.organiserUnit, "The part of the organiser that does it")
        Field(\.chair, "Who leads it")
        Field(\.parent, "The meeting that it continues")
        Field(\.headcount, "How many came by count; null where it is unknown")
        Field(\.attendance, "How many came by name; null where nobody was recorded")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
    }

    /// Meetings as `m`, with a column for each field.
    static let select = """
        SELECT m.id, m.version, m.kind, m.title, m.state, m.starts_at, m.ends_at, m.on_date, m.mode,
            json_object('name', m.place_name,
                'region', \(RegionThen.code("m.place_region", on: "m.on_date"))) AS place,
            \(NamedRegion.list(in: "meetings_target g", where: "g.meeting = m.id", on: "m.on_date")) AS targets,
            m.organiser, m.organiser_unit, m.chair, m.parent,
            CASE WHEN coalesce(m.headcount, m.headcount_female) IS NOT NULL THEN json_object('total', m.headcount,
                'female', m.headcount_female, 'source', m.headcount_source) END AS headcount,
            \(AttendanceCounts.column) AS attendance, m.created_at, m.updated_at
        FROM meetings_meeting m
        """
}
