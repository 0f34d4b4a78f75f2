import ModuleKit

/// What the meetings module's views say.
enum MeetingFigures {
    /// Meetings that took place in the period, and who came. A meeting belongs to its targets; one without targets to
    /// its place. Who came is the headcount where there is one, else the names; a meeting with neither is unknown.
    static func meetings(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            WITH \(aims), named(meeting, persons) AS (
                SELECT meeting, sum(status IN ('present', 'represented')) FROM meetings_pub_attendance
                WHERE meeting IN (SELECT id FROM held) GROUP BY meeting),
            persons(meeting, persons) AS (
                SELECT h.id, coalesce(h.headcount, n.persons) FROM held h LEFT JOIN named n ON n.meeting = h.id)
            SELECT i.code, count(*) AS meetings, sum(p.persons) AS attendance,
                sum(p.persons IS NULL) AS attendance_unknown
            FROM inside i JOIN persons p ON p.meeting = i.thing GROUP BY i.code
            """, in: store)
    }

    /// Meetings of the period that were aimed at a wider region than the row.
    static func wider(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures("WITH \(aims) SELECT code, count(*) AS wider FROM wider GROUP BY code", in: store)
    }

    private static let aims = """
        held(id, place_region, headcount) AS (
            SELECT id, place_region, headcount FROM meetings_pub_meeting
            WHERE state IN ('held', 'minuted', 'ratified') AND on_date >= :from AND on_date <= :to),
        aim(thing, code) AS (
            SELECT h.id, r.code FROM held h JOIN meetings_pub_target t ON t.meeting = h.id
            JOIN registry_pub_region r ON r.id = t.region
            UNION SELECT h.id, r.code FROM held h JOIN registry_pub_region r ON r.id = h.place_region
            WHERE NOT EXISTS (SELECT 1 FROM meetings_pub_target t WHERE t.meeting = h.id)),
        \(RecapScope.rowsOfAims)
        """

    /// Issues that were open at the end of the period, and those resolved in it.
    static func issues(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            WITH aim(thing, code) AS (
                SELECT i.issue, r.code FROM meetings_pub_issue_region i JOIN registry_pub_region r ON r.id = i.region),
            \(RecapScope.rowsOfAims)
            SELECT i.code, sum(x.first_raised_on <= :to
                    AND (x.state IN ('open', 'accepted') OR coalesce(x.resolved_on > :to, 0))) AS open,
                sum(x.state = 'resolved' AND coalesce(x.resolved_on >= :from AND x.resolved_on <= :to, 0)) AS resolved
            FROM inside i JOIN meetings_pub_issue x ON x.id = i.thing GROUP BY i.code
            """, in: store)
    }

    /// Follow-ups done in the period, and those that were overdue at its end. What is due on a day is overdue on the
    /// next.
    static func followups(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            WITH aim(thing, code) AS (
                SELECT f.followup, r.code FROM meetings_pub_followup_region f
                JOIN registry_pub_region r ON r.id = f.region),
            \(RecapScope.rowsOfAims)
            SELECT i.code,
                sum(x.state = 'done' AND coalesce(x.done_on >= :from AND x.done_on <= :to, 0)) AS done,
                sum(coalesce(x.due < :to, 0) AND (x.state IN ('open', 'in_progress')
                    OR (x.state = 'done' AND coalesce(x.done_on > :to, 0)))) AS overdue
            FROM inside i JOIN meetings_pub_followup x ON x.id = i.thing GROUP BY i.code
            """, in: store)
    }
}
