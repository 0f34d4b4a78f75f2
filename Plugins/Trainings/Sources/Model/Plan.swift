import ModuleKit

/// What an office means to train in a year: for whom, with what money, and how many from where.
struct Plan: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let year: Int
    let title: String
    let targetGroup: String?
    let budget: Int64?
    let curriculum: Int64?
    let quotas: [Quota]
    let seats: Int
    let filled: Int
    let completed: Int
    let outside: Int
    let trainings: [Int64]
    let needs: [Int64]

    static let fields = Fields<Self> {
        Field(\.id, "Number of the plan")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was made")
        Field(\.updatedAt, "When it was changed last")
        Field(\.year, "The budget's year")
        Field(\.title, "Title")
        Field(\.targetGroup, "Who is to be trained")
        Field(\.budget, "Money in rupiah; null where it is unknown")
        Field(\.curriculum, "The curriculum meant")
        Field(\.quotas, "Seats by region, and how far they are filled")
        Field(\.seats, "Seats in all")
        Field(\.filled, "Participants who hold a place in the plan's trainings")
        Field(\.completed, "Those of them who completed")
        Field(\.outside, "Those of them from no region of a quota, or an unknown one")
        Field(\.trainings, "Trainings of the plan that were not cancelled")
        Field(\.needs, "Needs that it answers")
    }

    /// Plans as `l`, with a column for each field. Whoever lies in two quotas, one inside the other, fills both.
    static let select = """
        SELECT l.id, l.version, l.created_at, l.updated_at, l.year, l.title, l.target_group, l.budget, l.curriculum,
            (SELECT json_group_array(json_object('region', code, 'name', name, 'seats', seats,
                'filled', filled, 'completed', completed)) FROM (
                SELECT r.code, r.name, q.seats,
                    (SELECT count(*) FROM \(held) AND \(inside)) AS filled,
                    (SELECT count(*) FROM \(held) AND p.state = 'completed' AND \(inside)) AS completed
                FROM trainings_quota q JOIN registry_pub_region_ever r ON r.id = q.region
                WHERE q.plan = l.id ORDER BY r.code)) AS quotas,
            (SELECT coalesce(sum(seats), 0) FROM trainings_quota WHERE plan = l.id) AS seats,
            (SELECT count(*) FROM \(held)) AS filled,
            (SELECT count(*) FROM \(held) AND p.state = 'completed') AS completed,
            (SELECT count(*) FROM \(held) AND NOT EXISTS (
                SELECT 1 FROM trainings_quota q JOIN registry_pub_region_ever r ON r.id = q.region
                WHERE q.plan = l.id AND \(inside))) AS outside,
            (SELECT json_group_array(id) FROM (SELECT id FROM trainings_training
                WHERE plan = l.id AND state <> 'cancelled' ORDER BY id)) AS trainings,
            (SELECT json_group_array(id) FROM (SELECT id FROM trainings_need
                WHERE plan = l.id ORDER BY id)) AS needs
        FROM trainings_plan l
        """

    private static let held = """
        trainings_training t JOIN trainings_participant p ON p.training = t.id
        LEFT JOIN registry_pub_region_ever v ON v.id = p.region
        WHERE t.plan = l.id AND t.state <> 'cancelled' AND p.state IN \(ParticipantState.holdingPlace)
        """

    private static let inside = "(v.code = r.code OR (v.code > r.code || '.' AND v.code < r.code || '/'))"

    /// The plan of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Plan {
        guard let plan = try store.one(Plan.self, select + " WHERE l.id = :id", ["id": id]) else {
            throw RPCError.notFound("plan", id)
        }
        return plan
    }

    /// Notes the quotas, the needs and that something has changed.
    static func set(_ quotas: [GivenQuota], of id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM trainings_quota WHERE plan = ?", arguments: [id])
        for (i, quota) in quotas.enumerated() {
            let region = try Regions.id(of: quota.region, at: "quotas/\(i)/region", in: db)
            try db.execute(
                sql: "INSERT INTO trainings_quota(plan, region, seats) VALUES (?, ?, ?)",
                arguments: [id, region, quota.seats])
        }
    }
}

/// Seats of a plan for people of one region.
struct Quota: Described {
    let region: RegionCode
    let name: String
    let seats: Int
    let filled: Int
    let completed: Int

    static let fields = Fields<Self> {
        Field(\.region, "The region")
        Field(\.name, "Its name")
        Field(\.seats, "Seats")
        Field(\.filled, "Participants from there who hold a place")
        Field(\.completed, "Those of them who completed")
    }
}

struct GivenQuota: ParameterObject {
    @Parameter("The region whose people are meant") var region: RegionCode
    @Parameter("Seats", .range(1...1_000_000)) var seats: Int
}
