import HallTesting
import ModuleKit
import Registry
import Testing

@Suite struct MergeTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private func add(_ hall: TestHall, _ name: String, _ more: JSONValue = [:]) async throws -> JSONValue {
        var parameters: JSONValue = ["name": .string(name), "village": "64.01.07.2002"]
        for (key, value) in more.object ?? [] { parameters[key] = value }
        return try await hall.call("registry.cadre.add", parameters)
    }

    private let decree: JSONValue = ["number": "1/2020", "date": "2020-01-02", "valid_from": "2020-01-02"]

    @Test("likely pairs are told with their reasons, and what speaks against it is heard") func duplicates()
        async throws
    {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Siti Aminah", ["sex": "P", "birth_date": "1990-02-03"])
        _ = try await add(hall, "CONTOH SITI  AMINAH")
        _ = try await add(hall, "Contoh Siti Aminah", ["village": "64.01.07.2003", "birth_date": "1990-02-03"])
        _ = try await add(hall, "Contoh Siti Aminah", ["sex": "L"])
        _ = try await add(hall, "Contoh Budi")
        let pairs = try await hall.call("registry.cadre.duplicates")["items"]?.array ?? []
        #expect(pairs.map { [$0["keep"]?.int, $0["drop"]?.int] } == [[1, 2], [1, 3], [2, 4]])
        #expect(pairs.first?["reasons"] == ["same_name", "same_village"])
        #expect(pairs[1]["reasons"] == ["same_name", "same_birth_date"])
        #expect(try await hall.call("registry.cadre.duplicates", ["within": "64.71"])["items"] == [])
    }

    @Test("a merge keeps what both have: details, decree, history; the dropped number redirects; others are told")
    func merge() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh A", ["phone": "0812 0000 0001"])
        _ = try await add(hall, "Contoh A", ["sex": "P", "phone": "0812 0000 0002", "decree": decree])
        _ = try await add(hall, "Contoh A", ["village": "64.01.07.2003"])
        try await hall.call("registry.cadre.deactivate", ["id": 2, "on": "2022-01-01", "reason": "x"])
        let kept = try await hall.call("registry.cadre.merge", ["keep": 1, "drop": 2])
        #expect(kept["state"] == "inactive")
        #expect(kept["decree"]?["number"] == "1/2020")
        #expect(kept["sex"] == "P")
        let person = try await hall.call("registry.person.merge", ["keep": 1, "drop": 3])
        #expect(person["phone"] == "0812 0000 0001")
        #expect(try await hall.call("registry.person.get", ["id": 2])["merged_into"] == 1)
        let history = try await hall.call("registry.cadre.history", ["id": 1])["items"]?.array ?? []
        #expect(
            history.compactMap { $0["kind"]?.string } == ["added", "appointed", "deactivated", "merged"],
            "by day, then as recorded")
        #expect(try await hall.call("registry.cadre.get", ["id": 2])["state"] == "ended")
        #expect(try await hall.call("registry.cadre.get", ["id": 3])["person"] == 1)
        let events =
            try await hall.call("core.events.list", ["topics": ["registry.person.merged"]])["items"]?.array ?? []
        #expect(events.map { $0["data"] } == [["keep": 1, "drop": 2], ["keep": 1, "drop": 3]])
        let again = await hall.error("registry.person.merge", ["keep": 1, "drop": 2])
        #expect(again?.details?[0]?["rule"] == "same")
        // A new cadre for the dropped number is one for the person who was kept.
        try await hall.call("registry.cadre.end", ["id": 3, "on": "2024-01-01", "reason": "moved"])
        let later = try await hall.call("registry.cadre.add", ["person": 3, "village": "64.01.07.2003"])
        #expect(later["person"] == 1)
    }

    @Test("two of different sex are not merged before one is corrected") func conflict() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh A", ["sex": "P"])
        _ = try await add(hall, "Contoh A", ["sex": "L"])
        #expect(await hall.error("registry.person.merge", ["keep": 1, "drop": 2])?.name == .conflict)
        let corrected = try await hall.call(
            "registry.person.update", ["id": 2, "sex": "P", "phone": "0812 0000 0000", "expected_version": 1])
        #expect(corrected["version"] == 2)
        #expect(corrected["name"] == "Contoh A")
        #expect(
            await hall.error("registry.person.update", ["id": 2, "sex": nil, "expected_version": 1])?.name == .conflict)
        let cleared = try await hall.call("registry.person.update", ["id": 2, "phone": nil])
        #expect(cleared["phone"] == .null)
        #expect(cleared["sex"] == "P")
        _ = try await hall.call("registry.person.merge", ["keep": 1, "drop": 2])
    }
}
