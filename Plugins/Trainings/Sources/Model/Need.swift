import ModuleKit

/// What should be trained, where: entered by somebody, or seen in what the office knows.
struct Need: Described {
    let id: Int64?
    let version: Int64?
    let createdAt: Instant?
    let updatedAt: Instant?
    let origin: NeedOrigin
    let title: Sentence
    let dimension: Dimension?
    let regions: [RegionCode]
    let cadres: Int?
    let source: String?
    let meeting: Int64?
    let issue: Int64?
    let followup: Int64?
    let training: Int64?
    let state: NeedState
    let reason: String?
    let plan: Int64?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the need; null where it was derived")
        Field(\.version, "Grows with each change; null where it was derived")
        Field(\.createdAt, "When it was entered")
        Field(\.updatedAt, "When it was changed last")
        Field(\.origin, "entered, or what it was derived from")
        Field(\.title, "What should be trained")
        Field(\.dimension, "What should change")
        Field(\.regions, "Where")
        Field(\.cadres, "Cadres concerned, where that is known")
        Field(\.source, "Where it was said")
        Field(\.meeting, "The meeting that it comes from")
        Field(\.issue, "The problem that it comes from")
        Field(\.followup, "The follow-up that it comes from")
        Field(\.training, "The training that it comes from")
        Field(\.state, "Where it stands; a derived one is open")
        Field(\.reason, "How it was met, or why it was dropped")
        Field(\.plan, "The plan that answers it")
    }

    /// Needs as `n`, with a column for each field.
    static let select = """
        SELECT n.id, n.version, n.created_at, n.updated_at, 'entered' AS origin, n.title, n.dimension,
            (SELECT json_group_array(code) FROM (
                SELECT r.code FROM trainings_need_region g JOIN registry_pub_region_ever r ON r.id = g.region
                WHERE g.need = n.id ORDER BY r.code)) AS regions,
            NULL AS cadres, n.source, n.meeting, n.issue, n.followup, n.training, n.state, n.reason, n.plan
        FROM trainings_need n
        """

    /// The need of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Need {
        guard let need = try store.one(Need.self, select + " WHERE n.id = :id", ["id": id]) else {
            throw RPCError.notFound("need", id)
        }
        return need
    }

    static func set(_ regions: [RegionCode], of id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM trainings_need_region WHERE need = ?", arguments: [id])
        for (i, code) in regions.enumerated() {
            try db.execute(
                sql: "INSERT OR IGNORE INTO trainings_need_region(need, region) VALUES (?, ?)",
                arguments: [id, try Regions.id(of: code, at: "regions/\(i)", in: db)])
        }
    }

    /// Moves a need to another state.
    static func take(
        _ step: NeedState.Step, of id: Int64, reason: String?, expected: Expected, in store: Transaction
    ) throws -> Need {
        let present = try find(id, in: store.snapshot)
        try expected.check("need", version: present.version ?? 0)
        try store.db.execute(
            sql: "UPDATE trainings_need SET state = ?, reason = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [try present.state.checked(step, need: id), reason, store.call.now, id])
        return try find(id, in: store.snapshot)
    }

    /// The plan answers these needs, and no others; those it answered before are open again.
    static func answer(_ needs: [Int64], by plan: Int64, in store: Transaction) throws {
        let before = try Int64.fetchAll(
            store.db, sql: "SELECT id FROM trainings_need WHERE plan = ? AND state = 'planned'", arguments: [plan])
        for need in Set(before).subtracting(needs).sorted() {
            try write(.open, plan: nil, to: need, in: store)
        }
        for need in Set(needs).subtracting(before).sorted() {
            let state = try find(need, in: store.snapshot).state.checked(.plan, need: need)
            try write(state, plan: plan, to: need, in: store)
        }
    }

    private static func write(_ state: NeedState, plan: Int64?, to need: Int64, in store: Transaction) throws {
        try store.db.execute(
            sql: "UPDATE trainings_need SET state = ?, plan = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [state, plan, store.call.now, need])
    }
}
