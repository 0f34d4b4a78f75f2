import HallTesting
import ModuleKit
import Testing

/// The figures of one region in plain SQL over the modules' own tables, one query each: written for these tests, and
/// sharing nothing with what is tested.
struct PlainCount {
    let hall: TestHall
    let from: String
    let to: String
    /// The day whose boundaries are meant; after all days for the present ones.
    let day: String

    static let figures = [
        "cadres_active", "cadres_inactive", "cadres_proposed", "cadres_ended", "cadres_revived",
        "cadres_decree_expired", "cadres_women", "cadres_sex_unknown", "villages", "villages_without_cadre",
        "villages_below_minimum", "meetings", "meetings_wider", "attendance_unknown", "issues_open",
        "issues_resolved", "followups_done", "followups_overdue", "trainings", "trainings_wider", "trained_cadres",
        "villages_oriented",
    ]

    func count(_ figure: String, of code: String) throws -> Int {
        let sql = """
            WITH former AS (SELECT * FROM registry_former_code WHERE valid_until >= '\(day)'),
            named(region, code) AS (
                SELECT r.id, coalesce((SELECT f.code FROM former f WHERE f.region = r.id
                    ORDER BY f.valid_until LIMIT 1), r.code) FROM registry_region r),
            other AS (SELECT * FROM registry_succession WHERE before <> after),
            position(region, code, stands) AS (
                SELECT n.region, coalesce(
                    (SELECT b.code FROM other s JOIN named b ON b.region = s.before
                        WHERE s.after = n.region AND s.valid_from > '\(day)'),
                    (SELECT a.code FROM other s JOIN named a ON a.region = s.after
                        WHERE s.before = n.region AND r.valid_to < '\(day)'), n.code),
                    coalesce(r.valid_to, '9999-12-31') >= '\(day)'
                    AND NOT EXISTS (SELECT 1 FROM other s WHERE s.after = n.region AND s.valid_from > '\(day)')
                FROM named n JOIN registry_region r ON r.id = n.region),
            here(region) AS (SELECT region FROM position WHERE '\(code)' IN ('', code) OR code LIKE '\(code).%'),
            around(region) AS (SELECT region FROM position WHERE '\(code)' LIKE code || '.%'),
            merged(cadre) AS (SELECT cadre FROM registry_cadre_event WHERE kind = 'ended' AND reason = 'merged'),
            state(cadre, person, village, sex, decree, state) AS (
                SELECT c.id, c.person, c.village, p.sex, c.decree, coalesce(
                    (SELECT kind FROM registry_cadre_event e WHERE e.cadre = c.id AND on_date <= '\(to)'
                        AND kind IN ('appointed', 'revived', 'deactivated', 'ended')
                        ORDER BY on_date DESC, id DESC LIMIT 1),
                    (SELECT kind FROM registry_cadre_event e
                        WHERE e.cadre = c.id AND on_date <= '\(to)' AND kind = 'added'))
                FROM registry_cadre c JOIN registry_person p ON p.id = c.person WHERE c.id NOT IN merged),
            mine AS (SELECT * FROM state WHERE village IN here),
            active AS (SELECT * FROM mine WHERE state IN ('appointed', 'revived')),
            village AS (SELECT * FROM position WHERE stands AND length(code) = 13 AND region IN here),
            period_meeting AS (SELECT * FROM meetings_meeting
                WHERE state IN ('held', 'minuted', 'ratified') AND on_date BETWEEN '\(from)' AND '\(to)'),
            period_training AS (SELECT * FROM trainings_training
                WHERE state <> 'cancelled' AND starts_on BETWEEN '\(from)' AND '\(to)')
            \(query(figure))
            """
        return try hall.rows(sql).first?[0] ?? 0
    }

    /// Nil where nobody knows of any of the meetings.
    func attendance(of code: String) throws -> Int? {
        let meetings = try count("meetings", of: code)
        if meetings > 0, try count("attendance_unknown", of: code) == meetings { return nil }
        return try count("attendance", of: code)
    }

