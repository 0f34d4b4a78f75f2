"""The figures of a recap in plain SQL over the modules' own tables: what one writes who keeps nothing.

Who stood where at the end of the period is worked out once and used thrice; attendance is summed for the meetings of the
period alone. The rows are those of `reporting.recap`, and the bench compares every figure.
"""
import sqlite3

LENGTHS = {"province": 2, "regency": 5, "district": 8, "village": 13}

STANDING = """
    CREATE TEMP TABLE standing AS
    WITH last AS (
        SELECT cadre, max(CASE kind WHEN 'added' THEN '0' || on_date WHEN 'appointed' THEN on_date || '1'
            WHEN 'revived' THEN on_date || '2' WHEN 'deactivated' THEN on_date || '3' ELSE on_date || '4' END) AS step
        FROM registry_cadre_event WHERE on_date <= :to AND kind <> 'seen' GROUP BY cadre)
    SELECT c.person, r.code, p.sex, d.valid_until, CASE WHEN step LIKE '0%' THEN 'proposed'
        ELSE CASE substr(step, 11) WHEN '3' THEN 'inactive' WHEN '4' THEN 'ended' ELSE 'active' END END AS state
    FROM registry_cadre c JOIN last l ON l.cadre = c.id JOIN registry_person p ON p.id = c.person
    JOIN registry_region r ON r.id = c.village LEFT JOIN registry_decree d ON d.id = c.decree
    WHERE r.code LIKE :within"""

HELD = """held AS (SELECT * FROM meetings_meeting WHERE state IN ('held', 'minuted', 'ratified')
    AND on_date BETWEEN :from AND :to)"""
BEGUN = """begun AS (SELECT * FROM trainings_training WHERE state <> 'cancelled' AND starts_on BETWEEN :from AND :to)"""


def wider(things, targets, key):
    return f"""
    WITH {things}, aim AS (
        SELECT t.{key} AS thing, r.code FROM {'held' if key == 'meeting' else 'begun'} h
        JOIN {targets} t ON t.{key} = h.id JOIN registry_region r ON r.id = t.region WHERE length(r.code) < :length)
    SELECT l.code, count(DISTINCT a.thing) FROM aim a
    JOIN registry_region l ON l.code > a.code || '.' AND l.code < a.code || '/' AND length(l.code) = :length
    WHERE l.code LIKE :within AND l.valid_to IS NULL AND NOT EXISTS (
        SELECT 1 FROM {targets} t JOIN registry_region r ON r.id = t.region
        WHERE t.{key} = a.thing AND (r.code = l.code OR r.code LIKE l.code || '.%'))
    GROUP BY 1"""


