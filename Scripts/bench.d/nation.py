"""Fills a store that no daemon has open with a nation's records: what takes hours by commands takes minutes so.

The journal knows nothing of it, so that such a store is for measuring alone. Numbers are by a seed.
"""
import datetime, json, random, sqlite3

FIRST = datetime.date(2017, 1, 2)
DAYS = 3600


def day(number): return str(FIRST + datetime.timedelta(days=number))


def fill(path, cadres=415_000, meetings=160_000, attendance=5_000_000, trainings=10_000, seed=1):
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
    many("meetings_followup", "id, created_at, updated_at, action, owner, due, state, meeting, done_on", (
        (n, now, now, "Langkah (contoh)", "Bidang (contoh)", day(n * 2 % DAYS + 60), "done" if n % 3 else "open", n * 2,
         day(n * 2 % DAYS + 20 + n % 90) if n % 3 else None) for n in range(1, meetings // 2)))
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
    many("trainings_participant", "created_at, updated_at, training, person, cadre, name, state", (
        (now, now, n, person, person, "Contoh", "completed" if place % 8 else "failed")
        for n in range(1, trainings + 1) for place in range(30)
        for person in ((n * 977 + place * 13_337) % cadres + 1,)))
    store.commit()
    store.execute("ANALYZE")
    store.commit()
    counts = {table: store.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (
        "registry_cadre", "registry_cadre_event", "meetings_meeting", "meetings_attendance", "trainings_participant")}
    store.close()
    return counts


if __name__ == "__main__":
    import sys
    print(json.dumps(fill(sys.argv[1])))
