import HallTesting
import ModuleKit
import Registry
import Testing

/// Lists, codes and boards that say what does not go together.
@Suite struct ContradictionTests {
    private func hall(_ language: Language = .english) async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00", language: language)
        try await hall.importRegions()
        return hall
    }

    private func list(_ hall: TestHall, _ text: String) async throws -> JSONValue {
        try await hall.call("registry.cadre.import", ["file": .string(text), "format": "csv"])
    }

    private let nik = "9901074302900001"

    @Test func `a row that differs from a person who is no cadre there is doubtful, the first time as the second`()
        async throws
    {
        let hall = try await hall()
        try await hall.call(
            "registry.person.add", ["name": "Contoh Aminah", "nik": .string(nik), "education": "SMA"])
        let text = "Nama;NIK;Pendidikan;Desa;Kecamatan\nContoh Aminah;\(nik);S3;Uko;Muara Komam\n"
        for _ in 1...2 {
            let answer = try await list(hall, text)
            #expect(answer["accepted"] == 0)
            #expect(answer["doubtful"]?[0]?["reason"] == "Recorded otherwise: education")
        }
    }

    @Test func `who is a cadre of other villages too is taken and told of`() async throws {
        let hall = try await hall()
        try await hall.call("registry.person.add", ["name": "Contoh Aminah", "nik": .string(nik)])
        try await hall.call("registry.cadre.add", ["person": 1, "village": "64.01.07.2002"])
        let answer = try await list(
            hall, "Nama;N I K;Desa;Kecamatan\nContoh Aminah;\(nik);Uko;Muara Komam\n")
        #expect(answer["accepted"] == 1, "and the heading with its letters spaced out is known")
        let warnings = (answer["warnings"]?.array ?? []).map { $0.text }
        #expect(warnings.contains { $0.contains("64.01.07.2002") })
    }

    @Test func `a code of the statistics office is one region's`() async throws {
        let hall = try await hall()
        let code: JSONValue = ["code": "64.01.07.2002", "bps_code": "6401070002"]
        try await hall.call("registry.region.update", code)
        try await hall.call("registry.region.update", code)
        let second = await hall.error(
            "registry.region.update", ["code": "64.01.07.2003", "bps_code": "6401070002"])
        #expect(second?.name == .conflict)
        let file = "code,bps_code\n64.01.07.2003,6401070002\n"
        let refused = try await hall.call("registry.region.import", ["file": .string(file), "format": "csv"])
        #expect(refused["refused"]?.array?.map { $0["line"]?.int } == [2])
        // A file that gives the other one another code may give its code on.
        let both = file + "64.01.07.2002,6401070003\n"
        let taken = try await hall.call("registry.region.import", ["file": .string(both), "format": "csv"])
        #expect(taken["bps_coded"] == 2)
        #expect(taken["refused"] == [])
    }

    @Test func `no succession makes a village whose digits say nothing`() async throws {
        let hall = try await hall()
        let error = await hall.error(
            "registry.region.succeed",
            [
                "kind": "recode", "from": ["64.01.07.2003"], "valid_from": "2024-01-01",
                "to": [["code": "64.01.07.5021", "name": "Uko"]],
            ])
        #expect(error?.details?[0]?["rule"] == "kind")
        let kelurahan = try await hall.call(
            "registry.region.succeed",
            [
                "kind": "recode", "from": ["64.01.07.2003"], "valid_from": "2024-01-01",
                "to": [["code": "64.01.07.1002", "name": "Uko"]],
            ])
        #expect(kelurahan["items"]?[0]?["kind"] == "kelurahan")
    }

    @Test func `a board with one person in two offices, two chairs, or a seat before its time says so`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.institution.add",
            ["kind": "pkk", "name": "PKK Contoh", "region": "64.01.07.2002", "since": "2022-01-01"])
        func seat(_ who: JSONValue, _ office: String, _ since: String) async throws -> [String] {
            var parameters = who
            parameters["institution"] = 1
            parameters["office"] = .string(office)
            parameters["since"] = .string(since)
            return (try await hall.call("registry.institution.seat", parameters)["warnings"]?.array ?? [])
                .compactMap { $0["name"]?.string }
        }
        #expect(try await seat(["name": "Contoh A"], "Ketua", "2021-12-31") == ["before_institution"])
        #expect(try await seat(["person": 1], "Bendahara", "2022-01-01") == ["double_office"])
        #expect(try await seat(["name": "Contoh B"], "ketua", "2022-06-01") == ["office_taken"])
        #expect(try await seat(["name": "Contoh C"], "Anggota", "2022-06-01") == [])
    }

    @Test func `a search hears what the query says that the region is`() async throws {
        let hall = try await hall()
        func first(_ query: String) async throws -> String? {
            try await hall.call("registry.region.search", ["query": .string(query)])["items"]?[0]?["code"]?.string
        }
        #expect(try await first("Muara Komam") == "64.01.07")
        #expect(try await first("Kel. Muara Komam") == "64.01.07.1001")
        #expect(try await first("Kec. Muara Komam") == "64.01.07")
    }

    @Test func `in Indonesian a level is called by its Indonesian name`() async throws {
        let hall = try await hall(.indonesian)
        let error = await hall.error("registry.cadre.add", ["name": "Contoh", "village": "64.01.07"])
        let words = try #require(RegistryModule.words[.indonesian])
        #expect(error?.message.text(in: words).contains("'64.01.07' adalah kecamatan: seharusnya desa") == true)
    }
}
