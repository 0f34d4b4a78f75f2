"""Meetings of regencies, districts and villages: who was asked and came, and what came of it."""
import datetime
import people

RATES = {"regency": 4, "district": 2, "village": 1.5}
TITLES = {"rakor": "Rapat koordinasi pengembangan KPMD", "technical": "Rapat teknis pendampingan desa",
          "musdes": "Musyawarah desa", "musrenbangdes": "Musyawarah perencanaan pembangunan desa",
          "fgd": "Diskusi kelompok kapasitas kader"}
UNITS = ["DPMPD Kaltim, Bidang Pemberdayaan Kelembagaan dan Sosbudmasy", "Dinas Pemberdayaan Masyarakat dan Desa",
         "Pemerintah Kecamatan", "Pemerintah Desa"]
PROBLEMS = [
    ("Kader tidak lagi mengawal pembangunan desa", "kelembagaan"), ("Honor kader belum dianggarkan", "anggaran"),
    ("Kader belum dilibatkan dalam musyawarah desa", "kelembagaan"), ("Data sasaran tidak diperbarui", "data"),
    ("Pendamping jarang datang ke desa", "pendampingan"), ("Jaringan internet belum sampai", "sarana"),
    ("Keputusan pengangkatan kader sudah habis masa berlakunya", "kelembagaan"),
    ("Buku kader pemberdayaan masyarakat tidak diisi", "data"), ("Jalan menuju dusun rusak", "sarana"),
    ("Posyandu kekurangan kader", "kesehatan"), ("BUM Desa belum berjalan", "ekonomi"),
    ("Kelompok perempuan belum terwakili", "partisipasi"), ("Air bersih belum tersedia di dusun", "sarana"),
    ("Kader belum pernah dilatih", "pelatihan"), ("Laporan kegiatan terlambat", "data"),
]
IDEAS = [("Kader ikut sejak musyawarah perencanaan desa", "planning"),
         ("Kader mendampingi pelaksanaan kegiatan padat karya", "implementation"),
         ("Kader memantau pemeliharaan hasil pembangunan", "utilisation"),
         ("Forum kader tingkat kecamatan bertemu tiap triwulan", "planning")]
STEPS = ["Menyelenggarakan pelatihan peningkatan kapasitas KPMD", "Memperbarui keputusan pengangkatan kader",
         "Menganggarkan operasional kader dalam APB Desa", "Memperbarui data kader tiap desa",
         "Menjadwalkan pendampingan ke desa", "Menyusun rencana kerja forum kader"]
CONSTITUENCIES = ["aparat desa", "BPD", "tokoh perempuan", "tokoh adat", "petani", "nelayan", "pemuda"]


class Meeting:
    def __init__(self, random, regions, code, level, on):
        self.region, self.level, self.on, self.id, self.present = code, level, on, None, []
        self.kind = {"regency": "rakor", "district": random.choice(["technical", "fgd"]),
                     "village": "musrenbangdes" if on.month == 1 else "musdes"}[level]
        self.unit = UNITS[0 if level == "regency" else 2 if level == "district" else 3]
        self.title = f"{TITLES[self.kind]} {regions.names[code]}"
        self.place = code
        if level != "village":
            inside = [each for each in regions.of("village") if each.startswith(code)] if level == "district" else []
            self.place = random.choice(inside or [code])

    def schedule(self, random):
        hour = random.choice(["08:30", "09:00", "09:00", "13:30"])
        told = {"kind": self.kind, "title": self.title, "starts_at": f"{self.on}T{hour}:00+08:00",
                "place": {"name": "Balai pertemuan (contoh)", "region": self.place}, "targets": [self.region],
                "organiser": self.unit, "purpose": "Membahas peningkatan kapasitas KPMD",
                "topics": ["Keberadaan dan kegiatan KPMD"]}
        if self.level == "regency":
            told.update(chair="Kabid Pemberdayaan Kelembagaan dan Sosbudmasy (contoh)",
                        represents="Kepala DPMPD Kaltim (contoh)")
            told["topics"].append("Peran, tugas, dan fungsi KPMD bagi aparat desa dan kecamatan")
        return "meetings.schedule", told


def days(random, rate, years, until):
    """So many days a year, on working days."""
    count = int(rate * years) + (random.random() < rate * years % 1)
    for _ in range(count):
        day = until - datetime.timedelta(days=random.randrange(365 * years))
        yield day - datetime.timedelta(days=max(day.weekday() - 4, 0))


def plan(random, regions, years, until):
    made = [Meeting(random, regions, code, level, on)
            for level, rate in RATES.items() for code in regions.of(level)
            for on in days(random, rate, years, until)]
    return sorted(made, key=lambda meeting: (meeting.on, meeting.region))


def record(balai, random, regions, cadres, years, until):
    """Records all of them in the order of their days, and answers those that were held."""
    by_region = {}
    for village, serving in cadres.items():
        for length in (5, 8, 13): by_region.setdefault(village[:length], []).extend(serving)
    held, planned = [], plan(random, regions, years, until)
    for start in range(0, len(planned), 400):
        part = planned[start:start + 400]
        for meeting, answer in zip(part, balai.call_all(meeting.schedule(random) for meeting in part)):
            meeting.id = answer["id"]
        fates = [random.random() for _ in part]
        balai.call_all(("meetings.cancel", {"meeting": meeting.id, "reason": "Banjir (contoh)"})
                       for meeting, fate in zip(part, fates) if fate < 0.03)
        part = [meeting for meeting, fate in zip(part, fates) if fate >= 0.03]
        attend(balai, random, part, by_region)
        results(balai, random, part, until)
        held += part
    return held


