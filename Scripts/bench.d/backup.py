"""Backups beside what everybody has: `sqlite3 .backup` and `gzip -6` of the same store of 500 MB, in one run.
backup.py PROGRAMS FOLDER [--rounds N] [--seconds S] [what a nation takes]

Times are of the command as its caller sees it, with everything on the disk; `.backup`, gzip and what gzip -d writes are
not waited for to reach the disk. A restore is told three times: until the pages lie there, which is what gzip -d does,
until they were read back and found to be those that were proved, and until all was checked anew. Then how long 16
clients that write wait at most, without a backup, during a full one, during the one that follows it, and while
`sqlite3` makes a copy with VACUUM INTO.
"""
import argparse, contextlib, json, pathlib, random, re, shutil, sqlite3, statistics, subprocess, sys, threading, time

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "bench.d")]
from balai import Balai
import nation, rounds

LEVELS = (1, 6)


@contextlib.contextmanager
def daemon(programs, data, backups, *more):
    """A daemon that makes a backup only when it is asked to."""
    command = [programs / "balaid", "--data", data, "--backups", backups, "--backup-hours", "0", *more]
    with rounds.running(*command), Balai(str(data / "balai.sock")) as balai: yield balai


def timed(work):
    subprocess.run(["sync"], check=True)
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def shell(line): subprocess.run(line, shell=True, check=True)


def baseline(store, folder):
    """Seconds to make a copy and its archive, to unpack it, and its bytes."""
    copy, archive = folder / "copy.sqlite", folder / "copy.gz"
    for file in folder.glob("copy*"): file.unlink()
    copied, _ = timed(lambda: shell(f"sqlite3 '{store}' \".backup '{copy}'\""))
    packed, _ = timed(lambda: shell(f"gzip -6 -c '{copy}' > '{archive}'"))
    copy.unlink()
    unpacked, _ = timed(lambda: shell(f"gzip -dc '{archive}' > '{copy}'"))
    return {"make": copied + packed, "unpack": unpacked, "size": archive.stat().st_size}


def restored(programs, backups, backup, folder, *more):
    """Seconds until the pages lie there, and until what lies there was checked."""
    data = folder / "restored"
    shutil.rmtree(data, ignore_errors=True)
    subprocess.run(["sync"], check=True)
    command = [programs / "balaid", "restore", "--from", backups / f"{backup}.json", "--data", data, *more]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    built, took = re.search(r"after (\d+) ms, .* after (\d+) ms", told).groups()
    return int(built) / 1000, int(took) / 1000


