"""How fast a recap is answered beside the plain aggregate over the same store, in one run: a nation of 415,000 cadres and
5,000,000 attendances. reporting.py BIN FOLDER [--rounds N]"""
import argparse, contextlib, gzip, pathlib, sqlite3, statistics, subprocess, sys, time

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "bench.d")]
from balai import Balai
import nation

REGIONS = SCRIPTS.parents[1] / "shared" / "data" / "regions.csv.gz"


@contextlib.contextmanager
def daemon(bin, data):
    with subprocess.Popen([bin / "balaid", "--data", data], stdout=subprocess.PIPE, text=True) as process:
        try:
            if not process.stdout.readline(): sys.exit("bench: the daemon did not start")
            with Balai(str(data / "balai.sock")) as balai: yield balai
        finally:
            process.terminate()


def regions(balai):
    """The nation, a province at a time."""
    with gzip.open(REGIONS, "rt", encoding="utf-8", newline="") as file: lines = file.read().splitlines()
    for province in sorted({line[:2] for line in lines[1:]}):
        part = [lines[0]] + [line for line in lines[1:] if line.startswith(province)]
        balai.call("registry.region.import", {"file": "\n".join(part) + "\n", "format": "csv"})


# What a recap by regency says, in plain SQL: one statement for each figure's source, without what reporting keeps.
PLAIN = [
    """WITH last AS (SELECT cadre, max(CASE kind WHEN 'appointed' THEN on_date || '1' WHEN 'revived' THEN on_date || '2'
           WHEN 'deactivated' THEN on_date || '3' WHEN 'ended' THEN on_date || '4' END) AS step
         FROM registry_cadre_event WHERE on_date <= :to GROUP BY cadre)
       SELECT substr(r.code, 1, :length), sum(substr(step, 11) IN ('1', '2')), sum(substr(step, 11) = '3'),
         sum(p.sex = 'P'), sum(p.sex IS NULL), sum(substr(step, 11) IN ('1', '2') AND d.valid_until < :to),
         count(DISTINCT r.code)
       FROM registry_cadre c JOIN last l ON l.cadre = c.id JOIN registry_person p ON p.id = c.person
       JOIN registry_region r ON r.id = c.village LEFT JOIN registry_decree d ON d.id = c.decree
       WHERE r.code LIKE :within GROUP BY 1""",
    """SELECT substr(r.code, 1, :length), count(*) FROM registry_cadre_event e JOIN registry_cadre c ON c.id = e.cadre
       JOIN registry_region r ON r.id = c.village
       WHERE e.kind = 'revived' AND e.on_date BETWEEN :from AND :to AND r.code LIKE :within GROUP BY 1""",
    """SELECT line, count(*), sum(persons), sum(persons IS NULL) FROM (
         SELECT DISTINCT substr(r.code, 1, :length) AS line, m.id, coalesce(m.headcount, a.persons) AS persons
         FROM meetings_meeting m JOIN meetings_target t ON t.meeting = m.id JOIN registry_region r ON r.id = t.region
         LEFT JOIN (SELECT meeting, sum(status IN ('present', 'represented')) AS persons FROM meetings_attendance
           GROUP BY meeting) a ON a.meeting = m.id
         WHERE m.state IN ('held', 'minuted', 'ratified') AND m.on_date BETWEEN :from AND :to
           AND r.code LIKE :within AND length(r.code) >= :length) GROUP BY line""",
    """SELECT line, sum(is_open), sum(is_resolved) FROM (
         SELECT DISTINCT substr(r.code, 1, :length) AS line, i.id,
           m.on_date <= :to AND (i.state = 'open' OR i.resolved_on > :to) AS is_open,
           i.state = 'resolved' AND i.resolved_on BETWEEN :from AND :to AS is_resolved
         FROM meetings_issue i JOIN meetings_occurrence o ON o.issue = i.id JOIN meetings_meeting m ON m.id = o.meeting
         JOIN meetings_occurrence_region g ON g.occurrence = o.id JOIN registry_region r ON r.id = g.region
         WHERE r.code LIKE :within AND length(r.code) >= :length) GROUP BY line""",
    """SELECT line, sum(is_done), sum(is_overdue) FROM (
         SELECT DISTINCT substr(r.code, 1, :length) AS line, f.id,
           f.state = 'done' AND f.done_on BETWEEN :from AND :to AS is_done,
           f.due < :to AND (f.state = 'open' OR f.done_on > :to) AS is_overdue
         FROM meetings_followup f JOIN meetings_followup_region g ON g.followup = f.id
         JOIN registry_region r ON r.id = g.region
         WHERE r.code LIKE :within AND length(r.code) >= :length) GROUP BY line""",
    """SELECT line, count(*) FROM (SELECT DISTINCT substr(r.code, 1, :length) AS line, t.id FROM trainings_training t
         JOIN trainings_target g ON g.training = t.id JOIN registry_region r ON r.id = g.region
         WHERE t.state <> 'cancelled' AND t.starts_on BETWEEN :from AND :to AND r.code LIKE :within
           AND length(r.code) >= :length) GROUP BY line""",
    """SELECT substr(r.code, 1, :length), count(*) FROM registry_cadre c JOIN registry_region r ON r.id = c.village
       WHERE r.code LIKE :within AND c.person IN (
         SELECT p.person FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
         WHERE p.state = 'completed' AND t.ends_on BETWEEN :from AND :to) GROUP BY 1""",
]


