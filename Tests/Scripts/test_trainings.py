"""The training that the meeting of 13 March 2024 prepared, by the command line alone, and figures beside Python's own."""
import json, pathlib, random, statistics, subprocess, tempfile, unittest

from house import BUILT, HOUSE, daemon

VILLAGE, DISTRICT, REGENCY = "64.01.07.2002", "64.01.07", "64.01"
SAMPLE = HOUSE / "Scripts" / "sample" / "regions.csv"


@unittest.skipUnless((BUILT / "balaid").exists(), "there is no debug build of the daemon")
class Trainings(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.data = self.folder / "data"

    def balai(self, command, *flags):
        """A command with its flags, as people type it; its answer."""
        asked = [BUILT / "balai", "--data", self.data, "--output", "json", command, *map(str, flags)]
        told = subprocess.run(asked, capture_output=True, text=True)
        self.assertEqual(told.returncode, 0, told.stderr)
        return json.loads(told.stdout) if told.stdout else None

    def test_from_need_to_certificates_and_a_later_observation(self):
        with daemon(BUILT / "balaid", self.data): self.story()

    def story(self):
        balai = self.balai
        balai("registry.region.import", "--file", SAMPLE, "--format", "csv")
        balai("core.settings.set", "--module", "core", "--values", json.dumps({
            "office_parent": ["Pemerintah Provinsi Kalimantan Timur"],
            "office_name": "Dinas Pemberdayaan Masyarakat dan Pemerintahan Desa",
            "office_address": ["Jalan Contoh Nomor 1, Samarinda"], "office_place": "Samarinda",
            "head_title": "Kepala Dinas", "head_name": "Contoh Kepala, S.Sos., M.Si.",
            "head_rank": "Pembina Utama Madya", "head_nip": "19700101 199503 1 001"}))
        cadres = [balai("registry.cadre.add", "--name", name, "--sex", sex, "--village", VILLAGE,
                        "--decree", json.dumps({"number": f"140/0{place}/2020", "date": "2020-01-15",
                                                "valid_from": "2020-02-01"}))["id"]
                  for place, (name, sex) in enumerate([("Contoh Aminah", "P"), ("Contoh Budi", "L"),
                                                       ("Contoh Citra", "P")])]
        meeting = balai("meetings.schedule", "--kind", "rakor", "--title", "Rapat Peningkatan Kapasitas KPMD",
                        "--starts_at", "2024-03-13T09:00:00+08:00", "--place.name", "Gedung Serbaguna Desa Batu Botuk",
                        "--place.region", VILLAGE, "--targets", DISTRICT, "--organiser", "DPMPD Kaltim")["id"]
        balai("meetings.hold", "--meeting", meeting)
        seen = balai("trainings.need.list", "--within", DISTRICT)["items"]
        self.assertIn("never_trained", [need["origin"] for need in seen])
        need = balai("trainings.need.add", "--title", "Peningkatan kapasitas KPMD", "--regions", DISTRICT,
                     "--dimension", "skill", "--meeting", meeting)
        plan = balai("trainings.plan.create", "--year", 2024, "--title", "Pelatihan KPMD Muara Komam",
                     "--curriculum", "CONTOH-KPMD", "--needs", need["id"],
                     "--quotas", json.dumps([{"region": DISTRICT, "seats": 32}]))
        training = balai("trainings.open", "--kind", "training", "--title", "Pelatihan Peningkatan Kapasitas KPMD",
                         "--starts_on", "2024-05-14", "--ends_on", "2024-05-15",
                         "--place.name", "Gedung Serbaguna Desa Batu Botuk", "--place.region", VILLAGE,
                         "--targets", DISTRICT, "--organiser", "DPMPD Kaltim", "--follows.meeting", meeting,
                         "--curriculum", "CONTOH-KPMD", "--plan", plan["id"], "--orientation")["id"]
        people = [{"cadre": cadre} for cadre in cadres]
        people.append({"name": "Contoh Dahlan", "office": "Sekretaris Desa", "sex": "L", "region": VILLAGE})
        enrolled = balai("trainings.enrol", "--training", training, "--participants", json.dumps(people),
                         "--state", "nominated")["participants"]
        ids = [each["id"] for each in enrolled]
        balai("trainings.select", *flags("--participants", ids))
        balai("trainings.confirm", *flags("--participants", ids))
        for day in ["14", "15"]:
            session = balai("trainings.session.add", "--training", training, "--starts_at", f"2024-05-{day}T08:00:00+08:00",
                            "--ends_at", f"2024-05-{day}T16:00:00+08:00", "--trainer", f"Contoh Pelatih {day}")["id"]
            there = ids if day == "14" else ids[:-1]
            balai("trainings.attend", "--session", session, "--entries",
                  json.dumps([{"participant": each, "status": "present"} for each in there]))
        sheet = self.folder / "nilai.csv"
        sheet.write_text("Nama;Sebelum;Sesudah;Perilaku\nContoh Aminah;40;90;50\nContoh Budi;50;80;45\n"
                         "Contoh Citra;60;55;55\nContoh Dahlan;;70;\n")
        columns = [{"heading": heading, "phase": phase, "dimension": dimension, "max": 100}
                   for heading, phase, dimension in [("Sebelum", "pre", "knowledge"), ("Sesudah", "post", "knowledge"),
                                                     ("Perilaku", "pre", "behaviour")]]
        scores = balai("trainings.score.import", "--training", training, "--file", sheet, "--format", "csv",
                       "--columns", json.dumps(columns))
        self.assertEqual(scores["accepted"], 4)
        judged = balai("trainings.complete", "--training", training)
        self.assertEqual(judged["completed"], 2)
        self.assertEqual([[reason["name"] for reason in each["reasons"]] for each in judged["failed"]],
                         [["post_test"], ["attendance"]])
        issued = balai("trainings.certificate.issue", "--training", training, "--issued_on", "2024-05-20")
        self.assertEqual([each["number"] for each in issued["certificates"]], ["1/KPMD/V/2024", "2/KPMD/V/2024"])
        self.assertTrue(balai("trainings.certificate.verify", "--code", issued["certificates"][0]["code"])["valid"])
        paper = self.folder / "sertifikat.html"
        balai("trainings.certificate.document", "--certificate", issued["certificates"][0]["id"], "--format", "html",
              "--out", paper)
        self.assertIn("Contoh Aminah", paper.read_text())
        step = balai("trainings.actionplan.add", "--participant", ids[0], "--actions",
                     json.dumps([{"action": "Mendampingi musyawarah dusun", "due": "2024-08-31"}]))["actions"][0]
        followups = balai("meetings.followup.list")["items"]
        self.assertEqual([each["id"] for each in followups], [step["followup"]])
        balai("trainings.assess", "--training", training, "--phase", "follow_up", "--dimension", "behaviour",
              "--max", 100, "--scores", json.dumps([{"participant": ids[0], "score": 75},
                                                    {"participant": ids[1], "score": 65}]))
        behaviour = balai("trainings.effect", "--training", training)["items"][1]["follow_up"]
        self.assertEqual((behaviour["n"], behaviour["gain"]), (2, 22.5))
        self.assertEqual(balai("trainings.plan.get", "--plan", plan["id"])["completed"], 2)
        coverage = balai("trainings.coverage", "--within", REGENCY, "--by", "district")["total"]
        self.assertEqual((coverage["cadres"], coverage["trained"]), (3, 2))
        told = balai("trainings.orientation", "--within", DISTRICT, "--by", "village", "--told")["items"]
        self.assertEqual([(each["region"], each["training"]) for each in told], [(VILLAGE, training)])

    def test_the_effect_agrees_with_statistics(self):
        """Random sheets with gaps, several instruments of different length; figures beside the standard library's."""
        numbers = random.Random(133)
        with daemon(BUILT / "balaid", self.data) as balai:
            balai.call("registry.region.import", {"file": SAMPLE.read_text(), "format": "csv"})
            for month in range(1, 7): self.sheet(balai, numbers, month)

    def sheet(self, balai, numbers, month):
        day = f"2024-{month:02}-10"
        training = balai.call("trainings.open", {
            "kind": "bimtek", "title": "Contoh lembar nilai", "starts_on": day, "ends_on": day,
            "place": {"name": "Balai"}, "targets": [DISTRICT], "organiser": "DPMPD Kaltim"})["id"]
        count = numbers.choice([1, 2, 5, 17, 40])
        ids = [each["id"] for each in balai.call("trainings.enrol", {
            "training": training, "participants": [{"name": f"Contoh {i}"} for i in range(count)]})["participants"]]
        percents = {}
        for dimension in ["knowledge", "skill"]:
            for phase in ["pre", "post", "follow_up"]:
                for instrument, most in [("Tes A", 20), ("Tes B", 7.5)]:
                    scores = {each: round(numbers.uniform(0, most), 2) for each in ids if numbers.random() < 0.7}
                    if not scores: continue
                    balai.call("trainings.assess", {
                        "training": training, "phase": phase, "dimension": dimension, "instrument": instrument,
                        "max": most, "scores": [{"participant": key, "score": value} for key, value in scores.items()]})
                    for key, value in scores.items():
                        percents.setdefault((dimension, phase), {}).setdefault(key, []).append(value * 100 / most)
        means = {key: {who: statistics.fmean(each) for who, each in values.items()} for key, values in percents.items()}
        for told in balai.call("trainings.effect", {"training": training})["items"]:
            pre, post, later = (means.get((told["dimension"], phase), {}) for phase in ["pre", "post", "follow_up"])
            self.agree(told, pre, post, "mean_post")
            if later: self.agree(told["follow_up"], pre, later, "mean_follow_up")
            else: self.assertIsNone(told["follow_up"])

    def agree(self, told, before, after, name):
        both = sorted(before.keys() & after.keys())
        self.assertEqual(told["n"], len(both))
        gains = [after[who] - before[who] for who in both]
        def near(figure, values, of, fewest=1):
            if len(values) < fewest: self.assertIsNone(figure)
            else: self.assertAlmostEqual(figure, of(values), places=9)
        near(told["mean_pre"], [before[who] for who in both], statistics.fmean)
        near(told[name], [after[who] for who in both], statistics.fmean)
        near(told["gain"], gains, statistics.fmean)
        near(told["gain_spread"], gains, statistics.stdev, fewest=2)


def flags(name, values):
    return [word for value in values for word in (name, value)]


if __name__ == "__main__":
    unittest.main()
