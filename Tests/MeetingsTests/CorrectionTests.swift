import HallTesting
import ModuleKit
import Testing

/// Updates of what a meeting has, with the version that was read.
@Suite struct CorrectionTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    /// Changes a thing with the version that was read, with one that is old, and after it has ended.
    private func correct(
        _ command: String, _ noun: String, _ made: JSONValue, _ change: JSONValue, expecting member: String,
        _ value: JSONValue
    ) async throws {
        let id = try #require(made["id"])
        var params = change
        params[noun] = id
        params["expected_version"] = made["version"]
        let changed = try await hall.call(command, params)
        let version = try #require(made["version"]?.int)
        #expect(changed[member] == value && changed["version"] == .integer(version + 1))
        let stale = await hall.error(command, params)
        #expect(stale?.name == .conflict && stale?.details?["version"] == changed["version"])
    }

    @Test("issues, ideas, steps, promises and invitations are corrected, and an old version is refused")
    func corrected() async throws {
        let meeting = JSONValue.integer(try await office.schedule())
        let issue = try await hall.call("meetings.issue.raise", ["meeting": meeting, "statement": "KPMD tidak aktif"])
        try await correct(
            "meetings.issue.update", "issue", issue, ["category": "Kelembagaan"], expecting: "category", "Kelembagaan")
        let idea = try await hall.call(
            "meetings.idea.raise", ["meeting": meeting, "statement": "Contoh gagasan", "stage": "planning"])
        try await correct(
            "meetings.idea.update", "idea", idea, ["stage": "utilisation", "regions": []], expecting: "regions", [])
        let step = try await hall.call("meetings.followup.add", ["action": "Contoh", "owner": "Bidang"])
        try await correct(
            "meetings.followup.update", "followup", step, ["due": "2024-05-01"], expecting: "due", "2024-05-01")
        let promise = try await hall.call(
            "meetings.commitment.make", ["meeting": meeting, "party": "Desa", "statement": "Contoh janji"])
        try await correct(
            "meetings.commitment.update", "commitment", promise, ["due": "2024-05-01"], expecting: "due", "2024-05-01")
        let invited = try await hall.call(
            "meetings.invite", ["meeting": meeting, "invitees": [["office": "Camat", "region": "64.01.07"]]])
        let invitee = try #require(invited["invitees"]?[0])
        #expect(invitee["region"] == "64.01.07")
        try await correct(
            "meetings.invitee.update", "invitee", invitee, ["region": nil, "unit": "Muara Komam"], expecting: "region",
            nil)
        let empty = await hall.error(
            "meetings.invitee.update", ["invitee": try #require(invitee["id"]), "office": nil, "unit": nil])
        #expect(empty?.name == .invalidParams)
    }

    @Test("what has ended is corrected no more") func ended() async throws {
        let meeting = JSONValue.integer(try await office.schedule())
        let step = try #require(
            try await hall.call("meetings.followup.add", ["action": "Contoh", "owner": "Bidang"])["id"])
        try await hall.call("meetings.followup.cancel", ["followup": step, "reason": "Contoh"])
        #expect(
            await hall.error("meetings.followup.update", ["followup": step, "owner": "Lain"])?.name == .invalidState)
        let idea = try #require(
            try await hall.call("meetings.idea.raise", ["statement": "Contoh", "stage": "planning"])["id"])
        try await hall.call("meetings.idea.adopt", ["idea": idea, "programme": "RKPDes (contoh)"])
        #expect(await hall.error("meetings.idea.update", ["idea": idea, "stage": "planning"])?.name == .invalidState)
        let promise = try #require(
            try await hall.call(
                "meetings.commitment.make", ["meeting": meeting, "party": "Desa", "statement": "Contoh"])["id"])
        try await hall.call("meetings.commitment.settle", ["commitment": promise, "kept": true, "evidence": "Foto"])
        let error = await hall.error("meetings.commitment.update", ["commitment": promise, "party": "Lain"])
        #expect(error?.name == .invalidState && error?.details?["state"] == "kept")
    }

    @Test func `null empties a list, and is refused for what is always there`() async throws {
        let first = try #require(
            try await hall.call("meetings.followup.add", ["action": "Contoh", "owner": "Bidang"])["id"])
        let meeting = JSONValue.integer(
            try await office.schedule(["topics": ["Satu"], "agenda": ["Dua"], "expected_outputs": ["Tiga"]]))
        let emptied = try await hall.call(
            "meetings.update",
            ["meeting": meeting, "topics": nil, "agenda": nil, "expected_outputs": nil, "places": nil])
        for member in ["topics", "agenda", "expected_outputs", "places"] { #expect(emptied[member] == [], "\(member)") }
        let step = try #require(
            try await hall.call(
                "meetings.followup.add",
                ["action": "Contoh", "owner": "Bidang", "regions": ["64.01"], "depends_on": [first]])["id"])
        let lone = try await hall.call(
            "meetings.followup.update", ["followup": step, "regions": nil, "depends_on": nil])
        #expect(lone["regions"] == [] && lone["depends_on"] == [])
        let needed = ["kind", "title", "starts_at", "mode", "place", "targets", "organiser", "orientation"]
        for (command, noun, id, members) in [
            ("meetings.update", "meeting", meeting, needed),
            ("meetings.followup.update", "followup", step, ["action", "owner"]),
        ] {
            for member in members {
                let error = await hall.error(command, [noun: id, member: nil])
                #expect(error?.details?[0]?["path"]?.string == "/\(member)", "\(member)")
                #expect(error?.details?[0]?["rule"] == "required")
            }
        }
    }

    @Test("steps never wait for each other in a circle") func circle() async throws {
        var steps: [JSONValue] = []
        for _ in 0..<3 {
            steps.append(
                try #require(
                    try await hall.call("meetings.followup.add", ["action": "Contoh", "owner": "Bidang"])["id"]))
        }
        let update = "meetings.followup.update"
        try await hall.call(update, ["followup": steps[0], "depends_on": [steps[1]]])
        let changed = try await hall.call(update, ["followup": steps[1], "depends_on": [steps[2]]])
        #expect(changed["depends_on"] == [steps[2]])
        #expect(
            await hall.error(update, ["followup": steps[2], "depends_on": [steps[0]]])?.details?[0]?["rule"] == "circle"
        )
        #expect(
            await hall.error(update, ["followup": steps[2], "depends_on": [steps[2]]])?.details?[0]?["rule"] == "circle"
        )
        try await hall.call(update, ["followup": steps[0], "depends_on": []])
        try await hall.call(update, ["followup": steps[2], "depends_on": [steps[0]]])
    }
}