def plain(path, question):
    """Seconds of the plain statements, on a connection of their own with everything read once before."""
    length = {"regency": 5, "district": 8, "village": 13}[question["by"]]
    values = {"length": length, "within": question.get("within", "") + "%", "from": question.get("from", ""),
              "to": question["to"]}
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    store.execute("PRAGMA cache_size = -400000")
    times = []
    for _ in range(2):
        begin = time.perf_counter()
        for sql in PLAIN: store.execute(sql, {key: values[key] for key in values if f":{key}" in sql}).fetchall()
        times.append(time.perf_counter() - begin)
    store.close()
    return min(times)


QUESTIONS = [
    ("the nation by regency, a year", {"by": "regency", "from": "2025-01-01", "to": "2025-12-31"}),
    ("a province by regency, a year", {"within": "64", "by": "regency", "from": "2025-01-01", "to": "2025-12-31"}),
    ("a province by regency, since ever", {"within": "64", "by": "regency", "to": "2026-11-24"}),
    ("ad hoc: a province by village, odd days", {"within": "35", "by": "village", "from": "2023-03-17", "to": "2025-08-09"}),
    ("ad hoc: a province by district, odd days", {"within": "33", "by": "district", "from": "2021-02-03", "to": "2024-05-06"}),
    ("ad hoc: the nation by district, odd days", {"by": "district", "from": "2021-02-03", "to": "2024-05-06"}),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--scale", type=float, default=1, help="a part of the nation's records, to try it out")
    given = parser.parse_args()
    if not REGIONS.exists(): sys.exit(f"bench: the nation's regions are not here: {REGIONS}")
    data = given.folder / "nation"
    begin = time.perf_counter()
    def tell(line): print(f"{time.perf_counter() - begin:7.1f} s  {line}", flush=True)
    with daemon(given.bin, data) as balai: regions(balai)
    tell("regions imported")
    store = next(data.glob("*.sqlite"), None) or next(data.glob("*.db"))
    counts = nation.fill(str(store), *(int(n * given.scale) for n in (415_000, 160_000, 5_000_000, 10_000)))
    tell(f"records written: {counts}")
    with daemon(given.bin, data) as balai:
        rebuilt = balai.call("reporting.rebuild")
        tell(f"figures made from {rebuilt['things']} things")
        times = {}
        for name, question in QUESTIONS:
            for _ in range(given.rounds):
                start = time.perf_counter()
                balai.call("reporting.recap", question)
                times.setdefault(name, []).append(time.perf_counter() - start)
        check = balai.call("reporting.check", {"within": "64", "from": "2025-01-01", "to": "2025-12-31"})
        tell(f"reporting.check of province 64: {check['checked']} figures, ok {check['ok']}")
    print(f"{'':<44}{'recap ms':>10}{'plain ms':>11}{'ratio':>9}")
    for name, question in QUESTIONS:
        kept, aggregate = statistics.median(times[name]), plain(store, question)
        print(f"{name:<44}{kept * 1000:>10.2f}{aggregate * 1000:>11.0f}{aggregate / kept:>9.0f}")


if __name__ == "__main__":
    main()
