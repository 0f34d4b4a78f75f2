#!/usr/bin/env python3
"""How long coverage takes beside a ping, on an office of any size: Scripts/bench trainings [what Scripts/office takes,
without --socket]. The nation: --regions regions.csv --cadres 415000 --years 10. Each question is asked 200 times on one
connection; what is printed is the median's ratio to a ping's."""
import argparse, pathlib, statistics, subprocess, sys, time
from importlib import machinery, util

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SCRIPTS))
from balai import Balai

loader = machinery.SourceFileLoader("office", str(SCRIPTS / "office"))
office = util.module_from_spec(util.spec_from_loader("office", loader))
loader.exec_module(office)

QUESTIONS = [
    ("the nation by province", {"by": "province"}),
    ("the nation by province, of three years", {"by": "province", "since": True}),
    ("the nation by regency, of three years", {"by": "regency", "since": True}),
    ("a province by regency, of three years", {"within": "province", "by": "regency", "since": True}),
    ("a regency by district, of three years", {"within": "regency", "by": "district", "since": True}),
    ("a province by regency, of a topic", {"within": "province", "by": "regency", "topic": "kapasitas"}),
]


def median(balai, method, params):
    times = []
    for _ in range(200):
        begin = time.perf_counter()
        balai.call(method, params)
        times.append(time.perf_counter() - begin)
        if sum(times) > 20: break
    return statistics.median(times)


def ask(balai, given):
    since = given.until.replace(year=given.until.year - 3, day=15)
    province = balai.call("trainings.coverage", {"by": "province"})["items"]
    province = max(province, key=lambda row: row["cadres"])["region"]
    regency = balai.call("trainings.coverage", {"within": province, "by": "regency"})["items"]
    places = {"province": province, "regency": max(regency, key=lambda row: row["cadres"])["region"]}
    ping = median(balai, "core.ping", {})
    print(f"{'core.ping':45} {1:9.1f}   {ping * 1000:8.3f} ms")
    for words, params in QUESTIONS:
        params = dict(params)
        if "within" in params: params["within"] = places[params["within"]]
        if "since" in params: params["since"] = str(since)
        took = median(balai, "trainings.coverage", params)
        print(f"{words:45} {took / ping:9.1f}   {took * 1000:8.3f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    ours, rest = parser.parse_known_args()
    socket = f"{ours.folder}/data/balai.sock"
    given = office.arguments(["--socket", socket, *rest])
    command = [ours.programs / "balaid", "--data", f"{ours.folder}/data"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            if not daemon.stdout.readline(): sys.exit("bench: the daemon did not start")
            with Balai(socket) as balai:
                print(office.fill(balai, given, lambda line: print(f"  {line}", file=sys.stderr)))
                ask(balai, given)
        finally:
            daemon.terminate()


if __name__ == "__main__": main()
