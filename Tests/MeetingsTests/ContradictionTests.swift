import ModuleKit
import Testing

/// What cannot both be so is refused, or said.
@Suite struct ContradictionTests {
    private let office: Office

    init() async throws { office = try await Office() }

    private func path(_ command: String, _ params: JSONValue) async -> String? {
        await office.hall.error(command, params)?.details?[0]?["path"]?.string
    }

    @Test(
        "what was told before a meeting is put off or called off stays on its day, and open", arguments: [true, false])
    func told(isPutOff: Bool) async throws {
        let meeting: JSONValue = .integer(try await office.schedule())
        let issue = try await office.hall.call(
            "meetings.issue.raise", ["meeting": meeting, "statement": "Jalan rusak"])
        var params: JSONValue = ["meeting": meeting, "reason": "Banjir"]
        if isPutOff { params["starts_at"] = "2024-03-20T09:00:00+08:00" }
        let done = try await office.hall.call(isPutOff ? "meetings.postpone" : "meetings.cancel", params)
        #expect(done["warnings"]?[0]?["name"] == "told_before")
        let found = try await office.hall.call("meetings.issue.get", ["issue": issue["id"] ?? nil])
        #expect(found["first_raised_on"] == "2024-03-13")
        #expect(found["age_days"] == 0)
        #expect(found["state"] == "open")
    }

    @Test("a meeting is not moved behind the day on which its problem was settled, nor before it came") func settled()
        async throws
    {
        let meeting: JSONValue = .integer(try await office.schedule(["starts_at": "2024-03-01T09:00:00+08:00"]))
        let issue = try await office.hall.call(
            "meetings.issue.raise", ["meeting": meeting, "statement": "Jalan rusak"])
        try await office.hall.call(
            "meetings.issue.resolve", ["issue": issue["id"] ?? nil, "how": "Diperbaiki", "on": "2024-03-05"])
        for day in ["2024-03-06", "2024-03-20"] {
            let moved: JSONValue = ["meeting": meeting, "starts_at": .string("\(day)T09:00:00+08:00")]
            #expect(await path("meetings.update", moved) == "/starts_at", "\(day)")
        }
        let late: JSONValue = ["meeting": meeting, "held_at": "2024-03-06T09:00:00+08:00"]
        #expect(await path("meetings.hold", late) == "/held_at")
        try await office.hall.call("meetings.update", ["meeting": meeting, "starts_at": "2024-03-05T09:00:00+08:00"])
    }

