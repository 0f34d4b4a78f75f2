import HallTesting
import ModuleKit
import Testing

/// Villages that were merged and split after trainings were held for them.
@Suite struct MergedVillageTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    private func succeed(_ kind: String, _ from: [String], _ to: [String]) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": .string(kind), "from": .array(from.map(JSONValue.string)), "valid_from": "2024-05-01",
                "to": .array(to.map { ["code": .string($0), "name": "Contoh Raya"] }),
            ])
    }

    private func merge() async throws {
        try await succeed("merge", ["64.01.07.2001", "64.01.07.2002"], ["64.01.07.2073"])
    }

    private func listed(_ within: String, _ list: String = "trainings.list") async throws -> Int {
        try await hall.call(list, ["within": .string(within)])["items"]?.array?.count { $0["id"]?.int != nil } ?? -1
    }

    @Test func `a training keeps its place, its targets and its participants' village when villages merge`()
        async throws
    {
        let training = try await office.openID(["targets": ["64.01.07.2002"]])
        let participant = try await office.enrol(training, ["cadre": .integer(try await office.cadre("Contoh Aminah"))])
        try await hall.call("trainings.need.add", ["title": "Contoh", "regions": ["64.01.07.2002"]])
        let plan = try await hall.call(
            "trainings.plan.create",
            ["year": 2024, "title": "Contoh", "quotas": [["region": "64.01.07.2002", "seats": 3]]])
        try await merge()
        let kept = try await hall.call("trainings.get", ["training": .integer(training)])
        #expect(kept["targets"] == ["64.01.07.2002"])
        #expect(kept["place"]?["region"] == "64.01.07.2002")
        #expect(try await hall.call("trainings.need.get", ["id": 1])["regions"] == ["64.01.07.2002"])
        let quotas = try await hall.call("trainings.plan.get", ["plan": plan["id"] ?? .null])["quotas"]
        #expect(quotas?[0]?["region"] == "64.01.07.2002")
        let corrected = try await hall.call(
            "trainings.participant.update", ["participant": .integer(participant[0]), "unit": "Contoh"])
        #expect(corrected["region"] == "64.01.07.2002")
        for within in ["64", "64.01", "64.01.07", "64.01.07.2073", "64.01.07.2002"] {
            #expect(try await listed(within) == 1, "\(within)")
            #expect(try await listed(within, "trainings.need.list") == 1, "\(within)")
        }
        #expect(try await listed("64.01.04") == 0)
    }

    @Test func `a training for a village that was split is found in each of its parts`() async throws {
        try await office.open(["targets": ["64.01.07.2002"]])
        try await succeed("split", ["64.01.07.2002"], ["64.01.07.2074", "64.01.04.2075"])
        for within in ["64.01.07", "64.01.07.2074", "64.01.04", "64.01.04.2075", "64.01.07.2002"] {
            #expect(try await listed(within) == 1, "\(within)")
        }
    }

    @Test func `a training of a past day is recorded for the village that was there then`() async throws {
        try await merge()
        let training = try await office.open(["targets": ["64.01.07.2002"]])
        #expect(training["targets"] == ["64.01.07.2002"])
        let error = await hall.error(
            "trainings.open",
            [
                "kind": "bimtek", "title": "Contoh", "starts_on": "2024-06-01", "ends_on": "2024-06-01",
                "place": ["name": "Contoh"], "targets": ["64.01.07.2002"], "organiser": "Contoh",
            ])
        #expect(
            error?.details?[0]?["message"] == "There is no region '64.01.07.2002' any more: it is 64.01.07.2073 now")
    }

    @Test func `trainings are listed on the boundaries of a day, and not in a region that is none`() async throws {
        try await office.open(["targets": ["64.01.07.2002"]])
        try await merge()
        let then = try await hall.call("trainings.list", ["within": "64.01.07.2002", "as_of": "2024-04-30"])
        #expect(then["items"]?.array?.count == 1)
        for list in ["trainings.list", "trainings.need.list"] {
            let error = await hall.error(list, ["within": "65.99"])
            #expect(error?.details?[0]?["path"] == "/within")
        }
        let late = await hall.error("trainings.list", ["within": "64.01.07.2002", "as_of": "2024-05-01"])
        #expect(late?.details?[0]?["path"] == "/within")
    }
}
