import HallTesting
import ModuleKit
import Testing

@Suite struct ReminderTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    private func topics() async throws -> [String] {
        let topics: JSONValue = [
            "meetings.followup.due", "meetings.followup.overdue", "meetings.commitment.due",
            "meetings.commitment.overdue",
        ]
        let events = try await hall.call("core.events.list", ["topics": topics])
        return (events["items"]?.array ?? []).compactMap { $0["topic"]?.string }
    }

    @Test("each step and promise is reminded of once when it is due soon, and once when it is overdue")
    func once() async throws {
        let meeting = JSONValue.integer(try await office.schedule())
        let step: JSONValue = ["action": "Contoh", "owner": "Bidang", "due": "2024-03-20"]
        let id = try #require(try await hall.call("meetings.followup.add", step)["id"])
        try await hall.call("meetings.followup.add", ["action": "Contoh", "owner": "Bidang", "due": "2024-03-21"])
        try await hall.call("meetings.followup.add", ["action": "Tanpa tanggal", "owner": "Bidang"])
        try await hall.call(
            "meetings.commitment.make",
            ["meeting": meeting, "party": "Desa", "statement": "Contoh", "due": "2024-03-12"])
        let none: JSONValue = [
            "followups_due": 0, "followups_overdue": 0, "commitments_due": 0, "commitments_overdue": 0,
        ]
        let planned = try await hall.call("meetings.remind", ["_meta": ["dry_run": true]])
        let first = try await hall.call("meetings.remind")
        #expect(planned == first)
        #expect(first["followups_due"] == 1 && first["commitments_overdue"] == 1 && first["followups_overdue"] == 0)
        #expect(try await hall.call("meetings.remind") == none)
        #expect(try await topics() == ["meetings.followup.due", "meetings.commitment.overdue"])
        hall.set(now: "2024-03-21T08:00:00+08:00")
        let later = try await hall.call("meetings.remind")
        #expect(later["followups_overdue"] == 1 && later["followups_due"] == 1)
        // Another due day is another reminder; what is done needs none.
        try await hall.call("meetings.followup.update", ["followup": id, "due": "2024-03-23"])
        #expect(try await hall.call("meetings.remind")["followups_due"] == 1)
        try await hall.call(
            "meetings.followup.complete", ["followup": id, "on": "2024-03-21", "evidence": "Foto (contoh)"])
        hall.set(now: "2024-03-24T08:00:00+08:00")
        #expect(try await hall.call("meetings.remind")["followups_overdue"] == 1)
        #expect(try await hall.call("meetings.remind") == none)
        #expect(try await topics().count == 6)
    }

    @Test("the office sets how many days before, and a caller may") func days() async throws {
        try await hall.call(
            "meetings.followup.add", ["action": "Contoh", "owner": "Bidang", "due": "2024-04-13"])
        #expect(try await hall.call("meetings.remind", ["days": 30])["followups_due"] == 0)
        try await hall.call("core.settings.set", ["module": "meetings", "values": ["remind_days": 31]])
        #expect(try await hall.call("meetings.remind")["followups_due"] == 1)
    }
}
