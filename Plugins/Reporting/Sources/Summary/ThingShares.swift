import ModuleKit

/// What one meeting, issue, follow-up or training adds. It counts for every region that it is meant for or that lies
/// around one, each once, however many of its targets lie inside.
enum ThingShares {
    static func meeting(_ id: String, _ store: Snapshot) throws -> Share {
        var share = Share()
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT on_date, coalesce(headcount, (
                        SELECT sum(status IN ('present', 'represented')) FROM meetings_pub_attendance WHERE meeting = m.id))
                    FROM meetings_pub_meeting m WHERE id = CAST(? AS INTEGER) AND state IN ('held', 'minuted', 'ratified')
                    """), arguments: [id])
        guard let row else { return share }
        share.codes = try codes(
            """
            SELECT p.code FROM meetings_pub_target t JOIN reporting_place p ON p.region = t.region
            WHERE t.meeting = CAST(:id AS INTEGER)
            UNION SELECT p.code FROM meetings_pub_meeting m JOIN reporting_place p ON p.region = m.place_region
            WHERE m.id = CAST(:id AS INTEGER) AND NOT EXISTS (SELECT 1 FROM meetings_pub_target WHERE meeting = m.id)
            """, id, store)
        guard !share.codes.isEmpty else { return Share() }
        let day: String = row[0]
        share.add(.meetings, on: day)
        if let persons: Int = row[1] {
            share.add(.attendance, persons, on: day)
        } else {
            share.add(.attendanceUnknown, on: day)
        }
        return share
    }

    static func issue(_ id: String, _ store: Snapshot) throws -> Share {
        var share = Share()
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT state, first_raised_on, resolved_on FROM meetings_pub_issue WHERE id = CAST(? AS INTEGER)
                    """), arguments: [id])
        guard let row, let raised: String = row[1] else { return share }
        let resolved: String? = row[2]
        switch row[0] as String {
        case "open", "accepted": share.add(.issuesOpen, from: raised, until: nil)
        case "resolved":
            guard let resolved else { return share }
            share.add(.issuesOpen, from: raised, until: resolved)
            share.add(.issuesResolved, on: resolved)
        default: return share
        }
        share.codes = try codes(
            """
            SELECT p.code FROM meetings_pub_issue_region i JOIN reporting_place p ON p.region = i.region
            WHERE i.issue = CAST(:id AS INTEGER)
            """, id, store)
        return share.codes.isEmpty ? Share() : share
    }

    static func followup(_ id: String, _ store: Snapshot) throws -> Share {
        var share = Share()
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: "SELECT state, due, done_on FROM meetings_pub_followup WHERE id = CAST(? AS INTEGER)"),
            arguments: [id])
        guard let row else { return share }
        let overdue = (row[1] as CalendarDate?)?.next.description
        let done: String? = row[2]
        switch row[0] as String {
        case "open", "in_progress": if let overdue { share.add(.followupsOverdue, from: overdue, until: nil) }
        case "done":
            guard let done else { return share }
            share.add(.followupsDone, on: done)
            if let overdue { share.add(.followupsOverdue, from: overdue, until: done) }
        default: return share
        }
        share.codes = try codes(
            """
            SELECT p.code FROM meetings_pub_followup_region f JOIN reporting_place p ON p.region = f.region
            WHERE f.followup = CAST(:id AS INTEGER)
            """, id, store)
        return share.codes.isEmpty || share.days.isEmpty ? Share() : share
    }

    static func training(_ id: String, _ store: Snapshot) throws -> Share {
        var share = Share()
        let day = try String.fetchOne(
            store.db.cachedStatement(
                sql:
                    "SELECT starts_on FROM trainings_pub_training WHERE id = CAST(? AS INTEGER) AND state <> 'cancelled'"
            ),
            arguments: [id])
        guard let day else { return share }
        share.codes = try codes(
            """
            SELECT p.code FROM trainings_pub_target t JOIN reporting_place p ON p.region = t.region
            WHERE t.training = CAST(:id AS INTEGER)
            UNION SELECT p.code FROM trainings_pub_training m JOIN reporting_place p ON p.region = m.place_region
            WHERE m.id = CAST(:id AS INTEGER) AND NOT EXISTS (SELECT 1 FROM trainings_pub_target WHERE training = m.id)
            """, id, store)
        guard !share.codes.isEmpty else { return Share() }
        share.add(.trainings, on: day)
        return share
    }

    private static func codes(_ sql: String, _ id: String, _ store: Snapshot) throws -> Set<String> {
        let targets = try String.fetchAll(store.db.cachedStatement(sql: sql), arguments: ["id": id])
        return Set(targets.flatMap(Placement.line))
    }
}
