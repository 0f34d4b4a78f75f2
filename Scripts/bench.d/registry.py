"""How fast a nation's registry is filled from lists and asked: its regions and 415,000 example cadres.
registry.py BIN FOLDER [--rounds N] [--scale PART-OF-A-NATION]

The cadres come as the lists that regencies send, a province at a time, through registry.cadre.import. What is asked is
shown in milliseconds of one client that waits for each answer, beside core.ping on the same connection.
"""
import argparse, contextlib, gzip, io, pathlib, random, statistics, subprocess, sys, time

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "office.d")]
from balai import Balai
import people

REGIONS = SCRIPTS.parent / ".." / "shared" / "data" / "regions.csv.gz"
CADRES = 415_000
# A list longer than a frame would have to be sent as a blob.
ROWS = 60_000


@contextlib.contextmanager
def daemon(bin, data):
    with subprocess.Popen([bin / "balaid", "--data", data], stdout=subprocess.PIPE, text=True) as process:
        try:
            if not process.stdout.readline(): sys.exit("bench: the daemon did not start")
            with Balai(str(data / "balai.sock")) as balai: yield balai
        finally:
            process.terminate()


def regions(balai):
    """Takes in the nation, a province at a time, and answers its villages."""
    with gzip.open(REGIONS, "rt", encoding="utf-8", newline="") as file: lines = file.read().splitlines()
    for province in sorted({line[:2] for line in lines[1:]}):
        part = [lines[0]] + [line for line in lines[1:] if line.startswith(province)]
        balai.call("registry.region.import", {"file": "\n".join(part) + "\n", "format": "csv"})
    return [line[:13] for line in lines[1:] if line[8:9] + line[13:14] == ".,"]


def lists(villages, count, seed=1):
    """Lists as CSV: code, name, sex, birth date, NIK, decree; everybody's name begins with "Contoh"."""
    dice = random.Random(seed)
    each, over = divmod(count, len(villages))
    text, rows = io.StringIO(), 0
    heading = "Kode Desa;Nama;L/P;Tgl Lahir;NIK;No SK;Tgl SK;Masa Berlaku\n"
    text.write(heading)
    for number, village in enumerate(villages):
        for place in range(each + (number < over)):
            sex = people.sex(dice)
            day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(1962, 2003)
            # Province 99 is none. The serial keeps the villages of a district apart.
            serial = (int(village[9:]) % 1000) * 9 % 999 * 10 + place + 1
            nik = f"99{village[3:8].replace('.', '')}{day + 40 * (sex == 'P'):02}{month:02}{year % 100:02}{serial:04}"
            text.write(f"{village};{people.name(dice, sex)};{sex};{day}/{month}/{year};{nik};141/{number}/CONTOH;"
                       "2 Januari 2023;5 tahun\n")
            rows += 1
            if rows == ROWS:
                yield rows, text.getvalue()
                text, rows = io.StringIO(), 0
                text.write(heading)
    if rows: yield rows, text.getvalue()


def milliseconds(balai, command, params, rounds):
    """The median and the longest of some rounds, the first one left out."""
    times = []
    for _ in range(rounds + 1):
        begin = time.perf_counter()
        balai.call(command, params)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times[1:]), max(times[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--scale", type=float, default=1)
    given = parser.parse_args()
    if not REGIONS.exists(): sys.exit(f"bench: the nation's regions are not there: {REGIONS}")
    with daemon(given.bin, given.folder / "registry") as balai:
        begin = time.perf_counter()
        villages = regions(balai)
        print(f"{len(villages):,} villages and what lies around them in {time.perf_counter() - begin:.1f} s")
        took, told = 0.0, {"accepted": 0, "unchanged": 0, "doubtful_count": 0, "refused_count": 0}
        first = None
        for rows, text in lists(villages, int(CADRES * given.scale)):
            first = first or text
            begin = time.perf_counter()
            report = balai.call("registry.cadre.import", {"file": text, "format": "csv"})
            took += time.perf_counter() - begin
            for name in told: told[name] += report[name]
        total = sum(told.values())
        print(f"import: {total:,} rows, {total / took:,.0f} rows a second; {told}")
        begin = time.perf_counter()
        report = balai.call("registry.cadre.import", {"file": first, "format": "csv"})
        rows = first.count("\n") - 1
        print(f"the first list again: {rows / (time.perf_counter() - begin):,.0f} rows a second, "
              f"{report['accepted']} accepted")
        for name, command, params in [
                ("ping", "core.ping", {}),
                ("search, a name", "registry.region.search", {"query": "Batu Botuk"}),
                ("search, misspelt", "registry.region.search", {"query": "Desa Batu Butok"}),
                ("list of a regency", "registry.cadre.list", {"within": "64.01"}),
                ("list of a regency, active", "registry.cadre.list", {"within": "64.01", "state": "active"}),
                ("list of a regency, a name", "registry.cadre.list", {"within": "64.01", "text": "aminah"}),
                ("decrees of a regency", "registry.decree.list", {"within": "64.01"}),
                ("book of a village", "registry.book", {"village": "64.01.07.2002"}),
                ("vacancies of a regency", "registry.official.vacancies", {"within": "64.01"}),
                ("duplicates of a regency", "registry.cadre.duplicates", {"within": "64.01"})]:
            median, longest = milliseconds(balai, command, params, given.rounds)
            print(f"{name:28} {median:8.2f} ms median  {longest:8.2f} ms longest")


if __name__ == "__main__": main()
