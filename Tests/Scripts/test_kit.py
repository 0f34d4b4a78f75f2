"""The folder that Scripts/kit makes builds a module, and a daemon of this repository runs it."""
import pathlib, subprocess, sys, tempfile, unittest

sys.dont_write_bytecode = True
HOUSE = pathlib.Path(__file__).resolve().parents[2]
DAEMON = HOUSE / ".build" / "debug" / "balaid"
sys.path.insert(0, str(HOUSE / "Scripts"))
from balai import Balai


@unittest.skipUnless(DAEMON.exists(), "there is no debug build of the daemon to load a module into")
class Kit(unittest.TestCase):
    def test_a_module_built_outside_the_repository_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            kit, modules, data = (pathlib.Path(folder) / name for name in ("kit", "modules", "data"))
            modules.mkdir()
            subprocess.run([HOUSE / "Scripts" / "kit", kit, "--debug"], check=True, capture_output=True)
            subprocess.run([kit / "build-module", "Example", kit / "Example.swift"], check=True, cwd=modules)
            command = [DAEMON, "--data", data, "--modules", modules]
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as daemon:
                try:
                    self.assertIn("ready", daemon.stdout.readline())
                    with Balai(str(data / "balai.sock")) as balai:
                        note = balai.call("notes.add", {"text": "Rapat hari Rabu"})
                        self.assertEqual(balai.call("notes.list")["items"], [note])
                finally:
                    daemon.terminate()
                    daemon.communicate(timeout=60)
            self.assertEqual(daemon.returncode, 0)


if __name__ == "__main__":
    unittest.main()
