import HallTesting
import ModuleKit
import Testing

/// What was planned, what happened, and that neither is taken for the other.
@Suite struct PlannedAndHeldTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    private func paper(_ meeting: JSONValue, _ kind: String) async throws -> String {
        let file = try await hall.call("meetings.document", ["meeting": meeting, "kind": .string(kind)])
        return try #require(file["content"]?.string)
    }

    @Test
    func `a meeting that was held on another day or after its end is looked at, and no paper ends it before it began`()
        async throws
    {
        let planned: JSONValue = [
            "starts_at": "2024-03-11T09:00:00+08:00", "ends_at": "2024-03-11T11:00:00+08:00",
        ]
        let late = JSONValue.integer(try await office.schedule(planned))
        let held = try await hall.call("meetings.hold", ["meeting": late, "held_at": "2024-03-12T00:30:00+08:00"])
        #expect(held["warnings"]?[0]?["name"] == "held_on_another_day")
        let sheet = try await paper(late, "attendance_sheet")
        #expect(sheet.contains("Selasa, 12 Maret 2024") && sheet.contains("00.30 WITA s.d. selesai"))
        let after = JSONValue.integer(try await office.schedule(planned))
        let begun = try await hall.call("meetings.hold", ["meeting": after, "held_at": "2024-03-11T11:30:00+08:00"])
        #expect(begun["warnings"]?[0]?["name"] == "held_after_end")
        let soon = JSONValue.integer(try await office.schedule(planned))
        let same = try await hall.call("meetings.hold", ["meeting": soon, "held_at": "2024-03-11T09:10:00+08:00"])
        #expect(same["warnings"] == [])
        #expect(try await paper(soon, "invitation").contains("09.00 s.d. 11.00 WITA"))
        #expect(try await paper(soon, "minutes").contains("09.10 s.d. 11.00 WITA"))
    }

    @Test func `a postponement asks again who comes, and an invited meeting changes its day by no other way`()
        async throws
    {
        let meeting = JSONValue.integer(try await office.schedule(["starts_at": "2024-03-20T09:00:00+08:00"]))
        try await hall.call("meetings.update", ["meeting": meeting, "starts_at": "2024-03-21T09:00:00+08:00"])
        let invited = try await hall.call(
            "meetings.invite", ["meeting": meeting, "invitees": [["office": "Camat"], ["office": "Sekcam"]]])
        let invitee = invited["invitees"]?[0]?["id"] ?? .null
        try await hall.call("meetings.respond", ["meeting": meeting, "invitee": invitee, "answer": "confirmed"])
        let error = await hall.error(
            "meetings.update", ["meeting": meeting, "starts_at": "2024-03-22T09:00:00+08:00"])
        #expect(error?.details?[0]?["rule"] == "postpone")
        try await hall.call("meetings.update", ["meeting": meeting, "starts_at": "2024-03-21T10:00:00+08:00"])
        let postponed = try await hall.call(
            "meetings.postpone",
            ["meeting": meeting, "starts_at": "2024-03-22T09:00:00+08:00", "reason": "Banjir (contoh)"])
        #expect(postponed["warnings"]?[0]?["name"] == "answers_forgotten")
        let asked = try await hall.call("meetings.invitee.get", ["invitee": invitee])
        #expect(asked["answer"] == .null && asked["answered_at"] == .null)
    }

    @Test func `papers count those whose sex nobody wrote down`() async throws {
        let meeting = try await office.schedule()
        try await office.attend(
            meeting, ["name": "Contoh Satu", "sex": "L", "status": "present"],
            ["name": "Contoh Dua", "sex": "P", "status": "present"], ["name": "Contoh Tiga", "status": "present"])
        try await hall.call("meetings.hold", ["meeting": .integer(meeting)])
        for kind in ["attendance_sheet", "minutes", "official_record"] {
            let text = try await paper(.integer(meeting), kind)
            #expect(text.contains("3 orang (laki-laki 1, perempuan 1, tidak tercatat 1)"), "\(kind)")
        }
    }

    @Test func `papers and posts call a village and its head as they are called there`() async throws {
        try await hall.call(
            "registry.region.import",
            ["file": "code,name\n64.01.07.1003,Contoh Kota\n", "format": "csv"])
        try await hall.call(
            "registry.region.update", ["code": "64.01", "local_term": "kampung", "head_title": "Petinggi"])
        let meeting = try await office.schedule(["kind": "musdes"])
        let id = JSONValue.integer(meeting)
        let invited = try await hall.call(
            "meetings.invite",
            ["meeting": id, "posts": [["within": "64.01.07", "level": "village", "office": "Kepala Desa"]]])
        #expect(
            invited["invitees"]?.array?.map { $0["office"] } == ["Lurah", "Petinggi", "Petinggi"])
        #expect(
            invited["invitees"]?.array?.map { $0["unit"] }
                == ["Kelurahan Contoh Kota", "Kampung Muara Komam", "Kampung Batu Botuk"])
        #expect(try await paper(id, "invitation").contains("Kampung Batu Botuk"))
        try await hall.call("meetings.hold", ["meeting": id])
        #expect(try await paper(id, "official_record").contains("Petinggi,"))
        let none = await hall.error(
            "meetings.invite",
            ["meeting": id, "posts": [["within": "64.01.04", "level": "village", "office": "Lurah"]]])
        #expect(none != nil)
    }

    @Test func `what looks like a slip is told: an equal meeting, and what is due before its meeting`() async throws {
        let meeting = try await office.schedule()
        let again = try await office.get(meeting)
        #expect(again["warnings"] == [])
        let second = try await hall.call(
            "meetings.schedule",
            [
                "kind": "rakor", "title": "Rapat Peningkatan Kapasitas (contoh)",
                "starts_at": "2024-03-13T09:00:00+08:00", "place": ["name": "Gedung Serbaguna"],
                "targets": ["64.01.07.2002"], "organiser": "DPMPD Kaltim",
            ])
        #expect(second["warnings"]?[0]?["name"] == "same_meeting")
        let promise = try await hall.call(
            "meetings.commitment.make",
            ["meeting": .integer(meeting), "party": "Contoh", "statement": "Contoh janji", "due": "2024-03-01"])
        #expect(promise["warnings"]?[0]?["name"] == "due_before_meeting")
        let step = try await hall.call(
            "meetings.followup.add",
            ["meeting": .integer(meeting), "owner": "Contoh", "action": "Contoh langkah", "due": "2024-03-01"])
        #expect(step["warnings"]?[0]?["name"] == "due_before_meeting")
    }

    @Test func `a list asked of what is not there is refused, and one of a merged cadre is the list of who stayed`()
        async throws
    {
        for (list, of) in [
            ("attendance", "meeting"), ("attendance", "cadre"), ("attendance", "person"), ("invitee", "meeting"),
            ("issue", "meeting"), ("idea", "meeting"), ("idea", "issue"), ("followup", "meeting"),
            ("followup", "issue"),
            ("followup", "idea"), ("commitment", "meeting"),
        ] {
            let error = await hall.error("meetings.\(list).list", [of: 99999])
            #expect(error?.name == .notFound, "\(list) \(of)")
        }
        #expect(await hall.error("meetings.list", ["series": 99999])?.name == .notFound)
        let (keep, drop) = (try await office.cadre("Contoh Aminah"), try await office.cadre("Contoh Aminah"))
        let meeting = try await office.schedule()
        try await office.attend(meeting, ["cadre": .integer(drop), "status": "present"])
        try await hall.call("registry.cadre.merge", ["keep": .integer(keep), "drop": .integer(drop)])
        let listed = try await hall.call("meetings.attendance.list", ["cadre": .integer(drop)])
        #expect(listed["items"]?.array?.map { $0["cadre"] } == [.integer(keep)])
    }
}
