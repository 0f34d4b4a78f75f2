import HallTesting
import ModuleKit
import Testing

/// What has happened did so on a day that has come; the clock stands at 13 March 2024.
@Suite struct HappenedTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    private func fault(_ command: String, _ params: JSONValue) async throws -> JSONValue {
        let error = await hall.error(command, params)
        #expect(error?.name == .invalidParams, "\(command)")
        return error?.details?[0] ?? nil
    }

    @Test func `a meeting is not held on a day to come, whoever says the day`() async throws {
        let today = JSONValue.integer(try await office.schedule())
        let told = try await fault("meetings.hold", ["meeting": today, "held_at": "2030-03-14T09:00:00+08:00"])
        #expect(told["path"] == "/held_at")
        #expect(told["message"]?.string?.contains("'2030-03-14'") == true)
        #expect(told["message"]?.string?.contains("2024-03-13") == true)
        let ahead = JSONValue.integer(try await office.schedule(["starts_at": "2024-03-14T00:00:00+08:00"]))
        #expect(try await fault("meetings.hold", ["meeting": ahead])["path"] == "/held_at")
        #expect(try await hall.call("meetings.get", ["meeting": ahead])["state"] == "planned")
        // Later on the same day is no day to come, and odd all the same.
        let held = try await hall.call("meetings.hold", ["meeting": today, "held_at": "2024-03-13T20:00:00+08:00"])
        #expect(held["warnings"]?[0]?["name"] == "held_ahead")
        let moved = try await fault("meetings.update", ["meeting": today, "held_at": "2024-03-14T09:00:00+08:00"])
        #expect(moved["path"] == "/held_at")
        try await hall.call("meetings.update", ["meeting": today, "held_at": nil])
        let planned = try await fault("meetings.update", ["meeting": today, "starts_at": "2024-03-14T09:00:00+08:00"])
        #expect(planned["path"] == "/starts_at")
    }

    @Test func `nothing is raised on a day to come, nor in a meeting that has not come`() async throws {
        let ahead = JSONValue.integer(try await office.schedule(["starts_at": "2024-03-14T00:00:00+08:00"]))
        for (command, more) in [("issue", [:]), ("idea", ["stage": "planning"])] as [(String, JSONValue)] {
            var params = more
            params["statement"] = "KPMD tidak aktif"
            params["on"] = "2030-01-01"
            #expect(try await fault("meetings.\(command).raise", params)["path"] == "/on")
            params["on"] = "2024-03-13"
            try await hall.call("meetings.\(command).raise", params)
            params["on"] = nil
            params["meeting"] = ahead
            #expect(try await fault("meetings.\(command).raise", params)["path"] == "/meeting")
        }
    }

    @Test func `a problem is resolved neither on a day to come nor before it was raised last`() async throws {
        let issue = try #require(
            try await hall.call("meetings.issue.raise", ["statement": "KPMD tidak aktif", "on": "2024-02-01"])["id"])
        try await hall.call(
            "meetings.issue.raise", ["statement": "Masih", "on": "2024-03-01", "recurrence_of": issue])
        for (day, rule) in [("2024-03-14", "range"), ("2024-02-29", "order")] as [(JSONValue, JSONValue)] {
            let told = try await fault("meetings.issue.resolve", ["issue": issue, "how": "Contoh", "on": day])
            #expect(told["path"] == "/on" && told["rule"] == rule)
        }
        let resolved = try await hall.call(
            "meetings.issue.resolve", ["issue": issue, "how": "Contoh", "on": "2024-03-01"])
        #expect(resolved["age_days"] == 29)
    }

    @Test func `a step begins and is done, and a promise is settled, on a day that has come`() async throws {
        let step = try #require(
            try await hall.call("meetings.followup.add", ["action": "Contoh", "owner": "Bidang"])["id"])
        #expect(
            try await fault("meetings.followup.start", ["followup": step, "on": "2024-03-14"])["path"] == "/on")
        let done: JSONValue = ["followup": step, "on": "2030-01-01", "evidence": "Foto (contoh)"]
        #expect(try await fault("meetings.followup.complete", done)["path"] == "/on")
        let meeting = JSONValue.integer(try await office.schedule())
        let promise = try #require(
            try await hall.call(
                "meetings.commitment.make", ["meeting": meeting, "party": "Desa", "statement": "Contoh"])["id"])
        let kept: JSONValue = ["commitment": promise, "kept": true, "evidence": "Foto", "on": "2024-03-14"]
        #expect(try await fault("meetings.commitment.settle", kept)["path"] == "/on")
    }
}
