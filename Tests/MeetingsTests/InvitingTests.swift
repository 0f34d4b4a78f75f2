import HallTesting
import ModuleKit
import Testing

/// Inviting by region and part of the community, the quorum, series, and the basis of a revival.
@Suite struct InvitingTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    @Test("an office of every village or district is invited once, with its region") func posts() async throws {
        let meeting = JSONValue.integer(try await office.schedule())
        let posts: JSONValue = [
            ["within": "64.01.07", "level": "village", "office": "Kepala Desa", "constituency": "Aparat desa"],
            ["within": "64.01", "level": "district", "office": "Camat"],
        ]
        let invited = try await hall.call("meetings.invite", ["meeting": meeting, "posts": posts])
        let list = invited["invitees"]?.array ?? []
        #expect(list.map { $0["region"] } == ["64.01.07.2001", "64.01.07.2002", "64.01.04", "64.01.07"])
        #expect(list.map { $0["unit"] }[1...2] == ["Desa Batu Botuk", "Kecamatan Kuaro"])
        #expect(list[0]["constituency"] == "Aparat desa" && list[0]["person"]?.isNull == true)
        let again = try await hall.call("meetings.invite", ["meeting": meeting, "posts": posts])
        #expect(again["invitees"]?.array?.map { $0["id"] } == list.map { $0["id"] })
        let nowhere = await hall.error(
            "meetings.invite",
            ["meeting": meeting, "posts": [["within": "64.02", "level": "village", "office": "Kepala Desa"]]])
        #expect(nowhere?.details?[0]?["path"] == "/posts/0")
    }

    @Test("an office is invited by who holds it on the meeting's day, or stands in for the holder")
    func holders() async throws {
        func official(_ name: String, _ more: JSONValue) async throws {
            var params: JSONValue = [
                "name": .string(name), "office": "village_head", "region": "64.01.07.2001", "since": "2019-01-01",
            ]
            for member in more.object ?? [] { params[member.name] = member.value }
            try await hall.call("registry.official.add", params)
        }
        let meeting = JSONValue.integer(try await office.schedule())
        let posts: JSONValue = [["within": "64.01.07", "level": "village", "office": "Kepala Desa"]]
        let offices = try await hall.call("meetings.invite", ["meeting": meeting, "posts": posts])
        try await official("Contoh Lama", ["until": "2024-03-12"])
        try await official("Contoh Baru", ["since": "2024-03-13", "sex": "P"])
        try await official("Contoh Nanti", ["region": "64.01.07.2002", "since": "2024-03-14"])
        try await official("Contoh Penjabat", ["region": "64.01.07.2002", "acting": "pj"])
        try await official("Contoh Camat", ["office": "district_head", "region": "64.01.07"])
        let invited = try await hall.call(
            "meetings.invite",
            [
                "meeting": meeting, "posts": posts,
                "invitees": [
                    ["office": "Camat", "region": "64.01.07"], ["office": "Camat", "region": "64.01.04"],
                ],
            ])
        let list = invited["invitees"]?.array ?? []
        #expect(list.map { $0["name"] ?? nil } == ["Contoh Camat", nil, "Contoh Baru", "Contoh Penjabat"])
        #expect(list.map { $0["office"] } == ["Camat", "Camat", "Kepala Desa", "Pj. Kepala Desa"])
        #expect(list[2]["sex"] == "P")
        #expect(list[2...].map { $0["id"] } == offices["invitees"]?.array?.map { $0["id"] }, "the offices' own")
        let again = try await hall.call("meetings.invite", ["meeting": meeting, "posts": posts])
        #expect(again["invitees"]?.array?.map { $0["id"] } == list[2...].map { $0["id"] })
    }

    @Test("the quorum follows the office's share, counts who sent somebody, and is unknown where nobody knows")
    func quorum() async throws {
        let meeting = try await office.schedule(["kind": "musdes"])
        let planned = try await office.get(meeting)
        #expect(planned["quorum"]?["reached"]?.isNull == true && planned["quorum"]?["share"] == "2/3")
        let invitees = (1...4).map { JSONValue.object([("name", .string("Contoh \($0)"))]) }
        try await hall.call("meetings.invite", ["meeting": .integer(meeting), "invitees": .array(invitees)])
        try await hall.call("meetings.hold", ["meeting": .integer(meeting), "headcount": ["total": 30]])
        let counted = try await office.get(meeting)["quorum"]
        #expect(counted?["needed"] == 3 && counted?["counted"]?.isNull == true && counted?["reached"]?.isNull == true)
        try await office.attend(
            meeting, ["invitee": 1, "status": "present", "constituency": "BPD"], ["invitee": 2, "status": "present"],
            ["invitee": 3, "status": "represented", "represented_by": "Contoh Wakil", "constituency": "BPD"],
            ["name": "Contoh Tamu", "status": "present"])
        let reached = try await office.get(meeting)
        #expect(reached["quorum"]?["counted"] == 3 && reached["quorum"]?["reached"] == true)
        #expect(
            reached["constituencies"] == [
                ["constituency": nil, "present": 2, "represented": 0, "female": 0, "male": 0],
                ["constituency": "BPD", "present": 1, "represented": 1, "female": 0, "male": 0],
            ])
        let strict: JSONValue = ["represented_counts": false, "musdes_quorum": "3/4"]
        try await hall.call("core.settings.set", ["module": "meetings", "values": strict])
        let short = try await office.get(meeting)["quorum"]
        #expect(short?["counted"] == 2 && short?["needed"] == 3 && short?["reached"] == false)
        let bad: JSONValue = ["module": "meetings", "values": ["quorum": "1/0"]]
        #expect(await hall.error("core.settings.set", bad)?.name == .invalidParams)
        let open = try await office.schedule()
        try await hall.call("meetings.hold", ["meeting": .integer(open)])
        #expect(try await office.get(open)["quorum"]?["reached"]?.isNull == true)
    }

    @Test("a series is found from any of its meetings") func series() async throws {
        let first = try await office.schedule()
        let second = try await office.schedule(["parent": .integer(first)])
        let third = try await office.schedule(["parent": .integer(second)])
        let branch = try await office.schedule(["parent": .integer(first)])
        try await office.schedule()
        for meeting in [first, second, third, branch] {
            let found = try await hall.call("meetings.list", ["series": .integer(meeting)])
            #expect(ids(found) == [first, second, third, branch])
        }
    }

    @Test("a cadre comes back on a meeting that is there, which then says so, and on none that is not")
    func revival() async throws {
        let cadre = JSONValue.integer(try await office.cadre("Contoh Kader"))
        try await hall.call(
            "registry.cadre.appoint",
            [
                "id": cadre,
                "decree": [
                    "number": "140/1/2020", "date": "2020-01-15", "valid_from": "2020-02-01",
                    "signer": "Kepala Desa (contoh)",
                ],
            ])
        try await hall.call("registry.cadre.deactivate", ["id": cadre, "on": "2022-06-30", "reason": "Contoh"])
        let meeting = try await office.schedule()
        try await hall.call("meetings.hold", ["meeting": .integer(meeting)])
        func revive(_ reference: String) -> JSONValue {
            ["id": cadre, "on": "2024-03-13", "basis": ["kind": "meeting", "reference": .string(reference)]]
        }
        let none = await hall.error("registry.cadre.revive", revive("999"))
        #expect(none?.name == .invalidParams && none?.details?[0]?["path"] == "/basis/reference")
        let cancelled = try await office.schedule()
        try await hall.call("meetings.cancel", ["meeting": .integer(cancelled), "reason": "Contoh"])
        let planned = try await office.schedule()
        for meeting in [cancelled, planned] {
            #expect(await hall.error("registry.cadre.revive", revive(String(meeting)))?.name == .invalidParams)
        }
        #expect(try await hall.call("registry.cadre.get", ["id": cadre])["state"] == "inactive")
        try await hall.call("registry.cadre.revive", revive(String(meeting)))
        #expect(try await office.get(meeting)["revived"] == 1)
        try await hall.call("registry.cadre.deactivate", ["id": cadre, "on": "2024-03-13", "reason": "Contoh"])
        // A meeting that somebody else held has a paper and no number here.
        try await hall.call("registry.cadre.revive", revive("Berita acara musdes 005/2024"))
        let history = try await hall.call("registry.cadre.history", ["id": cadre])["items"]?.array ?? []
        #expect(history.contains { $0["basis"] == "meeting" && $0["reference"] == .string(String(meeting)) })
    }
}
