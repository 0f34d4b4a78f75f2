import HallTesting
import ModuleKit
import Registry
import Testing

@Suite struct SuccessionTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        try await hall.call(
            "registry.cadre.add", ["name": "Contoh A", "village": "64.01.07.2002"])
        return hall
    }

    @Test("a region that is re-coded keeps its number, those inside it follow, and the old code says what it is now")
    func recode() async throws {
        let hall = try await hall()
        let before = try await hall.call("registry.region.get", ["code": "64.01.07.2002"])["id"]
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "recode", "from": ["64.01.07"], "valid_from": "2024-01-01", "decree": "1/2024",
                "to": [["code": "64.01.09", "name": "Muara Komam Baru", "parent": "64.01"]],
            ])
        let after = try await hall.call("registry.region.get", ["code": "64.01.09.2002"])
        #expect(after["id"] == before)
        #expect(after["path"] == "Batu Botuk, Muara Komam Baru, Kabupaten Paser, Kalimantan Timur")
        let gone = await hall.error("registry.region.get", ["code": "64.01.07.2002"])
        #expect(gone?.details?["now"] == ["64.01.09.2002"])
        #expect(try await hall.call("registry.cadre.list", ["within": "64.01.09"])["items"]?.array?.count == 1)
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["village"] == "64.01.09.2002")
        let found = try await hall.call("registry.region.search", ["query": "muara komam", "level": "district"])
        #expect(found["items"]?[0]?["code"] == "64.01.09")
    }

    @Test("a split makes new regions and closes the old one, which says what became of it") func split() async throws {
        let hall = try await hall()
        let answer = try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2003"], "valid_from": "2024-01-01",
                "to": [
                    ["code": "64.01.07.2004", "name": "Uko Hulu"], ["code": "64.01.07.2005", "name": "Uko Hilir"],
                ],
            ])
        #expect(answer["items"]?.array?.compactMap { $0["name"]?.string } == ["Uko Hulu", "Uko Hilir"])
        let gone = await hall.error("registry.region.get", ["code": "64.01.07.2003"])
        #expect(gone?.details?["now"] == ["64.01.07.2004", "64.01.07.2005"])
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.01.07.2004", "64.01.07.2005"], "valid_from": "2024-02-01",
                "to": [["code": "64.01.07.2004", "name": "Uko Hulu"]],
            ])
        #expect(
            await hall.error("registry.region.get", ["code": "64.01.07.2005"])?.details?["now"] == ["64.01.07.2004"])
    }

    @Test("what cannot be is refused, and nothing is changed") func refusals() async throws {
        let hall = try await hall()
        let entries = try hall.rows("SELECT 1 FROM core_journal").count
        let wrong: [JSONValue] = [
            ["kind": "move", "from": ["64.01.07"], "valid_from": "2024-01-01", "to": []],
            [
                "kind": "recode", "from": ["64.01.07.2002"], "valid_from": "2024-01-01",
                "to": [["code": "64.01.07.2003", "name": "Uko"]],
            ],
            [
                "kind": "recode", "from": ["64.01.07.2002"], "valid_from": "2024-01-01",
                "to": [["code": "64.01.08", "name": "Lain"]],
            ],
            [
                "kind": "split", "from": ["64.01.07"], "valid_from": "2024-01-01",
                "to": [["code": "64.01.08", "name": "A b"], ["code": "64.01.09", "name": "B c"]],
            ],
            [
                "kind": "split", "from": ["64.01.07.2002"], "valid_from": "2024-01-01",
                "to": [
                    ["code": "64.01.07.9001", "name": "A b"], ["code": "64.01.07.2009", "name": "B c", "parent": "64"],
                ],
            ],
        ]
        for parameters in wrong {
            let error = await hall.error("registry.region.succeed", parameters)
            #expect([.invalidParams, .conflict].contains(error?.name), "\(parameters.text)")
        }
        #expect(try hall.rows("SELECT 1 FROM core_journal").count == entries)
    }

    @Test("a new name by decree leaves the former one findable") func rename() async throws {
        let hall = try await hall()
        let region = try await hall.call(
            "registry.region.rename", ["code": "64.01.07.2003", "name": "Uko Jaya", "valid_from": "2024-01-01"])
        #expect(region["name"] == "Uko Jaya")
        let found = try await hall.call("registry.region.search", ["query": "desa uko"])["items"]?[0]
        #expect(found?["code"] == "64.01.07.2003")
        #expect(found?["matched"] == "former")
    }
}
