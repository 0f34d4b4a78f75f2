"""The check of who knows of whom, on a house of a few lines with one fault at a time."""
import pathlib, subprocess, sys, tempfile, unittest

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "Scripts" / "check.d" / "dependencies.py"
HOUSE = {
    "Sources/Wire/Frame.swift": "import ModuleKit\n",
    "Sources/Host/Hall.swift": "import NIOCore\n// The hall.\n",
    "Plugins/Registry/Sources/Region.swift":
        'import ModuleKit\nlet sql = "CREATE TABLE registry_region (id) STRICT"\n'
        'let view = "CREATE VIEW registry_pub_region AS SELECT id FROM registry_region"\n',
    "Plugins/Meetings/Sources/Meeting.swift":
        'import Foundation\nlet sql = "CREATE TABLE meetings_meeting (region REFERENCES registry_region(id))"\n'
        'let query = "SELECT id FROM registry_pub_region"\n',
    "Plugins/Meetings/Entry/Entry.swift": "import Meetings\nimport ModuleKit\n",
}


class Dependencies(unittest.TestCase):
    def faults(self, rule, path=None, line=""):
        with tempfile.TemporaryDirectory() as folder:
            house = pathlib.Path(folder)
            for name, text in HOUSE.items():
                (house / name).parent.mkdir(parents=True, exist_ok=True)
                (house / name).write_text(text + (line + "\n" if name == path else ""))
            done = subprocess.run([sys.executable, PROGRAM, rule], cwd=house, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1 if done.stderr else 0)
            return done.stderr.splitlines()

    def test_a_house_in_order_has_no_fault(self):
        for rule in ("words", "imports", "tables", "wire"):
            self.assertEqual(self.faults(rule), [], rule)

    def test_the_core_names_no_domain_thing(self):
        for line in ("// a meeting", "let addCadres = 1", "struct TrainingState {}", "let DESA = 1", "village_id"):
            found = self.faults("words", "Sources/Host/Hall.swift", line)
            self.assertEqual(len(found), 1, line)
            self.assertTrue(found[0].startswith("Sources/Host/Hall.swift:3: "), found)

    def test_a_word_inside_another_is_no_fault(self):
        for line in ("// constraining", "let desaturated = 1", "// Restrainings"):
            self.assertEqual(self.faults("words", "Sources/Host/Hall.swift", line), [], line)

    def test_a_module_imports_no_neighbour(self):
        for line in ("import Registry", "@testable import Registry", "public import struct GRDB.Row", "import Glibc"):
            found = self.faults("imports", "Plugins/Meetings/Sources/Meeting.swift", line)
            self.assertEqual([each.split(" ")[0] for each in found], ["Plugins/Meetings/Sources/Meeting.swift:4:"])

    def test_the_core_imports_no_module(self):
        self.assertEqual(len(self.faults("imports", "Sources/Host/Hall.swift", "import Registry")), 1)

    def test_a_module_reads_no_table_of_another(self):
        line = 'let hidden = "SELECT 1 FROM registry_region"'
        self.assertEqual(len(self.faults("tables", "Plugins/Meetings/Sources/Meeting.swift", line)), 1)
        self.assertEqual(self.faults("tables", "Plugins/Registry/Sources/Region.swift", line), [])

    def test_wire_does_no_io(self):
        self.assertEqual(len(self.faults("wire", "Sources/Wire/Frame.swift", "import Foundation")), 1)


if __name__ == "__main__":
    unittest.main()
