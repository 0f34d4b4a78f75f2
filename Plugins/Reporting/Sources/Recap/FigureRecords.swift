import ModuleKit

/// The records behind a figure, straight from the published views: what is counted when nothing is kept, and what a
/// figure is made of when somebody asks.
extension Figure {
    /// Common tables behind those of ``CountedPlaces``, the last of them
    /// `record(key, id, code, name, on_date, amount)`: `key` tells records apart, `id` is the cadre's, meeting's …
    /// number, and a record stands once for each code for which it counts.
    func tables(_ store: Snapshot) -> String {
        switch self {
        case .cadresActive: cadres("state = 'active'")
        case .cadresInactive: cadres("state = 'inactive'")
        case .cadresProposed: cadres("state = 'proposed'")
        case .cadresEnded: cadres("state = 'ended'")
        case .cadresDecreeExpired: cadres("state = 'active' AND valid_until < :to")
        case .cadresWomen: cadres("state <> 'ended' AND sex = 'P'")
        case .cadresSexUnknown: cadres("state <> 'ended' AND sex IS NULL")
        case .cadresRevived:
            record(
                """
                SELECT e.id, e.cadre, p.code, c.name, e.on_date, 1 FROM registry_pub_cadre_event e
                JOIN registry_pub_cadre c ON c.id = e.cadre JOIN place p ON p.region = e.region
                WHERE e.kind = 'revived' AND e.on_date BETWEEN :from AND :to
                """)
        case .villages: villages("1")
        case .villagesWithoutCadre:
            Self.standing + ",\n" + villages("code NOT IN (SELECT code FROM standing WHERE state <> 'ended')")
        case .villagesBelowMinimum:
            Self.standing + ",\n"
                + villages(
                    """
                    code NOT IN (
                        SELECT code FROM standing WHERE state = 'active' GROUP BY code HAVING count(*) >= :minimum)
                    """)
        case .meetings: Self.held + ",\n" + things("held", "1", "1")
        case .attendance: Self.held + ",\n" + things("held", "persons", "persons IS NOT NULL")
        case .attendanceUnknown: Self.held + ",\n" + things("held", "1", "persons IS NULL")
        case .meetingsWider: Self.held + ",\n" + wider("held")
        case .trainings: Self.begun + ",\n" + things("begun", "1", "1")
        case .trainingsWider: Self.begun + ",\n" + wider("begun")
        case .issuesOpen:
            issues(
                "first_raised_on",
                """
                first_raised_on <= :to
                    AND (state IN ('open', 'accepted') OR (state = 'resolved' AND resolved_on > :to))
                """)
        case .issuesResolved: issues("resolved_on", "state = 'resolved' AND resolved_on BETWEEN :from AND :to")
        case .followupsDone: followups("done_on", "state = 'done' AND done_on BETWEEN :from AND :to")
        case .followupsOverdue:
            followups("due", "due < :to AND (state IN ('open', 'in_progress') OR (state = 'done' AND done_on > :to))")
        case .trainedCadres:
            Self.standing + ",\n"
                + record(
                    """
                    SELECT s.cadre, s.cadre, s.code, s.name, max(t.ends_on), 1 FROM standing s
                    JOIN trainings_pub_participant e ON e.person = s.person
                    JOIN trainings_pub_training t ON t.id = e.training
                    WHERE s.state = 'active' AND e.state = 'completed' AND t.ends_on BETWEEN :from AND :to
                    GROUP BY s.cadre
                    """)
        case .villagesOriented: oriented(modules.filter(store.isLoaded))
        }
    }

    private func record(_ query: String) -> String { "record(key, id, code, name, on_date, amount) AS (\(query))" }

    private func cadres(_ condition: String) -> String {
        Self.standing + ",\n"
            + record("SELECT cadre, cadre, code, name, since, 1 FROM standing WHERE \(condition)")
    }

    private func villages(_ condition: String) -> String {
        record("SELECT region, region, code, name, NULL, 1 FROM area WHERE is_village AND \(condition)")
    }

    /// A village counts once, however many regions became it and whoever told its officials.
    private func oriented(_ modules: [String]) -> String {
        let told = modules.map { "SELECT region, on_date FROM \($0)_pub_orientation" }
        return """
            told(code, on_date) AS (
                SELECT p.code, max(t.on_date) FROM (\(told.joined(separator: " UNION ALL "))) t
                JOIN place p ON p.region = t.region WHERE t.on_date BETWEEN :from AND :to GROUP BY p.code),

            """
                + record(
                    """
                    SELECT a.region, a.region, a.code, a.name, t.on_date, 1
                    FROM area a JOIN told t ON t.code = a.code WHERE a.is_village
                    """)
    }

