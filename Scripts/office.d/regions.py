"""The regions of an office: those of a file, or as many of its villages as are asked for with what lies around them."""
import csv, io


class Regions:
    def __init__(self, path, random, villages=None):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        every = [row["code"] for row in rows if row["level"] == "village"]
        wanted = set(every if villages is None else random.sample(every, min(villages, len(every))))
        around = {code[:length] for code in wanted for length in (2, 5, 8)}
        self.rows = [row for row in rows if row["code"] in wanted | around]
        self.names = {row["code"]: row["name"] for row in self.rows}
        self.kinds = {row["code"]: row["kind"] for row in self.rows}

    def of(self, level): return [row["code"] for row in self.rows if row["level"] == level]

    def record(self, balai):
        """Imports them, a province at a time: the nation in one file is longer than a frame."""
        for province in self.of("province"):
            text = io.StringIO()
            writer = csv.DictWriter(text, ["code", "name", "level", "parent_code", "kind"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in self.rows if row["code"].startswith(province))
            balai.call("registry.region.import", {"file": text.getvalue(), "format": "csv"}, retry=10)
