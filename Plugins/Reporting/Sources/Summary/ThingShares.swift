import ModuleKit

/// What one meeting, issue, follow-up or training adds. It counts for every region that it is meant for or that lies
/// around one, each once, however many of its targets lie inside.
enum ThingShares {
    static func meeting(_ id: String, by places: Places, _ store: Snapshot) throws -> Share {
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT on_date, coalesce(headcount, (
                        SELECT sum(status IN ('present', 'represented')) FROM meetings_pub_attendance WHERE meeting = m.id))
                    FROM meetings_pub_meeting m WHERE id = CAST(? AS INTEGER) AND state IN ('held', 'minuted', 'ratified')
                    """), arguments: [id])
        guard let row else { return Share() }
        let targets = try targets(
            """
            SELECT region FROM meetings_pub_target WHERE meeting = CAST(:id AS INTEGER)
            UNION SELECT place_region FROM meetings_pub_meeting m
            WHERE m.id = CAST(:id AS INTEGER) AND NOT EXISTS (SELECT 1 FROM meetings_pub_target WHERE meeting = m.id)
            """, id, by: places, store)
        let day: String = row[0]
        var changes = Changes()
        changes.add(.meetings, on: day)
        if let persons: Int = row[1] {
            changes.add(.attendance, persons, on: day)
        } else {
            changes.add(.attendanceUnknown, on: day)
        }
        return aimed(changes, at: targets, (.meetingsTop, .meetingsBoth), on: day)
    }

    static func issue(_ id: String, by places: Places, _ store: Snapshot) throws -> Share {
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT state, first_raised_on, resolved_on FROM meetings_pub_issue WHERE id = CAST(? AS INTEGER)
                    """), arguments: [id])
        guard let row, let raised: String = row[1] else { return Share() }
        let resolved: String? = row[2]
        var changes = Changes()
        switch row[0] as String {
        case "open", "accepted": changes.add(.issuesOpen, from: raised, until: nil)
        case "resolved":
            guard let resolved else { return Share() }
            changes.add(.issuesOpen, from: raised, until: resolved)
            changes.add(.issuesResolved, on: resolved)
        default: return Share()
        }
        let targets = try targets(
            """
            SELECT region FROM meetings_pub_issue_region WHERE issue = CAST(:id AS INTEGER)
            """, id, by: places, store)
        return around(targets, changes)
    }

    static func followup(_ id: String, by places: Places, _ store: Snapshot) throws -> Share {
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: "SELECT state, due, done_on FROM meetings_pub_followup WHERE id = CAST(? AS INTEGER)"),
            arguments: [id])
        guard let row else { return Share() }
        var changes = Changes()
        let overdue = (row[1] as CalendarDate?)?.next.description
        let done: String? = row[2]
        switch row[0] as String {
        case "open", "in_progress": if let overdue { changes.add(.followupsOverdue, from: overdue, until: nil) }
        case "done":
            guard let done else { return Share() }
            changes.add(.followupsDone, on: done)
            if let overdue { changes.add(.followupsOverdue, from: overdue, until: done) }
        default: return Share()
        }
        let targets = try targets(
            """
            SELECT region FROM meetings_pub_followup_region WHERE followup = CAST(:id AS INTEGER)
            """, id, by: places, store)
        return around(targets, changes)
    }

    static func training(_ id: String, by places: Places, _ store: Snapshot) throws -> Share {
        let day = try String.fetchOne(
            store.db.cachedStatement(
                sql:
                    "SELECT starts_on FROM trainings_pub_training WHERE id = CAST(? AS INTEGER) AND state <> 'cancelled'"
            ),
            arguments: [id])
        guard let day else { return Share() }
        let targets = try targets(
            """
            SELECT region FROM trainings_pub_target WHERE training = CAST(:id AS INTEGER)
            UNION SELECT place_region FROM trainings_pub_training m
            WHERE m.id = CAST(:id AS INTEGER) AND NOT EXISTS (SELECT 1 FROM trainings_pub_target WHERE training = m.id)
            """, id, by: places, store)
        var changes = Changes()
        changes.add(.trainings, on: day)
        return aimed(changes, at: targets, (.trainingsTop, .trainingsBoth), on: day)
    }

    private static func targets(
        _ sql: String, _ id: String, by places: Places, _ store: Snapshot
    ) throws -> Set<String> {
        let regions = try Int64?.fetchAll(store.db.cachedStatement(sql: sql), arguments: ["id": id])
        return Set(try regions.compactMap { try $0.flatMap { try places.code(of: $0, store) } })
    }

    /// The changes for the targets and all that lies around them.
    private static func around(_ targets: Set<String>, _ changes: Changes) -> Share {
        var share = Share()
        share.add(changes, to: Set(targets.flatMap(Placement.line)))
        return share
    }

    /// The same of a meeting or training, and by which it is known how many are meant for a wider region only: those
    /// with a top target around the region, less those that have a target inside it as well.
    private static func aimed(
        _ changes: Changes, at targets: Set<String>, _ figures: (top: Counted, both: Counted), on day: String
    ) -> Share {
        var share = around(targets, changes)
        var tops: Set<String> = []
        var both: Set<String> = []
        for target in targets where !target.isEmpty {
            let line = Placement.line(target)
            guard let top = line.last(where: { !$0.isEmpty && targets.contains($0) }), top != target else {
                tops.insert(target)
                continue
            }
            both.formUnion(line.filter { $0.utf8.count > top.utf8.count })
        }
        var change = Changes()
        change.add(figures.top, on: day)
        share.add(change, to: tops)
        change = Changes()
        change.add(figures.both, on: day)
        share.add(change, to: both)
        return share
    }
}
