"""Prints JSON from standard input as the office reads it: report.py text TEMPLATE | recap | dormant.

A template has the answer's members in braces: '{items[0][code]}'. A recap must show the story that was played.
"""
import json, sys

RECAP = {
    "code": "Kode", "name": "Kecamatan", "cadres_active": "Aktif", "cadres_inactive": "Tidak aktif",
    "cadres_revived": "Diaktifkan lagi", "meetings": "Rapat", "attendance": "Hadir", "issues_open": "Masalah",
    "trainings": "Pelatihan", "trained_cadres": "Terlatih",
}
DORMANT = {"name": "Kader", "village_name": "Desa", "state": "Status", "last_seen": "Terakhir terlihat"}
STATES = {
    "active": "aktif", "inactive": "tidak aktif", "held": "terlaksana", "minuted": "sudah bernotulen",
    "completed": "selesai", "open": "belum selesai",
}


def table(columns, rows):
    cells = [list(columns.values())]
    for row in rows:
        values = [row.get(name) for name in columns]
        cells.append(["–" if value is None else STATES.get(value, str(value)) for value in values])
    widths = [max(map(len, column)) for column in zip(*cells)]
    numbers = [not any(isinstance(row.get(name), str) for row in rows) for name in columns]
    for line in cells:
        fitted = [cell.rjust(width) if number else cell.ljust(width)
                  for cell, width, number in zip(line, widths, numbers)]
        print(("   " + "  ".join(fitted)).rstrip())


# Nothing to read: the command failed, and said why.
answer = json.loads(sys.stdin.read() or sys.exit(1))
if sys.argv[1] == "text":
    print(sys.argv[2].format(**dict(answer, state=STATES.get(answer.get("state")))))
elif sys.argv[1] == "dormant":
    table(DORMANT, answer["items"])
else:
    table(RECAP, answer["items"] + [answer["total"]])
    told = {name: row[name] for row in answer["items"] if row["code"] == "64.01.07"
            for name in ("meetings", "trainings", "cadres_revived")}
    if told != {"meetings": 8, "trainings": 2, "cadres_revived": 3}:
        sys.exit(f"demo: the recap of Muara Komam is not what was played: {told}")
