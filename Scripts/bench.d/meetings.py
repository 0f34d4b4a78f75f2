"""How long lists of meetings, steps and problems, and a cadre's history take in a nation's store of 160,000 meetings and
5,000,000 attendances. meetings.py PROGRAMS FOLDER [--rounds N] [--scale PART-OF-A-NATION] [--store FOLDER] [--analyze]"""
import argparse, pathlib, random, sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import nation


def cases(dice, codes, cadres, meetings):
    """What is asked: a command and parameters that are others each time."""
    def within(level, more={}): return {"within": dice.choice(codes[level])} | more
    def month(year): return {"from": f"{year}-03-01", "to": f"{year}-03-31"}
    listed = {
        "meetings.list": lambda: {},
        "meetings.list, deep in its pages": lambda: {"cursor": deep[0]},
        "meetings.list of a village": lambda: within("village"),
        "meetings.list of a district": lambda: within("district"),
        "meetings.list of a regency": lambda: within("regency"),
        "meetings.list of a province": lambda: within("province"),
        "meetings.list of a province's last year": lambda: within("province", {"from": "2026-01-01"}),
        "meetings.list of a month": lambda: month(dice.randint(2020, 2025)),
        "meetings.list of a regency's year": lambda: within("regency", {"from": "2021-01-01", "to": "2021-12-31"}),
        "meetings.list of a rare state": lambda: {"state": "planned"},
        "meetings.list of a province's rare state": lambda: within("province", {"state": "planned"}),
        "meetings.list by words of the title": lambda: {"text": f"Rapat {dice.randint(1, 160_000)}"},
        "meetings.list by a word that all titles have": lambda: {"text": "rapat contoh"},
        "meetings.list by a word that no title has": lambda: {"text": "musrenbang"},
    }
    others = {
        "meetings.get": ("meetings.get", lambda: {"meeting": dice.randint(1, meetings)}),
        "who came to a meeting": ("meetings.attendance.list", lambda: {"meeting": dice.randint(1, meetings)}),
        "a cadre's meetings": ("meetings.attendance.list", lambda: {"cadre": dice.randint(1, cadres)}),
        "a cadre's history": ("registry.cadre.history", lambda: {"id": dice.randint(1, cadres)}),
        "steps overdue": ("meetings.followup.list", lambda: {"overdue": True}),
        "steps overdue in a village": ("meetings.followup.list", lambda: within("village", {"overdue": True})),
        "steps overdue in a regency": ("meetings.followup.list", lambda: within("regency", {"overdue": True})),
        "steps overdue in a province": ("meetings.followup.list", lambda: within("province", {"overdue": True})),
        "steps of an owner who has none": ("meetings.followup.list", lambda: {"owner": "Camat"}),
        "problems by a word that none has": ("meetings.issue.list", lambda: {"text": "jalan"}),
        "steps done": ("meetings.followup.list", lambda: {"state": "done"}),
        "problems open in a regency": ("meetings.issue.list", lambda: within("regency", {"state": "open"})),
        "problems open in a province": ("meetings.issue.list", lambda: within("province", {"state": "open"})),
        "problems raised more than once": ("meetings.issue.list", lambda: {"min_occurrences": 2}),
        "problems that sound alike": ("meetings.issue.similar", lambda: {
            "statement": "Kader tidak aktif", "regions": [dice.choice(codes["village"])]}),
        "villages never told what cadres are for": ("trainings.orientation", lambda: within(
            "regency", {"by": "village", "told": False})),
        "how far a province's villages were told": ("trainings.orientation", lambda: within("province", {"by": "regency"})),
    }
    deep = [None]
    asked = {"core.ping": lambda: ("core.ping", {})}
    asked |= {name: lambda make=make: ("meetings.list", make()) for name, make in listed.items()}
    asked |= {name: lambda command=command, make=make: (command, make()) for name, (command, make) in others.items()}
    return asked, deep


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=100)
    nation.asks(parser)
    given = parser.parse_args()
    with nation.daemon(given.programs, nation.made(given)) as balai:
        asked, deep = cases(random.Random(1), nation.codes(), int(415_000 * given.scale), int(160_000 * given.scale))
        # A cursor far behind the first page, as somebody has who goes through all of them.
        for _ in range(20): deep[0] = balai.call("meetings.list", {"limit": 1000, "cursor": deep[0]})["next_cursor"] or deep[0]
        nation.ask(balai, asked, given.rounds)


if __name__ == "__main__":
    main()