    @Test("steps are worked on after they were agreed on, and promises settled after they were made") func order()
        async throws
    {
        let meeting: JSONValue = .integer(try await office.schedule(["starts_at": "2024-03-05T09:00:00+08:00"]))
        let step = try await office.hall.call(
            "meetings.followup.add", ["meeting": meeting, "action": "Melatih", "owner": "Contoh"])["id"]
        #expect(await path("meetings.followup.start", ["followup": step ?? nil, "on": "2024-03-04"]) == "/on")
        try await office.hall.call("meetings.followup.start", ["followup": step ?? nil, "on": "2024-03-08"])
        let early: JSONValue = ["followup": step ?? nil, "on": "2024-03-07", "evidence": "Contoh"]
        #expect(await path("meetings.followup.complete", early) == "/on")
        let promise = try await office.hall.call(
            "meetings.commitment.make",
            ["meeting": meeting, "party": "Contoh Desa", "statement": "Ikut serta", "due": "2024-03-10"])["id"]
        let broken: JSONValue = ["commitment": promise ?? nil, "kept": false, "evidence": "x1", "on": "2024-03-04"]
        #expect(await path("meetings.commitment.settle", broken) == "/on")
        #expect(
            ids(try await office.hall.call("meetings.commitment.list", ["overdue": true, "within": "64.01"])) == [1])
        #expect(ids(try await office.hall.call("meetings.commitment.list", ["overdue": false])).isEmpty)
        #expect(
            ids(try await office.hall.call("meetings.commitment.list", ["party": "desa", "within": "64.02"])).isEmpty)
        let got = try await office.hall.call("meetings.commitment.get", ["commitment": promise ?? nil])
        #expect(got["overdue"] == true)
    }

    @Test("who came without invitation makes no quorum") func quorum() async throws {
        let meeting: JSONValue = .integer(try await office.schedule())
        try await office.hall.call(
            "meetings.invite", ["meeting": meeting, "invitees": [["name": "Contoh Camat"], ["name": "Contoh Lurah"]]])
        let came: [JSONValue] = [
            ["invitee": 1, "status": "absent"], ["invitee": 2, "status": "absent"],
            ["name": "Contoh Tamu", "status": "represented", "represented_by": "Contoh Wakil"],
        ]
        let entries = try await office.hall.call("meetings.attend", ["meeting": meeting, "entries": .array(came)])
        #expect(entries["entries"]?[2]?["walk_in"] == true)
        let held = try await office.hall.call("meetings.hold", ["meeting": meeting])
        #expect(held["quorum"]?["counted"] == 0)
        #expect(held["quorum"]?["reached"] == false)
        for share in ["3/2", "0/5"] {
            let set: JSONValue = ["module": "meetings", "values": ["quorum": .string(share)]]
            #expect(await office.hall.error("core.settings.set", set)?.name == .invalidParams, "\(share)")
        }
    }

    @Test("a cadre who was merged into another comes as that one") func merged() async throws {
        let kept = try await office.cadre("Contoh Aminah")
        let dropped = try await office.cadre("Contoh Aminah")
        try await office.hall.call("registry.cadre.merge", ["keep": .integer(kept), "drop": .integer(dropped)])
        let meeting = try await office.schedule()
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        let entries = try await office.attend(meeting, ["cadre": .integer(dropped), "status": "present"])
        #expect(entries[0]["cadre"]?.int == kept)
        #expect(try office.lastSeen(kept) == "2024-03-13")
    }

    @Test("a cadre who was merged into one who was merged is the last of them, in what is entered and what is listed")
    func mergedTwice() async throws {
        var line: [Int64] = []
        for _ in 1...3 { line.append(try await office.cadre("Contoh Aminah")) }
        let meeting = try await office.schedule()
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        for (keep, drop) in [(line[1], line[0]), (line[2], line[1])] {
            try await office.hall.call("registry.cadre.merge", ["keep": .integer(keep), "drop": .integer(drop)])
        }
        let entries = try await office.attend(meeting, ["cadre": .integer(line[0]), "status": "present"])
        #expect(entries[0]["cadre"]?.int == line[2])
        for cadre in line {
            let listed = try await office.hall.call("meetings.attendance.list", ["cadre": .integer(cadre)])
            #expect(listed["items"]?.array?.count == 1)
        }
    }

    @Test("a mistaken invitation and a mistaken entry are taken back, and with it the trace of the cadre")
    func removed()
        async throws
    {
        let cadre = try await office.cadre("Contoh Aminah")
        let meeting = try await office.schedule()
        try await office.hall.call(
            "meetings.invite", ["meeting": .integer(meeting), "invitees": [["cadre": .integer(cadre)]]])
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        let entry = try #require(try await office.attend(meeting, ["invitee": 1, "status": "present"])[0]["id"])
        #expect(try office.lastSeen(cadre) == "2024-03-13")
        #expect(await office.hall.error("meetings.invitee.remove", ["invitee": 1])?.name == .conflict)
        try await office.hall.call("meetings.attendance.remove", ["attendance": entry])
        #expect(try office.lastSeen(cadre) == nil)
        try await office.hall.call("meetings.invitee.remove", ["invitee": 1])
        let left = try await office.get(meeting)
        #expect(left["invited"] == 0 && left["attendance"]?.isNull == true)
    }

    @Test("who signs twice, and a head count without a number, are refused") func empty() async throws {
        let meeting: JSONValue = .integer(try await office.schedule())
        let count: JSONValue = ["meeting": meeting, "headcount": ["source": "Daftar hadir"]]
        #expect(await office.hall.error("meetings.hold", count)?.name == .invalidParams)
        try await office.hall.call("meetings.hold", ["meeting": meeting])
        try await office.hall.call("meetings.minutes", ["meeting": meeting, "items": [["decision": "Contoh"]]])
        let signers: JSONValue = ["meeting": meeting, "signers": ["Contoh Ketua", "Contoh Ketua"]]
        #expect(await path("meetings.ratify", signers) == "/signers/1")
    }

    @Test("a cadre does not come back on a meeting that comes later") func revival() async throws {
        let cadre = try await office.cadre("Contoh Aminah")
        let meeting = try await office.schedule(["starts_at": "2024-03-12T09:00:00+08:00"])
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        func revive(_ day: String) async -> RPCError? {
            let basis: JSONValue = ["kind": "meeting", "reference": .string("\(meeting)")]
            return await office.hall.error(
                "registry.cadre.revive", ["id": .integer(cadre), "on": .string(day), "basis": basis])
        }
        let decree: JSONValue = ["number": "1", "date": "2024-01-01", "valid_from": "2024-01-01"]
        try await office.hall.call("registry.cadre.appoint", ["id": .integer(cadre), "decree": decree])
        try await office.hall.call(
            "registry.cadre.deactivate", ["id": .integer(cadre), "on": "2024-02-01", "reason": "Contoh"])
        #expect(await revive("2024-03-01")?.details?[0]?["path"] == "/basis/reference")
        #expect(await revive("2024-03-12") == nil)
    }
}
