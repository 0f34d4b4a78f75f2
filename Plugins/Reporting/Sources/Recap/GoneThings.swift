import ModuleKit

/// What happened for regions that are there no more: meetings, issues, follow-ups and trainings that name one of them.
///
/// Found by those regions, which are few, and not by the period. Whatever names another region, too, stands in that row
/// as well.
enum GoneThings {
    static let figures: [Figure] = [
        .meetings, .attendance, .attendanceUnknown, .issuesOpen, .issuesResolved, .followupsDone, .followupsOverdue,
        .trainings,
    ]

    static func count(of regions: [Int64], _ scope: RecapScope, _ store: Snapshot, to values: inout FigureValues) throws
    {
        let list = JSONValue.array(regions.map { .integer($0) }).text
        for (module, figures, query) in queries where store.isLoaded(module) {
            let sql = "WITH gone(region) AS (SELECT value FROM json_each(:gone)),\n" + query
            let row = try Row.fetchOne(
                store.db.cachedStatement(sql: sql), arguments: scope.arguments(of: sql) &+ ["gone": list])
            for (column, figure) in figures.enumerated() { values.set(figure, row?[column] ?? 0, of: "") }
        }
    }

    private static let queries: [(module: String, figures: [Figure], sql: String)] = [
        (
            "meetings", [.meetings, .attendance, .attendanceUnknown],
            """
            held(persons) AS (
                SELECT coalesce(m.headcount, (SELECT sum(a.status IN ('present', 'represented'))
                    FROM meetings_pub_attendance a WHERE a.meeting = m.id))
                FROM meetings_pub_meeting m
                WHERE m.id IN (SELECT t.meeting FROM gone g JOIN meetings_pub_target t ON t.region = g.region)
                    AND m.state IN ('held', 'minuted', 'ratified') AND m.on_date BETWEEN :from AND :to)
            SELECT count(*), sum(persons), count(*) - count(persons) FROM held
            """
        ),
        (
            "meetings", [.issuesOpen, .issuesResolved],
            """
            issue(state, first, resolved) AS (
                SELECT i.state, i.first_raised_on, i.resolved_on FROM meetings_pub_issue i
                WHERE i.id IN (SELECT r.issue FROM gone g JOIN meetings_pub_issue_region r ON r.region = g.region))
            SELECT sum(first <= :to AND (state IN ('open', 'accepted') OR (state = 'resolved' AND resolved > :to))),
                sum(state = 'resolved' AND resolved BETWEEN :from AND :to) FROM issue
            """
        ),
        (
            "meetings", [.followupsDone, .followupsOverdue],
            """
            step(state, due, done) AS (
                SELECT f.state, f.due, f.done_on FROM meetings_pub_followup f
                WHERE f.id IN (SELECT r.followup FROM gone g JOIN meetings_pub_followup_region r ON r.region = g.region))
            SELECT sum(state = 'done' AND done BETWEEN :from AND :to),
                sum(due < :to AND (state IN ('open', 'in_progress') OR (state = 'done' AND done > :to))) FROM step
            """
        ),
        (
            "trainings", [.trainings],
            """
            begun(id) AS (
                SELECT t.id FROM trainings_pub_training t
                WHERE t.id IN (SELECT a.training FROM gone g JOIN trainings_pub_target a ON a.region = g.region)
                    AND t.state <> 'cancelled' AND t.starts_on BETWEEN :from AND :to)
            SELECT count(*) FROM begun
            """
        ),
    ]
}
