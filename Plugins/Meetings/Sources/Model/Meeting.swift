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
    let place: Place
    let places: [Place]
    let targets: [NamedRegion]
    let organiser: String
    let chair: String?
    let represents: String?
    let purpose: String?
    let basis: String?
    let topics: [String]
    let agenda: [String]
    let parent: Int64?
    let invited: Int
    let headcount: Headcount?
    let attendance: AttendanceCounts?
    let minutes: [Minute]
    let noteTaker: String?
    let postponements: [Postponement]
    let cancelReason: String?
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
        Field(\.place, "Where it is held")
        Field(\.places, "More places at the same time")
        Field(\.targets, "Regions it is meant for")
        Field(\.organiser, "Who holds it")
        Field(\.chair, "Who leads it")
        Field(\.represents, "The official in whose place the chair leads it")
        Field(\.purpose, "What it is for")
        Field(\.basis, "The law or letter on which it stands")
        Field(\.topics, "What it is about")
        Field(\.agenda, "Its items in their order")
        Field(\.parent, "The meeting that it continues")
        Field(\.invited, "How many were invited")
        Field(\.headcount, "How many came by count; null where it is unknown")
        Field(\.attendance, "How many came by name; null where nobody was recorded")
        Field(\.minutes, "What was said and decided, by item")
        Field(\.noteTaker, "Who wrote the minutes")
        Field(\.postponements, "Days on which it did not take place, oldest first")
        Field(\.cancelReason, "Why it does not take place")
        Field(\.warnings, "What should be looked at")
    }

    /// Meetings as `m`, with a column for each field.
    static let select = """
        SELECT m.id, m.version, m.created_at, m.updated_at, m.kind, m.title, m.state, m.starts_at, m.ends_at,
            m.held_at, m.on_date, m.mode,
            json_object('name', m.place_name,
                'region', (SELECT code FROM registry_pub_region WHERE id = m.place_region)) AS place,
            (SELECT json_group_array(json_object('name', name, 'region', code)) FROM (
                SELECT p.name, r.code FROM meetings_place p LEFT JOIN registry_pub_region r ON r.id = p.region
                WHERE p.meeting = m.id ORDER BY p.position)) AS places,
            \(NamedRegion.list(in: "meetings_target", where: "g.meeting = m.id")) AS targets,
            m.organiser, m.chair, m.represents, m.purpose, m.basis, m.topics, m.agenda, m.parent,
            (SELECT count(*) FROM meetings_invitation i WHERE i.meeting = m.id) AS invited,
            CASE WHEN coalesce(m.headcount, m.headcount_female) IS NOT NULL THEN json_object('total', m.headcount,
                'female', m.headcount_female, 'source', m.headcount_source) END AS headcount,
            \(AttendanceCounts.column) AS attendance,
            (SELECT json_group_array(json_object('agenda', agenda, 'discussion', discussion, 'decision', decision))
                FROM (SELECT agenda, discussion, decision FROM meetings_minute
                    WHERE meeting = m.id ORDER BY position)) AS minutes,
            m.note_taker,
            (SELECT json_group_array(json_object('on_date', on_date, 'reason', reason)) FROM (
                SELECT on_date, reason FROM meetings_postponement
                WHERE meeting = m.id ORDER BY id)) AS postponements,
            m.cancel_reason, '[]' AS warnings
        FROM meetings_meeting m
        """

    /// The meeting of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot, warnings: [Warning] = []) throws -> Meeting {
        guard var meeting = try store.one(Meeting.self, select + " WHERE m.id = :id", ["id": id]) else {
            throw RPCError.notFound("meeting", id)
        }
        meeting.warnings = warnings + meeting.contradictions
        return meeting
    }

    /// More people by name than by count: one of the two is wrong.
    private var contradictions: [Warning] {
        guard let headcount, let attendance else { return [] }
        let pairs = [
            ("total", headcount.total, attendance.present), ("female", headcount.female, attendance.female),
        ]
        return pairs.compactMap { name, counted, named in
            guard let counted, named > counted else { return nil }
            return Warning(
                name: "headcount_below_names", path: "/headcount/\(name)",
                message: "The head count is \(counted), and \(named) were recorded as present by name")
        }
    }

    /// The state after a step; throws `not_found`, and `invalid_state` where the step is not allowed.
    static func check(_ step: MeetingState.Step, of id: Int64, in store: Transaction) throws -> MeetingState {
        let state = try MeetingState.fetchOne(
            store.db, sql: "SELECT state FROM meetings_meeting WHERE id = ?", arguments: [id])
        guard let state else { throw RPCError.notFound("meeting", id) }
        return try state.checked(step)
    }

    /// Takes a step, and counts the change.
    @discardableResult
    static func take(_ step: MeetingState.Step, of id: Int64, in store: Transaction) throws -> MeetingState {
        let next = try check(step, of: id, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_meeting SET state = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [next, store.call.now, id])
        return next
    }
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
