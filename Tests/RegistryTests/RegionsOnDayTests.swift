import HallTesting
import ModuleKit
import SeededTesting
import Testing

@testable import Registry

@Suite struct RegionsOnDayTests {
    /// Kota Bangun with twenty villages, as before 2022.
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        var csv = "code,name\n64,Kalimantan Timur\n64.02,Kutai Kartanegara\n64.02.09,Kota Bangun\n64.02.10,Kenohan\n"
        for i in 1...20 { csv += "64.02.09.\(2000 + i),Contoh \(i)\n" }
        try await hall.importRegions(csv)
        return hall
    }

    private func village(_ i: Int) -> String { "64.02.09.\(2000 + i)" }

    private func codes(_ page: JSONValue) -> [String] {
        (page["items"]?.array ?? []).compactMap { $0["code"]?.string ?? $0["village"]?.string }
    }

    private func split(_ hall: TestHall) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.02.09"], "valid_from": "2022-02-14",
                "to": [
                    ["code": "64.02.09", "name": "Kota Bangun"], ["code": "64.02.19", "name": "Kota Bangun Darat"],
                ],
            ])
        for i in 11...20 {
            try await hall.call(
                "registry.region.succeed",
                [
                    "kind": "move", "from": [.string(village(i))], "valid_from": "2022-02-14",
                    "to": [["code": .string("64.02.19.\(2000 + i)"), "name": .string("Contoh \(i)")]],
                ])
        }
    }

    @Test func `cadres of a district that was split are counted under the old and the new boundaries`() async throws {
        let hall = try await hall()
        for i in 1...20 {
            try await hall.call(
                "registry.cadre.add", ["name": .string("Contoh Kader \(i)"), "village": .string(village(i))])
        }
        try await split(hall)
        func count(_ within: String, _ day: String?) async throws -> Int? {
            var parameters: JSONValue = ["within": .string(within)]
            if let day { parameters["as_of"] = .string(day) }
            return try await hall.call("registry.cadre.list", parameters)["items"]?.array?.count
        }
        #expect(try await count("64.02.09", nil) == 10)
        #expect(try await count("64.02.19", nil) == 10)
        #expect(try await count("64.02.09", "2022-02-13") == 20)
        #expect(try await count("64.02.09", "2022-02-14") == 10)
        #expect(try await count("64.02.19", "2022-02-14") == 10)
        #expect(try await count("64.02", "2020-01-01") == 20)
        let unborn = await hall.error("registry.cadre.list", ["within": "64.02.19", "as_of": "2022-02-13"])
        #expect(unborn?.details?[0]?["path"] == "/within")
        // Cadres keep their villages' numbers, whatever the codes.
        #expect(try await hall.call("registry.cadre.get", ["id": 20])["village"] == "64.02.19.2020")
    }

    @Test func `a district's villages are those of the day, under the codes and paths of the day`() async throws {
        let hall = try await hall()
        try await split(hall)
        try await hall.call(
            "registry.region.rename", ["code": "64.02.09", "name": "Kota Bangun Baru", "valid_from": "2023-01-01"])
        let before = try await hall.call("registry.region.children", ["code": "64.02.09", "as_of": "2022-02-13"])
        #expect(codes(before) == (1...20).map(village))
        #expect(before["items"]?[19]?["path"] == "Contoh 20, Kota Bangun, Kutai Kartanegara, Kalimantan Timur")
        #expect(before["items"]?[19]?["parent"] == "64.02.09")
        let after = try await hall.call("registry.region.children", ["code": "64.02.09", "as_of": "2022-12-31"])
        #expect(codes(after) == (1...10).map(village))
        let districts = try await hall.call("registry.region.children", ["code": "64.02", "as_of": "2022-02-13"])
        #expect(codes(districts) == ["64.02.09", "64.02.10"])
        #expect(codes(try await hall.call("registry.region.children", ["as_of": "2022-02-13"])) == ["64"])
        #expect(codes(try await hall.call("registry.region.children", ["code": "64.02"])).count == 3)
        let same = try await hall.call("registry.region.get", ["code": "64.02.09.2020", "as_of": "2022-02-13"])
        #expect(same["id"] == (try await hall.call("registry.region.get", ["code": "64.02.19.2020"])["id"]))
    }

    @Test func `a search of a day finds what was there, by the name that it had`() async throws {
        let hall = try await hall()
        try await split(hall)
        try await hall.call(
            "registry.region.rename", ["code": "64.02.19", "name": "Benua Baru", "valid_from": "2023-01-01"])
        func found(_ query: String, _ day: String?) async throws -> JSONValue? {
            var parameters: JSONValue = ["query": .string(query), "level": "district"]
            if let day { parameters["as_of"] = .string(day) }
            return try await hall.call("registry.region.search", parameters)["items"]?[0]
        }
        #expect(try await found("Kota Bangun Darat", nil)?["matched"] == "former")
        let then = try await found("Kec. Kota Bangun Darat", "2022-06-01")
        #expect(then?["matched"] == "name")
        #expect(then?["name"] == "Kota Bangun Darat")
        #expect(try await found("Benua Baru", "2022-06-01")?["name"] == "Kota Bangun Darat")
        #expect(try await found("Kota Bangun Darat", "2021-01-01")?["code"] != "64.02.19")
    }

    @Test func `the history of a region has its names and codes with their days`() async throws {
        let hall = try await hall()
        try await split(hall)
        try await hall.call(
            "registry.region.rename", ["code": "64.02.19.2020", "name": "Contoh Jaya", "valid_from": "2023-01-01"])
        let items = try await hall.call("registry.region.history", ["code": "64.02.19.2020"])["items"]?.array ?? []
        let told = items.map {
            "\($0["kind"]?.string ?? "") \($0["value"]?.string ?? "") \($0["last_day"]?.string ?? "-")"
        }
        #expect(
            Set(told) == [
                "name Contoh Jaya -", "code 64.02.19.2020 -", "former Contoh 20 2022-12-31",
                "code 64.02.09.2020 2022-02-13",
            ])
    }

    @Test func `a name that came back held on the days of each time`() async throws {
        let hall = try await hall()
        let names = ["Contoh 1", "Contoh Jaya", "Contoh 1", "Contoh Jaya"]
        for (i, name) in names.enumerated().dropFirst() {
            try await hall.call(
                "registry.region.rename",
                ["code": "64.02.09.2001", "name": .string(name), "valid_from": .string("\(2020 + i)-01-01")])
        }
        for (i, name) in names.enumerated() {
            let then = try await hall.call(
                "registry.region.get", ["code": "64.02.09.2001", "as_of": .string("\(2020 + i)-06-15")])
            #expect(then["name"]?.string == name, "in \(2020 + i)")
        }
        let history = try await hall.call("registry.region.history", ["code": "64.02.09.2001"])["items"]?.array ?? []
        #expect(
            history.filter { $0["kind"] == "former" }.map { $0["first_day"] } == ["2022-01-01", "2021-01-01", .null])
    }

    @Test func `whatever becomes of districts, every village lies in one district on every day`() async throws {
        var random = SeededRandom(seed: 64)
        for _ in 0..<4 {
            let hall = try await hall()
            var place = Dictionary(uniqueKeysWithValues: (1...20).map { ($0, village($0)) })
            var past: [(day: String, place: [Int: String])] = [("2020-06-15", place)]
            for year in 2021...2023 {
                for i in (1...20).shuffled(using: &random).prefix(6) {
                    guard let old = place[i] else { continue }
                    let target = old.hasPrefix("64.02.09") ? "64.02.10" : "64.02.09"
                    let new = target + "." + String(old.suffix(4))
                    try await hall.call(
                        "registry.region.succeed",
                        [
                            "kind": "move", "from": [.string(old)], "valid_from": .string("\(year)-01-01"),
                            "to": [["code": .string(new), "name": .string("Contoh \(i)")]],
                        ])
                    place[i] = new
                }
                past.append(("\(year)-06-15", place))
            }
            for (day, expected) in past {
                var seen: [String] = []
                for district in ["64.02.09", "64.02.10"] {
                    seen += codes(
                        try await hall.call(
                            "registry.region.children", ["code": .string(district), "as_of": .string(day)]))
                }
                #expect(seen.sorted() == expected.values.sorted(), "\(day)")
            }
        }
    }

    @Test func `a code of the statistics office is asked as such, and never taken for the ministry's`() async throws {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions("code,name\n64,Kalimantan Timur\n64.02,Kutai Kartanegara\n64.07,Kutai Barat\n")
        try await hall.call("registry.region.update", ["code": "64.07", "bps_code": "6402"])
        try await hall.call("registry.region.update", ["code": "64.02", "bps_code": "6403"])
        #expect(
            try await hall.call("registry.region.get", ["code": "6402", "system": "bps"])["name"] == "Kutai Barat")
        #expect(
            try await hall.call("registry.region.get", ["code": "6402", "system": "kemendagri"])["name"]
                == "Kutai Kartanegara")
        #expect(await hall.error("registry.region.get", ["code": "6402"])?.details?[0]?["rule"] == "system")
        #expect(await hall.error("registry.region.get", ["code": "6404", "system": "bps"])?.name == .notFound)
    }

    @Test func `codes of the statistics office come as a list, with names of the ministry's or without`() async throws {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions(
            "code,name,bps_code\n64,Kalimantan Timur,64\n64.02,Kutai Kartanegara,\n64.07,Kutai Barat,\n")
        let list = "code,bps_code\n64.02,6403\n64.07,64.02\n64.09,6409\n64,64x\n64.71,6403\n"
        let first = try await hall.importRegions(list)
        #expect(first["bps_coded"] == 2)
        #expect(first["added"] == 0 && first["renamed"] == 0 && first["unchanged"] == 0)
        let refused = first["refused"]?.array ?? []
        #expect(refused.compactMap { $0["line"]?.int } == [4, 5, 6])
        let reasons = refused.compactMap { $0["reason"]?.string }
        #expect(reasons.contains { $0.hasPrefix("The BPS code '64x' is invalid") }, "\(reasons)")
        let second = try await hall.importRegions(list)
        #expect(second["bps_coded"] == 0 && second["unchanged"] == 2)
        for (code, name) in [("6402", "Kutai Barat"), ("6403", "Kutai Kartanegara"), ("64", "Kalimantan Timur")] {
            let region = try await hall.call("registry.region.get", ["code": .string(code), "system": "bps"])
            #expect(region["name"]?.string == name)
        }
    }

    @Test func `what villages and their heads are called is told of the regency and holds inside it`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.region.update", ["code": "64.02", "local_term": "Kampung", "head_title": "Petinggi"])
        let village = try await hall.call("registry.region.get", ["code": "64.02.09.2001"])
        #expect(village["local_term"] == "Kampung")
        #expect(village["head_title"] == "Petinggi")
        #expect(try await hall.call("registry.region.get", ["code": "64"])["local_term"]?.isNull == true)
    }
}
