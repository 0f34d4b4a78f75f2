"""Twenty-one meetings entered through the command line alone, and what the office then knows of them."""
import hashlib, json, pathlib, subprocess, tempfile, unittest

from house import BUILT, HOUSE, daemon


class Meetings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        data = pathlib.Path(folder) / "data"
        cls.balai = cls.enterClassContext(daemon(BUILT / "balaid", data))
        cls.balai.call("registry.region.import", {
            "file": (HOUSE / "Scripts" / "sample" / "regions.csv").read_text(), "format": "csv"})
        script = subprocess.run([HOUSE / "Scripts" / "demo.d" / "meetings", BUILT / "balai", data],
                                capture_output=True, text=True)
        if script.returncode:
            raise AssertionError(script.stderr)
        cls.told = json.loads(script.stdout)

    def test_all_are_there(self):
        meetings = self.balai.call("meetings.list")["items"]
        self.assertEqual(21, len(meetings))
        states = {state: sum(one["state"] == state for one in meetings) for state in
                  ("planned", "invited", "postponed", "cancelled", "held", "minuted", "ratified")}
        self.assertEqual({"planned": 1, "invited": 1, "postponed": 0, "cancelled": 1, "held": 16, "minuted": 1,
                          "ratified": 1}, states)
        self.assertEqual(8, len({one["kind"] for one in meetings}))

    def test_every_fact_of_the_news_has_a_field_of_its_own(self):
        seed = self.balai.call("meetings.get", {"meeting": self.told["seed"]})
        self.assertEqual("2024-03-13", seed["on_date"])
        self.assertEqual(("rakor", "province", "onsite"), (seed["kind"], seed["level"], seed["mode"]))
        self.assertEqual("Bidang Pemberdayaan Kelembagaan dan Sosbudmasy", seed["organiser_unit"])
        self.assertIn("(DPMPD) Kaltim", seed["organiser"])
        self.assertEqual(
            ("Surya Dharma Herman", "Kabid Pemberdayaan Kelembagaan dan Sosbudmasy", "Kepala DPMPD Kaltim"),
            (seed["chair"], seed["chair_office"], seed["represents"]))
        self.assertEqual("64.01.07.2002", seed["place"]["region"])
        self.assertEqual(["64.01", "64.01.07", "64.01.07.2002"], [target["code"] for target in seed["targets"]])
        self.assertIn("Nomor 6 Tahun 2014", seed["basis"])
        self.assertIn("abdi/bagus/arf", seed["source"])
        self.assertEqual((3, 3, 3), tuple(len(seed[name]) for name in ("topics", "agenda", "expected_outputs")))
        self.assertTrue(seed["orientation"])
        self.assertIsNone(seed["headcount"])
        self.assertEqual(3, len(seed["minutes"]))
        ideas = self.balai.call("meetings.idea.list", {"meeting": self.told["seed"]})["items"]
        self.assertEqual(["planning", "implementation", "utilisation"], [idea["stage"] for idea in ideas])
        steps = self.balai.call("meetings.followup.list", {"meeting": self.told["seed"]})["items"]
        self.assertEqual(["done", "in_progress"], [step["state"] for step in steps])
        promises = self.balai.call("meetings.commitment.list", {"meeting": self.told["seed"]})["items"]
        self.assertEqual(["open"], [promise["state"] for promise in promises])

    def test_one_problem_in_four_meetings_of_three_regencies(self):
        found = self.balai.call("meetings.issue.list", {"state": "open", "min_occurrences": 4})["items"]
        self.assertEqual([self.told["issue"]], [issue["id"] for issue in found])
        issue = found[0]
        self.assertEqual((4, "2021-07-13", "2024-03-13"),
                         (issue["occurrences"], issue["first_raised_on"], issue["last_raised_on"]))
        self.assertEqual({"64.01", "64.02", "64.03"}, {region["code"][:5] for region in issue["regions"]})
        self.assertGreater(issue["age_days"], 32 * 30)
        self.assertEqual(issue["id"], self.balai.call(
            "meetings.issue.similar", {"statement": "kader KPMD kurang aktif"})["items"][0]["id"])

    def test_a_ratified_deliberation_is_shown_to_be_as_it_was_signed_with_any_tool(self):
        record = self.balai.call("meetings.record", {"meeting": self.told["musdes"]})
        text = record["file"]["content"]
        self.assertEqual(record["hash"], hashlib.sha256(text.encode()).hexdigest())
        musdes = self.balai.call("meetings.get", {"meeting": self.told["musdes"]})
        self.assertEqual(record["hash"], musdes["ratification"]["hash"])
        self.assertEqual((5, 4, 4, True), tuple(
            musdes["quorum"][name] for name in ("invited", "needed", "counted", "reached")))
        self.assertEqual(3, len(musdes["ratification"]["signers"]))
        paper = self.balai.call("meetings.document", {"meeting": self.told["musdes"], "kind": "official_record"})
        self.assertIn("Rabu tanggal dua puluh tujuh bulan Maret tahun dua ribu dua puluh empat", paper["content"])

    def test_a_series_is_one_from_any_of_its_meetings(self):
        def series(meeting):
            return {one["id"] for one in self.balai.call("meetings.list", {"series": meeting})["items"]}
        self.assertEqual(6, len(series(self.told["seed"])))
        self.assertEqual(series(self.told["seed"]), series(self.told["musdes"]))

    def test_the_deputy_came_for_the_regent(self):
        regent = [entry for meeting in self.balai.call("meetings.list", {"kind": "audience"})["items"]
                  for entry in self.balai.call("meetings.attendance.list", {"meeting": meeting["id"]})["items"]]
        self.assertEqual([("Bupati", "represented", "Contoh Nurul, Wakil Bupati")],
                         [(one["office"], one["status"], one["represented_by"]) for one in regent])


if __name__ == "__main__":
    unittest.main()
