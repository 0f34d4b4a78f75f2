"""A module built outside the repository, and the programs installed under another prefix."""
import json, pathlib, shutil, subprocess, tempfile, unittest

from house import BUILT, HOUSE, daemon

MODULES = sorted(path.name for path in (HOUSE / "Plugins").iterdir() if path.is_dir())


@unittest.skipUnless((BUILT / "balaid").exists(), "there is no debug build of the daemon")
class Places(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_a_module_built_outside_the_repository_runs(self):
        kit, modules = self.folder / "kit", self.folder / "modules"
        modules.mkdir()
        subprocess.run([HOUSE / "Scripts" / "kit", kit, "--debug"], check=True, capture_output=True)
        subprocess.run([kit / "build-module", "Example", kit / "Example.swift"], check=True, cwd=modules)
        with daemon(BUILT / "balaid", self.folder / "data", "--modules", modules) as balai:
            note = balai.call("notes.add", {"text": "Rapat hari Rabu"})
            self.assertEqual(balai.call("notes.list")["items"], [note])

    def test_programs_under_another_prefix_find_their_modules(self):
        prefix = self.folder / "prefix"
        places = {"balaid": "bin", "balai": "bin", "libModuleKit.so": "lib", "libDocumentKit.so": "lib"}
        places.update((f"lib{name}Module.so", "lib/balai/modules") for name in MODULES)
        for name, place in places.items():
            (prefix / place).mkdir(parents=True, exist_ok=True)
            shutil.copy(BUILT / name, prefix / place)
        with daemon(prefix / "bin" / "balaid", self.folder / "data") as balai:
            running = {each["name"] for each in balai.call("core.modules.list")["items"] if each["state"] == "running"}
            self.assertEqual(running, {"core", *(name.lower() for name in MODULES)})
            asked = [prefix / "bin" / "balai", "--data", self.folder / "data", "call", "core.ping"]
            told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
            self.assertIn("version", json.loads(told))


if __name__ == "__main__":
    unittest.main()
