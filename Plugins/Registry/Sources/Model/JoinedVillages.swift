import ModuleKit

/// What becomes of cadres when villages take over from others. They keep the village of their appointment, so that its old
/// book stays; the history tells where they serve from then on.
enum JoinedVillages {
    /// A village whose cadres serve elsewhere since a day.
    struct Takeover {
        let region: Int64
        let heir: Int64
        /// The village in which they served until then.
        let code: String
        let since: CalendarDate
    }

    /// Records in the histories of those who serve where they serve now, and joins two appointments that are in one village
    /// by now.
    static func settle(_ takeovers: [Takeover], _ store: Transaction) throws {
        var moved: Set<Int64> = []
        for takeover in takeovers {
            let cadres = try Int64.fetchAll(
                store.db, sql: "SELECT id FROM registry_cadre WHERE village = ? AND state <> 'ended'",
                arguments: [takeover.region])
            for cadre in cadres {
                try Cadres.record(
                    "added", of: cadre, on: takeover.since, basis: CadreVillage.moved, reference: takeover.code, store)
            }
            moved.formUnion(cadres)
        }
        let days = Dictionary(takeovers.map { ($0.heir, $0.since) }, uniquingKeysWith: max)
        for (heir, day) in days.sorted(by: { $0.key < $1.key }) { moved.formUnion(try join(in: heir, on: day, store)) }
        try CadresChanged.publish(moved, store)
    }

    /// Leaves each person one appointment in a village: the one that is furthest, of two such the one of the later decree.
    private static func join(in village: Int64, on day: CalendarDate, _ store: Transaction) throws -> Set<Int64> {
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT cadre.id, cadre.person FROM registry_cadre AS cadre
                LEFT JOIN registry_decree AS decree ON decree.id = cadre.decree
                WHERE cadre.village IN (\(Heirs.family)) AND cadre.state <> 'ended'
                ORDER BY CASE cadre.state WHEN 'active' THEN 1 WHEN 'inactive' THEN 2 ELSE 3 END,
                    decree.valid_from DESC, cadre.id
                """, arguments: ["village": village])
        var kept: [Int64: Int64] = [:]
        var joined: Set<Int64> = []
        for row in rows {
            let (cadre, person): (Int64, Int64) = (row["id"], row["person"])
            guard let stays = kept[person] else {
                kept[person] = cadre
                continue
            }
            try join(cadre, to: stays, on: day, store)
            joined.formUnion([cadre, stays])
        }
        return joined
    }

    /// Ends an appointment that goes on in another of the same person: it was one until then, so that its steps stay its
    /// own. Where it was seen goes along.
    static func join(_ gone: Int64, to kept: Int64, on day: CalendarDate, _ store: Transaction) throws {
        try Cadres.record("added", of: kept, on: day, basis: Merging.joined, reference: String(gone), store)
        try store.db.execute(
            sql: "UPDATE OR IGNORE registry_cadre_event SET cadre = ? WHERE cadre = ? AND kind = 'seen'",
            arguments: [kept, gone])
        try store.db.execute(
            sql: "UPDATE registry_cadre SET state = 'ended', version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [store.call.now, gone])
        try Cadres.record(
            "ended", of: gone, on: max(day, try Cadres.lastStep(of: gone, store) ?? day), reason: "merged",
            basis: CadreVillage.moved, reference: String(kept), store)
        try store.publish(CadreMerged(keep: kept, drop: gone))
    }
}
