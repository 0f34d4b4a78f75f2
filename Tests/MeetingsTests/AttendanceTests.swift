import ModuleKit
import Testing

@Suite struct AttendanceTests {
    private let office: Office

    init() async throws { office = try await Office() }

    @Test("a cadre is seen when the meeting is held, and not before") func seenWhenHeld() async throws {
        let cadre = try await office.cadre("Contoh Satu")
        let meeting = try await office.schedule()
        try await office.attend(meeting, ["cadre": .integer(cadre), "status": "present"])
        #expect(try office.lastSeen(cadre) == nil)
        try await office.hall.call(
            "meetings.hold", ["meeting": .integer(meeting), "held_at": "2024-03-12T20:00:00+08:00"])
        #expect(try office.lastSeen(cadre) == "2024-03-12")
        try await office.hall.call(
            "meetings.update", ["meeting": .integer(meeting), "held_at": "2024-03-11T08:00:00+08:00"])
        #expect(try office.lastSeen(cadre) == "2024-03-11")
    }

    @Test("an entry that changes corrects what the registry was told") func corrected() async throws {
        let cadre = try await office.cadre("Contoh Satu")
        let meeting = try await office.schedule()
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        let first = try await office.attend(
            meeting, ["cadre": .integer(cadre), "status": "present", "constituency": "Kader", "unit": "Batu Botuk"])
        #expect(try office.lastSeen(cadre) == "2024-03-13")
        let second = try await office.attend(
            meeting,
            [
                "cadre": .integer(cadre), "status": "represented", "represented_by": "Contoh Dua", "unit": nil,
            ])
        #expect(try office.lastSeen(cadre) == nil)
        #expect(second[0]["id"] == first[0]["id"])
        #expect(second[0]["version"] == 2)
        #expect(second[0]["represented_by"] == "Contoh Dua")
        #expect(second[0]["constituency"] == "Kader")
        #expect(second[0]["unit"]?.isNull == true)
        let third = try await office.attend(meeting, ["cadre": .integer(cadre), "status": "present"])
        #expect(third[0]["represented_by"]?.isNull == true)
        #expect(try office.lastSeen(cadre) == "2024-03-13")
    }

