import HallTesting
import ModuleKit
import SeededTesting
import Testing

/// What is ratified stays as it was signed.
@Suite struct RecordTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    /// A meeting with somebody present, minutes and results, whose minutes wait for a signature.
    private func minuted() async throws -> JSONValue {
        let meeting = JSONValue.integer(try await office.schedule(["chair": "Contoh Kabid"]))
        try await hall.call(
            "meetings.invite", ["meeting": meeting, "invitees": [["name": "Contoh Aminah", "office": "Kepala Desa"]]])
        try await hall.call("meetings.hold", ["meeting": meeting])
        try await hall.call(
            "meetings.attend", ["meeting": meeting, "entries": [["invitee": 1, "status": "present", "sex": "P"]]])
        try await hall.call(
            "meetings.minutes",
            ["meeting": meeting, "items": [["agenda": "Pembukaan", "decision": "Pelatihan bulan April"]]])
        try await hall.call("meetings.issue.raise", ["meeting": meeting, "statement": "KPMD tidak aktif"])
        return meeting
    }

    @discardableResult
    private func ratify(_ meeting: JSONValue) async throws -> JSONValue {
        try await hall.call(
            "meetings.ratify",
            [
                "meeting": meeting, "number": "005/12/CONTOH/2024",
                "signers": ["Contoh Notulis", ["name": "Contoh Budi", "office": "Ketua BPD"]],
            ])
    }

    private func document(_ meeting: JSONValue, _ kind: String) async throws -> String {
        let file = try await hall.call("meetings.document", ["meeting": meeting, "kind": .string(kind)])
        return try #require(file["content"]?.string)
    }

    @Test("a ratified meeting names its signers and the hash of its text, and only minutes are ratified")
    func ratified() async throws {
        let planned = JSONValue.integer(try await office.schedule())
        let early = await hall.error("meetings.ratify", ["meeting": planned, "signers": ["Contoh"]])
        #expect(early?.name == .invalidState && early?.details?["state"] == "planned")
        #expect(early?.details?["allowed"]?.array?.contains("meetings.hold") == true)
        let meeting = try await minuted()
        let stale = await hall.error(
            "meetings.ratify", ["meeting": meeting, "signers": ["Contoh"], "expected_version": 1])
        #expect(stale?.name == .conflict)
        #expect(await hall.error("meetings.ratify", ["meeting": meeting, "signers": []])?.name == .invalidParams)
        #expect(await hall.error("meetings.ratify", ["meeting": meeting, "signers": [" "]])?.name == .invalidParams)
        let record = try await ratify(meeting)
        #expect(record["state"] == "ratified" && record["ratification"]?["number"] == "005/12/CONTOH/2024")
        #expect(
            record["ratification"]?["signers"] == [
                ["name": "Contoh Notulis", "office": nil], ["name": "Contoh Budi", "office": "Ketua BPD"],
            ])
        #expect(record["ratification"]?["ratified_at"] == "2024-03-13T13:00:00+08:00")
        let text = try await hall.call("meetings.record", ["meeting": meeting])
        #expect(text["hash"] == record["ratification"]?["hash"] && text["hash"]?.string?.count == 64)
        let said = try JSONValue.parse(try #require(text["file"]?["content"]?.string))
        #expect(said["minutes"]?[0]?["decision"] == "Pelatihan bulan April")
        #expect(
            said["people"]?[0]?["name"] == "Contoh Aminah" && said["issues"]?[0]?["statement"] == "KPMD tidak aktif")
        let events = try await hall.call("core.events.list", ["topics": ["meetings.meeting.ratified"]])
        #expect(events["items"]?[0]?["data"]?["hash"] == text["hash"])
    }

    @Test("the papers of a ratified meeting stay as they were, whatever changes around it") func frozen() async throws {
        let meeting = try await minuted()
        let draft = try await document(meeting, "minutes")
        #expect(draft.contains("KONSEP"))
        try await ratify(meeting)
        var papers: [String: String] = [:]
        for kind in ["minutes", "official_record", "attendance_sheet"] {
            papers[kind] = try await document(meeting, kind)
        }
        #expect(papers["minutes"]?.contains("KONSEP") == false && papers["minutes"]?.contains("Contoh Budi") == true)
        try await hall.call("registry.person.update", ["id": 1, "name": "Contoh Lain"])
        try await hall.call(
            "registry.region.rename", ["code": "64.01.07.2002", "name": "Lain", "valid_from": "2024-03-13"])
        try await hall.call("core.settings.set", ["module": "core", "values": ["office_name": "Dinas Lain (contoh)"]])
        try await hall.call("meetings.issue.raise", ["meeting": meeting, "statement": "Masalah yang dicatat kemudian"])
        for (kind, paper) in papers { #expect(try await document(meeting, kind) == paper) }
        try await hall.call("meetings.addendum", ["meeting": meeting, "text": "Peserta yang benar 42 orang"])
        #expect(try await document(meeting, "minutes").contains("Peserta yang benar 42 orang"))
        let record = try await hall.call("meetings.get", ["meeting": meeting])
        #expect(record["addenda"]?.array?.count == 1)
        let id = try #require(record["addenda"]?[0]?["id"])
        #expect(try await hall.call("meetings.addendum.get", ["addendum": id])["meeting"] == meeting)
    }

    @Test("of 16 clients that ratify at once one does, and what the others changed until then is in the text")
    func race() async throws {
        let meeting = try await minuted()
        let path = try hall.listen()
        let ratified = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<16 {
                group.addTask {
                    try await waiting {
                        let client = try RawClient(path)
                        let entry: JSONValue = ["name": .string("Contoh \(number)"), "status": "present"]
                        _ = try client.exchange("meetings.attend", ["meeting": meeting, "entries": [entry]])
                        let reply = try client.exchange("meetings.ratify", ["meeting": meeting, "signers": ["Contoh"]])
                        _ = try client.exchange("meetings.attend", ["meeting": meeting, "entries": [entry]])
                        return reply?["result"] == nil ? 0 : 1
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(ratified == 1)
        let text = try #require(
            try await hall.call("meetings.record", ["meeting": meeting])["file"]?["content"]?.string)
        let named = try JSONValue.parse(text)["people"]?.array?.count
        let recorded = try hall.rows("SELECT count(*) AS n FROM meetings_attendance").first?["n"] as Int?
        #expect(named == recorded)
    }
}
