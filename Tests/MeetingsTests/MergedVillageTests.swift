import HallTesting
import ModuleKit
import Testing

/// Villages that were merged and split after meetings were aimed at them.
@Suite struct MergedVillageTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    private static let one = "64.01.07.2001"
    private static let two = "64.01.07.2002"

    /// The two villages of Muara Komam become one, since 2024-03-01 and before today.
    private func merge(into code: String = "64.01.07.2073") async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": [.string(Self.one), .string(Self.two)], "valid_from": "2024-03-01",
                "to": [["code": .string(code), "name": "Contoh Raya"]],
            ])
    }

    /// A meeting of 2023 at Batu Botuk, with a problem, an idea, a step and a promise.
    private func record(targets: [String] = [two]) async throws -> Int64 {
        let meeting = try await office.schedule([
            "kind": "musdes", "starts_at": "2023-05-03T09:00:00+08:00",
            "targets": .array(targets.map(JSONValue.string)),
            "places": [["name": "Balai desa", "region": .string(Self.one)]],
        ])
        let id = JSONValue.integer(meeting)
        try await hall.call("meetings.issue.raise", ["meeting": id, "statement": "Contoh masalah"])
        try await hall.call(
            "meetings.idea.raise", ["meeting": id, "statement": "Contoh usulan", "stage": "planning"])
        try await hall.call("meetings.followup.add", ["meeting": id, "action": "Contoh langkah", "owner": "Contoh"])
        try await hall.call(
            "meetings.commitment.make", ["meeting": id, "party": "Contoh", "statement": "Contoh janji"])
        return meeting
    }

    /// How many of each are listed within a region.
    private func counts(_ within: String) async throws -> [Int] {
        var counts: [Int] = []
        for list in ["meetings", "meetings.issue", "meetings.idea", "meetings.followup", "meetings.commitment"] {
            counts.append(ids(try await hall.call(list + ".list", ["within": .string(within)])).count)
        }
        return counts
    }

    @Test func `a meeting keeps the place and the targets that it had when villages merge`() async throws {
        let meeting = try await record()
        try await hall.call("meetings.hold", ["meeting": .integer(meeting)])
        try await merge()
        let kept = try await office.get(meeting)
        #expect(kept["place"]?["region"] == "64.01.07.2002")
        #expect(kept["places"]?[0]?["region"] == "64.01.07.2001")
        #expect(kept["targets"] == [["code": "64.01.07.2002", "name": "Batu Botuk"]])
        for noun in ["issue", "idea", "followup"] {
            let found = try await hall.call("meetings.\(noun).get", ["id": 1])
            #expect(found["regions"] == [["code": "64.01.07.2002", "name": "Batu Botuk"]])
        }
        try await hall.call(
            "meetings.minutes", ["meeting": .integer(meeting), "items": [["decision": "Contoh keputusan"]]])
        let paper = try await hall.call(
            "meetings.document", ["meeting": .integer(meeting), "kind": "official_record"])
        #expect(paper["content"]?.string?.contains("<li>Desa Batu Botuk, Kecamatan Muara Komam, ") == true)
        try await hall.call("meetings.ratify", ["meeting": .integer(meeting), "signers": ["Contoh Ketua"]])
        let text = try await hall.call("meetings.record", ["meeting": .integer(meeting)])["file"]?["content"]?.string
        #expect(text?.contains(#""targets":[{"name":"Desa Batu Botuk","within":["Kecamatan Muara Komam""#) == true)
    }

    @Test func `what was aimed at merged villages is found in what they became, around it and under their old codes`()
        async throws
    {
        _ = try await record()
        try await merge()
        for within in ["64", "64.01", "64.01.07", "64.01.07.2073", Self.two] {
            #expect(try await counts(within) == [1, 1, 1, 1, 1], "\(within)")
        }
        #expect(try await counts(Self.one) == [0, 0, 0, 0, 0])
        #expect(try await counts("64.02") == [0, 0, 0, 0, 0])
    }

    @Test func `a merge into one of the villages loses nothing of the other`() async throws {
        _ = try await record()
        try await merge(into: Self.one)
        for within in ["64.01.07", Self.one, Self.two] {
            #expect(try await counts(within) == [1, 1, 1, 1, 1], "\(within)")
        }
    }

    @Test func `what was aimed at a village that was split is found in each of its parts`() async throws {
        _ = try await record()
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": [.string(Self.two)], "valid_from": "2024-03-01",
                "to": [
                    ["code": "64.01.07.2074", "name": "Contoh Hulu"],
                    ["code": "64.01.04.2075", "name": "Contoh Hilir"],
                ],
            ])
        for within in ["64.01", "64.01.07", "64.01.04", "64.01.07.2074", "64.01.04.2075", Self.two] {
            #expect(try await counts(within) == [1, 1, 1, 1, 1], "\(within)")
        }
    }

    @Test func `a renamed and re-coded village is told as it was on the day of the meeting`() async throws {
        let before = try await record()
        try await hall.call(
            "registry.region.rename", ["code": .string(Self.two), "name": "Contoh Baru", "valid_from": "2024-01-10"])
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "move", "from": [.string(Self.two)], "valid_from": "2024-02-01",
                "to": [["code": "64.01.04.2002", "name": "Contoh Baru"]],
            ])
        let after = try await office.schedule([
            "targets": ["64.01.04.2002"], "place": ["name": "Balai desa", "region": "64.01.04.2002"],
        ])
        #expect(try await office.get(before)["targets"] == [["code": "64.01.07.2002", "name": "Batu Botuk"]])
        #expect(try await office.get(after)["targets"] == [["code": "64.01.04.2002", "name": "Contoh Baru"]])
        #expect(ids(try await hall.call("meetings.list", ["within": "64.01.04"])) == [before, after])
    }

    @Test func `what happened on a past day is recorded for the village that was there then`() async throws {
        try await merge()
        let meeting = try await record()
        #expect(try await office.get(meeting)["targets"] == [["code": "64.01.07.2002", "name": "Batu Botuk"]])
        try await hall.call(
            "meetings.issue.raise", ["on": "2023-06-01", "statement": "Contoh lain", "regions": [.string(Self.one)]])
        try await hall.call("meetings.update", ["meeting": .integer(meeting), "targets": [.string(Self.one)]])
        #expect(try await office.get(meeting)["targets"]?[0]?["code"] == "64.01.07.2001")
        let error = await hall.error(
            "meetings.issue.raise", ["statement": "Contoh lain", "regions": [.string(Self.one)]])
        #expect(error?.details?[0]?["path"] == "/regions/0")
        #expect(
            error?.details?[0]?["message"] == "There is no region '64.01.07.2001' any more: it is 64.01.07.2073 now")
    }

    @Test func `an invitee of a village that merged keeps the region when something else is corrected`() async throws {
        let meeting = try await office.schedule(["starts_at": "2024-02-20T09:00:00+08:00"])
        let cadre = try await office.cadre("Contoh Aminah")
        let invited = try await hall.call(
            "meetings.invite", ["meeting": .integer(meeting), "invitees": [["cadre": .integer(cadre)]]])
        let id = invited["invitees"]?[0]?["id"] ?? .null
        try await merge()
        let corrected = try await hall.call("meetings.invitee.update", ["invitee": id, "unit": "Contoh"])
        #expect(corrected["region"] == "64.01.07.2002")
    }

    @Test(arguments: ["meetings", "meetings.issue", "meetings.idea", "meetings.followup", "meetings.commitment"])
    func `a region that is none is refused, and one of another day`(noun: String) async throws {
        let unknown = await hall.error(noun + ".list", ["within": "65.99"])
        #expect(unknown?.details?[0]?["path"] == "/within")
        try await merge()
        let late = await hall.error(noun + ".list", ["within": .string(Self.one), "as_of": "2024-03-02"])
        #expect(late?.details?[0]?["path"] == "/within")
    }
}
