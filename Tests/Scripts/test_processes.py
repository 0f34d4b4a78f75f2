"""The process of docs/processes.md, as it stands there, beside a real daemon."""
import os, pathlib, re, subprocess, sys, tempfile, unittest

from house import BUILT, HOUSE, daemon
from balai import BalaiError, Conflict, InvalidParams, ModuleUnavailable, NotFound

REGIONS = "code,name\n64,Kalimantan Timur\n64.01,Paser\n64.01.07,Muara Komam\n64.01.07.2002,Batu Botuk\n"


@unittest.skipUnless((BUILT / "balaid").exists(), "there is no debug build of the daemon")
class Processes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        page = (HOUSE / "docs" / "processes.md").read_text()
        (self.folder / "honorarium.py").write_text(re.search("```python\n(.*?)```", page, re.S)[1])

    def start(self, socket):
        environment = dict(os.environ, BALAI_SOCKET=str(socket), PYTHONPATH=str(HOUSE / "Scripts"))
        process = subprocess.Popen([sys.executable, self.folder / "honorarium.py"], env=environment, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def eventually(self, call):
        """What a call answers once the module is there, or an error other than that it is not."""
        while True:
            try: return call()
            except BalaiError as error:
                if error.name not in ("module_unavailable", "unknown_command"): raise

    def test_the_process_of_the_page_is_a_module_like_any_other(self):
        with daemon(BUILT / "balaid", self.folder / "data") as balai:
            process = self.start(balai.path)
            balai.call("registry.region.import", {"file": REGIONS, "format": "csv"})
            cadre = balai.call("registry.cadre.add", {"name": "Contoh Aminah", "village": "64.01.07.2002"})["id"]
            payment = {"cadre": cadre, "month": "2024-03", "amount": 250000}
            tried = self.eventually(lambda: balai.call("honorarium.pay", payment, dry_run=True))
            self.assertEqual(tried, dict(payment, id=1))
            self.assertEqual(balai.call("honorarium.list", {"month": "2024-03"}), {"items": []})
            with self.assertRaises(InvalidParams): balai.call("honorarium.list")
            for _ in range(2): self.assertEqual(balai.call_once("honorarium.pay", payment, key="maret"), dict(payment, id=1))
            with self.assertRaises(Conflict): balai.call("honorarium.pay", payment)
            with self.assertRaises(NotFound): balai.call("honorarium.pay", dict(payment, cadre=99))
            with self.assertRaises(InvalidParams) as caught: balai.call("honorarium.pay", {"cadre": "1", "amuont": 3})
            self.assertLessEqual({"/amuont", "/cadre"}, {each["path"] for each in caught.exception.details})
            self.assertEqual(balai.call("core.events.list", {"topics": ["honorarium"]})["items"][0]["data"]["cadre"], cadre)

            process.kill()
            process.wait()
            with self.assertRaises(ModuleUnavailable):
                while True: balai.call("honorarium.list", {"month": "2024-03"})
            self.start(balai.path)
            again = self.eventually(lambda: balai.call("honorarium.list", {"month": "2024-03"}))
            self.assertEqual(again, {"items": [dict(payment, id=1)]})


if __name__ == "__main__":
    unittest.main()