def change(store, dice):
    """Changes a row in one page of a hundred, as if nobody saw it."""
    connection = sqlite3.connect(store)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    rows = connection.execute("SELECT max(id) FROM meetings_attendance").fetchone()[0]
    connection.executemany("UPDATE meetings_attendance SET updated_at = updated_at + 1 WHERE id = ?",
                           [(dice.randint(1, rows),) for _ in range(pages // 100)])
    connection.commit()
    connection.close()


def archives(given, data):
    """What each round measured, by name."""
    store, dice, found = data / "balai.sqlite", random.Random(1), {}

    def note(name, seconds, size=None): found.setdefault(name, []).append((seconds, size))

    for _ in range(given.rounds):
        base = baseline(store, given.folder)
        note("sqlite3 .backup and gzip -6", base["make"], base["size"])
        note("gzip -d", base["unpack"])
        for level in LEVELS:
            place = given.folder / f"level-{level}"
            shutil.rmtree(place, ignore_errors=True)
            with daemon(given.programs, data, place, "--backup-level", str(level)) as balai:
                seconds, backup = timed(lambda: balai.call("core.backup.create"))
                proof = balai.call("core.backup.verify", {"backup": backup["backup"]})
                if not proof["ok"]: sys.exit(f"bench: the backup is not good: {proof}")
            note(f"full backup, level {level}", seconds, backup["size"])
            built, took = restored(given.programs, place, backup["backup"], given.folder)
            note(f"restore, level {level}", built)
            note(f"restore, level {level}, read back", took)
            _, took = restored(given.programs, place, backup["backup"], given.folder, "--check")
            note(f"restore, level {level}, all checked anew", took)
        change(store, dice)
        place = given.folder / f"level-{LEVELS[0]}"
        with daemon(given.programs, data, place) as balai:
            seconds, backup = timed(lambda: balai.call("core.backup.create"))
        note("second backup", seconds, backup["size"])
        print(f"changed between the two: {backup['changed_pages']} of {backup['pages']} pages", file=sys.stderr)
        built, took = restored(given.programs, place, backup["backup"], given.folder)
        note("restore of the second", built)
    return found


def waits(given, data):
    """The longest wait of a writer, in milliseconds, by what goes on beside it, of each round."""
    line, found = rounds.request("registry.person.add", {"name": "Contoh %n"}), {}

    def play(name, balai, work):
        took = []
        worker = threading.Timer(1, lambda: took.append(timed(work)[0]))
        worker.start()
        measured = rounds.measure(given.folder / "load", balai.path, 16, 1, given.seconds, [line])
        worker.join()
        if took[0] + 1 > given.seconds: sys.exit(f"bench: {name} took longer than was measured; give more --seconds")
        if measured["errors"]: sys.exit(f"bench: {measured['errors']} writes were refused beside {name}")
        found.setdefault(name, []).append((measured["max"] / 1000, measured["p99"] / 1000, measured["rate"]))

    for _ in range(given.rounds):
        place, copy = given.folder / "waits", given.folder / "vacuum.sqlite"
        shutil.rmtree(place, ignore_errors=True)
        copy.unlink(missing_ok=True)
        with daemon(given.programs, data, place) as balai, Balai(balai.path) as asking:
            play("no backup", balai, lambda: None)
            play("a full backup", balai, lambda: asking.call("core.backup.create"))
            play("a second backup", balai, lambda: asking.call("core.backup.create"))
            play("VACUUM INTO", balai, lambda: shell(f"sqlite3 '{data / 'balai.sqlite'}' \"VACUUM INTO '{copy}'\""))
    return found


def middle(values): return f"{statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def report_archives(found):
    print(json.dumps(found), file=sys.stderr)
    base, unpack = found["sqlite3 .backup and gzip -6"], found["gzip -d"]
    print(f"{'':<42}{'seconds':>22}{'MB':>8}  times faster            part of its size")
    for name, values in found.items():
        against = unpack if name.startswith("restore") or values is unpack else base
        faster = "" if values is against else middle([other[0] / each[0] for each, other in zip(values, against)])
        sizes = [size for _, size in values if size]
        part = middle([size / other[1] for size, other in zip(sizes, base)]) if sizes and values is not base else ""
        megabytes = f"{statistics.median(sizes) / 1e6:.1f}" if sizes else ""
        print(f"{name:<42}{middle([each[0] for each in values]):>22}{megabytes:>8}  {faster:<24}{part}", flush=True)


def report_waits(waited):
    print(json.dumps(waited), file=sys.stderr)
    print(f"\n{'16 clients that write, beside':<42}{'longest wait, ms':>22}{'p99, ms':>22}{'writes/s':>10}")
    for name, values in waited.items():
        longest, late, rate = zip(*values)
        print(f"{name:<42}{middle(longest):>22}{middle(late):>22}{statistics.median(rate):>10.0f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=30, help="of writing beside each backup")
    nation.asks(parser)
    parser.set_defaults(scale=0.54)
    given = parser.parse_args()
    data = given.folder / "measured"
    data.mkdir()
    # What is measured is changed: the nation's store stays as it was found.
    store = pathlib.Path(shutil.copy(nation.made(given) / "balai.sqlite", data))
    print(f"a store of {store.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    report_archives(archives(given, data))
    report_waits(waits(given, data))


if __name__ == "__main__":
    main()
