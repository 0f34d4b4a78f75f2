import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// What is still known of regions that are no more, or that had another code.
@Suite struct FormerPlaceTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions(
            Office.regions + """

                64.01.07.2004,Muara Langon,village,64.01.07,desa
                64.01.07.2005,Lusan,village,64.01.07,desa
                64.02,Kabupaten Kutai Kartanegara,regency,64,kabupaten
                64.02.08,Kota Bangun,district,64.02,kecamatan
                64.02.08.2001,Kampung Baru,village,64.02.08,desa

                """)
        return hall
    }

    private func merge(_ hall: TestHall) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.01.07.2003", "64.01.07.2004"], "valid_from": "2024-02-01",
                "to": [["code": "64.01.07.2009", "name": "Uko Langon"]],
            ])
    }

    private func split(_ hall: TestHall) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2005"], "valid_from": "2024-02-01",
                "to": [["code": "64.01.07.2010", "name": "Hulu"], ["code": "64.01.07.2011", "name": "Hilir"]],
            ])
    }

    private func found(_ hall: TestHall, _ query: String) async throws -> [JSONValue] {
        try await hall.call("registry.region.search", ["query": .string(query)])["items"]?.array ?? []
    }

    private func take(_ hall: TestHall, _ village: String, _ district: String = "Muara Komam") async throws -> JSONValue
    {
        try await hall.call(
            "registry.cadre.import",
            ["file": .string("Nama;Desa;Kecamatan\nContoh Aminah;\(village);\(district)\n"), "format": "csv"])
    }

    @Test func `a village that is no more is found by its name, as what became of it`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.region.rename",
            [
                "code": "64.01.07.2004", "name": "Muara Langun", "valid_from": "2023-01-01",
            ])
        try await merge(hall)
        try await split(hall)
        for query in ["Muara Langun", "muara langon", "Desa Muara Langon, Muara Komam"] {
            let first = try await found(hall, query).first
            #expect(first?["code"] == "64.01.07.2009", "\(query)")
            #expect(first?["matched"] == "former", "\(query)")
        }
        #expect(try await found(hall, "Lusan").compactMap { $0["code"]?.string } == ["64.01.07.2010", "64.01.07.2011"])
        #expect(try await found(hall, "Uko Langon").first?["matched"] == "name")
    }

    @Test func `a list finds the village that took over, and where several did somebody looks`() async throws {
        let hall = try await hall()
        try await merge(hall)
        try await split(hall)
        #expect(try await take(hall, "Muara Langon")["accepted"] == 1)
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["village"] == "64.01.07.2009")
        let several = try await take(hall, "Lusan")["doubtful"]?[0]
        #expect(
            several?["candidates"]?.array?.compactMap { $0["village"]?.string } == ["64.01.07.2010", "64.01.07.2011"])
    }

    @Test func `a village that has the name today is the one, and not what became of another`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2005"], "valid_from": "2024-02-01",
                "to": [["code": "64.01.07.2010", "name": "Lusan"], ["code": "64.01.07.2011", "name": "Lusan Hilir"]],
            ])
        #expect(try await take(hall, "Lusan")["accepted"] == 1)
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["village"] == "64.01.07.2010")
    }

    @Test func `a name that begins with a word for its kind is found in one word`() async throws {
        let hall = try await hall()
        for (query, code) in [
            ("Kotabangun", "64.02.08"), ("Kota Bangun", "64.02.08"), ("KotaBalikpapan", "64.71"),
            ("Kampungbaru", "64.02.08.2001"), ("Kec. Kotabangun", "64.02.08"), ("Kotabangon", "64.02.08"),
        ] { #expect(try await found(hall, query).first?["code"]?.string == code, "\(query)") }
        #expect(try await take(hall, "Kampungbaru", "Kotabangun")["accepted"] == 1)
    }

    @Test func `officials of a day are listed of a region that was there on it`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.official.add",
            [
                "office": "village_head", "region": "64.01.07.2003", "name": "Contoh Hasan", "since": "2020-01-01",
            ])
        try await merge(hall)
        func names(_ within: String, _ on: String) async throws -> [String] {
            try await hall.call("registry.official.list", ["within": .string(within), "on": .string(on)])["items"]?
                .array?.compactMap { $0["name"]?.string } ?? []
        }
        #expect(try await names("64.01.07.2003", "2024-01-31") == ["Contoh Hasan"])
        #expect(try await names("64.01.07", "2024-01-31") == ["Contoh Hasan"])
        // Today's code may be asked for any day.
        #expect(try await names("64.01.07.2009", "2024-01-31") == ["Contoh Hasan"])
        let gone = await hall.error("registry.official.list", ["within": "64.01.07.2003", "on": "2024-02-01"])
        #expect(gone?.message.description.hasSuffix("it is 64.01.07.2009 now") == true)
        for list in ["registry.companion.list", "registry.institution.list"] {
            let then: JSONValue = ["within": "64.01.07.2003", "on": "2024-01-31"]
            #expect(try await hall.call(list, then)["items"] == [], "\(list)")
        }
    }

    @Test func `a name of more villages than are shown says how many are`() async throws {
        let hall = try await hall()
        let villages = (1...6).map {
            "64.01.0\($0),Contoh \($0),district,64.01,\n64.01.0\($0).2020,Sumber Sari,village,,"
        }
        try await hall.importRegions(
            "code,name,level,parent_code,kind\n"
                + villages.joined(separator: "\n"))
        let answer = try await hall.call(
            "registry.cadre.import", ["file": "Nama;Desa\nContoh Aminah;Sumber Sari\n", "format": "csv"])
        let doubt = answer["doubtful"]?[0]
        #expect(doubt?["reason"] == "'Sumber Sari' is the name of 6 villages in the registry; the first 5 are shown")
        #expect(doubt?["candidates"]?.array?.count == 5)
    }

    @Test func `a NIK of the district under its former code surprises nobody`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "recode", "from": ["64.01.07"], "valid_from": "2024-02-01",
                "to": [["code": "64.01.19", "name": "Muara Komam"]],
            ])
        let cadre = try await hall.call(
            "registry.cadre.add",
            ["name": "Contoh Aminah", "village": "64.01.19.2002", "sex": "P", "nik": "6401075205900001"])
        let names = cadre["warnings"]?.array?.compactMap { $0["name"]?.string } ?? []
        #expect(!names.contains("nik_region"))
        let list = [
            "Nama;NIK;Desa;Kecamatan", "Contoh Budi;6401071205900002;Uko;Muara Komam",
            "Contoh Citra;6471071205900003;Uko;Muara Komam",
        ]
        let answer = try await hall.call(
            "registry.cadre.import", ["file": .string(list.joined(separator: "\n") + "\n"), "format": "csv"])
        #expect(answer["warnings"]?.array?.compactMap { $0["line"]?.int } == [3])
        let changed = try await hall.call("registry.cadre.update", ["id": 2, "nik": "6401071205900004"])
        #expect(changed["warnings"]?.array?.contains { $0["name"] == "nik_region" } == false)
    }
}