    @Test("a person who is a cadre is seen as one, under whatever number it comes") func asPerson() async throws {
        let cadre = try await office.cadre("Contoh Satu")
        let person: Int64 = try #require(
            try office.hall.rows("SELECT person FROM registry_pub_cadre WHERE id = \(cadre)").first?["person"])
        let meeting = try await office.schedule()
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        let entry = try await office.attend(meeting, ["person": .integer(person), "status": "present"])[0]
        #expect(entry["cadre"]?.int == cadre)
        #expect(try office.lastSeen(cadre) == "2024-03-13")
        let again = try await office.attend(meeting, ["cadre": .integer(cadre), "status": "excused"])[0]
        #expect(again["id"] == entry["id"])
        #expect(try office.lastSeen(cadre) == nil)
    }

    @Test("a name makes a new person each time, and counts are by status and sex") func counts() async throws {
        let meeting = try await office.schedule()
        let cadre = try await office.cadre("Contoh Satu", sex: "P")
        let entries = try await office.attend(
            meeting, ["cadre": .integer(cadre), "status": "present"],
            ["name": "Contoh Sama", "status": "present", "sex": "L"], ["name": "Contoh Sama", "status": "present"],
            ["name": "Contoh Tiga", "status": "absent", "sex": "P"],
            ["name": "Contoh Empat", "status": "excused"],
            ["name": "Contoh Camat", "status": "represented", "represented_by": "Contoh Sekcam"])
        #expect(Set(entries.compactMap { $0["person"]?.int }).count == 6)
        #expect(
            try await office.get(meeting)["attendance"] == [
                "present": 3, "absent": 1, "excused": 1, "represented": 1, "walk_in": 4, "female": 1, "male": 1,
                "sex_unknown": 1,
            ])
        let present = try await office.hall.call(
            "meetings.attendance.list", ["meeting": .integer(meeting), "status": "present"])
        #expect(ids(present).count == 3)
        let history = try await office.hall.call("meetings.attendance.list", ["cadre": .integer(cadre)])
        #expect(history["items"]?[0]?["meeting"]?.int == meeting)
    }

    @Test("faults of an entry are told at its place, and nothing is written") func faults() async throws {
        let meeting = try await office.schedule()
        let by = await office.hall.error(
            "meetings.attend",
            [
                "meeting": .integer(meeting),
                "entries": [
                    ["name": "Contoh", "status": "present"],
                    ["name": "Contoh", "status": "present", "represented_by": "Contoh"],
                ],
            ])
        #expect(by?.details?[0]?["path"] == "/entries/1/represented_by")
        let cadre = try await office.cadre("Contoh Satu")
        let twice = await office.hall.error(
            "meetings.attend",
            [
                "meeting": .integer(meeting),
                "entries": [
                    ["cadre": .integer(cadre), "status": "present"], ["cadre": .integer(cadre), "status": "absent"],
                ],
            ])
        #expect(twice?.details?[0]?["path"] == "/entries/1")
        let unknown = await office.hall.error(
            "meetings.attend", ["meeting": .integer(meeting), "entries": [["cadre": 999, "status": "present"]]])
        #expect(unknown?.name == .notFound)
        #expect(try office.hall.rows("SELECT 1 FROM meetings_attendance").isEmpty)
    }

    @Test("cadres of a region are invited once, and who answers the invitation is no walk-in") func invite()
        async throws
    {
        let hall = office.hall
        let meeting = try await office.schedule()
        let cadre = try await office.cadre("Contoh Satu")
        let other = try await office.cadre("Contoh Dua", village: "64.01.07.2001")
        _ = try await office.cadre("Contoh Jauh", village: "64.01.04.2001")
        let early = try await office.attend(meeting, ["cadre": .integer(other), "status": "present"])[0]
        #expect(early["walk_in"] == true)
        let params: JSONValue = [
            "meeting": .integer(meeting), "cadres": ["within": "64.01.07"],
            "invitees": [["office": "Camat", "unit": "Kecamatan Muara Komam"], ["name": "Contoh Kades", "sex": "L"]],
        ]
        let invited = try await hall.call("meetings.invite", params)["invitees"]?.array ?? []
        #expect(invited.map { $0["cadre"]?.int } == [nil, nil, cadre, other])
        let again = try await hall.call(
            "meetings.invite", ["meeting": .integer(meeting), "cadres": ["within": "64.01.07.2002"]])
        #expect(again["invitees"]?.array?.map { $0["id"] } == [invited[2]["id"]])
        #expect(try await office.get(meeting)["state"] == "invited")
        #expect(try await office.get(meeting)["invited"] == 4)
        let answer = try await hall.call(
            "meetings.respond",
            ["meeting": .integer(meeting), "invitee": invited[2]["id"] ?? nil, "answer": "confirmed"])
        #expect(answer["answer"] == "confirmed")
        let entries = try await office.attend(
            meeting, ["cadre": .integer(cadre), "status": "present"],
            [
                "invitee": invited[0]["id"] ?? nil, "status": "represented", "represented_by": "Contoh Sekcam",
            ])
        #expect(entries[0]["invitee"] == invited[2]["id"])
        #expect(entries.allSatisfy { $0["walk_in"] == false })
        #expect(entries[1]["person"]?.isNull == true)
        #expect(entries[1]["office"] == "Camat")
        #expect(try await office.get(meeting)["attendance"]?["walk_in"] == 0)
    }

    @Test("nobody of another meeting is taken for an invitee, and an empty selection is told") func strangers()
        async throws
    {
        let first = try await office.schedule()
        let second = try await office.schedule()
        let invited = try await office.hall.call(
            "meetings.invite", ["meeting": .integer(first), "invitees": [["office": "Camat"]]])
        let id = try #require(invited["invitees"]?[0]?["id"])
        let error = await office.hall.error(
            "meetings.attend",
            ["meeting": .integer(second), "entries": [["invitee": id, "status": "present"]]])
        #expect(error?.name == .notFound)
        let empty = await office.hall.error(
            "meetings.invite", ["meeting": .integer(second), "cadres": ["within": "64.03"]])
        #expect(empty?.details?[0]?["path"] == "/cadres")
        #expect(try await office.get(second)["state"] == "planned")
    }
}
