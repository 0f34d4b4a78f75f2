import HallTesting
import ModuleKit
import Testing

@testable import Registry

@Suite struct ImportTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    @discardableResult
    private func take(_ hall: TestHall, _ lines: [String], _ more: JSONValue = [:]) async throws -> JSONValue {
        var parameters: JSONValue = ["file": .string(lines.joined(separator: "\n") + "\n"), "format": "csv"]
        for (name, value) in more.object ?? [] { parameters[name] = value }
        return try await hall.call("registry.cadre.import", parameters)
    }

    @Test func `a list fills in what is not known, and what it says otherwise is for somebody to look at`() async throws
    {
        let hall = try await hall()
        try await hall.call(
            "registry.cadre.add", ["name": "Contoh Aminah", "village": "64.01.07.2003", "phone": "0812 0000"])
        let heading = "Nama;Desa;Kecamatan;L/P;No HP;No SK;Tgl SK"
        let filled = try await take(hall, [heading, "CONTOH AMINAH;Uko;Muara Komam;P;08120000;1/2024;2 Januari 2024"])
        #expect(filled["accepted"] == 1)
        let cadre = try await hall.call("registry.cadre.get", ["id": 1])
        #expect(cadre["sex"] == "P" && cadre["state"] == "active" && cadre["decree"]?["number"] == "1/2024")
        #expect(cadre["name"] == "Contoh Aminah")
        let other = try await take(hall, [heading, "Contoh Aminah;Uko;Muara Komam;P;0899999;1/2024;2 Januari 2024"])
        #expect(other["doubtful"]?[0]?["reason"] == "Recorded otherwise: telephone")
        #expect(other["doubtful"]?[0]?["candidates"]?[0]?["cadre"] == 1)
        let older = try await take(hall, [heading, "Contoh Aminah;Uko;Muara Komam;P;;9/2020;2 Januari 2020"])
        #expect(older["doubtful"]?.array?.count == 1)
        let newer = try await take(hall, [heading, "Contoh Aminah;Uko;Muara Komam;P;;2/2024;2 Februari 2024"])
        #expect(newer["accepted"] == 1)
        let history = try await hall.call("registry.cadre.history", ["id": 1])["items"]?.array ?? []
        #expect(history.compactMap { $0["decree"]?.string } == ["1/2024", "2/2024"])
    }

    @Test func `a NIK of another region, day or sex is taken with a warning, and a second run says the same`()
        async throws
    {
        let hall = try await hall()
        let lines = [
            "Nama;NIK;Desa;Kecamatan;Tgl Lahir;L/P", "Contoh Aminah;6401075205900001;Uko;Muara Komam;12/5/1990;P",
            "Contoh Budi;9901071205900002;Uko;Muara Komam;13/5/1990;P",
            "Contoh Citra;9901071305900002;Nowhere;Muara Komam;13/5/1990;P",
        ]
        let dry = try await take(hall, lines, ["_meta": ["dry_run": true]])
        let first = try await take(hall, lines)
        let second = try await take(hall, lines)
        #expect(first["accepted"] == 2 && second["unchanged"] == 2)
        for report in [dry, first, second] {
            let warnings = report["warnings"]?.array ?? []
            #expect(warnings.compactMap { $0["line"]?.int } == [3, 3, 3])
            #expect(Set(warnings.compactMap { $0["name"]?.string }) == ["nik_region", "nik_birth_date", "nik_sex"])
            #expect(report["warning_count"] == 3)
            #expect(!report.text.contains("990107120590"))
        }
    }

    @Test func `a list with numbers may come in pieces of plain text`() async throws {
        let hall = try await hall()
        let list = "Nama;NIK;Desa;Kecamatan\nContoh Aminah;6401075205900001;Uko;Muara Komam\n"
        let blob = try await hall.call("core.blob.put", ["content": .string(list), "encoding": "utf8"])
        let taken = try await hall.call(
            "registry.cadre.import", ["file": ["blob": blob["blob"] ?? .null], "format": "csv"])
        #expect(taken["accepted"] == 1)
        // Beside the piece the rule holds.
        let stray = await hall.error("core.blob.put", ["blob": "6401075205900001", "content": "x"])
        #expect(stray?.details?[0]?["rule"] == "nik")
    }

    @Test func `the same NIK is the same person, in another village too`() async throws {
        let hall = try await hall()
        let heading = "Nama,NIK,Desa,Kecamatan"
        try await take(hall, [heading, "Contoh Budi,9901071205900001,Uko,Muara Komam"])
        let second = try await take(hall, [heading, "Contoh Budi,'99.0107.120590.0001,Batu Botuk,Muara Komam"])
        #expect(second["accepted"] == 1)
        #expect(try hall.rows("SELECT * FROM registry_person").count == 1)
        #expect(try hall.rows("SELECT * FROM registry_cadre").count == 2)
        let stranger = try await take(hall, [heading, "Contoh Wahyuni,9901071205900001,Muara Komam,Muara Komam"])
        #expect(stranger["doubtful"]?[0]?["reason"] == "The NIK is recorded of a person of another name")
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["nik"] == "990107******0001")
    }

    @Test func `who has ended is not taken back by a list, and a name of many is not guessed`() async throws {
        let hall = try await hall()
        let heading = "Nama,Desa,Kecamatan"
        try await take(hall, [heading, "Contoh Citra,Uko,Muara Komam"])
        try await hall.call("registry.cadre.end", ["id": 1, "on": "2024-03-01", "reason": "resigned"])
        let ended = try await take(hall, [heading, "Contoh Citra,Uko,Muara Komam"])
        #expect(ended["doubtful"]?[0]?["candidates"]?[0]?["cadre"] == 1)
        for _ in 1...2 {
            try await hall.call("registry.cadre.add", ["name": "Contoh Dewi", "village": "64.01.07.2003"])
        }
        let several = try await take(hall, [heading, "Contoh Dewi,Uko,Muara Komam"])
        #expect(several["doubtful"]?[0]?["candidates"]?.array?.count == 2)
    }

    @Test func `a NIK under another heading is refused and stands nowhere`() async throws {
        let hall = try await hall()
        let report = try await take(
            hall, ["Nama,Desa,Kecamatan,Alamat", "Contoh Eko,Uko,Muara Komam,RT 1 NIK 9901071205900003"])
        #expect(report["refused"]?.array?.count == 1)
        #expect(!report.text.contains("9901071205900003"))
    }

    @Test func `a region given beside the list stands for what the list does not say`() async throws {
        let hall = try await hall()
        try await hall.importRegions(
            """
            64.71.01,Balikpapan Timur,district,64.71,kecamatan
            64.71.01.1001,Uko,village,64.71.01,kelurahan
            """.addingHeading)
        let lines = ["Nama,Desa", "Contoh Fajar,Uko"]
        #expect(try await take(hall, lines)["doubtful"]?[0]?["candidates"]?.array?.count == 2)
        #expect(try await take(hall, lines, ["within": "64.01"])["accepted"] == 1)
        #expect(
            await hall.error("registry.cadre.import", ["file": "x", "format": "csv", "within": "65"])?.name
                == .invalidParams)
    }

    @Test func `a long list is written in chunks, and a run that was cut off goes on where it ended`() async throws {
        let villages = ["Uko", "Batu Botuk", "Kel. Muara Komam"]
        let lines = (1...1_200).map { number in
            // Nobody shares a birth date, so that no two are nearly the same.
            let birth = CalendarDate(daysSince1970: number * 9)
            return "Contoh \(Self.word(number));\(villages[number % 3]);Muara Komam;\(birth)"
        }
        let heading = "Nama;Desa;Kecamatan;Tgl Lahir"
        let hall = try await hall()
        try await take(hall, [heading] + lines.prefix(700))
        let before = try hall.rows("SELECT * FROM core_journal").count
        let rest = try await take(hall, [heading] + lines)
        #expect(rest["accepted"] == 500 && rest["unchanged"] == 700)
        for member in ["doubtful", "refused"] { #expect(rest[member] == [], "\(rest[member]?[0]?.text ?? "")") }
        #expect((2...3).contains(try hall.rows("SELECT * FROM core_journal").count - before))
        #expect(try hall.rows("SELECT * FROM registry_cadre").count == 1_200)
    }

    /// A word of its own for each number.
    private static func word(_ number: Int) -> String {
        let syllables = ["ba", "ki", "lo", "mu", "ne", "pa", "ri", "so", "tu", "we"]
        return String(String(number * 7919).map { syllables[Int(String($0)) ?? 0] }.joined())
    }

    @Test func `a list takes nobody as active of whom it says otherwise`() async throws {
        let hall = try await hall()
        try await hall.call("registry.cadre.add", ["name": "Contoh Budi", "village": "64.01.07.2003"])
        let answer = try await take(
            hall,
            [
                "Nama;Desa;Kecamatan;SK;Tanggal SK;Status;Ket", "Contoh Aminah;Uko;Muara Komam;1;2 Januari 2024;Aktif;",
                "Contoh Budi;Uko;Muara Komam;1;2 Januari 2024;Berhenti (meninggal);",
                "Contoh Citra;Uko;Muara Komam;1;2 Januari 2024;Nonaktif;",
                "Contoh Dewi;Uko;Muara Komam;1;2 Januari 2024;;Sudah meninggal dunia",
                "Contoh Eka;Uko;Muara Komam;1;2 Januari 2024;Kawin;Ketua RT",
                "Contoh Fitri;Uko;Muara Komam;1;2 Januari 2024;MASIH AKTIF;Kader lama",
                "Contoh Gita;Uko;Muara Komam;1;2 Januari 2024;tidak aktif;",
            ])
        #expect(answer["accepted"] == 3)
        #expect(answer["doubtful"]?.array?.compactMap { $0["line"]?.int } == [3, 4, 5, 8])
        let first = answer["doubtful"]?[0]
        #expect(first?["reason"]?.string?.hasPrefix("'Berhenti (meninggal)' under 'Status' does not say") == true)
        #expect(first?["reason"]?.string?.contains("registry.cadre.end") == true)
        #expect(first?["candidates"]?[0]?["cadre"] == 1)
        #expect(answer["doubtful"]?[2]?["reason"]?.string?.hasPrefix("'meninggal' under 'Ket'") == true)
        #expect(answer["ignored_columns"] == ["Ket"])
        #expect(try hall.rows("SELECT 1 FROM registry_cadre WHERE state = 'active'").count == 3)
    }

    @Test func `once it is recorded that somebody has stopped, a list that says so brings nothing new`() async throws {
        let hall = try await hall()
        for (name, command, more) in [
            ("Contoh Budi", "registry.cadre.end", "died"), ("Contoh Citra", "registry.cadre.deactivate", "Contoh"),
        ] {
            let cadre = try await hall.call(
                "registry.cadre.add",
                [
                    "name": .string(name), "village": "64.01.07.2003",
                    "decree": ["number": "1/2024", "date": "2024-01-02", "valid_from": "2024-01-02"],
                ])
            try await hall.call(
                command, ["id": cadre["id"] ?? .null, "on": "2024-03-01", "reason": .string(more)])
        }
        let answer = try await take(
            hall,
            [
                "Nama;Desa;Kecamatan;Keaktifan", "Contoh Budi;Uko;Muara Komam;Meninggal",
                "Contoh Citra;Uko;Muara Komam;Nonaktif", "Contoh Dewi;Uko;Muara Komam;Nonaktif",
            ])
        #expect(answer["unchanged"] == 2)
        #expect(answer["doubtful"]?.array?.compactMap { $0["line"]?.int } == [4])
    }

    @Test func `a heading that only the office knows may be said to tell who serves`() async throws {
        let hall = try await hall()
        let lines = ["Nama;Desa;Kecamatan;Posisi 2024", "Contoh Aminah;Uko;Muara Komam;Mundur"]
        let answer = try await take(hall, lines, ["mapping": ["state": "Posisi 2024"]])
        #expect(answer["doubtful_count"] == 1)
    }
}

extension String {
    fileprivate var addingHeading: String { "code,name,level,parent_code,kind\n" + self }
}
