"""An office in which something has happened already, so that every command that writes finds what it needs."""
import contextlib

from house import HOUSE
from balai import BalaiError
from test_reference import MORE_REGIONS

VILLAGE, DISTRICT = "64.01.07.2002", "64.01.07"
# Those that make things come first, so that the others' examples find them.
MAKERS = ("schedule", "open", "create", "define", "add", "invite", "hold", "enrol", "raise", "make")


def example(method):
    return {each["name"]: each["value"] for each in method["examples"][0]["params"]}


def furnish(balai):
    """Calls the modules' own examples that make things; what one of them lacks is no fault here."""
    regions = (HOUSE / "Scripts/sample/regions.csv").read_text() + MORE_REGIONS
    balai.call("registry.region.import", {"file": regions, "format": "csv"})
    methods = {each["name"]: each for each in balai.call("rpc.discover")["methods"]}
    makers = [name for name in methods if not name.startswith(("core.", "rpc.")) and name.split(".")[-1] in MAKERS]
    for name in sorted(makers, key=lambda name: MAKERS.index(name.split(".")[-1])):
        with contextlib.suppress(BalaiError): balai.call(name, example(methods[name]))


def live(balai):
    """Goes on from there by hand, and says with what each command can be called now whose example does not fit."""
    call = balai.call
    decree = {"number": "141/1/CONTOH", "date": "2021-01-04", "valid_from": "2021-01-04"}
    def cadre(name, **more): return call("registry.cadre.add", {"name": name, "village": VILLAGE, **more})["id"]
    keep, drop = (cadre("Contoh Siti", decree=dict(decree, number=f"141/{n}/CONTOH")) for n in (2, 3))
    active, asleep = cadre("Contoh Umar", decree=decree), cadre("Contoh Dewi", decree=dict(decree, number="141/4/CONTOH"))
    call("registry.cadre.deactivate", {"id": asleep, "on": "2023-01-02", "reason": "Pindah kerja"})
    institution = call("registry.institution.add", {
        "kind": "lpm", "name": "LPM Contoh", "region": VILLAGE, "since": "2022-01-03"})["id"]
    seat = call("registry.institution.seat", {
        "institution": institution, "office": "Ketua", "name": "Contoh Hasan", "since": "2022-01-03"})["id"]

    def meeting():
        return call("meetings.schedule", {
            "kind": "rakor", "title": "Rapat contoh", "starts_at": "2024-03-13T09:00:00+08:00",
            "place": {"name": "Balai desa"}, "targets": [VILLAGE], "organiser": "Kantor contoh"})["id"]
    planned, noted, ratified = meeting(), meeting(), meeting()
    invitee = call("meetings.invite", {"meeting": planned, "invitees": [{"name": "Contoh Camat"}]})["invitees"][0]["id"]
    signed = {"signers": ["Contoh Ketua"], "number": "005/1/CONTOH"}
    for each in (noted, ratified):
        call("meetings.hold", {"meeting": each})
        call("meetings.minutes", {"meeting": each, "items": [{"agenda": "Rencana", "decision": "Setuju"}]})
    call("meetings.ratify", {"meeting": ratified, **signed})
    came = call("meetings.attend", {"meeting": noted, "entries": [{"name": "Contoh Tamu", "status": "present"}]})
    issues = [call("meetings.issue.raise", {"meeting": noted, "statement": text, "regions": [VILLAGE]})["id"]
              for text in ("Jalan rusak", "Sinyal tidak ada")]

    def training(people, state="confirmed", on="2024-06-03"):
        id = call("trainings.open", {
            "kind": "training", "title": "Pelatihan contoh", "starts_on": on, "ends_on": on,
            "place": {"name": "Balai pelatihan"}, "targets": [DISTRICT], "organiser": "Kantor contoh"})["id"]
        members = call("trainings.enrol", {
            "training": id, "state": state, "participants": [{"name": name} for name in people]})["participants"]
        return id, [each["id"] for each in members]
    open_, members = training(["Contoh Satu"])
    _, nominated = training(["Contoh Dua", "Contoh Tiga"], state="nominated", on="2024-06-10")

    def completed(on):
        id, members = training(["Contoh Empat"], on=on)
        session = call("trainings.session.add", {
            "training": id, "title": "Materi", "starts_at": f"{on}T08:00:00+08:00", "ends_at": f"{on}T12:00:00+08:00"})
        call("trainings.attend", {"session": session["id"], "entries": [{"participant": members[0], "status": "present"}]})
        for phase in ("pre", "post"):
            call("trainings.assess", {"training": id, "phase": phase, "dimension": "knowledge", "max": 100,
                                      "scores": [{"participant": members[0], "score": 90}]})
        call("trainings.complete", {"training": id})
        return id
    certified, to_certify = completed("2024-07-01"), completed("2024-07-08")
    call("trainings.certificate.issue", {"training": certified, "issued_on": "2024-07-20"})
    certificate = call("trainings.certificate.list", {"training": certified})["items"][0]["id"]

    backup = call("core.backup.create", {"label": "contoh"})["backup"]
    call("registry.person.add", {"name": "Contoh Terakhir"})
    last = [each["seq"] for each in balai.items("core.journal.list", {"table": "registry_person"})][-1]
    return {
        "core.backup.diff": {"backup": backup}, "core.backup.verify": {"backup": backup}, "core.backup.drill": {},
        "core.backup.recover": {"backup": backup, "table": "registry_person"},
        "core.journal.revert": {"seq": last}, "core.modules.disable": {"name": "reporting"},
        "meetings.addendum": {"meeting": ratified, "text": "Tambahan contoh"},
        "meetings.attendance.remove": {"attendance": came["entries"][0]["id"]},
        "meetings.cancel": {"meeting": planned, "reason": "Banjir"}, "meetings.hold": {"meeting": planned},
        "meetings.invite": {"meeting": planned, "cadres": {"within": DISTRICT}},
        "meetings.issue.merge": {"keep": issues[0], "drop": issues[1]},
        "meetings.postpone": {"meeting": planned, "starts_at": "2024-03-20T09:00:00+08:00", "reason": "Banjir"},
        "meetings.ratify": {"meeting": noted, **signed},
        "meetings.respond": {"meeting": planned, "invitee": invitee, "answer": "confirmed"},
        "meetings.update": {"meeting": planned, "title": "Rapat lain (contoh)"},
        "registry.cadre.deactivate": {"id": active, "on": "2024-01-02", "reason": "Pindah kerja"},
        "registry.cadre.merge": {"keep": keep, "drop": drop},
        "registry.cadre.revive": {
            "id": asleep, "on": "2024-03-13", "basis": {"kind": "meeting", "reference": str(noted)}},
        "registry.institution.unseat": {"member": seat, "on": "2024-01-02", "reason": "Pindah"},
        "registry.official.add": {
            "office": "bpd_chair", "region": VILLAGE, "name": "Contoh Rahma", "since": "2022-01-03"},
        "reporting.submission.open": {
            "title": "Laporan triwulan II 2024 (contoh)", "within": DISTRICT, "reporters": "district",
            "from": "2024-04-01", "to": "2024-06-30", "due": "2024-07-10"},
        "trainings.certificate.document": {"certificate": certificate, "format": "html"},
        "trainings.certificate.issue": {"training": to_certify, "issued_on": "2024-07-20"},
        "trainings.certificate.print": {"training": certified, "format": "html"},
        "trainings.certificate.reissue": {"certificate": certificate, "reason": "Nama salah tulis"},
        "trainings.certificate.revoke": {"certificate": certificate, "reason": "Orang yang keliru"},
        "trainings.class.add": {"training": open_, "name": "B", "capacity": 5},
        "trainings.confirm": {"participants": nominated}, "trainings.select": {"participants": nominated},
        "trainings.enrol": {"training": open_, "participants": [{"cadre": active}]},
        "trainings.replace": {"participant": members[0], "by": {"name": "Contoh Lima"}},
        "trainings.session.add": {
            "training": open_, "title": "Materi", "starts_at": "2024-06-03T08:00:00+08:00",
            "ends_at": "2024-06-03T10:00:00+08:00"},
        "trainings.update": {"training": open_, "title": "Pelatihan lain (contoh)"},
    }


def leave_a_job(balai):
    """Begins work that is still under way when the daemon ends."""
    rows = "".join(f"64.01.07.2002,Contoh Kader {n},P\n" for n in range(50_000))
    detached = balai.call(
        "registry.cadre.import", {"file": "kode_desa,nama,jenis_kelamin\n" + rows, "format": "csv"}, detach=True)
    return detached["job"]
