import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// Cadres whose village was merged with another or split.
@Suite struct ClosedVillageTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        for (name, village) in [("Contoh Aminah", "64.01.07.2003"), ("Contoh Budi", "64.01.07.2002")] {
            try await hall.call(
                "registry.cadre.add",
                [
                    "name": .string(name), "village": .string(village),
                    "decree": ["number": "1/2020", "date": "2020-01-02", "valid_from": "2020-01-02"],
                ])
        }
        return hall
    }

    /// Uko joins Batu Botuk.
    private func merge(_ hall: TestHall) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.01.07.2003", "64.01.07.2002"], "valid_from": "2023-01-01",
                "to": [["code": "64.01.07.2002", "name": "Batu Botuk"]],
            ])
    }

    /// Of Uko two villages are made.
    private func split(_ hall: TestHall) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2003"], "valid_from": "2023-01-01",
                "to": [
                    ["code": "64.01.07.2004", "name": "Uko Hulu"], ["code": "64.01.07.2005", "name": "Uko Hilir"],
                ],
            ])
    }

    private func names(_ answer: JSONValue, _ list: String) -> [String] {
        (answer[list]?.array ?? []).compactMap { $0["name"]?.string }
    }

    private let next: JSONValue = ["number": "9/2024", "date": "2024-03-01", "valid_from": "2024-03-01"]

    @Test func `the village that took over has the cadres in its list and its book, and the old book stays`()
        async throws
    {
        let hall = try await hall()
        try await merge(hall)
        let both = ["Contoh Aminah", "Contoh Budi"]
        let list = try await hall.call("registry.cadre.list", ["within": "64.01.07.2002"])
        #expect(names(list, "items") == both)
        let cadre = try await hall.call("registry.cadre.get", ["id": 1])
        #expect(cadre["village"] == "64.01.07.2002")
        #expect(cadre["village_name"] == "Batu Botuk")
        #expect(names(try await hall.call("registry.book", ["village": "64.01.07.2002"]), "rows") == both)
        for (code, name) in [("64.01.07.2002", "Contoh Budi"), ("64.01.07.2003", "Contoh Aminah")] {
            let before = try await hall.call("registry.book", ["village": .string(code), "as_of": "2022-12-31"])
            #expect(names(before, "rows") == [name])
        }
        for (command, parameter) in [("registry.book", "village"), ("registry.cadre.list", "within")] {
            let error = await hall.error(command, .object([(parameter, .string("64.01.07.2003"))]))
            #expect(error?.message.description.contains("it is 64.01.07.2002 now") == true)
        }
    }

    @Test func `a decree of the village that took over appoints, and nobody serves there twice`() async throws {
        let hall = try await hall()
        try await merge(hall)
        let cadre = try await hall.call("registry.cadre.appoint", ["id": 1, "decree": next])
        #expect(cadre["decree"]?["number"] == "9/2024")
        #expect(cadre["village"] == "64.01.07.2002")
        let decrees = try await hall.call("registry.decree.list", ["within": "64.01.07.2002"])["items"]?.array
        #expect(decrees?.contains { $0["number"] == "9/2024" } == true)
        let again: JSONValue = ["person": cadre["person"] ?? .null, "village": "64.01.07.2002"]
        #expect(await hall.error("registry.cadre.add", again)?.name == .conflict)
        let elsewhere = await hall.error(
            "registry.cadre.appoint", ["id": 1, "decree": next, "village": "64.01.07.1001"])
        #expect(elsewhere?.details?[0]?["path"] == "/village")
    }

    @Test func `where several took over, somebody says in which the cadre serves, and the history has it`() async throws
    {
        let hall = try await hall()
        try await split(hall)
        let error = await hall.error("registry.cadre.appoint", ["id": 1, "decree": next])
        #expect(error?.details?[0]?["path"] == "/village")
        #expect(error?.message.description.contains("64.01.07.2004, 64.01.07.2005") == true)
        let cadre = try await hall.call(
            "registry.cadre.appoint", ["id": 1, "decree": next, "village": "64.01.07.2005"])
        #expect(cadre["village"] == "64.01.07.2005")
        let history = try await hall.call("registry.cadre.history", ["id": 1])["items"]?.array ?? []
        let told = history.map { "\($0["kind"]?.string ?? "") \($0["on"]?.string ?? "")" }
        #expect(
            told == ["added 2020-01-02", "appointed 2020-01-02", "moved 2023-01-01", "appointed 2024-03-01"])
        #expect(history[2]["reference"] == "64.01.07.2003")
        #expect(names(try await hall.call("registry.book", ["village": "64.01.07.2005"]), "rows") == ["Contoh Aminah"])
        #expect(try await hall.call("registry.book", ["village": "64.01.07.2004"])["rows"] == [])
    }

    @Test func `an update moves a cadre whose village is no more, once, and leaves the others where they are`()
        async throws
    {
        let hall = try await hall()
        try await split(hall)
        let moved = try await hall.call("registry.cadre.update", ["id": 1, "village": "64.01.07.2004"])
        #expect(moved["village"] == "64.01.07.2004")
        #expect(moved["version"] == 2)
        for id in [1, 2] {
            let error = await hall.error(
                "registry.cadre.update", ["id": .integer(Int64(id)), "village": "64.01.07.1001"])
            #expect(error?.details?[0]?["rule"] == "present")
        }
    }

    @Test func `a row of a list finds the cadre in the village that took over`() async throws {
        let hall = try await hall()
        try await merge(hall)
        let answer = try await hall.call(
            "registry.cadre.import",
            ["file": "Nama;Desa;Kecamatan\nContoh Aminah;Batu Botuk;Muara Komam\n", "format": "csv"])
        #expect(answer["unchanged"] == 1)
    }
}
