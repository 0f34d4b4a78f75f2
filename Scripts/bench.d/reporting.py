#!/usr/bin/env python3
"""How fast a recap is answered beside plain SQL that counts the same, over one store and in one run: a nation of 415,000
cadres and 5,000,000 attendances. reporting.py PROGRAMS FOLDER [--rounds N] [--scale PART] [--store FOLDER] [--analyze]

A recap is asked `first` after a write that changed its figures, and `again` when nothing has. Times are until the answer's
last byte has come; those of the plain statements until their last row, everything read once before."""
import argparse, json, pathlib, statistics, struct, sys, time

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "bench.d")]
from plain import Plain, differences
import nation

QUESTIONS = [
    ("the nation by regency, a year", {"by": "regency", "from": "2025-01-01", "to": "2025-12-31"}),
    ("the nation by regency, since ever", {"by": "regency", "to": "2026-11-24"}),
    ("a province by regency, a year", {"within": "64", "by": "regency", "from": "2025-01-01", "to": "2025-12-31"}),
    ("a province by regency, since ever", {"within": "64", "by": "regency", "to": "2026-11-24"}),
    ("ad hoc: a province by village, odd days", {"within": "35", "by": "village", "from": "2023-03-17", "to": "2025-08-09"}),
    ("ad hoc: a province by district, odd days", {"within": "33", "by": "district", "from": "2021-02-03", "to": "2024-05-06"}),
    ("ad hoc: the nation by district, odd days", {"by": "district", "from": "2021-02-03", "to": "2024-05-06"}),
    ("older boundaries: the nation by regency", {
        "by": "regency", "from": "2025-01-01", "to": "2025-12-31", "regions_as_of": "2025-06-30"}),
    ("older boundaries: a province by regency", {
        "within": "64", "by": "regency", "from": "2023-03-17", "to": "2025-08-09", "regions_as_of": "2025-06-30"}),
]


def split(balai):
    """Half of the villages of every fourth district of a province go to a new district on 1 July 2025; figures by regency
    stay as they are, and so do those of the plain statements."""
    codes, day = nation.codes(), "2025-07-01"
    for old in [code for code in codes["district"] if code.startswith("64.")][::4]:
        new = old[:6] + "9" + old[7:]
        if balai.call("registry.region.search", {"query": new})["items"]: continue
        both = [{"code": old, "name": "Contoh Lama"}, {"code": new, "name": "Contoh Baru"}]
        balai.call("registry.region.succeed", {"kind": "split", "from": [old], "to": both, "valid_from": day})
        for village in [code for code in codes["village"] if code.startswith(old)][::2]:
            to = [{"code": new + village[8:], "name": "Contoh"}]
            balai.call("registry.region.succeed", {"kind": "recode", "from": [village], "to": to, "valid_from": day})


def asked(balai, question):
    """Seconds, and the answer."""
    begin = time.perf_counter()
    balai.send("reporting.recap", question)
    answer = balai.read(struct.unpack(">I", balai.read(4))[0])
    return time.perf_counter() - begin, json.loads(answer)["result"]


def measured(balai, question, rounds):
    """Median seconds of first and later answers, and the last answer."""
    village = nation.codes()["village"][0]
    first, again = [], []
    for _ in range(rounds):
        balai.call("registry.cadre.add", {"name": "Contoh Ukur", "village": village})
        first.append(asked(balai, question)[0])
        seconds, answer = asked(balai, question)
        again.append(seconds)
    return statistics.median(first), statistics.median(again), answer


def counted(plain, question):
    """Seconds of the plain statements, and their rows."""
    times = []
    for _ in range(2):
        begin = time.perf_counter()
        rows = plain.rows(question)
        times.append(time.perf_counter() - begin)
    return min(times), rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=9)
    nation.asks(parser)
    given = parser.parse_args()
    data = nation.made(given)
    begin = time.perf_counter()
    def tell(line): print(f"{time.perf_counter() - begin:7.1f} s  {line}", flush=True)
    with nation.daemon(given.programs, data) as balai, Plain(data / "balai.sqlite") as plain:
        rebuilt = balai.call("reporting.rebuild")
        tell(f"figures made from {rebuilt['things']} things")
        check = balai.call("reporting.check", {"within": "64", "from": "2025-01-01", "to": "2025-12-31"})
        tell(f"reporting.check of province 64: {check['checked']} figures, ok {check['ok']}")
        print(f"{'':<42}{'first ms':>9}{'again ms':>9}{'plain ms':>9}{'ratios':>12}{'figures':>9}{'differ':>7}")
        split(balai)
        for name, question in QUESTIONS:
            first, again, answer = measured(balai, question, given.rounds)
            aggregate, rows = counted(plain, question)
            count, differ = differences(rows, answer)
            print(f"{name:<42}{first * 1000:>9.2f}{again * 1000:>9.2f}{aggregate * 1000:>9.0f}"
                  f"{aggregate / first:>6.0f}{aggregate / again:>6.0f}{count:>9}{differ:>7}", flush=True)


if __name__ == "__main__":
    main()
