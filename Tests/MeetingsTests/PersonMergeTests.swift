import ModuleKit
import Testing

@Suite struct PersonMergeTests {
    private let office: Office

    init() async throws { office = try await Office(StandInRegistry.self) }

    private func person(_ entry: JSONValue) throws -> Int64 { try #require(entry["person"]?.int) }

    private func merge(keep: Int64, drop: Int64) async throws {
        try await office.hall.call("registry.person.merge", ["keep": .integer(keep), "drop": .integer(drop)])
    }

    @Test("attendance and invitations follow the person who stays") func moves() async throws {
        let first = try await office.schedule()
        let second = try await office.schedule()
        let keep = try person(try await office.attend(first, ["name": "Contoh Satu", "status": "present"])[0])
        let invited = try await office.hall.call(
            "meetings.invite", ["meeting": .integer(second), "invitees": [["name": "Contoh Satoe"]]])
        let invitee = try #require(invited["invitees"]?[0]?["id"])
        let drop = try person(try await office.attend(second, ["invitee": invitee, "status": "present"])[0])
        try await merge(keep: keep, drop: drop)
        let persons = try office.hall.rows(
            "SELECT person FROM meetings_attendance UNION ALL SELECT person FROM meetings_invitation")
        #expect(persons.map { $0["person"] as Int64 } == [keep, keep, keep])
        #expect(try await office.attend(second, ["person": .integer(drop), "status": "absent"])[0]["version"] == 3)
    }

    @Test("where both were at one meeting, one entry says what is known of either") func unites() async throws {
        let meeting = try await office.schedule()
        let cadre = try await office.cadre("Contoh Satu")
        try await office.hall.call(
            "meetings.invite",
            [
                "meeting": .integer(meeting),
                "invitees": [
                    ["cadre": .integer(cadre), "unit": "Batu Botuk"],
                    ["name": "Contoh Satoe", "office": "RT", "region": "64.01.07.2001"],
                ],
            ])
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        let entries = try await office.attend(
            meeting, ["cadre": .integer(cadre), "status": "absent"], ["invitee": 2, "status": "present", "sex": "P"])
        #expect(try office.lastSeen(cadre) == nil)
        try await merge(keep: try person(entries[1]), drop: try person(entries[0]))
        let rows = try await office.hall.call("meetings.attendance.list", ["meeting": .integer(meeting)])
        #expect(rows["items"]?.array?.count == 1)
        let row = try #require(rows["items"]?[0])
        #expect(row["status"] == "present" && row["cadre"]?.int == cadre && row["unit"] == "Batu Botuk")
        #expect(row["office"] == "RT" && row["sex"] == "P" && row["invitee"] == 2)
        #expect(row["region"] == "64.01.07.2001")
        #expect(try office.lastSeen(cadre) == "2024-03-13")
        let invitations = try await office.hall.call("meetings.invitee.list", ["meeting": .integer(meeting)])
        #expect(ids(invitations) == [2])
        #expect(invitations["items"]?[0]?["cadre"]?.int == cadre)
    }

    @Test func `where two cadres of one village become one, the meetings of either are those of the one who stays`()
        async throws
    {
        let office = try await Office()
        let meeting = JSONValue.integer(try await office.schedule())
        let other = JSONValue.integer(try await office.schedule())
        let keep = JSONValue.integer(try await office.cadre("Contoh Satu"))
        let drop = JSONValue.integer(try await office.cadre("Contoh Satoe"))
        for each in [meeting, other] {
            try await office.hall.call("meetings.hold", ["meeting": each])
            try await office.hall.call(
                "meetings.attend", ["meeting": each, "entries": [["cadre": drop, "status": "present"]]])
        }
        try await office.hall.call(
            "meetings.attend", ["meeting": other, "entries": [["cadre": keep, "status": "absent"]]])
        try await office.hall.call("registry.cadre.merge", ["keep": keep, "drop": drop])
        let list = try await office.hall.call("meetings.attendance.list", ["cadre": keep])
        #expect(list["items"]?.array?.map { $0["meeting"] } == [meeting, other])
        #expect(list["items"]?.array?.allSatisfy { $0["status"] == "present" } == true)
        #expect(try await office.hall.call("meetings.attendance.list", ["cadre": drop]) == list)
        #expect(try office.lastSeen(try #require(keep.int)) == "2024-03-13")
    }

    @Test("of two cadres who were one person, the meeting saw one") func oneSighting() async throws {
        let meeting = try await office.schedule()
        let one = try await office.cadre("Contoh Satu")
        let two = try await office.cadre("Contoh Satoe", village: "64.01.07.2001")
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        let entries = try await office.attend(
            meeting, ["cadre": .integer(one), "status": "present"], ["cadre": .integer(two), "status": "present"])
        try await merge(keep: try person(entries[0]), drop: try person(entries[1]))
        #expect(try office.hall.rows("SELECT cadre FROM registry_trace").map { $0["cadre"] as Int64 } == [one])
    }
}
