import ModuleKit

/// What a training is called in the office.
enum TrainingKind: String, Choice { case training, bimtek, tot }

struct Training: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let kind: TrainingKind
    let title: String
    let state: TrainingState
    let startsOn: CalendarDate
    let endsOn: CalendarDate
    let place: Place
    let targets: [RegionCode]
    let organiser: String
    let topics: [String]
    let classes: [TrainingClass]
    let follows: Followed?
    let curriculum: Int64?
    let plan: Int64?
    let orientation: Bool
    let participantCount: Int
    let nominatedCount: Int
    let completedCount: Int
    let failedCount: Int
    let sessionCount: Int
    let completedOn: CalendarDate?
    let cancelReason: String?
    var warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.id, "Number of the training")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.kind, "What it is called in the office")
        Field(\.title, "Title")
        Field(\.state, "Where it stands")
        Field(\.startsOn, "First day")
        Field(\.endsOn, "Last day")
        Field(\.place, "Where it is held")
        Field(\.targets, "Regions it is meant for")
        Field(\.organiser, "Who holds it")
        Field(\.topics, "What it is about")
        Field(\.classes, "Classes into which participants are divided")
        Field(\.follows, "What it follows from")
        Field(\.curriculum, "The edition of the curriculum that it follows")
        Field(\.plan, "The plan that it carries out")
        Field(\.orientation, "Whether officials who come are told what KPMD are for")
        Field(\.participantCount, "Participants who hold a place: not those who withdrew or were replaced")
        Field(\.nominatedCount, "People who were nominated, and hold no place yet")
        Field(\.completedCount, "Participants who completed")
        Field(\.failedCount, "Participants who did not complete")
        Field(\.sessionCount, "Sessions")
        Field(\.completedOn, "When it was judged who completed")
        Field(\.cancelReason, "Why it was cancelled")
        Field(\.warnings, "What should be looked at")
    }

    /// Trainings as `t`, with a column for each field.
    static let select = """
        SELECT t.id, t.version, t.created_at, t.updated_at, t.kind, t.title, t.state, t.starts_on, t.ends_on,
            json_object('name', t.place_name,
                'region', \(RegionThen.code("t.place_region", on: "t.starts_on"))) AS place,
            (SELECT json_group_array(code) FROM (
                SELECT \(RegionThen.code("g.region", on: "t.starts_on")) AS code FROM trainings_target g
                WHERE g.training = t.id ORDER BY code)) AS targets,
            t.organiser, t.topics,
            (SELECT json_group_array(json_object('id', id, 'training', training, 'name', name, 'batch', batch,
                    'capacity', capacity, 'participant_count', (SELECT count(*) FROM trainings_participant p
                        WHERE p.class = listed.id AND p.state IN \(ParticipantState.holdingPlace))))
                FROM (SELECT * FROM trainings_class WHERE training = t.id ORDER BY id) AS listed) AS classes,
            CASE WHEN t.follows_meeting IS NOT NULL THEN json_object('meeting', t.follows_meeting) END AS follows,
            t.curriculum, t.plan, t.orientation,
            (SELECT count(*) FROM trainings_participant p
                WHERE p.training = t.id AND p.state IN \(ParticipantState.holdingPlace)) AS participant_count,
            (SELECT count(*) FROM trainings_participant p
                WHERE p.training = t.id AND p.state = 'nominated') AS nominated_count,
            (SELECT count(*) FROM trainings_participant p
                WHERE p.training = t.id AND p.state = 'completed') AS completed_count,
            (SELECT count(*) FROM trainings_participant p
                WHERE p.training = t.id AND p.state = 'failed') AS failed_count,
            (SELECT count(*) FROM trainings_session s WHERE s.training = t.id) AS session_count,
            t.completed_on, t.cancel_reason, '[]' AS warnings
        FROM trainings_training t
        """

    /// The training of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot, warnings: [Warning] = []) throws -> Training {
        guard var training = try store.one(Training.self, select + " WHERE t.id = :id", ["id": id]) else {
            throw RPCError.notFound("training", id)
        }
        training.warnings = warnings
        return training
    }

    /// The state of a training that a step is about to change; throws `not_found` and `invalid_state`.
    static func check(_ step: TrainingState.Step, of id: Int64, in db: Database) throws {
        let state = try TrainingState.fetchOne(
            db, sql: "SELECT state FROM trainings_training WHERE id = ?", arguments: [id])
        guard let state else { throw RPCError.notFound("training", id) }
        try state.check(step)
    }

    /// The first day of a training.
    static func firstDay(of id: Int64, _ db: Database) throws -> CalendarDate? {
        try CalendarDate.fetchOne(
            db.cachedStatement(sql: "SELECT starts_on FROM trainings_training WHERE id = ?"), arguments: [id])
    }

    /// Notes that something of the training has changed, and tells of it where it counts otherwise than before: an
    /// orientation does with everybody who comes to it.
    static func touch(_ id: Int64, counts: Bool = false, in store: Transaction) throws {
        let isOrientation = try Bool.fetchOne(
            store.db,
            sql: """
                UPDATE trainings_training SET version = version + 1, updated_at = ? WHERE id = ? RETURNING orientation
                """, arguments: [store.call.now, id])
        if counts || isOrientation == true { try store.publish(TrainingChanged(training: id)) }
    }
}

struct Place: Described {
    let name: String
    let region: RegionCode?

    static let fields = Fields<Self> {
        Field(\.name, "Name of the place")
        Field(\.region, "Region in which it lies; null where it is unknown")
    }
}

/// What a training follows from.
struct Followed: Described {
    let meeting: Int64

    static let fields = Fields<Self> { Field(\.meeting, "The meeting that prepared it") }
}
