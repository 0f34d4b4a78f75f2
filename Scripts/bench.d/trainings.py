#!/usr/bin/env python3
"""How long coverage takes beside a ping. trainings.py PROGRAMS FOLDER [--rounds N], and either what Scripts/office takes
without --socket, for an office made by commands; or --nation [--scale PART-OF-A-NATION] [--store FOLDER] [--analyze], for
415,000 cadres with ten years of trainings made by SQL."""
import argparse, pathlib, random, sys
from importlib import machinery, util

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "bench.d")]
import nation

loader = machinery.SourceFileLoader("office", str(SCRIPTS / "office"))
office = util.module_from_spec(util.spec_from_loader("office", loader))
loader.exec_module(office)


def cases(dice, places, year):
    """What is asked, others each time: of regions with cadres, since a day of one of the last years."""
    def since(): return f"{year - dice.randint(1, 4)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    def within(level): return {"within": dice.choice(places[level])}
    questions = {
        "the nation by province": lambda: {"by": "province"},
        "the nation by province, since a day": lambda: {"by": "province", "since": since()},
        "the nation by regency, since a day": lambda: {"by": "regency", "since": since()},
        "a province by regency, since a day": lambda: within("province") | {"by": "regency", "since": since()},
        "a province by district, since a day": lambda: within("province") | {"by": "district", "since": since()},
        "a regency by district, since a day": lambda: within("regency") | {"by": "district", "since": since()},
        "a regency by village, since a day": lambda: within("regency") | {"by": "village", "since": since()},
        "a regency by district, of a topic": lambda: within("regency") | {"by": "district", "topic": "kapasitas"},
        "a province by regency, of a topic": lambda: within("province") | {"by": "regency", "topic": "kapasitas"},
        "a province by regency, as of a day": lambda: within("province") | {"by": "regency", "as_of": since()},
    }
    asked = {"core.ping": lambda: ("core.ping", {})}
    asked |= {name: lambda make=make: ("trainings.coverage", make()) for name, make in questions.items()}
    asked["needs of a regency that nobody entered"] = lambda: (
        "trainings.need.list", within("regency") | {"origin": "never_trained"})
    return asked


def places(balai):
    """Provinces and regencies that have cadres."""
    provinces = [row["region"] for row in balai.call("trainings.coverage", {"by": "province"})["items"] if row["cadres"]]
    rows = balai.call("trainings.coverage", {"by": "regency"})["items"]
    return {"province": provinces, "regency": [row["region"] for row in rows if row["cadres"]]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--nation", action="store_true")
    nation.asks(parser)
    given, rest = parser.parse_known_args()
    if given.nation:
        data, year = nation.made(given), 2026
    else:
        data = given.folder / "data"
        order = office.arguments(["--socket", str(data / "balai.sock"), *rest])
        year = order.until.year
    with nation.daemon(given.programs, data) as balai:
        if not given.nation: print(office.fill(balai, order, lambda line: print(f"  {line}", file=sys.stderr)))
        nation.ask(balai, cases(random.Random(1), places(balai), year), given.rounds)


if __name__ == "__main__": main()
