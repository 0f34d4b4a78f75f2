"""Cadres with decrees, and what happens to them: resting, coming back, ending."""
import datetime
import people


def shares(random, villages, count):
    """How many cadres each village has: about five, in some none, `count` in all."""
    weights = [0 if random.random() < 0.04 else random.choice([2, 3, 4, 5, 5, 5, 5, 6, 7, 8]) for _ in villages]
    scale = count / max(sum(weights), 1)
    exact = [weight * scale for weight in weights]
    whole = [int(each) for each in exact]
    rest = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])[:count - sum(whole)]
    for place in rest: whole[place] += 1
    return whole


def decree(random, number, years, until):
    """A decree of three or five years that began before or in the period; some have run out."""
    begin = until - datetime.timedelta(days=random.randint(60, 365 * (years + 2)))
    end = begin + datetime.timedelta(days=365 * random.choice([3, 5, 5]) - 1)
    told = {"number": f"141/{number:05}/CONTOH/{begin.year}", "date": str(begin), "valid_from": str(begin),
            "signer": "Kepala Desa (contoh)"}
    return told if random.random() < 0.1 else dict(told, valid_until=str(end))


class Cadre:
    """A cadre as the story goes on: where it serves, since when, and the day of its last step."""

    def __init__(self, id, village, since, state):
        self.id, self.village, self.since, self.state, self.last = id, village, since, state, since


def record(balai, random, regions, count, years, until):
    """Adds the cadres and answers them by village."""
    villages = regions.of("village")
    calls, places = [], []
    for number, (village, share) in enumerate(zip(villages, shares(random, villages, count))):
        common = decree(random, number, years, until)
        for place in range(share):
            sex = people.sex(random)
            told = {"name": people.name(random, sex), "village": village, "role": people.ROLES[place % 5],
                    **people.details(random, regions.names[village[:5]])}
            if random.random() > 0.03: told["sex"] = sex
            if random.random() > 0.04: told["decree"] = common
            calls.append(("registry.cadre.add", told))
            places.append((village, datetime.date.fromisoformat(common["valid_from"])))
    by_village = {village: [] for village in villages}
    for answer, (village, since) in zip(balai.call_all(calls), places):
        by_village[village].append(Cadre(answer["id"], village, since, answer["state"]))
    return by_village


def rest(balai, random, cadres, until):
    """One in six active cadres has done nothing for a while."""
    calls = []
    for cadre in cadres:
        span = (until - cadre.since).days
        if cadre.state != "active" or span < 30: continue
        if random.random() < 0.17:
            cadre.last = cadre.since + datetime.timedelta(days=random.randrange(span // 2))
            cadre.state = "inactive"
            calls.append(("registry.cadre.deactivate",
                          {"id": cadre.id, "on": str(cadre.last), "reason": "Tidak ada kegiatan"}))
    balai.call_all(calls)


def revive(balai, random, meetings):
    """Cadres who rest and came to a meeting are brought back by it, some of them; others by a new decree."""
    calls = []
    for meeting in meetings:
        for cadre in meeting.present:
            if cadre.state != "inactive" or cadre.last > meeting.on or random.random() < 0.4: continue
            by_meeting = random.random() < 0.7
            basis = {"kind": "meeting", "reference": str(meeting.id)} if by_meeting else {
                "kind": "decree", "reference": f"141/{cadre.id:05}/CONTOH/{meeting.on.year}"}
            calls.append(("registry.cadre.revive", {"id": cadre.id, "on": str(meeting.on), "basis": basis}))
            cadre.last, cadre.state = meeting.on, "active"
    # One cadre has one revival here, so that their order does not matter.
    balai.call_all(calls)


def end(balai, random, cadres, until):
    """One in twenty-five has ended."""
    calls = []
    for cadre in cadres:
        if random.random() < 0.04:
            cadre.last += datetime.timedelta(days=random.randrange((until - cadre.last).days + 1))
            cadre.state = "ended"
            reason = random.choice(["resigned", "moved", "term", "term", "died"])
            calls.append(("registry.cadre.end", {"id": cadre.id, "on": str(cadre.last), "reason": reason}))
    balai.call_all(calls)
