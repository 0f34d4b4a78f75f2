"""Fills a store that no daemon has open with a nation's records: what takes hours by commands takes minutes so.

The journal knows nothing of it, so that such a store is for measuring alone. Numbers are by a seed.
"""
import contextlib, datetime, gzip, pathlib, random, sqlite3, statistics, subprocess, sys, time

SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SCRIPTS))
from balai import Balai

REGIONS = SCRIPTS.parents[1] / "shared" / "data" / "regions.csv.gz"
FIRST = datetime.date(2017, 1, 2)
DAYS = 3600


def day(number): return str(FIRST + datetime.timedelta(days=number))


def fill(path, cadres=415_000, meetings=160_000, attendance=5_000_000, trainings=10_000, seed=1,
         analyzed=True):
    """Cadres with decrees and steps, held meetings with who came, follow-ups, issues, and completed trainings."""
    store = sqlite3.connect(path)
    store.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
    store.execute("BEGIN")
    dice = random.Random(seed)
    now = 1_700_000_000_000
    regions = {level: store.execute(
        "SELECT id, code FROM registry_region WHERE level = ? ORDER BY code", (level,)).fetchall()
        for level in ("regency", "district", "village")}
    villages = [id for id, _ in regions["village"]]

    def many(table, columns, rows):
        marks = ", ".join("?" for _ in columns.split(","))
        store.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)

    many("registry_person", "id, name, sex, created_at, updated_at", (
        (n, f"Contoh {n}", dice.choice("LLLPPP") if n % 33 else None, now, now) for n in range(1, cadres + 1)))
    many("registry_decree", "id, number, date, village, valid_from, valid_until, created_at", (
        (n, f"141/{n}/CONTOH", day(n % 2400), village, day(n % 2400), day(n % 2400 + 365 * (3 + 2 * (n % 2))), now)
        for n, village in enumerate(villages, 1)))
    many("registry_cadre", "id, person, village, state, decree, created_at, updated_at", (
        (n, n, villages[n % len(villages)], "inactive" if n % 7 == 0 else "active", n % len(villages) + 1, now, now)
        for n in range(1, cadres + 1)))

    def steps():
        for n in range(1, cadres + 1):
            begin = (n % len(villages) + 1) % 2400
            yield n, "added", day(begin), now
            yield n, "appointed", day(begin), now
            if n % 7 == 0: yield n, "deactivated", day(begin + 400), now
            elif n % 11 == 0:
                yield n, "deactivated", day(begin + 300), now
                yield n, "revived", day(begin + 700), now
    many("registry_cadre_event", "cadre, kind, on_date, recorded_at", steps())
    store.commit(); store.execute("BEGIN")

    targets = [dice.choice(regions["village"] if n % 10 else regions["district"] if n % 30 else regions["regency"])[0]
               for n in range(meetings)]
    many("meetings_meeting", "id, created_at, updated_at, kind, title, state, starts_at, on_date, mode, place_name, "
         "organiser, topics, agenda, headcount", (
             (n, now, now, "musdes", f"Rapat {n} (contoh)", "held", now, day(n % DAYS), "onsite", "Balai desa",
              "Pemerintah Desa", "[]", "[]", 40 if n % 5 == 0 else None) for n in range(1, meetings + 1)))
    many("meetings_target", "meeting, region", ((n, target) for n, target in enumerate(targets, 1)))
    each = attendance // meetings
    many("meetings_attendance", "created_at, updated_at, meeting, person, cadre, name, status", (
        (now, now, n, person, person, "Contoh", "absent" if place % 6 == 0 else "present")
        for n in range(1, meetings + 1) for place in range(each)
        for person in ((n * 31 + place * 7919) % cadres + 1,)))
    many("meetings_followup", "id, created_at, updated_at, action, owner, due, state, meeting, done_on, evidence", (
        (n, now, now, "Langkah (contoh)", "Bidang (contoh)", day(n * 2 % DAYS + 60), "done" if n % 3 else "open", n * 2,
         day(n * 2 % DAYS + 20 + n % 90) if n % 3 else None, "Laporan (contoh)" if n % 3 else None)
        for n in range(1, meetings // 2)))
    many("meetings_followup_region", "followup, region", ((n, targets[n * 2 - 1]) for n in range(1, meetings // 2)))
    many("meetings_issue", "id, created_at, updated_at, statement, state, resolved_on", (
        (n, now, now, "Masalah (contoh)", "resolved" if n % 3 == 0 else "open",
         day(n * 3 % DAYS + 200) if n % 3 == 0 else None) for n in range(1, meetings // 3)))
    many("meetings_occurrence", "id, created_at, issue, meeting, statement", (
        (n, now, n, n * 3, "Masalah (contoh)") for n in range(1, meetings // 3)))
    many("meetings_occurrence_region", "occurrence, region", ((n, targets[n * 3 - 1]) for n in range(1, meetings // 3)))
    store.commit(); store.execute("BEGIN")

    many("trainings_training", "id, created_at, updated_at, kind, title, state, starts_on, ends_on, place_name, "
         "organiser, topics, completed_on", (
             (n, now, now, "training", f"Pelatihan {n} (contoh)", "completed", day(n * 7 % DAYS), day(n * 7 % DAYS + 2),
              "Balai pelatihan", "DPMPD", "[]", day(n * 7 % DAYS + 2)) for n in range(1, trainings + 1)))
    many("trainings_target", "training, region", (
        (n, regions["regency"][n % len(regions["regency"])][0]) for n in range(1, trainings + 1)))
    # Whoever is trained comes from the regency for which the training is meant.
    inside = {}
    for n in range(1, cadres + 1): inside.setdefault(regions["village"][n % len(villages)][1][:5], []).append(n)
    many("trainings_participant", "created_at, updated_at, training, person, cadre, name, state", (
        (now, now, n, persons[place], persons[place], "Contoh", "completed" if place % 8 else "failed")
        for n in range(1, trainings + 1)
        for own in (inside.get(regions["regency"][n % len(regions["regency"])][1], []),)
        for persons in (dice.sample(own, min(30, len(own))),) for place in range(len(persons))))
    supplement(store)
    store.commit()
    # The daemon gathers no statistics: what is measured is planned without them, unless somebody asks for them.
    if analyzed: store.execute("ANALYZE")
    store.commit()
    counts = {table: store.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (
        "registry_cadre", "registry_cadre_event", "meetings_meeting", "meetings_attendance", "trainings_participant")}
    store.close()
    return counts


def supplement(store):
    """What the modules keep in the transactions that were not made: problems that came back, words of problems, who was
    told at an orientation, and what trainings keep for coverage."""
    store.executescript("""
        UPDATE meetings_meeting SET orientation = 1 WHERE id % 50 = 0;
        UPDATE meetings_attendance SET office = 'Kepala desa', region = (
                SELECT g.region FROM meetings_target g WHERE g.meeting = meetings_attendance.meeting)
            WHERE meeting % 10 = 0 AND id % 31 = 3;
        UPDATE meetings_meeting SET state = 'planned' WHERE id % 200 = 199;
        INSERT INTO meetings_title_word(word, meeting)
            SELECT 'rapat', id FROM meetings_meeting UNION ALL SELECT CAST(id AS TEXT), id FROM meetings_meeting
            UNION ALL SELECT 'contoh', id FROM meetings_meeting;
        INSERT INTO meetings_problem_word(word, issue)
            SELECT 'masalah', id FROM meetings_issue UNION ALL SELECT 'contoh', id FROM meetings_issue;
        UPDATE meetings_issue SET times = 1;
        INSERT INTO meetings_issue_word(word, issue) SELECT 'contoh', id FROM meetings_issue;
        INSERT INTO meetings_issue_word(word, issue) SELECT 'kader', id FROM meetings_issue WHERE id % 40 = 0;
        INSERT INTO meetings_occurrence(created_at, issue, meeting, statement)
            SELECT created_at, issue, meeting + 1, statement FROM meetings_occurrence WHERE issue % 20 = 0;
        INSERT INTO meetings_occurrence_region(occurrence, region) SELECT o.id, g.region
            FROM meetings_occurrence o JOIN meetings_target g ON g.meeting = o.meeting
            WHERE o.id NOT IN (SELECT occurrence FROM meetings_occurrence_region);
        UPDATE meetings_issue SET times = 2 WHERE id % 20 = 0;
        UPDATE trainings_training SET topics = CASE id % 4 WHEN 0 THEN '["Peran dan tugas KPMD"]'
            WHEN 1 THEN '["Keuangan desa"]' WHEN 2 THEN '["Peningkatan kapasitas"]' ELSE '["Musyawarah desa"]' END;
        INSERT INTO trainings_trained(person, last_on)
            SELECT p.person, max(t.ends_on) FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            WHERE p.state = 'completed' GROUP BY p.person;
        INSERT INTO trainings_standing(cadre, person, village, district, regency, province, sex, last_on)
            SELECT c.id, c.person, v.id, d.id, g.id, g.parent, coalesce(s.sex, '-'), t.last_on
            FROM registry_cadre c JOIN registry_person s ON s.id = c.person JOIN registry_region v ON v.id = c.village
            JOIN registry_region d ON d.id = v.parent JOIN registry_region g ON g.id = d.parent
            LEFT JOIN trainings_trained t ON t.person = c.person WHERE c.state = 'active';
        INSERT INTO trainings_village(village, district, regency, province, last_on)
            SELECT village, district, regency, province, max(last_on) FROM trainings_standing GROUP BY village;
        WITH counted(region, kind, last_on) AS (
                SELECT district, sex, last_on FROM trainings_standing
                UNION ALL SELECT district, 'village', last_on FROM trainings_village
                UNION ALL SELECT regency, sex, last_on FROM trainings_standing
                UNION ALL SELECT regency, 'village', last_on FROM trainings_village
                UNION ALL SELECT province, sex, last_on FROM trainings_standing
                UNION ALL SELECT province, 'village', last_on FROM trainings_village),
            timed(grain, region, period, kind) AS (
                SELECT 0, region, coalesce(substr(last_on, 1, 4), ''), kind FROM counted
                UNION ALL
                SELECT 1, region, substr(last_on, 1, 7), kind FROM counted
                WHERE last_on IS NOT NULL AND region NOT IN (SELECT district FROM trainings_village))
        INSERT INTO trainings_covered(grain, region, period, men, women, sex_unknown, villages)
            SELECT grain, region, period, sum(kind = 'L'), sum(kind = 'P'), sum(kind = '-'), sum(kind = 'village')
            FROM timed GROUP BY 1, 2, 3;
    """)


@contextlib.contextmanager
def daemon(programs, data):
    """A client of a daemon over this data, ended at the end."""
    command = [programs / "balaid", "--data", data]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            if not process.stdout.readline(): sys.exit("bench: the daemon did not start")
            with Balai(str(data / "balai.sock")) as balai: yield balai
        finally:
            process.terminate()


def asks(parser):
    """What every bench of the nation's store takes."""
    parser.add_argument("--scale", type=float, default=1, help="a part of the nation's records, to try it out")
    parser.add_argument("--store", type=pathlib.Path, help="the store's folder: made there, or found there and measured")
    parser.add_argument("--analyze", action="store_true", help="make the store with SQLite's statistics")


def made(given):
    """The folder of a nation's store, which is made where there is none."""
    data = given.store or given.folder / "nation"
    if data.exists(): return data
    if not REGIONS.exists(): sys.exit(f"bench: the nation's regions are not here: {REGIONS}")
    lines = gzip.decompress(REGIONS.read_bytes()).decode().splitlines()
    with daemon(given.programs, data) as balai:
        for province in sorted({line[:2] for line in lines[1:]}):
            part = [lines[0]] + [line for line in lines[1:] if line.startswith(province)]
            balai.call("registry.region.import", {"file": "\n".join(part) + "\n", "format": "csv"})
    numbers = (int(number * given.scale) for number in (415_000, 160_000, 5_000_000, 10_000))
    counts = fill(data / "balai.sqlite", *numbers, analyzed=given.analyze)
    print(", ".join(f"{count:,} in {table}" for table, count in counts.items()), file=sys.stderr)
    return data


def codes():
    """Codes of regions by their level."""
    levels = {2: "province", 5: "regency", 8: "district", 13: "village"}
    found = {}
    for line in gzip.decompress(REGIONS.read_bytes()).decode().splitlines()[1:]:
        code = line.split(",")[0]
        found.setdefault(levels[len(code)], []).append(code)
    return found


def ask(balai, cases, rounds):
    """Asks every case in turn, and prints how long it took: medians of single calls with the client's own time in them,
    of which core.ping shows how much that is. A case is a function that answers a command and its parameters, others each
    time."""
    took, rows = {name: [] for name in cases}, {name: 0 for name in cases}
    for number in range(rounds + 1):
        for name, make in cases.items():
            command, params = make()
            begin = time.perf_counter()
            answer = balai.call(command, params)
            # The first round warms what the others find.
            if number: took[name].append(1000 * (time.perf_counter() - begin))
            rows[name] += len(answer.get("items", [1]))
    print(f"{'':<44}{'median ms':>10}{'p95 ms':>9}{'rows':>7}")
    for name, times in took.items():
        times.sort()
        print(f"{name:<44}{statistics.median(times):>10.2f}{times[len(times) * 95 // 100]:>9.2f}"
              f"{rows[name] / (rounds + 1):>7.0f}")
