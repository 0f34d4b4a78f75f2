import DocumentKit
import Foundation
import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// What is recorded late, corrected, or of somebody of whom nothing more may be recorded.
@Suite struct CorrectionTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private let village = "64.01.07.2002"

    private func add(_ hall: TestHall, _ name: String, _ more: JSONValue = [:]) async throws -> JSONValue {
        var parameters: JSONValue = ["name": .string(name), "village": .string(village)]
        for (key, value) in more.object ?? [] { parameters[key] = value }
        return try await hall.call("registry.cadre.add", parameters)
    }

    private func decree(_ number: String, _ day: String, until: String? = nil) -> JSONValue {
        var decree: JSONValue = ["number": .string(number), "date": .string(day), "valid_from": .string(day)]
        if let until { decree["valid_until"] = .string(until) }
        return decree
    }

    private func warnings(_ answer: JSONValue) -> [String] {
        (answer["warnings"]?.array ?? []).compactMap { $0["name"]?.string }
    }

    @Test func `a cadre whose older decree is recorded after her is in the book from its first day on`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah")
        try await hall.call("registry.cadre.appoint", ["id": 1, "decree": decree("1/2024", "2024-01-02")])
        for (day, count) in [("2024-01-01", 0), ("2024-01-02", 1), ("2024-03-13", 1)] {
            let book = try await hall.call("registry.book", ["village": .string(village), "as_of": .string(day)])
            #expect(book["rows"]?.array?.count == count, "\(day)")
        }
    }

    @Test func `null empties courses and fields, and a name is never empty`() async throws {
        let hall = try await hall()
        let details: JSONValue = ["courses": ["Komputer"], "fields": ["Pertanian"]]
        let person = try #require(try await add(hall, "Contoh Aminah", details)["person"])
        for command in ["registry.person.update", "registry.cadre.update"] {
            try await hall.call("registry.person.update", ["id": person, "courses": ["A"], "fields": ["B"]])
            try await hall.call(command, ["id": 1, "courses": .null])
            let emptied = try await hall.call("registry.person.get", ["id": person])
            #expect(emptied["courses"] == [])
            #expect(emptied["fields"] == ["B"], "what is absent is kept")
            try await hall.call(command, ["id": 1, "fields": .null])
            #expect(try await hall.call("registry.person.get", ["id": person])["fields"] == [])
            let error = await hall.error(command, ["id": 1, "name": .null])
            #expect(error?.details?[0]?["path"] == "/name")
            #expect(error?.details?[0]?["rule"] == "required")
        }
    }

    @Test func `a decree that begins later is told of, except while an older one holds`() async throws {
        let hall = try await hall()
        let early = try await add(hall, "Contoh Aminah", ["decree": decree("2/2024", "2024-06-01")])
        #expect(warnings(early).contains("decree_not_yet_valid"))
        _ = try await add(hall, "Contoh Budi", ["decree": decree("1/2020", "2020-01-02", until: "2024-05-31")])
        let renewed = try await hall.call(
            "registry.cadre.appoint", ["id": 2, "decree": decree("2/2024", "2024-06-01")])
        #expect(warnings(renewed) == [])
        let list = try await hall.call("registry.cadre.list")["items"]
        #expect(warnings(list?[0] ?? .null) == ["decree_not_yet_valid"])
    }

    @Test func `an erased person neither serves anew nor holds an office, and the cadre is answered`() async throws {
        let hall = try await hall()
        try await hall.call("registry.person.add", ["name": "Contoh Lain"])
        let cadre = try await add(hall, "Contoh Aminah", ["decree": decree("1/2020", "2020-01-02")])
        try await hall.call("registry.cadre.deactivate", ["id": 1, "on": "2023-01-01", "reason": "uji"])
        let erased = try await hall.call("registry.cadre.erase", ["id": 1, "request": "Permintaan 1/2024"])
        #expect(erased["id"] == 1 && erased["person"] == 2)
        let person = cadre["person"] ?? .null
        for (command, parameters): (String, JSONValue) in [
            ("registry.cadre.appoint", ["id": 1, "decree": decree("2/2024", "2024-01-02")]),
            (
                "registry.cadre.revive",
                ["id": 1, "on": "2024-01-02", "basis": ["kind": "meeting", "reference": "1"]]
            ),
            ("registry.cadre.add", ["person": person, "village": "64.01.07.2003"]),
            (
                "registry.official.add",
                ["office": "village_head", "region": .string(village), "person": person, "since": "2024-01-01"]
            ),
        ] { #expect(await hall.error(command, parameters)?.name == .invalidState, "\(command)") }
        try await hall.call("registry.cadre.end", ["id": 1, "on": "2024-01-01", "reason": "term"])
    }

    @Test func `a return to work on a decree that nobody recorded is told of`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", ["decree": decree("1/2020", "2020-01-02")])
        for (reference, names) in [("SK TIDAK ADA", ["decree_unknown"]), ("1/2020", [])] {
            try await hall.call("registry.cadre.deactivate", ["id": 1, "on": "2024-01-01", "reason": "uji"])
            let revived = try await hall.call(
                "registry.cadre.revive",
                ["id": 1, "on": "2024-01-01", "basis": ["kind": "decree", "reference": .string(reference)]])
            #expect(warnings(revived) == names)
        }
    }

    @Test func `whoever follows cadres hears of another name or role`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah")
        func told() async throws -> Int? {
            try await hall.call("core.events.list", ["topics": ["registry.cadres.changed"]])["items"]?.array?.count
        }
        let before = try #require(try await told())
        try await hall.call("registry.cadre.update", ["id": 1, "role": "Perencanaan"])
        #expect(try await told() == before + 1)
        try await hall.call("registry.cadre.update", ["id": 1, "name": "Contoh Aminah Baru"])
        #expect(try await told() == before + 2)
        try await hall.call("registry.cadre.update", ["id": 1, "phone": "0812 0000"])
        #expect(try await told() == before + 2, "a telephone is nobody else's business")
    }

    @Test func `nobody is born on a day to come, and one born very long ago is told of`() async throws {
        let hall = try await hall()
        let future = await hall.error("registry.person.add", ["name": "Contoh", "birth_date": "2024-03-14"])
        #expect(future?.details?[0]?["path"] == "/birth_date")
        let old = try await hall.call("registry.person.add", ["name": "Contoh", "birth_date": "1890-01-01"])
        #expect(warnings(old) == ["birth_date_old"])
        #expect(
            await hall.error("registry.person.update", ["id": 1, "birth_date": "2030-01-01"])?.name == .invalidParams)
        let updated = try await hall.call("registry.person.update", ["id": 1, "birth_date": "1899-12-31"])
        #expect(warnings(updated) == ["birth_date_old"])
    }

    @Test func `the same decree again says nothing new`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah")
        let parameters: JSONValue = ["id": 1, "decree": decree("1/2024", "2024-01-02")]
        let first = try await hall.call("registry.cadre.appoint", parameters)
        #expect(try await hall.call("registry.cadre.appoint", parameters) == first)
        #expect(try await hall.call("registry.cadre.history", ["id": 1])["items"]?.array?.count == 2)
    }

    @Test func `a part of a name is found in either case, with marks too`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh José")
        for text in ["JOSÉ", "josé", "CONTOH"] {
            for list in ["registry.cadre.list", "registry.person.list"] {
                let found = try await hall.call(list, ["text": .string(text)])["items"]?.array
                #expect(found?.count == 1, "\(list) \(text)")
            }
        }
    }

    @Test func `a NIK that a sheet has as a number and that ends in 0 was damaged; as text it is whole`() async throws {
        let hall = try await hall()
        let rows: [[DocumentKit.Table.Cell]] = [
            [.text("Contoh Aminah"), .text("Uko"), .text("Muara Komam"), .integer(9_901_071_205_900_040)],
            [.text("Contoh Budi"), .text("Uko"), .text("Muara Komam"), .text("9901071205900050")],
            [.text("Contoh Citra"), .text("Uko"), .text("Muara Komam"), .integer(9_901_071_205_900_062)],
        ]
        let table = DocumentKit.Table(
            "Kader", title: [], columns: [.init("Nama"), .init("Desa"), .init("Kecamatan"), .init("NIK")], rows: rows)
        let file: JSONValue = ["content": .string(Data(try table.xlsx()).base64EncodedString()), "encoding": "base64"]
        let answer = try await hall.call("registry.cadre.import", ["file": file, "format": "xlsx"])
        #expect(answer["accepted"] == 2)
        #expect(answer["refused"]?.array?.compactMap { $0["line"]?.int } == [2])
        #expect(answer["refused"]?[0]?["reason"]?.string?.contains("is a number that ends in 0") == true)
    }

    @Test func `a weekday is no part of the birth place, and must be that of the day`() async throws {
        let hall = try await hall()
        let answer = try await hall.call(
            "registry.cadre.import",
            [
                "format": "csv",
                "file": """
                Nama;Desa;Kecamatan;Tempat, Tgl Lahir;Golongan Darah;Umur
                Contoh Aminah;Uko;Muara Komam;Paser, Selasa 13 Maret 1990;O;34
                Contoh Budi;Uko;Muara Komam;Paser, Rabu 13 Maret 1990;O;34
                Contoh Citra;Uko;Muara Komam;Pasar Minggu, 13 Maret 1990;O;34

                """,
            ])
        #expect(answer["accepted"] == 2)
        #expect(answer["refused"]?.array?.compactMap { $0["line"]?.int } == [3])
        #expect(answer["ignored_columns"] == ["Golongan Darah", "Umur"])
        let people = try await hall.call("registry.person.list")["items"]?.array ?? []
        #expect(people.map { $0["birth_place"] } == ["Paser", "Pasar Minggu"])
        #expect(people.map { $0["birth_date"] } == ["1990-03-13", "1990-03-13"])
    }
}
