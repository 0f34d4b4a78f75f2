"""Dry runs against a real daemon: of every command that writes, on an office that has what each of them needs."""
import hashlib, pathlib, tempfile, unittest

import lived_office
from house import BUILT, daemon
from balai import BalaiError

PAGE = 4096
# These refuse to be tried, each for its reason: what is sealed would be told with no record of it, and who is no process
# has no tables. The second is tried below, as a process.
NOT_TRIED = {
    "registry.cadre.reveal": "invalid_params", "registry.person.reveal": "invalid_params",
    "registry.person.export": "invalid_params", "core.store.write": "invalid_request"}
# Nothing of a module that runs can be started; it is tried below, when one is stopped.
LOAD = "core.modules.load"
# What the daemon does by itself must not be taken for what a dry run did.
ALONE = ("--journal-seconds", "0", "--backup-hours", "0")


def pages(data):
    """The checksum of each page of the store and of its write-ahead log, as they lie on the disk."""
    content = {name: (data / name).read_bytes() for name in ("balai.sqlite", "balai.sqlite-wal")}
    return {
        (name, place): hashlib.sha256(each[place:place + PAGE]).hexdigest()
        for name, each in content.items() for place in range(0, len(each), PAGE)}


def files(data):
    """What else lies in the data directory, and how large it is."""
    return {path.relative_to(data): path.stat().st_size for path in data.rglob("*")
            if path.is_file() and not path.name.startswith("balai.")}


@unittest.skipUnless((BUILT / "balaid").exists(), "there is no debug build of the daemon")
class DryRuns(unittest.TestCase):
    def setUp(self):
        self.data = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "data"

    def start(self): return self.enterContext(daemon(BUILT / "balaid", self.data, *ALONE))

    def test_a_dry_run_of_every_write_leaves_every_page_as_it_was(self):
        with daemon(BUILT / "balaid", self.data, *ALONE) as balai:
            lived_office.furnish(balai)
            given = lived_office.live(balai)
            given["core.jobs.resume"] = {"job": lived_office.leave_a_job(balai)}
        balai = self.start()
        before, beside = pages(self.data), files(self.data)
        refused, tried = {}, 0
        for method in balai.call("rpc.discover")["methods"]:
            name = method["name"]
            if method["x-kind"] == "read" or name == LOAD: continue
            tried += 1
            try: balai.call(name, given.get(name, lived_office.example(method)), dry_run=True)
            except BalaiError as error: refused[name] = error.name
        self.assertEqual(refused, NOT_TRIED)
        self.assertGreater(tried, 100)
        self.assert_unchanged(before)
        self.assertEqual(files(self.data), beside)

    def test_a_dry_run_of_starting_a_module_leaves_every_page_as_it_was(self):
        balai = self.start()
        balai.call("core.modules.disable", {"module": "reporting"})
        before = pages(self.data)
        balai.call(LOAD, {"file": "libReportingModule.so"}, dry_run=True)
        self.assert_unchanged(before)
        states = [balai.call("core.modules.get", {"module": name})["state"] for name in ("reporting", "registry")]
        self.assertEqual(states, ["disabled", "running"])

    def test_a_dry_run_of_a_process_s_own_write_leaves_every_page_as_it_was(self):
        balai = self.start()
        balai.call("core.attach", {"manifest": {
            "name": "contoh", "version": "1.0",
            "migrations": [{"name": "0001 notes", "sql": "CREATE TABLE contoh_note (id INTEGER PRIMARY KEY) STRICT;"}],
            "commands": [{"name": "contoh.hello", "summary": "Greet", "kind": "read", "access": "viewer",
                          "parameters": {"type": "object"}, "result": {"type": "object"}}]}})
        before = pages(self.data)
        balai.call("core.store.write", {"statements": [{"sql": "INSERT INTO contoh_note VALUES (1)", "expect": 1}]},
                   dry_run=True)
        self.assert_unchanged(before)

    def test_pages_tell_of_a_write(self):
        """That the checksums see what a dry run must not do."""
        balai = self.start()
        before = pages(self.data)
        balai.call("registry.person.add", {"name": "Contoh Aminah"})
        self.assertNotEqual(before, pages(self.data))

    def assert_unchanged(self, before):
        after = pages(self.data)
        self.assertGreater(len(before), 100)
        self.assertEqual({place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}, set())


if __name__ == "__main__":
    unittest.main()
