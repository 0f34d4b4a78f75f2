import HallTesting
import ModuleKit
import Testing

@Suite struct EffectTests {
    @Test("the effect counts only who was measured before and after, in percent of the maximum") func pairs()
        async throws
    {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let ids = try await office.enrol(
            training, ["name": "Contoh Satu"], ["name": "Contoh Dua"], ["name": "Contoh Tiga"], ["name": "Contoh Empat"]
        )
        try await office.assess(training, "pre", max: 20, scores: [(ids[0], 10), (ids[1], 12), (ids[2], 2)])
        try await office.assess(training, "post", max: 40, scores: [(ids[0], 30), (ids[1], 36), (ids[3], 40)])
        try await office.assess(training, "pre", of: "skill", scores: [(ids[0], 50)])
        let effect = try await office.hall.call("trainings.effect", ["training": .integer(training)])
        let items = try #require(effect["items"]?.array)
        #expect(items.map { $0["dimension"] } == ["knowledge", "skill"])
        #expect(items[0]["n"] == 2)
        #expect(items[0]["mean_pre"]?.double == 55)
        #expect(items[0]["mean_post"]?.double == 82.5)
        #expect(items[0]["gain"]?.double == 27.5)
        #expect(items[1]["n"] == 0)
        #expect(items[1]["gain"] == .null)
        try await office.hall.call("trainings.withdraw", ["participant": .integer(ids[1]), "reason": "Sakit"])
        let after = try await office.hall.call("trainings.effect", ["training": .integer(training)])
        #expect(after["items"]?[0]?["n"] == 1)
    }

    @Test func `a gain has the comma of its language`() async throws {
        let office = try await Office()
        let training = try await office.openID()
        let people = (0..<5).map { JSONValue.object([("name", .string("Contoh \($0)"))]) }
        let enrolled = try await office.hall.call(
            "trainings.enrol", ["training": .integer(training), "participants": .array(people)])
        let ids = enrolled["participants"]?.array?.compactMap { $0["id"]?.int } ?? []
        try await office.assess(training, "pre", scores: ids.map { ($0, 40) })
        try await office.assess(training, "post", scores: ids.map { ($0, 75.5) })
        for (language, gained) in [("id", "naik 35,5 poin"), ("en", "gained 35.5 points")] {
            let effect = try await office.hall.call(
                "trainings.effect", ["training": .integer(training), "_meta": ["lang": .string(language)]])
            #expect(effect["items"]?[0]?["statement"]?.string?.contains(gained) == true)
        }
    }

    @Test("a score given again corrects the one before; another maximum is a conflict") func corrects() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let ids = try await office.enrol(training, ["name": "Contoh Satu"])
        try await office.assess(training, "pre", max: 20, scores: [(ids[0], 10)])
        try await office.assess(training, "pre", max: 20, scores: [(ids[0], 5)])
        try await office.assess(training, "post", max: 20, scores: [(ids[0], 10)])
        let effect = try await office.hall.call("trainings.effect", ["training": .integer(training)])
        #expect(effect["items"]?[0]?["gain"]?.double == 25)
        do {
            try await office.assess(training, "pre", max: 10, scores: [(ids[0], 5)])
            Issue.record("one instrument has two maximums")
        } catch { #expect((error as? RPCError)?.name == .conflict) }
    }

    @Test("a score above the maximum, and one of another training's participant, are refused") func bounds()
        async throws
    {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let other = try #require(try await office.open()["id"]?.int)
        let ids = try await office.enrol(training, ["name": "Contoh Satu"])
        await #expect(throws: RPCError.self) {
            try await office.assess(training, "pre", max: 20, scores: [(ids[0], 20.5)])
        }
        await #expect(throws: RPCError.self) {
            try await office.assess(training, "pre", max: 20, scores: [(ids[0], -1)])
        }
        await #expect(throws: RPCError.self) { try await office.assess(other, "pre", max: 20, scores: [(ids[0], 1)]) }
        #expect(try office.hall.rows("SELECT * FROM trainings_score").isEmpty)
    }
}
