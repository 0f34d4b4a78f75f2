import ModuleKit

/// Two persons of the registry have become one: invitations and attendance follow.
struct PersonMerge: Described {
    let keep: Int64
    let drop: Int64

    static let fields = Fields<Self> {
        Field(\.keep, "The person who stays")
        Field(\.drop, "The person who was the same")
    }

    /// Moves invitations and attendance to the person who stays. Where both were invited to one meeting, or both have
    /// an entry there, one remains with what is known of either.
    static func follow(_ merge: PersonMerge, _ store: Transaction) throws {
        for pair in try merge.pairs(in: "meetings_attendance", store) {
            try unite(kept: pair["kept"], dropped: pair["dropped"], store)
        }
        for pair in try merge.pairs(in: "meetings_invitation", store) {
            try uniteInvitations(kept: pair["kept"], dropped: pair["dropped"], store)
        }
        for table in ["meetings_invitation", "meetings_attendance"] {
            try store.db.execute(
                sql: """
                    UPDATE \(table) SET person = :keep, version = version + 1, updated_at = :now WHERE person = :drop
                    """, arguments: ["keep": merge.keep, "drop": merge.drop, "now": store.call.now])
        }
    }

    /// Rows of both persons that belong to the same meeting.
    private func pairs(in table: String, _ store: Transaction) throws -> [Row] {
        try Row.fetchAll(
            store.db,
            sql: """
                SELECT k.id AS kept, d.id AS dropped FROM \(table) k JOIN \(table) d ON d.meeting = k.meeting
                WHERE k.person = ? AND d.person = ? ORDER BY k.id
                """, arguments: [keep, drop])
    }

    private static func unite(kept: Int64, dropped: Int64, _ store: Transaction) throws {
        let a = try Attendance.find(kept, in: store.snapshot)
        let b = try Attendance.find(dropped, in: store.snapshot)
        let best = a.status.weight >= b.status.weight ? a : b
        let region = try Int64.fetchOne(
            store.db, sql: "SELECT region FROM meetings_attendance WHERE id = ?", arguments: [dropped])
        try store.db.execute(sql: "DELETE FROM meetings_attendance WHERE id = ?", arguments: [dropped])
        try store.db.execute(
            sql: """
                UPDATE meetings_attendance SET version = version + 1, updated_at = :now, invitation = :invitation,
                    cadre = :cadre, status = :status, represented_by = :by, sex = :sex,
                    constituency = :constituency, office = :office, unit = :unit, region = coalesce(region, :region)
                WHERE id = :id
                """,
            arguments: [
                "id": kept, "now": store.call.now, "invitation": a.invitee ?? b.invitee,
                "cadre": best.cadre ?? a.cadre ?? b.cadre,
                "status": best.status, "by": best.representedBy, "sex": a.sex ?? b.sex,
                "constituency": a.constituency ?? b.constituency, "office": a.office ?? b.office,
                "unit": a.unit ?? b.unit, "region": region,
            ])
        // Both entries told the registry what they knew; now one speaks for both.
        let now = Sighting(cadre: best.cadre ?? a.cadre ?? b.cadre, status: best.status)
        let sightings = try Sightings(of: a.meeting, in: store)
        for old in [a, b] {
            let before = Sighting(cadre: old.cadre, status: old.status)
            if before.seenCadre != nil, before.seenCadre != now.seenCadre {
                try sightings.change(from: before, to: now)
            }
        }
        if now.seenCadre != a.seenCadre, now.seenCadre != b.seenCadre { try sightings.change(from: nil, to: now) }
        try store.publish(MeetingChanged(meeting: a.meeting))
    }

    private static func uniteInvitations(kept: Int64, dropped: Int64, _ store: Transaction) throws {
        // An entry that answers the other invitation answers the one that stays, unless there is one already.
        try store.db.execute(
            sql: """
                UPDATE meetings_attendance SET invitation = :kept, version = version + 1, updated_at = :now
                WHERE invitation = :dropped
                """, arguments: ["kept": kept, "dropped": dropped, "now": store.call.now])
        try store.db.execute(
            sql: """
                UPDATE meetings_invitation AS k SET version = k.version + 1, updated_at = :now,
                    cadre = coalesce(k.cadre, d.cadre), office = coalesce(k.office, d.office),
                    unit = coalesce(k.unit, d.unit), constituency = coalesce(k.constituency, d.constituency),
                    region = coalesce(k.region, d.region), sex = coalesce(k.sex, d.sex), answer = coalesce(k.answer, d.answer),
                    answered_at = coalesce(k.answered_at, d.answered_at)
                FROM meetings_invitation d WHERE k.id = :kept AND d.id = :dropped
                """, arguments: ["kept": kept, "dropped": dropped, "now": store.call.now])
        try store.db.execute(sql: "DELETE FROM meetings_invitation WHERE id = ?", arguments: [dropped])
    }
}

extension Attendance {
    fileprivate var seenCadre: Int64? { Sighting(cadre: cadre, status: status).seenCadre }
}
