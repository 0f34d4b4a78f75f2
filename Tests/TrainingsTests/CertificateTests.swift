import HallTesting
import ModuleKit
import Testing

@testable import Trainings

@Suite struct CertificateTests {
    /// A completed training of so many people from Batu Botuk, each with a certificate where that is asked for.
    private func completed(_ office: Office, people: Int = 2, issued: Bool = true) async throws -> Int64 {
        let training = try await office.openID(["curriculum": "CONTOH-KPMD"])
        for i in 0..<people {
            let who: JSONValue = ["name": .string("Contoh \(i)"), "region": "64.01.07.2002", "unit": "Contoh unsur"]
            let ids = try await office.enrol(training, who)
            try await office.assess(training, "post", scores: [(ids[0], 95)])
        }
        try await office.complete(training)
        if issued { try await office.issue(training) }
        return training
    }

    @Test("certificates are issued once to each who completed, numbered by the pattern") func issues() async throws {
        let office = try await Office()
        let training = try await completed(office, people: 30, issued: false)
        let planned = try await office.issue(training, ["_meta": ["dry_run": true]])
        #expect(planned["issued"] == 30 && planned["certificates"] == [])
        #expect(try office.hall.rows("SELECT id FROM trainings_certificate").isEmpty)
        let answer = try await office.issue(training)
        #expect(answer["issued"] == 30 && answer["already"] == 0)
        #expect(answer["certificates"]?[0]?["number"] == "1/KPMD/V/2024")
        #expect(answer["certificates"]?[29]?["number"] == "30/KPMD/V/2024")
        #expect(Set(answer["certificates"]?.array?.compactMap { $0["code"]?.string } ?? []).count == 30)
        let again = try await office.issue(training)
        #expect(again["issued"] == 0 && again["already"] == 30)
        let list = try await office.hall.call("trainings.certificate.list", ["training": .integer(training)])
        #expect(list["items"]?.array?.count == 30)
        let first = try await office.hall.call("trainings.certificate.get", ["certificate": 1])
        #expect(first == list["items"]?[0])
        #expect(first["printed"]?["lesson_hours"]?.double == 24)
        #expect(first["printed"]?["modules"]?.array?.count == 7)
        #expect(first["printed"]?["predicate"] == "Sangat Memuaskan")
        #expect(first["printed"]?["place"] == "Gedung Serbaguna, Batu Botuk")
        #expect(
            first["holder"] == [
                "name": "Contoh 0", "birth_place": .null, "birth_date": .null, "office": .null, "unit": "Contoh unsur",
                "region": "Batu Botuk",
            ])
    }

    @Test("before it was judged who completed, nobody gets one; who failed gets none") func onlyCompleted() async throws
    {
        let office = try await Office()
        let training = try await office.openID()
        let ids = try await office.enrol(training, ["name": "Contoh Satu"], ["name": "Contoh Dua"])
        let early = await office.hall.error("trainings.certificate.issue", ["training": .integer(training)])
        #expect(early?.name == .invalidState)
        try await office.assess(training, "post", scores: [(ids[0], 59), (ids[1], 60)])
        let judged = try await office.complete(training)
        #expect(judged["failed"]?[0]?["reasons"]?[0]?["name"] == "post_test")
        let answer = try await office.issue(training)
        #expect(answer["certificates"]?.array?.map { $0["participant"] } == [.integer(ids[1])])
        let before = await office.hall.error(
            "trainings.certificate.issue", ["training": .integer(training), "issued_on": "2024-04-23"])
        #expect(before?.details?[0]?["path"] == "/issued_on")
    }

    @Test("what is printed stays as it was, whatever changes later; only a newer certificate has the new")
    func frozen() async throws {
        let office = try await Office()
        try await office.hall.call("core.settings.set", ["module": "core", "values": ["head_name": "Contoh Kepala"]])
        let training = try await completed(office)
        let before = try await office.hall.call("trainings.certificate.get", ["id": 1])
        #expect(before["printed"]?["signer_name"] == "Contoh Kepala")
        let person = before["person"] ?? .null
        try await office.hall.call("registry.person.update", ["person": person, "name": "Contoh Baru"])
        try await office.hall.call("core.settings.set", ["module": "core", "values": ["head_name": "Contoh Lain"]])
        try await office.hall.call(
            "trainings.curriculum.define",
            ["code": "CONTOH-KPMD", "title": "Lain", "modules": [["title": "Lain", "lesson_hours": 1]]])
        #expect(try await office.hall.call("trainings.certificate.get", ["id": 1]) == before)
        let newer = try await office.hall.call(
            "trainings.certificate.reissue", ["certificate": 1, "reason": "Nama salah tulis"])
        #expect(newer["number"] == before["number"] && newer["code"] != before["code"])
        #expect(newer["replaces"] == 1)
        #expect(newer["holder"]?["name"] == "Contoh Baru" && newer["printed"]?["signer_name"] == "Contoh Lain")
        #expect(newer["printed"]?["modules"] == before["printed"]?["modules"])
        var expected = before
        for (name, value) in [
            ("state", "reissued"), ("reason", "Nama salah tulis"), ("version", 2),
            ("replaced_by", newer["id"] ?? .null),
            ("ended_on", "2024-05-20"),
        ] as [(String, JSONValue)] { expected[name] = value }
        #expect(try await office.hall.call("trainings.certificate.get", ["id": 1]) == expected)
        #expect(try await office.issue(training)["issued"] == 0)
    }

    @Test("a code tells what must stand on the paper, and nothing private") func verifies() async throws {
        let office = try await Office()
        let training = try await completed(office)
        let certificates = try await office.hall.call("trainings.certificate.list", ["training": .integer(training)])
        let code = try #require(certificates["items"]?[0]?["code"]?.string)
        let valid = try await office.hall.call(
            "trainings.certificate.verify", ["code": .string(code.lowercased().replacing("-", with: " "))], as: .anyone)
        #expect(valid["valid"] == true && valid["name"] == "Contoh 0" && valid["number"] == "1/KPMD/V/2024")
        let told = Set(valid.object?.map(\.name) ?? [])
        #expect(told.isDisjoint(with: ["person", "participant", "holder", "region", "unit", "office", "reason"]))
        try await office.hall.call("trainings.certificate.reissue", ["certificate": 1, "reason": "Nama salah tulis"])
        let old = try await office.hall.call("trainings.certificate.verify", ["code": .string(code)])
        #expect(old["valid"] == false && old["state"] == "reissued")
        let newer = try await office.hall.call("trainings.certificate.get", ["id": 3])
        try await office.hall.call(
            "trainings.certificate.revoke", ["certificate": 3, "reason": "Diterbitkan untuk orang lain"])
        let revoked = try await office.hall.call("trainings.certificate.verify", ["code": newer["code"] ?? .null])
        #expect(revoked["valid"] == false && revoked["ended_on"] == "2024-05-20")
        let said = try await office.hall.call(
            "trainings.certificate.verify", ["code": newer["code"] ?? .null, "_meta": ["lang": "id"]])
        #expect(said["statement"]?.string?.contains("dicabut pada 20 Mei 2024") == true)
        for (step, id) in [("reissue", 3), ("revoke", 1), ("revoke", 3)] as [(String, JSONValue)] {
            let error = await office.hall.error(
                "trainings.certificate.\(step)", ["certificate": id, "reason": "Lagi"])
            #expect(error?.name == .invalidState)
        }
        #expect(try await office.issue(training)["issued"] == 0)
        let unknown = await office.hall.error("trainings.certificate.verify", ["code": "0000-0000-0000"])
        #expect(unknown?.name == .notFound)
        #expect(await office.hall.error("trainings.certificate.verify", ["code": "U"])?.name == .invalidParams)
    }

    @Test("where and when the holder was born stands on the paper as it was known then, and is told to no verifier")
    func birth() async throws {
        let office = try await Office()
        let training = try await completed(office, people: 3, issued: false)
        let persons = try office.hall.rows("SELECT person FROM trainings_participant ORDER BY id").map {
            JSONValue.integer($0["person"])
        }
        let births: [JSONValue] = [
            ["birth_place": "Tanah Grogot", "birth_date": "1990-08-07"], ["birth_date": "1985-12-31"], [:],
        ]
        for (person, birth) in zip(persons, births) {
            try await office.hall.call(
                "registry.person.update", .object([("person", person)] + (birth.object ?? [])))
        }
        try await office.issue(training)
        try await office.hall.call("registry.person.update", ["person": persons[0], "birth_place": "Kuaro"])
        func paper(_ id: Int64) async throws -> String {
            let file = try await office.hall.call(
                "trainings.certificate.document", ["certificate": .integer(id), "format": "html"])
            return try #require(file["content"]?.string)
        }
        #expect(try await paper(1).contains("Tempat, tanggal lahir: Tanah Grogot, 7 Agustus 1990"))
        #expect(try await paper(2).contains("Tanggal lahir: 31 Desember 1985"))
        #expect(try await !paper(3).contains("lahir"))
        let first = try await office.hall.call("trainings.certificate.get", ["certificate": 1])
        #expect(first["holder"]?["birth_place"] == "Tanah Grogot")
        let verified = try await office.hall.call(
            "trainings.certificate.verify", ["code": first["code"] ?? .null], as: .anyone)
        #expect(verified["valid"] == true && !verified.text.contains("1990") && !verified.text.contains("Grogot"))
        let newer = try await office.hall.call(
            "trainings.certificate.reissue", ["certificate": 1, "reason": "Tempat lahir salah tulis"])
        #expect(newer["holder"]?["birth_place"] == "Kuaro")
    }

    @Test("a person who was two keeps one certificate") func merged() async throws {
        let office = try await Office()
        let training = try await completed(office)
        let persons = try office.hall.rows("SELECT person FROM trainings_participant ORDER BY id").map {
            JSONValue.integer($0["person"])
        }
        try await office.hall.call("registry.person.merge", ["keep": persons[0], "drop": persons[1]])
        let list = try await office.hall.call("trainings.certificate.list", ["training": .integer(training)])
        #expect(list["items"]?.array?.map { $0["state"] } == ["issued", "revoked"])
        #expect(list["items"]?.array?.map { $0["participant"] } == [1, 1])
    }

    @Test("the paper has the front and the back of each, with its code") func paper() async throws {
        let office = try await Office()
        let training = try await completed(office, people: 3)
        let code = try #require(try await office.hall.call("trainings.certificate.get", ["id": 2])["code"]?.string)
        let one = try await office.hall.call(
            "trainings.certificate.document", ["certificate": 2, "format": "html"])
        #expect(one["media_type"] == "text/html" && one["name"] == "sertifikat-2.html")
        let html = try #require(one["content"]?.string)
        #expect(html.contains("Contoh 1") && html.contains(code) && html.contains("22 s.d. 24 April 2024"))
        #expect(html.contains("Rencana kerja tindak lanjut") && html.contains("24 jam pelajaran"))
        #expect(html.contains("size: 297mm 210mm") && !html.contains("Tidak berlaku"))
        let all = try await office.hall.call(
            "trainings.certificate.print", ["training": .integer(training), "format": "html"])
        let sheets = try #require(all["content"]?.string)
        #expect(sheets.components(separatedBy: "class=\"front\"").count == 4)
        #expect(sheets.components(separatedBy: "class=\"qr\"").count == 4)
        try await office.hall.call("trainings.certificate.revoke", ["certificate": 2, "reason": "Keliru orang"])
        let revoked = try await office.hall.call(
            "trainings.certificate.document", ["certificate": 2, "format": "html"])
        #expect(revoked["content"]?.string?.contains("Tidak berlaku lagi") == true)
    }

    @Test("a pattern that makes one number twice, or that nobody understands, is no setting")
    func patterns() async throws {
        let office = try await Office()
        for pattern in ["{seq}/KPMD", "KPMD/{year}", "{seq}/{yaer}", "{seq}/{year}/{", "{seq:0}/{year}"] {
            let error = await office.hall.error(
                "core.settings.set", ["module": "trainings", "values": ["certificate_number": .string(pattern)]])
            #expect(error?.name == .invalidParams, "\(pattern)")
        }
        let day = try #require(CalendarDate(year: 2024, month: 12, day: 1))
        let pattern = try NumberPattern("800/{seq:4}/{roman_month}-{month}/{year}/{training}")
        #expect(pattern.number(7, on: day, training: 3) == "800/0007/XII-12/2024/3")
    }

    @Test("codes are read as people write them") func codes() throws {
        let code = VerificationCode.random()
        #expect(VerificationCode(code.description) == code)
        #expect(VerificationCode("oil0-1234 56z7")?.description == "0110-1234-56Z7")
        for text in ["", "4K7M-Q2ZD-9HX", "4K7M-Q2ZD-9HXU", "4K7M-Q2ZD-9HXWW", "4K7M-Q2ZD-9HX!"] {
            #expect(VerificationCode(text) == nil)
        }
    }
}
