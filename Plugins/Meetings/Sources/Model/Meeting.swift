import ModuleKit

/// A meeting, with all that is known of it beside who came and what came of it.
struct Meeting: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let kind: MeetingKind
    let title: String
    let state: MeetingState
    let startsAt: Instant
    let endsAt: Instant?
    let heldAt: Instant?
    let onDate: CalendarDate
    let mode: MeetingMode
    let level: MeetingLevel?
    let place: Place
    let places: [Place]
    let targets: [NamedRegion]
    let organiser: String
    let organiserUnit: String?
    let chair: String?
    let chairOffice: String?
    let represents: String?
    let purpose: String?
    let basis: String?
    let topics: [String]
    let agenda: [String]
    let expectedOutputs: [String]
    let orientation: Bool
    let source: String?
    let parent: Int64?
    let invited: Int
    let headcount: Headcount?
    let attendance: AttendanceCounts?
    let constituencies: [ConstituencyCounts]
    var quorum: Quorum?
    let minutes: [Minute]
    let noteTaker: String?
    let postponements: [Postponement]
    let cancelReason: String?
    let revived: Int
    let ratification: Ratification?
    let addenda: [Addendum]
    var warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.id, "Number of the meeting")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.kind, "What the office calls it")
        Field(\.title, "Title")
        Field(\.state, "Where it stands")
        Field(\.startsAt, "When it begins")
        Field(\.endsAt, "When it ends; null where it is unknown")
        Field(\.heldAt, "When it was held, where that was told")
        Field(\.onDate, "The day, in the office's zone")
        Field(\.mode, "In a room, over the network, or both")
        Field(\.level, "Of which level of government it is; null where it is unknown")
        Field(\.place, "Where it is held")
        Field(\.places, "More places at the same time")
        Field(\.targets, "Regions it is meant for")
        Field(\.organiser, "Who holds it")
        Field(\.organiserUnit, "The part of the organiser that does it")
        Field(\.chair, "Who leads it")
        Field(\.chairOffice, "As what the chair leads it, as Kepala Bidang")
        Field(\.represents, "The official in whose place the chair leads it")
        Field(\.purpose, "What it is for")
        Field(\.basis, "The law or letter on which it stands")
        Field(\.topics, "What it is about")
        Field(\.agenda, "Its items in their order")
        Field(\.expectedOutputs, "What is hoped to come of it")
        Field(\.orientation, "Whether officials are told there what cadres are for")
        Field(\.source, "Where it is told of: an article, a letter")
        Field(\.parent, "The meeting that it continues")
        Field(\.invited, "How many were invited")
        Field(\.headcount, "How many came by count; null where it is unknown")
        Field(\.attendance, "How many came by name; null where nobody was recorded")
        Field(\.constituencies, "The same by part of the community")
        Field(\.quorum, "Whether enough of the invited came")
        Field(\.minutes, "What was said and decided, by item")
        Field(\.noteTaker, "Who wrote the minutes")
        Field(\.postponements, "Days on which it did not take place, oldest first")
        Field(\.cancelReason, "Why it does not take place")
        Field(\.revived, "How many inactive cadres came back to work on its basis")
        Field(\.ratification, "Who signed the minutes; null before that")
        Field(\.addenda, "What was corrected or added after that, oldest first")
        Field(\.warnings, "What should be looked at")
    }

    /// Meetings as `m`, with a column for each field.
    static let select = """
        SELECT m.id, m.version, m.created_at, m.updated_at, m.kind, m.title, m.state, m.starts_at, m.ends_at,
            m.held_at, m.on_date, m.mode, m.level,
            json_object('name', m.place_name,
                'region', \(RegionThen.code("m.place_region", on: "m.on_date"))) AS place,
            (SELECT json_group_array(json_object('name', name, 'region', code)) FROM (
                SELECT p.name, \(RegionThen.code("p.region", on: "m.on_date")) AS code
                FROM meetings_place p
                WHERE p.meeting = m.id ORDER BY p.position)) AS places,
            \(NamedRegion.list(in: "meetings_target g", where: "g.meeting = m.id", on: "m.on_date")) AS targets,
            m.organiser, m.organiser_unit, m.chair, m.chair_office, m.represents, m.purpose, m.basis, m.topics, m.agenda,
            m.expected_outputs, m.orientation, m.source, m.parent,
            (SELECT count(*) FROM meetings_invitation i WHERE i.meeting = m.id) AS invited,
            CASE WHEN coalesce(m.headcount, m.headcount_female) IS NOT NULL THEN json_object('total', m.headcount,
                'female', m.headcount_female, 'source', m.headcount_source) END AS headcount,
            \(AttendanceCounts.column) AS attendance,
            \(ConstituencyCounts.column) AS constituencies, NULL AS quorum,
            (SELECT json_group_array(json_object('agenda', agenda, 'discussion', discussion, 'decision', decision))
                FROM (SELECT agenda, discussion, decision FROM meetings_minute
                    WHERE meeting = m.id ORDER BY position)) AS minutes,
            m.note_taker,
            (SELECT json_group_array(json_object('on_date', on_date, 'reason', reason)) FROM (
                SELECT on_date, reason FROM meetings_postponement
                WHERE meeting = m.id ORDER BY id)) AS postponements,
            m.cancel_reason,
            (SELECT count(*) FROM meetings_revival v WHERE v.meeting = m.id) AS revived,
            \(Ratification.column) AS ratification,
            (SELECT json_group_array(json_object('id', id, 'meeting', meeting, 'text', text, 'created_at',
                strftime('%Y-%m-%dT%H:%M:%SZ', created_at / 1000, 'unixepoch'))) FROM (
                SELECT id, meeting, text, created_at FROM meetings_addendum
                WHERE meeting = m.id ORDER BY id)) AS addenda, '[]' AS warnings
        FROM meetings_meeting m
        """
}

/// One item of the minutes.
struct Minute: Described {
    let agenda: String?
    let discussion: String?
    let decision: String?

    static let fields = Fields<Self> {
        Field(\.agenda, "The item of the agenda")
        Field(\.discussion, "What was said")
        Field(\.decision, "What was decided")
    }
}

/// A day for which a meeting was planned, and why it was not held then.
struct Postponement: Described {
    let onDate: CalendarDate
    let reason: String

    static let fields = Fields<Self> {
        Field(\.onDate, "The day for which it was planned")
        Field(\.reason, "Why it was not held then")
    }
}
