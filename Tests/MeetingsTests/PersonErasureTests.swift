import HallTesting
import Meetings
import ModuleKit
import Registry
import Testing

@Suite struct PersonErasureTests {
    @Test func `an erased person is named nowhere in the meetings, and is still counted there`() async throws {
        let office = try await Office()
        let cadre = try await office.cadre("Contoh Aminah")
        let meeting = try await office.schedule(["chair": "Contoh Aminah"])
        let elsewhere = try await office.schedule(["chair": "Contoh Aminah"])
        try await office.hall.call(
            "meetings.invite", ["meeting": .integer(meeting), "invitees": [["cadre": .integer(cadre)]]])
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        try await office.attend(
            meeting, ["invitee": 1, "status": "present"], ["name": "Contoh Budi", "status": "present"])
        let before = try office.hall.rows("SELECT status, sex FROM meetings_pub_attendance ORDER BY person")
        let erased = try await office.hall.call("registry.cadre.erase", ["id": .integer(cadre), "request": "1/2024"])
        let mark = try #require(erased["name"]?.string)
        let names = try office.hall.rows("SELECT name FROM meetings_attendance ORDER BY person")
            .map { $0["name"] as String }
        #expect(names == [mark, "Contoh Budi"])
        #expect(try office.hall.rows("SELECT name FROM meetings_invitation").first?["name"] == mark)
        #expect(try await office.get(meeting)["chair"]?.string == mark)
        #expect(try await office.get(elsewhere)["chair"] == "Contoh Aminah", "a namesake elsewhere is let be")
        #expect(try office.hall.rows("SELECT status, sex FROM meetings_pub_attendance ORDER BY person") == before)
        let ledger = Set(try office.hall.rows("SELECT table_name FROM core_erasure").map { $0["table_name"] as String })
        #expect(
            ledger.isSuperset(of: [
                "meetings_attendance", "meetings_invitation", "meetings_meeting", "registry_person",
            ]))
    }

    @Test func `an erased name goes out of what was ratified, and texts that hold it are told`() async throws {
        let office = try await Office()
        let cadre: JSONValue = try await .integer(office.cadre("Contoh Aminah"))
        let meeting: JSONValue = try await .integer(office.schedule(["chair": "Contoh Aminah"]))
        let text = "Bendungan rusak, kata Contoh Aminah"
        try await office.hall.call("meetings.invite", ["meeting": meeting, "invitees": [["cadre": cadre]]])
        try await office.hall.call("meetings.hold", ["meeting": meeting])
        let came: JSONValue = ["cadre": cadre, "status": "present"]
        try await office.hall.call("meetings.attend", ["meeting": meeting, "entries": [came]])
        try await office.hall.call("meetings.minutes", ["meeting": meeting, "items": [["discussion": .string(text)]]])
        let signers: JSONValue = ["CONTOH  AMINAH, S.Pd.", "Contoh Kepala Desa"]
        try await office.hall.call("meetings.ratify", ["meeting": meeting, "signers": signers])
        let before = try await office.hall.call("meetings.record", ["meeting": meeting])
        #expect(before["names_erased"] == 0)
        let erased = try await office.hall.call("registry.cadre.erase", ["id": cadre, "request": "1/2024"])
        let told = erased["warnings"]?.array?.first { $0["name"] == "named_in_texts" }
        #expect(told?["message"]?.string?.contains("meetings \(meeting.text)") == true)

        let after = try await office.hall.call("meetings.record", ["meeting": meeting])
        #expect(after["hash"] == before["hash"])
        #expect(after["names_erased"] == 1)
        let record = try JSONValue.parse(#require(after["file"]?["content"]?.string))
        #expect(record["people"]?[0]?["name"] == "(dihapus)")
        #expect(record["chair"] == "(dihapus)")
        #expect(record["minutes"]?[0]?["discussion"] == .string(text))
        let signed = try #require(try await office.get(.init(meeting.int ?? 0))["ratification"]?["signers"]?.array)
        #expect(signed.map { $0["name"] } == ["(dihapus)", "Contoh Kepala Desa"])
        let paper = try await office.hall.call(
            "meetings.document", ["meeting": meeting, "kind": "official_record", "format": "html"])
        #expect(paper.text.contains("(dihapus)"))
        let payloads = try office.hall.rows(
            "SELECT payload FROM core_journal WHERE command = 'meetings.ratify'")
        #expect(payloads.map { $0["payload"] == nil } == [true])
    }

    @Test func `an erased person is not invited and comes to no meeting, and stays where they were invited`()
        async throws
    {
        let office = try await Office()
        let cadre: JSONValue = try await .integer(office.cadre("Contoh Aminah"))
        _ = try await office.cadre("Contoh Budi")
        let before: JSONValue = try await .integer(office.schedule())
        try await office.hall.call("meetings.invite", ["meeting": before, "invitees": [["cadre": cadre]]])
        try await office.hall.call("registry.cadre.erase", ["id": cadre, "request": "1/2024"])
        let after: JSONValue = try await .integer(office.schedule())
        for entry: JSONValue in [["cadre": cadre], ["person": 1]] {
            let refused = await office.hall.error("meetings.invite", ["meeting": after, "invitees": [entry]])
            #expect(refused?.name == .invalidState)
        }
        let came: JSONValue = ["cadre": cadre, "status": "present"]
        let refused = await office.hall.error("meetings.attend", ["meeting": after, "entries": [came]])
        #expect(refused?.name == .invalidState)
        let invited = try await office.hall.call("meetings.invite", ["meeting": after, "cadres": ["within": "64"]])
        #expect(invited["invitees"]?.array?.map { $0["name"] } == ["Contoh Budi"])
        try await office.hall.call("meetings.attend", ["meeting": before, "entries": [came]])
    }

    @Test func `a person who asks is told of invitations and attendance`() async throws {
        let office = try await Office()
        let meeting = try await office.schedule()
        try await office.attend(meeting, ["name": "Contoh Budi", "status": "present", "unit": "Batu Botuk"])
        let told = try await office.hall.call("registry.person.export", ["id": 1])["others"]?.array ?? []
        #expect(told.compactMap { $0["section"]?.string } == ["meetings.invitations", "meetings.attendance"])
        #expect(told.last?["data"]?[0]?["unit"] == "Batu Botuk")
        #expect(told.last?["data"]?[0]?["status"] == "present")
    }

    @Test func `an erased person owns no step of a training, and a namesake of another one does`() async throws {
        let hall = try TestHall(RegistryModule.self, StandInTrainings.self, MeetingsModule.self)
        let person = try #require(try await hall.call("registry.person.add", ["name": "Contoh Aminah"])["id"])
        for training in [4, 5] as [JSONValue] {
            try await hall.call(
                "meetings.followup.add", ["action": "Contoh", "owner": "Contoh Aminah", "training": training])
        }
        let erased = try await hall.call("registry.person.erase", ["id": person, "request": "1/2024"])
        let owners = try hall.rows("SELECT owner FROM meetings_followup ORDER BY id").map { $0["owner"] as String? }
        #expect(owners == [erased["name"]?.string, "Contoh Aminah"])
    }
}