def attend(balai, random, part, by_region):
    entries, headcounts = {}, {}
    for meeting in part:
        way = random.random()
        if way < 0.06: continue  # Nobody wrote down how many came.
        if way < 0.22:
            total = random.randint(12, 80)
            headcounts[meeting.id] = {"total": total, "female": random.randint(3, total // 2), "source": "laporan"}
            continue
        known = [cadre for cadre in by_region.get(meeting.region, []) if cadre.since <= meeting.on]
        entries[meeting.id] = list(guests(random, meeting))
        for cadre in random.sample(known, min(len(known), 7 if meeting.level == "village" else 30)):
            status = random.choices(["present", "absent", "excused", "represented"], [76, 12, 9, 3])[0]
            entry = {"cadre": cadre.id, "status": status}
            if status == "represented": entry["represented_by"] = people.name(random, people.sex(random))
            if status == "present": meeting.present.append(cadre)
            entries[meeting.id].append(entry)
    invited = {id: [{"cadre": each["cadre"]} for each in listed if "cadre" in each] for id, listed in entries.items()}
    balai.call_all(("meetings.invite", {"meeting": id, "invitees": listed}) for id, listed in invited.items() if listed)
    balai.call_all(("meetings.hold", {"meeting": meeting.id, **(
        {"headcount": headcounts[meeting.id]} if meeting.id in headcounts else {})}) for meeting in part)
    balai.call_all(("meetings.attend", {"meeting": id, "entries": listed}) for id, listed in entries.items())


def guests(random, meeting):
    for _ in range(random.randint(3, 7)):
        sex = people.sex(random, 0.35)
        yield {"name": people.name(random, sex), "sex": sex, "status": "present",
               "constituency": random.choice(CONSTITUENCIES)}


def results(balai, random, part, until):
    """Minutes, problems old and new, ideas, steps and promises."""
    minuted = [meeting for meeting in part if random.random() < 0.7]
    balai.call_all(("meetings.minutes", {"meeting": meeting.id, "items": [
        {"agenda": "Keberadaan KPMD", "discussion": "Peserta bertukar informasi (contoh)",
         "decision": "Disepakati langkah konkret"}], "note_taker": "Contoh Notulis"}) for meeting in minuted)
    raise_issues(balai, random, part, until)
    ideas = []
    for meeting in part:
        if random.random() < 0.15:
            statement, stage = random.choice(IDEAS)
            ideas.append(("meetings.idea.raise", {"meeting": meeting.id, "statement": statement, "stage": stage}))
    for answer in balai.call_all(ideas):
        if random.random() < 0.3:
            balai.call("meetings.idea.adopt", {"idea": answer["id"], "programme": "RKP Desa (contoh)"})
    follow_up(balai, random, part, until)
    balai.call_all(("meetings.commitment.make", {
        "meeting": meeting.id, "party": "Kepala Desa (contoh)", "statement": "Mendukung kegiatan kader",
        "due": str(meeting.on + datetime.timedelta(days=90))}) for meeting in part if random.random() < 0.15)


def raise_issues(balai, random, part, until):
    raising = [meeting for meeting in part if random.random() < 0.3]
    calls = []
    for meeting in raising:
        statement, category = random.choice(PROBLEMS)
        calls.append(("meetings.issue.raise", {
            "meeting": meeting.id, "statement": statement, "category": category, "regions": [meeting.region],
            "raised_by": random.choice(CONSTITUENCIES)}))
    settled = []
    for meeting, answer in zip(raising, balai.call_all(calls)):
        if random.random() < 0.4:
            day = min(until, meeting.on + datetime.timedelta(days=random.randint(10, 300)))
            settled.append(("meetings.issue.resolve", {
                "issue": answer["id"], "how": "Diselesaikan di desa (contoh)", "on": str(day)}))
    balai.call_all(settled)


def follow_up(balai, random, part, until):
    agreeing = [meeting for meeting in part if random.random() < 0.4]
    calls = [("meetings.followup.add", {
        "meeting": meeting.id, "action": random.choice(STEPS), "owner": random.choice(UNITS),
        "due": str(meeting.on + datetime.timedelta(days=random.randint(30, 150))), "regions": [meeting.region]})
        for meeting in agreeing]
    done = []
    for meeting, answer in zip(agreeing, balai.call_all(calls)):
        day = meeting.on + datetime.timedelta(days=random.randint(5, 200))
        if random.random() < 0.62 and day <= until:
            done.append(("meetings.followup.complete", {
                "followup": answer["id"], "on": str(day), "evidence": "Laporan kegiatan (contoh)"}))
        elif random.random() < 0.1:
            done.append(("meetings.followup.cancel", {"followup": answer["id"], "reason": "Digabung (contoh)"}))
    balai.call_all(done)