    private func things(_ table: String, _ amount: String, _ condition: String) -> String {
        record(
            """
            SELECT h.id, h.id, a.code, h.name, h.on_date, \(amount) FROM \(table) h JOIN aim a ON a.thing = h.id
            WHERE \(condition)
            """)
    }

    /// Things that are aimed at a region around the row, and at nothing inside it.
    private func wider(_ table: String) -> String {
        """
        line(code) AS (SELECT code FROM area WHERE length(code) = :length AND \(RecapScope.isInside("code"))),
        inside(code, thing) AS (SELECT DISTINCT substr(code, 1, :length), thing FROM aim WHERE length(code) >= :length),
        above(code, thing) AS (
            SELECT l.code, a.thing FROM line l JOIN aim a ON a.code = substr(l.code, 1, 2) WHERE :length > 2
            UNION SELECT l.code, a.thing FROM line l JOIN aim a ON a.code = substr(l.code, 1, 5) WHERE :length > 5
            UNION SELECT l.code, a.thing FROM line l JOIN aim a ON a.code = substr(l.code, 1, 8) WHERE :length > 8
            EXCEPT SELECT code, thing FROM inside),

        """
            + record("SELECT h.id, h.id, a.code, h.name, h.on_date, 1 FROM above a JOIN \(table) h ON h.id = a.thing")
    }

    private func issues(_ day: String, _ condition: String) -> String {
        record(
            """
            SELECT i.id, i.id, p.code, i.statement, i.\(day), 1 FROM meetings_pub_issue i
            JOIN meetings_pub_issue_region g ON g.issue = i.id JOIN place p ON p.region = g.region WHERE \(condition)
            """)
    }

    private func followups(_ day: String, _ condition: String) -> String {
        record(
            """
            SELECT f.id, f.id, p.code, f.action, f.\(day), 1 FROM meetings_pub_followup f
            JOIN meetings_pub_followup_region g ON g.followup = f.id JOIN place p ON p.region = g.region
            WHERE \(condition)
            """)
    }

    /// Every cadre with the state at the end of the period, by the last step until then. Being added counts only where
    /// nothing else happened; of one day's steps the one that was recorded last wins.
    private static let standing = """
        history(cadre, last) AS (
            SELECT cadre, max(CASE kind WHEN 'added' THEN '0' || on_date
                ELSE '1' || on_date || printf('%019d', id) || kind END)
            FROM registry_pub_cadre_event WHERE on_date <= :to AND kind <> 'seen' GROUP BY cadre),
        standing(cadre, person, name, sex, valid_until, code, state, since) AS (
            SELECT c.id, c.person, c.name, c.sex, c.valid_until, p.code,
                CASE substr(h.last, 31) WHEN '' THEN 'proposed' WHEN 'deactivated' THEN 'inactive'
                    WHEN 'ended' THEN 'ended' ELSE 'active' END,
                substr(h.last, 2, 10)
            FROM registry_pub_cadre c JOIN history h ON h.cadre = c.id JOIN place p ON p.region = c.region)
        """

    /// Meetings that took place in the period. Who came is the headcount where there is one, else the names; a meeting
    /// with neither is unknown. A meeting belongs to its targets; one without targets to its place.
    private static let held = """
        held(id, name, on_date, place_region, persons) AS (
            SELECT m.id, m.title, m.on_date, m.place_region, coalesce(m.headcount, (
                SELECT sum(a.status IN ('present', 'represented')) FROM meetings_pub_attendance a
                WHERE a.meeting = m.id))
            FROM meetings_pub_meeting m
            WHERE m.state IN ('held', 'minuted', 'ratified') AND m.on_date BETWEEN :from AND :to),
        aim(thing, code) AS (
            SELECT h.id, p.code FROM held h JOIN meetings_pub_target t ON t.meeting = h.id
            JOIN place p ON p.region = t.region
            UNION SELECT h.id, p.code FROM held h JOIN place p ON p.region = h.place_region
            WHERE NOT EXISTS (SELECT 1 FROM meetings_pub_target t WHERE t.meeting = h.id))
        """

    /// Trainings that began in the period, without the cancelled.
    private static let begun = """
        begun(id, name, on_date, place_region) AS (
            SELECT id, title, starts_on, place_region FROM trainings_pub_training
            WHERE state <> 'cancelled' AND starts_on BETWEEN :from AND :to),
        aim(thing, code) AS (
            SELECT b.id, p.code FROM begun b JOIN trainings_pub_target t ON t.training = b.id
            JOIN place p ON p.region = t.region
            UNION SELECT b.id, p.code FROM begun b JOIN place p ON p.region = b.place_region
            WHERE NOT EXISTS (SELECT 1 FROM trainings_pub_target t WHERE t.training = b.id))
        """
}
