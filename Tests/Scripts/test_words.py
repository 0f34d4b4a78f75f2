"""The check of the catalogues: on the real house, as it was built last, and on one of a few lines with one fault at a time."""
import json, pathlib, subprocess, sys, tempfile, unittest

REAL = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = REAL / "Scripts" / "check.d" / "words.py"
KIT = """
public struct Words: Sendable, ExpressibleByDictionaryLiteral { public init(dictionaryLiteral pairs: (String, String)...) {} }
public struct Sentence: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ text: String) {}
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {}
        public mutating func appendInterpolation(_ value: Sentence) {}
    }
    public init(stringLiteral value: String) {}
    public init(stringInterpolation: StringInterpolation) {}
}
public func say(_ sentence: Sentence) {}
"""
CALLS = """import ModuleKit
func tell(_ name: String?, _ many: Bool) {
    say("There is no \\(name ?? "?"), and \\([name ?? ""].joined(separator: " and "))")
    say(many ? "Many: '\\(name ?? "")'" : "One")
    let later: Sentence? = name.map { "Later, \\($0)" }
    if let later { say(later) }
    say(\"\"\"
        Over two \\
        lines
        \"\"\")
    print("no sentence")
}
"""
WORDS = """import ModuleKit
extension Words {
    static let all: Words = [
        // A comment with "quotes".
        "There is no {}, and {}": "Tidak ada {}, dan {}",
        "Many: '{}'": #"Banyak: "{}""#, "One": "Satu",
        "Later, {}":
            "Nanti, {0}",
        "Over two lines": "Dua baris",
    ]
}
"""


class WordsCheck(unittest.TestCase):
    def faults(self, old=None, new="", fewest="0"):
        """What the check says of the house in which a text was changed."""
        with tempfile.TemporaryDirectory() as folder:
            house = pathlib.Path(folder).resolve()
            files = {"Sources/ModuleKit/Sentence.swift": KIT, "Plugins/Greetings/Sources/Tell.swift": CALLS,
                     "Plugins/Greetings/Sources/Words/Words.swift": WORDS}
            self.assertTrue(old is None or any(old in text for text in files.values()))
            for name, text in files.items():
                (house / name).parent.mkdir(parents=True, exist_ok=True)
                (house / name).write_text(text.replace(old, new) if old else text)
            (house / ".build").mkdir()
            step = '\n  "C.{0}-x-debug.module":\n    tool: shell\n    inputs: {1}\n    args: {2}\n'
            (house / ".build" / "debug.yaml").write_text("".join(
                step.format(name, json.dumps([str(house / path) for path in files if room in path]),
                            json.dumps(["swiftc", "-module-name", name, "-swift-version", "6", "-c"]))
                for name, room in (("ModuleKit", "ModuleKit"), ("Greetings", "Greetings"))))
            done = subprocess.run([sys.executable, PROGRAM, fewest], cwd=house, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1 if done.stderr else 0)
            return done.stderr.splitlines()

    def test_every_sentence_of_the_real_house_is_there_in_indonesian(self):
        done = subprocess.run([sys.executable, PROGRAM, "1000"], cwd=REAL, capture_output=True, text=True)
        self.assertEqual((done.stderr, done.returncode), ("", 0))

    def test_a_house_in_order_has_no_fault(self):
        self.assertEqual(self.faults(), [])

    def test_a_sentence_without_words_is_named_with_its_place(self):
        found = self.faults('"One": "Satu",', "")
        self.assertEqual(found, ["Plugins/Greetings/Sources/Tell.swift:4: no words for 'One'"])
        self.assertEqual(len(self.faults("Over two \\", "Over three \\")), 2)

    def test_words_that_nothing_says_are_named(self):
        self.assertIn("nothing says 'Two'", self.faults('"One": "Satu",', '"One": "Satu", "Two": "Dua",')[0])

    def test_a_key_stands_once(self):
        self.assertIn("'One' stands twice", self.faults('"One": "Satu",', '"One": "Satu", "One": "Satu",')[0])

    def test_a_translation_uses_each_value(self):
        self.assertIn("does not use each", self.faults("Tidak ada {}, dan {}", "Tidak ada {}")[0])
        self.assertIn("does not use each", self.faults("Nanti, {0}", "Nanti, {1}")[0])

    def test_english_inside_a_value_is_found(self):
        self.assertIn("is English text", self.faults('"?"', '"nobody"')[0])

    def test_compiler_warnings_that_are_not_understood_are_no_success(self):
        self.assertIn("only 5 sentences", self.faults(fewest="6")[0])


if __name__ == "__main__":
    unittest.main()
