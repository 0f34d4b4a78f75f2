"""The office of example data: every part is there, and the same seed makes the same office."""
import json, pathlib, subprocess, tempfile, unittest

import house

OFFICE = house.HOUSE / "Scripts" / "office"
LISTS = ["registry.cadre.list", "meetings.list", "meetings.issue.list", "meetings.followup.list", "trainings.list"]


def office(seed):
    """What the script answers, and what the daemon has then, without the time at which it was written."""
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "data"
        with house.daemon(house.BUILT / "balaid", data) as balai:
            told = subprocess.run(
                [OFFICE, "--socket", data / "balai.sock", "--seed", str(seed), "--villages", "10", "--until",
                 "2026-06-30"], capture_output=True, text=True)
            if told.returncode: raise AssertionError(told.stderr)
            lists = {name: balai.call(name, {"limit": 1000})["items"] for name in LISTS}
        kept = [{key: value for key, value in item.items() if not key.endswith("_at") or key == "starts_at"}
                for items in lists.values() for item in items]
        return json.loads(told.stdout), lists, kept


class OfficeTests(unittest.TestCase):
    def test_every_part_is_there_and_nobody_is_meant(self):
        counts, lists, _ = office(seed=1)
        self.assertEqual(counts["villages"], 10)
        self.assertEqual(counts["cadres"], 50)
        self.assertEqual(len(lists["registry.cadre.list"]), 50)
        for name in LISTS: self.assertTrue(lists[name], name)
        self.assertTrue(all(each["name"].startswith("Contoh ") for each in lists["registry.cadre.list"]))
        self.assertLessEqual({"active", "inactive"}, {each["state"] for each in lists["registry.cadre.list"]})

    def test_the_same_seed_makes_the_same_office_and_another_one_another(self):
        self.assertEqual(office(seed=2)[2], office(seed=2)[2])
        self.assertNotEqual(office(seed=2)[2], office(seed=3)[2])


if __name__ == "__main__":
    unittest.main()
