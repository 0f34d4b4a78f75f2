"""Dry runs against a real daemon: of every command that writes, on an office in which there is something to write."""
import hashlib, pathlib, tempfile, unittest

from house import BUILT, HOUSE, daemon
from balai import BalaiError
from test_reference import MORE_REGIONS

PAGE = 4096


def pages(data):
    """The checksum of each page of the store and of its write-ahead log, as they lie on the disk."""
    content = {name: (data / name).read_bytes() for name in ("balai.sqlite", "balai.sqlite-wal")}
    return {
        (name, place): hashlib.sha256(each[place:place + PAGE]).hexdigest()
        for name, each in content.items() for place in range(0, len(each), PAGE)}


def example(method):
    return {each["name"]: each["value"] for each in method["examples"][0]["params"]}


@unittest.skipUnless((BUILT / "balaid").exists(), "there is no debug build of the daemon")
class DryRuns(unittest.TestCase):
    def setUp(self):
        self.data = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "data"
        # What the daemon does by itself must not be taken for what a dry run did.
        alone = ("--journal-seconds", "0", "--backup-hours", "0")
        self.balai = self.enterContext(daemon(BUILT / "balaid", self.data, *alone))

    def test_a_dry_run_of_every_write_leaves_every_page_as_it_was(self):
        self.furnish(self.balai)
        before = pages(self.data)
        answered, refused = self.try_all(self.balai)
        after = pages(self.data)
        self.assertGreater(len(before), 100)
        self.assertEqual({place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}, set())
        # Most must have been tried in earnest, or nothing was shown.
        self.assertGreater(len(answered), 40, refused)
        self.assertLessEqual({name for _, name in refused}, {
            # The commands of a module's own connection are invalid_request on another.
            "not_found", "conflict", "invalid_state", "invalid_params", "invalid_request", "ambiguous", "key_missing",
            "busy"})

    def test_pages_tell_of_a_write(self):
        """That the checksums see what a dry run must not do."""
        before = pages(self.data)
        self.balai.call("registry.person.add", {"name": "Contoh Aminah"})
        self.assertNotEqual(before, pages(self.data))

    def furnish(self, balai):
        """Calls the examples of the modules, those first that make things."""
        regions = (HOUSE / "Scripts/sample/regions.csv").read_text() + MORE_REGIONS
        balai.call("registry.region.import", {"file": regions, "format": "csv"})
        makers = ("schedule", "open", "create", "define", "add", "invite", "hold", "enrol", "raise", "make")
        place = {verb: number for number, verb in enumerate(makers)}
        methods = balai.call("rpc.discover")["methods"]
        methods = [each for each in methods if not each["name"].startswith(("core.", "rpc."))]
        for method in sorted(methods, key=lambda each: place.get(each["name"].split(".")[-1], len(makers))):
            if method["name"].split(".")[-1] not in makers: continue
            try: balai.call(method["name"], example(method))
            except BalaiError: pass

    def try_all(self, balai):
        answered, refused = [], []
        for method in balai.call("rpc.discover")["methods"]:
            # Modules are loaded and disabled without the store; a job's cancelling is of memory.
            if method["x-kind"] == "read": continue
            try:
                balai.call(method["name"], example(method), dry_run=True)
                answered.append(method["name"])
            except BalaiError as error: refused.append((method["name"], error.name))
        return answered, refused


if __name__ == "__main__":
    unittest.main()
