import HallTesting
import ModuleKit
import Registry
import Testing

@Suite struct RegionTests {
    private func hall() throws -> TestHall { try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00") }

    @Test("regions come in with their parents, and the same file again changes nothing and writes nothing")
    func again() async throws {
        let hall = try hall()
        let first = try await hall.importRegions()
        #expect(
            first == [
                "added": 7, "renamed": 0, "recoded": 0, "bps_coded": 0, "unchanged": 0, "closed": 0, "refused": [],
                "warnings": [],
            ])
        let entries = try hall.rows("SELECT 1 FROM core_journal").count
        let second = try await hall.importRegions()
        #expect(
            second == [
                "added": 0, "renamed": 0, "recoded": 0, "bps_coded": 0, "unchanged": 7, "closed": 0, "refused": [],
                "warnings": [],
            ])
        #expect(try hall.rows("SELECT 1 FROM core_journal").count == entries)
        let village = try await hall.call("registry.region.get", ["code": "64.01.07.2002"])
        #expect(village["path"] == "Batu Botuk, Muara Komam, Kabupaten Paser, Kalimantan Timur")
        #expect(village["kind"] == "desa")
        #expect(village["parent"] == "64.01.07")
        let children = try await hall.call("registry.region.children", ["code": "64.01.07"])
        #expect(
            children["items"]?.array?.compactMap { $0["code"]?.string } == [
                "64.01.07.1001", "64.01.07.2002", "64.01.07.2003",
            ])
    }

    @Test("a row that cannot be is refused with its line and reason, and the others are taken") func refusals()
        async throws
    {
        let hall = try hall()
        let answer = try await hall.importRegions(
            """
            name;code;level;kind
            Kalimantan Timur;64;;
            Paser;6401;;
            "Kabupaten
            Paser";64.01;;
            ;64.02;;
            Berau;64.03;district;
            Kutai;64.04;;kota
            Yatim;64.05.01;;
            Ganda;64;;
            Desa;64.01.07.9001;;
            """)
        #expect(answer["added"] == 2)
        let refused = answer["refused"]?.array ?? []
        #expect(refused.compactMap { $0["line"]?.int } == [3, 6, 7, 8, 9, 10, 11])
        #expect(refused[0]["reason"]?.string?.contains("'6401'") == true)
        #expect(refused[4]["reason"] == "64.05, around 64.05.01, is not there")
        #expect(refused[5]["reason"] == "The code 64 stands in line 2 already")
    }

    @Test("a file that is none is refused as a whole") func wrongFiles() async throws {
        let hall = try hall()
        for text in ["", "kode,nama\n64,Kaltim\n", "code,name\n64,\"Kaltim\n"] {
            let error = await hall.error("registry.region.import", ["file": .string(text), "format": "csv"])
            #expect(error?.name == .invalidParams)
            #expect(error?.details?[0]?["path"] == "/file")
        }
    }

    @Test("another name renames and leaves the former one findable; a complete file closes what it does not have")
    func renaming() async throws {
        let hall = try hall()
        try await hall.importRegions(Office.regions.replacing("Batu Botuk", with: "Batu Butok"))
        let answer = try await hall.importRegions(
            Office.regions.replacing("64.01.07.2003,Uko,village,64.01.07,desa\n", with: ""),
            ["complete": true, "valid_from": "2022-02-14", "decree": "100.1.1-6117/2022"])
        #expect(answer["renamed"] == 1)
        #expect(answer["closed"] == 1)
        let found = try await hall.call("registry.region.search", ["query": "batu butok"])["items"]?[0]
        #expect(found?["code"] == "64.01.07.2002")
        #expect(found?["name"] == "Batu Botuk")
        #expect(found?["matched"] == "former")
        #expect(await hall.error("registry.region.get", ["code": "64.01.07.2003"])?.name == .notFound)
        #expect(try hall.rows("SELECT valid_until FROM registry_former_name").first?[0] == "2022-02-13")
    }

    @Test(
        "a complete file under new codes keeps the regions' numbers, and closes nothing that it names in a refused row")
    func recoding() async throws {
        let hall = try hall()
        try await hall.importRegions()
        let before = try await hall.call("registry.region.get", ["code": "64.01.07.2002"])["id"]
        let edition = Office.regions.replacing("64.01.07", with: "64.01.09").replacing(
            "64.71,Kota Balikpapan", with: "64.71,")
        let answer = try await hall.importRegions(edition, ["complete": true, "valid_from": "2024-01-01"])
        #expect(answer["recoded"] == 4)
        #expect(answer["closed"] == 0)
        #expect(answer["added"] == 0)
        #expect(answer["refused"]?.array?.count == 1)
        let region = try await hall.call("registry.region.get", ["code": "64.01.09.2002"])
        #expect(region["id"] == before)
        #expect(region["parent"] == "64.01.09")
        #expect(try await hall.call("registry.region.get", ["code": "64.71"])["name"] == "Kota Balikpapan")
        let past = try await hall.call("registry.region.get", ["code": "64.01.07.2002", "as_of": "2023-12-31"])
        #expect(past["id"] == before)
        #expect(past["code"] == "64.01.07.2002")
        #expect(
            await hall.error("registry.region.get", ["code": "64.01.09.2002", "as_of": "2023-12-31"])?.name == .notFound
        )
    }

    @Test("a region is told as it was on a day") func asOf() async throws {
        let hall = try hall()
        try await hall.importRegions(Office.regions.replacing("Batu Botuk", with: "Batu Butok"))
        try await hall.call(
            "registry.region.rename", ["code": "64.01.07.2002", "name": "Batu Botuk", "valid_from": "2022-02-14"])
        let then = try await hall.call("registry.region.get", ["code": "64.01.07.2002", "as_of": "2022-02-13"])
        #expect(then["name"] == "Batu Butok")
        #expect(then["path"]?.string?.hasPrefix("Batu Butok, Muara Komam") == true)
        let since = try await hall.call("registry.region.get", ["code": "64.01.07.2002", "as_of": "2022-02-14"])
        #expect(since["name"] == "Batu Botuk")
    }

    @Test("the published SQL of the ministry's regions is read too") func wilayah() async throws {
        let hall = try hall()
        let sql = """
            CREATE TABLE wilayah (kode VARCHAR(13), nama VARCHAR(100));
            INSERT INTO wilayah (kode, nama)
            VALUES
            ('64','Kalimantan Timur'),
            ('64.01','Kabupaten Paser'),
            ('64.01.07','Muara Komam'), ('64.01.07.2002', 'Batu ''Botuk');
            """
        let answer = try await hall.call(
            "registry.region.import", ["file": .string(sql), "format": "wilayah_sql"])
        #expect(answer["added"] == 4)
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07.2002"])["name"] == "Batu 'Botuk")
    }

    @Test("a code without dots is refused unless its system stands beside it") func systems() async throws {
        let hall = try hall()
        try await hall.importRegions()
        #expect(await hall.error("registry.region.get", ["code": "6401"])?.details?[0]?["rule"] == "system")
        let region = try await hall.call("registry.region.get", ["code": "6401072002", "system": "kemendagri"])
        #expect(region["code"] == "64.01.07.2002")
        #expect(await hall.error("registry.region.get", ["code": "64.0x"])?.name == .invalidParams)
    }

    @Test("the four spellings of the story's village find it, also among the nation's") func spellings() async throws {
        let hall = try hall()
        if let nation = try Office.realRegions("regions.csv.gz") {
            let answer = try await hall.importRegions(String(decoding: nation, as: UTF8.self))
            #expect(answer["added"] == 91_599)
            #expect(answer["refused"] == [])
            let second = try await hall.importRegions(String(decoding: nation, as: UTF8.self))
            #expect(second["unchanged"] == 91_599)
            #expect(second["added"] == 0)
        } else {
            try await hall.importRegions()
        }
        try await hall.call(
            "registry.region.alias", ["code": "64.01.07.2002", "name": "Batu Butok", "kind": "former"])
        for (query, matched) in [
            ("Batu Butok", "former"), ("batu butok", "former"), ("Desa Butok", "former"), ("Batu Botuk", "name"),
            ("BATU BOTUK", "name"), ("Batu Botk", "near"),
        ] {
            let first = try await hall.call("registry.region.search", ["query": .string(query)])["items"]?[0]
            #expect(first?["code"] == "64.01.07.2002", "\(query)")
            #expect(first?["matched"]?.string == matched, "\(query)")
        }
    }

    @Test("the province's 1,154 regions come in whole, and twice the same") func province() async throws {
        guard let file = try Office.realRegions("regions-64.csv") else { return }
        let hall = try hall()
        #expect(try await hall.importRegions(String(decoding: file, as: UTF8.self))["added"] == 1_154)
        let second = try await hall.importRegions(String(decoding: file, as: UTF8.self))
        #expect(second["unchanged"] == 1_154)
        #expect(second["renamed"] == 0)
        let muara = try await hall.call(
            "registry.region.search", ["query": "Muara Komam", "level": "district", "within": "64.01"])["items"]
        #expect(muara?.array?.map { $0["code"] } == ["64.01.07"])
    }
}