# By the figures that a statement counts, behind the region's code.
STATEMENTS = {
    "cadres_active cadres_inactive cadres_proposed cadres_ended cadres_women cadres_sex_unknown cadres_decree_expired": """
        SELECT substr(code, 1, :length), sum(state = 'active'), sum(state = 'inactive'), sum(state = 'proposed'),
            sum(state = 'ended'), total(state <> 'ended' AND sex = 'P'), sum(state <> 'ended' AND sex IS NULL),
            total(state = 'active' AND valid_until < :to)
        FROM standing GROUP BY 1""",
    "villages villages_without_cadre villages_below_minimum": """
        WITH filled AS (
            SELECT code, sum(state <> 'ended') AS serving, sum(state = 'active') AS active FROM standing GROUP BY code)
        SELECT substr(r.code, 1, :length), count(*), sum(coalesce(serving, 0) = 0), sum(coalesce(active, 0) < 5)
        FROM registry_region r LEFT JOIN filled f ON f.code = r.code
        WHERE r.level = 'village' AND r.valid_to IS NULL AND r.code LIKE :within GROUP BY 1""",
    "trained_cadres": """
        SELECT substr(code, 1, :length), count(*) FROM standing WHERE state = 'active' AND person IN (
            SELECT p.person FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            WHERE p.state = 'completed' AND t.ends_on BETWEEN :from AND :to)
        GROUP BY 1""",
    "cadres_revived": """
        SELECT substr(r.code, 1, :length), count(*) FROM registry_cadre_event e
        JOIN registry_cadre c ON c.id = e.cadre JOIN registry_region r ON r.id = c.village
        WHERE e.kind = 'revived' AND e.on_date BETWEEN :from AND :to AND r.code LIKE :within GROUP BY 1""",
    "meetings attendance attendance_unknown": f"""
        WITH {HELD}, came AS (
            SELECT id, coalesce(headcount, (SELECT sum(status IN ('present', 'represented'))
                FROM meetings_attendance a WHERE a.meeting = held.id)) AS persons FROM held)
        SELECT line, count(*), total(persons), sum(persons IS NULL) FROM (
            SELECT DISTINCT substr(r.code, 1, :length) AS line, c.* FROM came c
            JOIN meetings_target t ON t.meeting = c.id JOIN registry_region r ON r.id = t.region
            WHERE r.code LIKE :within AND length(r.code) >= :length)
        GROUP BY line""",
    "meetings_wider": wider(HELD, "meetings_target", "meeting"),
    "issues_open issues_resolved": """
        WITH raised AS (
            SELECT o.issue, min(coalesce(o.on_date, m.on_date)) AS first FROM meetings_occurrence o
            LEFT JOIN meetings_meeting m ON m.id = o.meeting GROUP BY o.issue)
        SELECT line, total(is_open), total(is_resolved) FROM (
            SELECT DISTINCT substr(r.code, 1, :length) AS line, i.id,
                f.first <= :to AND (i.state = 'open' OR i.resolved_on > :to) AS is_open,
                i.state = 'resolved' AND i.resolved_on BETWEEN :from AND :to AS is_resolved
            FROM meetings_issue i JOIN raised f ON f.issue = i.id JOIN meetings_occurrence o ON o.issue = i.id
            JOIN meetings_occurrence_region g ON g.occurrence = o.id JOIN registry_region r ON r.id = g.region
            WHERE r.code LIKE :within AND length(r.code) >= :length)
        GROUP BY line""",
    "followups_done followups_overdue": """
        SELECT line, total(is_done), total(is_overdue) FROM (
            SELECT DISTINCT substr(r.code, 1, :length) AS line, f.id,
                f.state = 'done' AND f.done_on BETWEEN :from AND :to AS is_done,
                f.due < :to AND (f.state = 'open' OR f.done_on > :to) AS is_overdue
            FROM meetings_followup f JOIN meetings_followup_region g ON g.followup = f.id
            JOIN registry_region r ON r.id = g.region
            WHERE r.code LIKE :within AND length(r.code) >= :length)
        GROUP BY line""",
    "trainings": f"""
        WITH {BEGUN}
        SELECT line, count(*) FROM (
            SELECT DISTINCT substr(r.code, 1, :length) AS line, b.id FROM begun b
            JOIN trainings_target g ON g.training = b.id JOIN registry_region r ON r.id = g.region
            WHERE r.code LIKE :within AND length(r.code) >= :length)
        GROUP BY line""",
    "trainings_wider": wider(BEGUN, "trainings_target", "training"),
    "villages_oriented": """
        SELECT substr(code, 1, :length), count(*) FROM (
            SELECT r.code FROM meetings_meeting m JOIN meetings_attendance a ON a.meeting = m.id
            JOIN registry_region r ON r.id = a.region
            WHERE m.orientation AND m.state IN ('held', 'minuted', 'ratified') AND m.on_date BETWEEN :from AND :to
                AND a.office IS NOT NULL AND a.status IN ('present', 'represented')
            UNION SELECT r.code FROM trainings_training t JOIN trainings_participant p ON p.training = t.id
            JOIN registry_region r ON r.id = p.region
            WHERE t.orientation AND t.state <> 'cancelled' AND t.ends_on BETWEEN :from AND :to
                AND p.office IS NOT NULL AND p.state IN ('attended', 'completed'))
        WHERE length(code) = 13 AND code LIKE :within GROUP BY 1""",
}


class Plain:
    def __init__(self, path):
        self.store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.store.execute("PRAGMA cache_size = -600000")
        self.store.execute("PRAGMA temp_store = MEMORY")

    def __enter__(self): return self
    def __exit__(self, *_): self.store.close()

    def rows(self, question):
        """What each statement answers, by its figures."""
        values = {"length": LENGTHS[question["by"]], "within": question.get("within", "") + "%",
                  "from": question.get("from", ""), "to": question["to"]}
        def ask(sql): return self.store.execute(sql, {key: each for key, each in values.items() if f":{key}" in sql})
        ask("DROP TABLE IF EXISTS standing")
        ask(STANDING)
        return {figures: ask(sql).fetchall() for figures, sql in STATEMENTS.items()}


def differences(rows, recap):
    """How many figures the plain statements and a recap's answer have, and in how many they differ."""
    plain = {}
    for figures, lines in rows.items():
        for code, *counts in lines: plain.setdefault(code, {}).update(zip(figures.split(), counts))
    figures = " ".join(rows).split()
    pairs = [(item[figure] or 0, plain.get(item["code"], {}).get(figure) or 0)
             for item in recap["items"] for figure in figures]
    return len(pairs), sum(int(a) != int(b) for a, b in pairs)
