import HallTesting
import ModuleKit
import Testing

@testable import Registry

@Suite struct DecreeTests {
    private func hall(language: Language = .english) async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00", language: language)
        try await hall.importRegions()
        return hall
    }

    private let decree: JSONValue = [
        "number": "140/1/2022", "date": "2022-01-03", "village": "64.01.07.2002", "valid_from": "2022-01-03",
        "valid_until": "2027-01-02", "signer": "Kepala Desa (contoh)",
        "members": [
            ["name": "Contoh Aminah", "sex": "P", "role": "Perencanaan", "address": "RT 1 (contoh)"],
            ["name": "Contoh Budi", "role": "Teknik"],
        ],
    ]

    private func changed(_ members: [(String, JSONValue)]) -> JSONValue {
        var copy = decree
        for (name, value) in members { copy[name] = value }
        return copy
    }

    @Test func `a decree appoints whom its attachment names, and recorded again it is the same`() async throws {
        let hall = try await hall()
        let first = try await hall.call("registry.decree.record", decree)
        #expect(first["members"]?.array?.compactMap { $0["name"]?.string } == ["Contoh Aminah", "Contoh Budi"])
        #expect(first["members"]?[0]?["role"] == "Perencanaan")
        let again = try await hall.call("registry.decree.record", decree)
        #expect(again == first)
        let cadres = try await hall.call("registry.cadre.list")["items"]?.array ?? []
        #expect(cadres.map { $0["state"] } == ["active", "active"])
        #expect(cadres[0]["decree"]?["number"] == "140/1/2022")
        let id = try #require(first["id"])
        #expect(try await hall.call("registry.decree.get", ["decree": id]) == first)
    }

    @Test func `two of one name in an attachment are two people, also when it is recorded again`() async throws {
        let hall = try await hall()
        let members: JSONValue = [
            ["name": "Contoh Siti", "sex": "P", "address": "RT 1"],
            ["name": "Contoh Siti", "sex": "L", "address": "RT 9"],
            ["name": "Contoh Siti", "sex": "P", "address": "RT 9"],
        ]
        let first = try await hall.call("registry.decree.record", changed([("members", members)]))
        #expect(first["members"]?.array?.compactMap { $0["address"]?.string } == ["RT 1", "RT 9", "RT 9"])
        #expect(Set(first["members"]?.array?.compactMap { $0["person"]?.int } ?? []).count == 3)
        #expect(try await hall.call("registry.decree.record", changed([("members", members)])) == first)
        // In another order each is still the same.
        let turned = JSONValue.array((members.array ?? []).reversed())
        #expect(try await hall.call("registry.decree.record", changed([("members", turned)])) == first)
    }

    @Test func `a name of the attachment with another sex is somebody else`() async throws {
        let hall = try await hall()
        try await hall.call("registry.decree.record", decree)
        let man: JSONValue = [["name": "Contoh Aminah", "sex": "L"]]
        let record = try await hall.call("registry.decree.record", changed([("members", man)]))
        #expect(record["members"]?.array?.count == 3)
        // A row that says less than the record is the same one still.
        let same: JSONValue = [["name": "Contoh Budi", "sex": "L"], ["name": "contoh budi", "sex": "P"]]
        let both = try await hall.call("registry.decree.record", changed([("members", same)]))
        #expect(both["members"]?.array?.count == 4)
    }

    @Test func `two of one name whom nothing tells apart are refused, and both are named`() async throws {
        let hall = try await hall()
        for members: JSONValue in [
            [["name": "Contoh Siti"], ["name": "Contoh Budi"], ["name": "contoh siti"]],
            [
                ["name": "Contoh Siti", "sex": "P", "address": "RT 1"], ["name": "Contoh Budi"],
                ["name": "Contoh Siti"],
            ],
        ] {
            let error = await hall.error("registry.decree.record", changed([("members", members)]))
            #expect(error?.details?[0]?["path"] == "/members/2/name")
            #expect(error?.message.description.contains("members/0") == true)
        }
        #expect(try hall.rows("SELECT 1 FROM registry_decree").isEmpty)
    }

    @Test func `cadres and persons who are there are appointed, and those of another village are refused`()
        async throws
    {
        let hall = try await hall()
        let cadre = try await hall.call(
            "registry.cadre.add", ["name": "Contoh Citra", "village": "64.01.07.2002"])
        let person = try await hall.call("registry.person.add", ["name": "Contoh Dewi"])
        let record = try await hall.call(
            "registry.decree.record",
            changed([("members", [["cadre": cadre["id"] ?? .null], ["person": person["id"] ?? .null]])]))
        #expect(record["members"]?[0]?["cadre"] == cadre["id"])
        #expect(record["members"]?[1]?["person"] == person["id"])
        #expect(try await hall.call("registry.cadre.get", ["id": cadre["id"] ?? .null])["state"] == "active")
        let elsewhere = try await hall.call(
            "registry.cadre.add", ["name": "Contoh Eko", "village": "64.01.07.2003"])
        let error = await hall.error(
            "registry.decree.record", changed([("members", [["cadre": elsewhere["id"] ?? .null]])]))
        #expect(error?.details?[0]?["path"] == "/members/0/cadre")
    }

    @Test func `an unequal decree of the same number, village and year is a conflict that shows what differs`()
        async throws
    {
        let hall = try await hall()
        try await hall.call("registry.decree.record", decree)
        let error = await hall.error(
            "registry.decree.record", changed([("valid_until", "2026-01-02"), ("signer", "Penjabat (contoh)")]))
        #expect(error?.name == .conflict)
        #expect(
            error?.details == [
                ["field": "valid_until", "recorded": "2027-01-02", "given": "2026-01-02"],
                ["field": "signer", "recorded": "Kepala Desa (contoh)", "given": "Penjabat (contoh)"],
            ])
        // Another year, or another village, is another decree.
        try await hall.call(
            "registry.decree.record",
            changed([("date", "2023-01-03"), ("valid_from", "2023-01-03"), ("members", [["name": "Contoh Fajar"]])]))
        let expiring = try await hall.call("registry.decree.list", ["within": "64.01", "expires_before": "2028-01-01"])
        #expect(expiring["items"]?.array?.count == 2)
        #expect(try await hall.call("registry.decree.list", ["expired": true])["items"] == [])
    }

    @Test func `the book has its eight columns, as it was on a day`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.cadre.add",
            [
                "name": "Contoh Aminah", "sex": "P", "village": "64.01.07.2002", "birth_date": "1990-05-12",
                "education": "SMA", "courses": ["Komputer dasar"], "fields": ["Pertanian", "Air bersih"],
                "address": "RT 1 (contoh)", "role": "Perencanaan",
                "decree": [
                    "number": "140/1/2020", "date": "2020-01-02", "valid_from": "2020-01-02",
                    "valid_until": "2025-01-01",
                ],
            ])
        try await hall.call("registry.cadre.add", ["name": "Contoh Budi", "village": "64.01.07.2002"])
        try await hall.call(
            "registry.cadre.deactivate", ["id": 1, "on": "2023-06-01", "reason": "Tidak ada kegiatan"])
        let before = try await hall.call("registry.book", ["village": "64.01.07.2002", "as_of": "2019-12-31"])
        #expect(before["rows"] == [])
        let working = try await hall.call("registry.book", ["village": "64.01.07.2002", "as_of": "2023-05-11"])
        #expect(
            working["rows"] == [
                [
                    "number": 1, "name": "Contoh Aminah", "age": 32, "sex": "P", "education": "SMA, Komputer dasar",
                    "fields": "Pertanian, Air bersih", "address": "RT 1 (contoh)",
                    "remarks": "Perencanaan; SK 140/1/2020 tanggal 2 Januari 2020, berlaku sampai 1 Januari 2025",
                ]
            ])
        let resting = try await hall.call("registry.book", ["village": "64.01.07.2002"])
        #expect(resting["rows"]?[0]?["age"] == 33)
        #expect(resting["rows"]?[0]?["remarks"]?.string?.hasSuffix("; nonaktif") == true)
    }

    @Test func `the book is a file that an Indonesian Excel opens, a spreadsheet, or a page to be printed`()
        async throws
    {
        let hall = try await hall()
        try await hall.call("registry.decree.record", decree)
        try await hall.call(
            "registry.official.add",
            [
                "office": "village_head", "region": "64.01.07.2002", "name": "Contoh Hasan", "since": "2020-01-01",
                "title": "Petinggi",
            ])
        let village: JSONValue = ["village": "64.01.07.2002", "format": "csv"]
        let csv = try await hall.call("registry.book", village)["file"]
        #expect(
            csv?["content"]?.string?.hasPrefix(
                "\u{feff}No;Nama;Umur;Jenis Kelamin;Pendidikan/Kursus;Bidang;Alamat;Keterangan\r\n1;Contoh Aminah;;P;")
                == true)
        let sheet = try await hall.call("registry.book", ["village": "64.01.07.2002", "format": "xlsx"])["file"]
        #expect(sheet?["content"]?.string?.hasPrefix("UEsDB") == true)
        let page = try await hall.call("registry.book", ["village": "64.01.07.2002", "format": "html"])["file"]
        let html = try #require(page?["content"]?.string)
        for text in [
            "Desa Batu Botuk, Kecamatan Muara Komam, Kabupaten Paser", "Petinggi", "Contoh Hasan", "Contoh Budi",
            "330mm 215mm",
        ] { #expect(html.contains(text), "\(text)") }
        let none = try await hall.call("registry.book", ["village": "64.01.07.2003", "format": "html"])["file"]
        #expect(none?["content"]?.string?.contains("Belum ada kader") == true)
    }

    @Test func `whoever is erased is gone from attachments and reasons too`() async throws {
        let hall = try await hall()
        let record = try await hall.call("registry.decree.record", decree)
        let person = try #require(record["members"]?[0]?["person"])
        try await hall.call(
            "registry.companion.add",
            ["position": "pld", "region": "64.01.07.2002", "person": person, "since": "2022-01-01"])
        try await hall.call("registry.companion.end", ["id": 1, "on": "2023-01-01", "reason": "Contoh alasan"])
        try await hall.call("registry.person.erase", ["id": person, "request": "Permintaan 1/2024"])
        let members = try await hall.call("registry.decree.get", ["id": record["id"] ?? .null])["members"]
        #expect(members?[0]?["name"] == "(dihapus)")
        #expect(members?[0]?["address"] == .null)
        #expect(try await hall.call("registry.companion.get", ["id": 1])["reason"] == .null)
    }
}