    private func query(_ figure: String) -> String {
        let met = "m.id IN (SELECT meeting FROM meetings_target WHERE region IN here)"
        let trained = "t.id IN (SELECT training FROM trainings_target WHERE region IN here)"
        let nobody = """
            m.headcount IS NULL AND NOT EXISTS (SELECT 1 FROM meetings_attendance a WHERE a.meeting = m.id)
            """
        let raised = """
            (SELECT min(coalesce(o.on_date, m.on_date)) FROM meetings_occurrence o
                LEFT JOIN meetings_meeting m ON m.id = o.meeting WHERE o.issue = i.id)
            """
        let concerns = """
            EXISTS (SELECT 1 FROM meetings_occurrence o JOIN meetings_occurrence_region g ON g.occurrence = o.id
                WHERE o.issue = i.id AND g.region IN here)
            """
        let aimed = "f.id IN (SELECT followup FROM meetings_followup_region WHERE region IN here)"
        return switch figure {
        case "cadres_active": "SELECT count(*) FROM active"
        case "cadres_inactive": "SELECT count(*) FROM mine WHERE state = 'deactivated'"
        case "cadres_proposed": "SELECT count(*) FROM mine WHERE state = 'added'"
        case "cadres_ended": "SELECT count(*) FROM mine WHERE state = 'ended'"
        case "cadres_revived":
            """
            SELECT count(*) FROM registry_cadre_event e JOIN registry_cadre c ON c.id = e.cadre
            WHERE e.kind = 'revived' AND e.on_date BETWEEN '\(from)' AND '\(to)' AND c.village IN here
                AND c.id NOT IN merged
            """
        case "cadres_decree_expired":
            "SELECT count(*) FROM active JOIN registry_decree d ON d.id = active.decree WHERE d.valid_until < '\(to)'"
        case "cadres_women": "SELECT count(*) FROM mine WHERE state <> 'ended' AND sex = 'P'"
        case "cadres_sex_unknown": "SELECT count(*) FROM mine WHERE state <> 'ended' AND sex IS NULL"
        case "villages": "SELECT count(*) FROM village"
        case "villages_without_cadre":
            """
            SELECT count(*) FROM village v WHERE NOT EXISTS (SELECT 1 FROM mine m JOIN position p ON p.region = m.village
                WHERE p.code = v.code AND m.state <> 'ended')
            """
        case "villages_below_minimum":
            """
            SELECT count(*) FROM village v WHERE 5 > (SELECT count(*) FROM active m JOIN position p ON p.region = m.village
                WHERE p.code = v.code)
            """
        case "meetings": "SELECT count(*) FROM period_meeting m WHERE \(met)"
        case "meetings_wider":
            """
            SELECT count(*) FROM period_meeting m WHERE NOT \(met)
                AND m.id IN (SELECT meeting FROM meetings_target WHERE region IN around)
            """
        case "attendance":
            """
            SELECT sum(coalesce(m.headcount, (SELECT count(*) FROM meetings_attendance a
                WHERE a.meeting = m.id AND a.status IN ('present', 'represented')))) FROM period_meeting m WHERE \(met)
            """
        case "attendance_unknown": "SELECT count(*) FROM period_meeting m WHERE \(met) AND \(nobody)"
        case "issues_open":
            """
            SELECT count(*) FROM meetings_issue i WHERE \(concerns) AND \(raised) <= '\(to)' AND
                (i.state IN ('open', 'accepted') OR (i.state = 'resolved' AND i.resolved_on > '\(to)'))
            """
        case "issues_resolved":
            """
            SELECT count(*) FROM meetings_issue i WHERE \(concerns) AND i.state = 'resolved'
                AND i.resolved_on BETWEEN '\(from)' AND '\(to)'
            """
        case "followups_done":
            """
            SELECT count(*) FROM meetings_followup f
            WHERE \(aimed) AND f.state = 'done' AND f.done_on BETWEEN '\(from)' AND '\(to)'
            """
        case "followups_overdue":
            """
            SELECT count(*) FROM meetings_followup f WHERE \(aimed) AND f.due < '\(to)'
                AND (f.state IN ('open', 'in_progress') OR (f.state = 'done' AND f.done_on > '\(to)'))
            """
        case "trainings": "SELECT count(*) FROM period_training t WHERE \(trained)"
        case "trainings_wider":
            """
            SELECT count(*) FROM period_training t WHERE NOT \(trained)
                AND t.id IN (SELECT training FROM trainings_target WHERE region IN around)
            """
        case "trained_cadres":
            """
            SELECT count(*) FROM active c WHERE EXISTS (SELECT 1 FROM trainings_participant p
                JOIN trainings_training t ON t.id = p.training
                WHERE p.person = c.person AND p.state = 'completed' AND t.ends_on BETWEEN '\(from)' AND '\(to)')
            """
        case "villages_oriented":
            """
            SELECT count(*) FROM village v WHERE v.code IN (
                SELECT p.code FROM meetings_attendance a JOIN period_meeting m ON m.id = a.meeting
                JOIN position p ON p.region = a.region
                WHERE m.orientation AND a.office IS NOT NULL AND a.status IN ('present', 'represented')
                UNION SELECT p.code FROM trainings_participant a JOIN trainings_training t ON t.id = a.training
                JOIN position p ON p.region = a.region
                WHERE t.orientation AND t.state <> 'cancelled' AND t.ends_on BETWEEN '\(from)' AND '\(to)'
                    AND a.office IS NOT NULL AND a.state = 'completed')
            """
        default: "SELECT NULL"
        }
    }
}
