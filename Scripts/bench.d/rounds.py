"""Plays the cases in turn, several rounds, and prints each as a ratio to the echo server's rate in the same round."""
import argparse, contextlib, csv, json, pathlib, resource, socket, statistics, struct, subprocess, sys

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SCRIPTS))
from balai import Balai

SAMPLE = SCRIPTS / "sample" / "regions.csv"
LOADS = [(1, 1), (64, 1), (1, 16)]


def request(method, params=None):
    return json.dumps({"jsonrpc": "2.0", "id": "%i", "method": method, "params": params or {}}).replace('"%i"', "%i")


def requests():
    with open(SAMPLE, newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    return {
        "echo": [request("core.ping")],
        "core.ping": [request("core.ping")],
        "registry.region.get": [request("registry.region.get", {"code": code}) for code in codes],
        "registry.person.add": [request("registry.person.add", {"name": "Contoh %n"})],
    }


@contextlib.contextmanager
def running(*command):
    """A server that has said that it is ready, ended at the end."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            if not server.stdout.readline():
                sys.exit(f"bench: {command[0]} did not start")
            yield
        finally:
            server.terminate()


def measure(load, socket, clients, depth, seconds, lines):
    command = [load, socket, str(clients), str(depth), str(seconds), *lines]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def play(given, echo, daemon, balai):
    """Every measurement by case and load, and commands and commits of the inserts by load."""
    measured, written = {}, {}
    for _ in range(given.rounds):
        for clients, depth in LOADS:
            for case, lines in requests().items():
                before = balai.call("core.status")
                socket = echo if case == "echo" else daemon
                result = measure(given.folder / "load", socket, clients, depth, given.seconds, lines)
                after = balai.call("core.status")
                measured.setdefault((case, clients, depth), []).append(result)
                if case == "registry.person.add":
                    counts = [after[name] - before[name] for name in ("commands", "commits")]
                    written.setdefault((clients, depth), []).append(counts)
    return measured, written


@contextlib.contextmanager
def crowd(path, idle=1000):
    """Clients that are a burden: so many that say nothing, one that stops in its frame, one that asks and never reads."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with contextlib.ExitStack() as stack:
        def connect():
            client = stack.enter_context(socket.socket(socket.AF_UNIX))
            client.connect(path)
            return client
        clients = [connect() for _ in range(idle)]
        body = request("rpc.discover").replace("%i", "1").encode()
        frame = struct.pack(">I", len(body)) + body
        connect().sendall(frame[:20])
        deaf = connect()
        deaf.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            for _ in range(100_000): deaf.send(frame)
        yield clients


def burdened(given, daemon):
    """Pairs of measurements of a ping: alone, and beside the crowd."""
    pairs, lines = [], [request("core.ping")]
    for _ in range(given.rounds):
        alone = measure(given.folder / "load", daemon, 1, 1, given.seconds, lines)
        with crowd(daemon): beside = measure(given.folder / "load", daemon, 1, 1, given.seconds, lines)
        pairs.append((alone, beside))
    return pairs


def report_burdened(pairs):
    print()
    for name in ("p50", "p99"):
        ratios = [beside[name] / alone[name] for alone, beside in pairs]
        print(f"core.ping beside 1,000 idle clients, half a frame and a client that never reads: {name} "
              f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}) times that without them")


def report(measured, written):
    print(f"{'':<22}{'clients':>8}{'depth':>6}{'rate/s':>10}{'p50 µs':>10}{'p99 µs':>10}{'errors':>7}  ratio to echo")
    for (case, clients, depth), results in sorted(measured.items(), key=lambda each: each[0][1:]):
        echo = measured["echo", clients, depth]
        ratios = [result["rate"] / other["rate"] for result, other in zip(results, echo)]
        middle = {name: statistics.median(result[name] for result in results) for name in ("rate", "p50", "p99")}
        spread = "" if case == "echo" else (
            f"{statistics.median(ratios):.3f} ({min(ratios):.3f}-{max(ratios):.3f})")
        print(f"{case:<22}{clients:>8}{depth:>6}{middle['rate']:>10.0f}{middle['p50']:>10.1f}{middle['p99']:>10.1f}"
              f"{sum(result['errors'] for result in results):>7}  {spread}")
    print()
    for (clients, depth), counts in written.items():
        per_command = [commits / commands for commands, commits in counts]
        print(f"fsyncs per insert, {clients} clients with {depth} under way each: "
              f"{statistics.median(per_command):.3f} ({min(per_command):.3f}-{max(per_command):.3f})")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1)
    given = parser.parse_args()
    echo, data = str(given.folder / "echo.sock"), given.folder / "data"
    daemon = str(data / "balai.sock")
    with running(given.folder / "echo", echo), running(given.bin / "balaid", "--data", data), Balai(daemon) as balai:
        balai.call("registry.region.import", {"file": SAMPLE.read_text(), "format": "csv"})
        measured, written = play(given, echo, daemon, balai)
        pairs = burdened(given, daemon)
    report(measured, written)
    report_burdened(pairs)
    if any(result["errors"] for results in measured.values() for result in results):
        sys.exit("bench: some requests were answered with errors")


if __name__ == "__main__":
    main()
