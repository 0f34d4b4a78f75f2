"""Trainings with participants, sessions, scores before and after, and their end."""
import datetime
import people

RATE = 2  # A regency's trainings a year.
SESSIONS = ["Peran, tugas, dan fungsi KPMD", "Perencanaan pembangunan desa", "Fasilitasi dan komunikasi",
            "Keuangan desa yang transparan", "Potensi ekonomi lokal", "Rencana kerja tindak lanjut"]
DIMENSIONS = {"knowledge": (52, 18), "attitude": (60, 9), "skill": (48, 15), "behaviour": (50, 6)}


class Training:
    def __init__(self, random, regions, code, on):
        self.region, self.on, self.until = code, on, on + datetime.timedelta(days=2)
        self.kind = random.choice(["training", "training", "bimtek"])
        self.title = f"Pelatihan peningkatan kapasitas KPMD {regions.names[code]}"
        self.id, self.participants, self.sessions = None, [], []

    def open(self):
        return "trainings.open", {
            "kind": self.kind, "title": self.title, "starts_on": str(self.on), "ends_on": str(self.until),
            "place": {"name": "Balai pelatihan (contoh)", "region": self.region}, "targets": [self.region],
            "organiser": "DPMPD Kaltim", "topics": [SESSIONS[0]],
            "classes": [{"name": "A", "capacity": 32}, {"name": "B", "capacity": 32}]}


def record(balai, random, regions, cadres, years, until):
    pools = {}
    for village, serving in cadres.items(): pools.setdefault(village[:5], []).extend(serving)
    planned = []
    for code in regions.of("regency"):
        for _ in range(RATE * years):
            day = until - datetime.timedelta(days=random.randrange(20, 365 * years))
            planned.append(Training(random, regions, code, day - datetime.timedelta(days=day.weekday())))
    planned.sort(key=lambda training: (training.on, training.region))
    for training, answer in zip(planned, balai.call_all(training.open() for training in planned)):
        training.id = answer["id"]
    fates = [random.random() for _ in planned]
    balai.call_all(("trainings.cancel", {"training": training.id, "reason": "Anggaran dialihkan (contoh)"})
                   for training, fate in zip(planned, fates) if fate < 0.05)
    taking_place = [training for training, fate in zip(planned, fates) if fate >= 0.05]
    busy = {}
    for training in taking_place: enrol(balai, random, training, pools.get(training.region, []), busy)
    for training in taking_place: teach(balai, random, training)
    # One in ten still waits to be closed.
    closing = [training for training in taking_place if random.random() < 0.9]
    balai.call_all(("trainings.complete", {"training": training.id}) for training in closing)
    for training in closing:
        if (until - training.until).days > 120 and random.random() < 0.6:
            assess(balai, random, training, "follow_up", ["behaviour"], after=True)
    return taking_place


def enrol(balai, random, training, pool, busy):
    """Up to 48 cadres in two classes, none of them in two trainings at one time."""
    week = training.on.isocalendar()[:2]
    free = [cadre for cadre in pool
            if cadre.since <= training.on and week not in busy.get(cadre.id, ())]
    chosen = random.sample(free, min(len(free), random.randint(24, 48)))
    for cadre in chosen: busy.setdefault(cadre.id, set()).add(week)
    half = (len(chosen) + 1) // 2
    for name, part in (("A", chosen[:half]), ("B", chosen[half:])):
        entries = [{"cadre": cadre.id, "office": "Kader"} for cadre in part]
        if name == "A":
            sex = people.sex(random)
            entries.append({"name": people.name(random, sex), "sex": sex, "office": "Perangkat desa",
                            "region": random.choice(chosen).village if chosen else training.region})
        if not entries: continue
        answer = balai.call("trainings.enrol", {"training": training.id, "class": name, "participants": entries})
        training.participants += [each["id"] for each in answer["participants"]]


def teach(balai, random, training):
    calls = []
    for place, title in enumerate(SESSIONS):
        day = training.on + datetime.timedelta(days=place // 2)
        begin, end = (("08:30", "12:00"), ("13:00", "16:30"))[place % 2]
        calls.append(("trainings.session.add", {
            "training": training.id, "title": title, "starts_at": f"{day}T{begin}:00+08:00",
            "ends_at": f"{day}T{end}:00+08:00"}))
    sessions = [answer["id"] for answer in balai.call_all(calls)]
    diligence = {id: random.choice([0.7, 0.95, 0.97, 0.98, 1]) for id in training.participants}
    balai.call_all(("trainings.attend", {"session": session, "entries": [
        {"participant": id, "status": "present" if random.random() < diligence[id] else random.choice(
            ["absent", "excused"])} for id in training.participants]}) for session in sessions)
    assess(balai, random, training, "pre", DIMENSIONS, after=False)
    assess(balai, random, training, "post", DIMENSIONS, after=True)


def assess(balai, random, training, phase, dimensions, after):
    """Scores of nine in ten: the rest did not write the test."""
    calls = []
    for dimension in dimensions:
        mean, gain = DIMENSIONS[dimension]
        scores = [{"participant": id, "score": round(min(100, max(0, random.gauss(mean + gain * after, 11))))}
                  for id in training.participants if random.random() < 0.9]
        if scores:
            calls.append(("trainings.assess", {
                "training": training.id, "phase": phase, "dimension": dimension, "max": 100, "scores": scores}))
    balai.call_all(calls)
