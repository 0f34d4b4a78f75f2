import ModuleKit
import Testing

@Suite struct IssueTests {
    private let office: Office

    init() async throws { office = try await Office() }

    private func meeting(_ region: String, _ day: String) async throws -> JSONValue {
        .integer(
            try await office.schedule([
                "targets": [.string(region)], "starts_at": .string("\(day)T09:00:00+08:00"),
            ]))
    }

    private func raise(_ more: JSONValue) async throws -> JSONValue {
        var params: JSONValue = ["statement": "KPMD tidak aktif"]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try await office.hall.call("meetings.issue.raise", params)
    }

    @Test("a problem raised in four meetings of three regencies is one, open, with its first and last day")
    func recurrence() async throws {
        let first = try await raise(["meeting": try await meeting("64.01.07.2002", "2021-07-13")])
        let issue = try #require(first["id"])
        _ = try await raise(["meeting": try await meeting("64.02", "2022-05-01"), "recurrence_of": issue])
        _ = try await raise(["meeting": try await meeting("64.03", "2023-02-02"), "recurrence_of": issue])
        try await office.hall.call("meetings.issue.resolve", ["issue": issue, "how": "Pelatihan", "on": "2023-03-01"])
        let last = try await raise(["meeting": try await meeting("64.03", "2024-03-12"), "recurrence_of": issue])
        #expect(last["id"] == issue)
        #expect(last["state"] == "open")
        #expect(last["occurrences"] == 4)
        #expect(last["first_raised_on"] == "2021-07-13")
        #expect(last["last_raised_on"] == "2024-03-12")
        #expect(last["regions"]?.array?.map { $0["code"] } == ["64.01.07.2002", "64.02", "64.03"])
        #expect(last["how"]?.isNull == true && last["resolved_on"]?.isNull == true)
        let often = try await office.hall.call("meetings.issue.list", ["within": "64.01", "min_occurrences": 4])
        #expect(ids(often) == [try #require(issue.int)])
        #expect(ids(try await office.hall.call("meetings.issue.list", ["min_occurrences": 5])).isEmpty)
        let published = try office.hall.rows("SELECT * FROM meetings_pub_issue")
        #expect(published.map { $0["occurrences"] as Int } == [4])
        #expect(try office.hall.rows("SELECT * FROM meetings_pub_issue_region").count == 3)
    }

    @Test("an issue keeps its day when the meeting's day moves") func dated() async throws {
        let meeting = try await meeting("64.02", "2024-03-01")
        let issue = try #require(try await raise(["meeting": meeting])["id"])
        try await office.hall.call(
            "meetings.hold", ["meeting": meeting, "held_at": "2024-03-04T09:00:00+08:00"])
        let moved = try await office.hall.call("meetings.issue.get", ["issue": issue])
        #expect(moved["first_raised_on"] == "2024-03-04")
        let without = try await raise(["regions": ["64.01"]])
        #expect(without["first_raised_on"] == "2024-03-13")
        let both = await office.hall.error(
            "meetings.issue.raise", ["meeting": meeting, "on": "2024-01-01", "statement": "Contoh"])
        #expect(both?.details?[0]?["path"] == "/on")
    }

    @Test("two problems become one, with all that belonged to either, also when raised once more") func merge()
        async throws
    {
        let hall = office.hall
        let keep = try #require(try await raise(["on": "2023-01-01", "regions": ["64.01"]])["id"])
        let drop = try #require(try await raise(["on": "2022-01-01", "regions": ["64.02"]])["id"])
        let step = try await hall.call(
            "meetings.followup.add", ["action": "Contoh", "owner": "Bidang", "issue": drop])
        let idea = try await hall.call(
            "meetings.idea.raise", ["statement": "Contoh", "stage": "planning", "issue": drop])
        let merged = try await hall.call("meetings.issue.merge", ["keep": keep, "drop": drop])
        #expect(merged["occurrences"] == 2)
        #expect(merged["first_raised_on"] == "2022-01-01")
        #expect(merged["regions"]?.array?.count == 2)
        let dropped = try await hall.call("meetings.issue.get", ["id": drop])
        #expect(dropped["state"] == "merged" && dropped["merged_into"] == keep && dropped["occurrences"] == 0)
        let id = try #require(step["id"])
        #expect(try await hall.call("meetings.followup.get", ["id": id])["issue"] == keep)
        let ideaID = try #require(idea["id"])
        #expect(try await hall.call("meetings.idea.get", ["id": ideaID])["issue"] == keep)
        #expect(try await raise(["on": "2024-01-01", "recurrence_of": drop])["id"] == keep)
        #expect(await hall.error("meetings.issue.merge", ["keep": keep, "drop": drop])?.name == .invalidState)
        #expect(await hall.error("meetings.issue.merge", ["keep": keep, "drop": keep])?.name == .invalidParams)
    }

    @Test("a problem is taken up, rejected with a reason, and a state that forbids it is told") func states()
        async throws
    {
        let issue = try #require(try await raise(["regions": []])["id"])
        #expect(try await office.hall.call("meetings.issue.accept", ["issue": issue])["state"] == "accepted")
        let rejected = try await office.hall.call(
            "meetings.issue.reject", ["issue": issue, "reason": "Bukan kewenangan"])
        #expect(rejected["state"] == "rejected" && rejected["reason"] == "Bukan kewenangan")
        let error = await office.hall.error("meetings.issue.resolve", ["issue": issue, "how": "Contoh"])
        #expect(error?.details?["state"] == "rejected")
        #expect(error?.details?["allowed"] == ["meetings.issue.raise"])
    }
}
