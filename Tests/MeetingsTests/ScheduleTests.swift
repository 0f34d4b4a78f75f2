import ModuleKit
import Testing

@Suite struct ScheduleTests {
    private let office: Office

    init() async throws { office = try await Office() }

    @Test("a meeting that ends before it starts is refused") func order() async throws {
        let error = await office.hall.error(
            "meetings.schedule",
            [
                "kind": "fgd", "title": "Contoh", "starts_at": "2024-03-13T09:00:00+08:00",
                "ends_at": "2024-03-13T08:59:59+08:00", "place": ["name": "Balai"], "targets": ["64"],
                "organiser": "DPMPD Kaltim",
            ])
        #expect(error?.name == .invalidParams)
        #expect(error?.details?[0]?["path"] == "/ends_at")
    }

    @Test("every region that is not there is named") func regions() async throws {
        let error = await office.hall.error(
            "meetings.schedule",
            [
                "kind": "fgd", "title": "Contoh", "starts_at": "2024-03-13T09:00:00+08:00",
                "place": ["name": "Balai", "region": "99.99"], "targets": ["64.01", "64.77"],
                "organiser": "DPMPD Kaltim", "parent": 99,
            ])
        #expect(error?.details?.array?.map { $0["path"] } == ["/place/region", "/targets/1", "/parent"])
    }

    @Test("lists are by region, day, kind, state and words") func lists() async throws {
        let hall = office.hall
        let a = try await office.schedule()
        let b = try await office.schedule([
            "kind": "musdes", "title": "Musyawarah desa Kuaro (contoh)", "targets": ["64.01.04.2001"],
            "starts_at": "2024-03-14T00:30:00+08:00",
        ])
        let c = try await office.schedule(["targets": ["64"], "starts_at": "2024-05-01T09:00:00+08:00"])
        try await hall.call("meetings.hold", ["meeting": .integer(a)])
        #expect(ids(try await hall.call("meetings.list")) == [a, b, c])
        #expect(ids(try await hall.call("meetings.list", ["within": "64.01"])) == [a, b])
        #expect(ids(try await hall.call("meetings.list", ["within": "64.01.07"])) == [a])
        #expect(ids(try await hall.call("meetings.list", ["from": "2024-03-14", "to": "2024-03-14"])) == [b])
        #expect(ids(try await hall.call("meetings.list", ["kind": "rakor", "state": "planned"])) == [c])
        #expect(ids(try await hall.call("meetings.list", ["text": "kuaro"])) == [b])
        let page = try await hall.call("meetings.list", ["limit": 2])
        #expect(ids(page) == [a, b])
        let next = try #require(page["next_cursor"])
        #expect(ids(try await hall.call("meetings.list", ["limit": 2, "cursor": next])) == [c])
    }

    @Test("what is missing in an update keeps, null clears, and an old version is refused") func update() async throws {
        let meeting = try await office.schedule([
            "chair": "Contoh Kabid", "purpose": "Contoh", "places": [["name": "Balai Kuaro"]],
        ])
        let changed = try await office.hall.call(
            "meetings.update",
            [
                "id": .integer(meeting), "chair": nil, "topics": ["Satu"], "targets": ["64.02", "64.03"],
                "headcount": ["total": 30], "expected_version": 1,
            ])
        #expect(changed["chair"]?.isNull == true)
        #expect(changed["purpose"] == "Contoh")
        #expect(changed["places"] == [["name": "Balai Kuaro", "region": nil]])
        #expect(changed["topics"] == ["Satu"])
        #expect(changed["targets"]?.array?.map { $0["code"] } == ["64.02", "64.03"])
        #expect(changed["headcount"] == ["total": 30, "female": nil, "source": nil])
        #expect(changed["version"] == 2)
        let error = await office.hall.error(
            "meetings.update", ["meeting": .integer(meeting), "title": "Lain", "expected_version": 1])
        #expect(error?.name == .conflict)
    }

    @Test("a meeting does not continue itself, however many stand between") func circle() async throws {
        let first = try await office.schedule()
        let second = try await office.schedule(["parent": .integer(first)])
        let third = try await office.schedule(["parent": .integer(second)])
        let error = await office.hall.error(
            "meetings.update", ["meeting": .integer(first), "parent": .integer(third)])
        #expect(error?.details?[0]?["rule"] == "circle")
    }

    @Test("a meeting is put off with its reason, keeps its length, and can be held or called off then")
    func postpone() async throws {
        let meeting = try await office.schedule(["ends_at": "2024-03-13T12:00:00+08:00"])
        let later = try await office.hall.call(
            "meetings.postpone",
            ["meeting": .integer(meeting), "starts_at": "2024-03-20T10:00:00+08:00", "reason": "Banjir"])
        #expect(later["state"] == "postponed")
        #expect(later["ends_at"] == "2024-03-20T13:00:00+08:00")
        #expect(later["postponements"] == [["on_date": "2024-03-13", "reason": "Banjir"]])
        #expect(
            await office.hall.error(
                "meetings.attend",
                [
                    "meeting": .integer(meeting), "entries": [["name": "Contoh", "status": "present"]],
                ])?.name == .invalidState)
        let off = try await office.hall.call(
            "meetings.cancel", ["meeting": .integer(meeting), "reason": "Anggaran belum ada"])
        #expect(off["state"] == "cancelled")
        #expect(off["cancel_reason"] == "Anggaran belum ada")
        let error = await office.hall.error("meetings.hold", ["meeting": .integer(meeting)])
        #expect(error?.name == .invalidState)
        #expect(error?.details?["state"] == "cancelled")
        #expect(error?.details?["allowed"] == [])
    }

    @Test("an unknown head count is null, and one that contradicts itself is refused") func headcount() async throws {
        let meeting = try await office.schedule()
        #expect(try await office.get(meeting)["headcount"]?.isNull == true)
        #expect(try await office.get(meeting)["attendance"]?.isNull == true)
        let error = await office.hall.error(
            "meetings.hold", ["meeting": .integer(meeting), "headcount": ["total": 10, "female": 11]])
        #expect(error?.details?[0]?["path"] == "/headcount/female")
        let held = try await office.hall.call(
            "meetings.hold", ["meeting": .integer(meeting), "headcount": ["total": 0, "source": "Contoh"]])
        #expect(held["headcount"] == ["total": 0, "female": nil, "source": "Contoh"])
        try await office.attend(meeting, ["name": "Contoh Satu", "status": "present"])
        #expect(try await office.get(meeting)["warnings"]?[0]?["name"] == "headcount_below_names")
    }

    @Test("minutes are written after the meeting, and replace those before") func minutes() async throws {
        let meeting = try await office.schedule()
        let params: JSONValue = [
            "meeting": .integer(meeting), "items": [["agenda": "Satu", "decision": "Setuju"], ["discussion": "Dua"]],
            "note_taker": "Contoh Notulis",
        ]
        #expect(await office.hall.error("meetings.minutes", params)?.name == .invalidState)
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        #expect(try await office.hall.call("meetings.minutes", params)["minutes"]?.array?.count == 2)
        let again = try await office.hall.call(
            "meetings.minutes", ["meeting": .integer(meeting), "items": [["decision": "Lain"]]])
        #expect(again["state"] == "minuted")
        #expect(again["minutes"] == [["agenda": nil, "discussion": nil, "decision": "Lain"]])
        #expect(again["note_taker"] == "Contoh Notulis")
    }
}
