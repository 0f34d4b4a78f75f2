import Foundation
import HallTesting
import ModuleKit
import Testing

@testable import Registry

@Suite struct IdentityNumberTests {
    private let nik = "6401075003900001"

    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private func add(_ hall: TestHall, _ name: String, _ more: JSONValue = [:]) async throws -> JSONValue {
        var parameters: JSONValue = ["name": .string(name), "village": "64.01.07.2002", "sex": "P"]
        for (key, value) in more.object ?? [] { parameters[key] = value }
        return try await hall.call("registry.cadre.add", parameters)
    }

    private func warnings(_ answer: JSONValue) -> [String] {
        (answer["warnings"]?.array ?? []).compactMap { $0["name"]?.string }
    }

    @Test func `a cadre's number is masked wherever it is shown, and belongs to one person`() async throws {
        let hall = try await hall()
        let cadre = try await add(hall, "Contoh Aminah", ["nik": "6401 0750 0390 0001", "birth_date": "1990-03-10"])
        #expect(cadre["nik"] == "640107******0001")
        #expect(cadre["nik_state"] == "well_formed")
        #expect(!warnings(cadre).contains { $0.hasPrefix("nik") })
        let person = try await hall.call("registry.person.get", ["id": 1])
        #expect(person["nik"] == "640107******0001")
        #expect(try await hall.call("registry.cadre.list")["items"]?[0]?["nik"] == "640107******0001")
        #expect(
            try await hall.call("registry.person.list", ["nik": .string(nik)])["items"]?.array?.count == 1)
        let error = await hall.error("registry.person.add", ["name": "Contoh Lain", "nik": .string(nik)])
        #expect(error?.name == .conflict)
        #expect(error?.details?["person"] == 1)
        #expect(try hall.rows("SELECT 1 FROM registry_person").count == 1)
    }

    @Test func `what differs from the number warns, and what cannot be one is refused with its rule`() async throws {
        let hall = try await hall()
        let cadre = try await add(
            hall, "Contoh Aminah", ["nik": "6402075103910001", "birth_date": "1990-03-10", "sex": "L"])
        #expect(Set(warnings(cadre)).isSuperset(of: ["nik_sex", "nik_birth_date", "nik_region"]))
        for (text, rule) in [
            ("0", "placeholder"), ("6,40107E+15", "excel_exponent"), ("6401075003900000", "excel_zero"),
            ("64010750039", "length"), ("6401079903900001", "day"), ("6401075099900001", "month"),
        ] {
            let error = await hall.error(
                "registry.cadre.add", ["name": "Contoh", "village": "64.01.07.2002", "nik": .string(text)])
            #expect(error?.details?[0]?["path"] == "/nik")
            #expect(error?.details?[0]?["rule"]?.string == rule)
        }
        let changed = try await hall.call("registry.cadre.update", ["id": 1, "sex": "P", "birth_date": "1991-03-11"])
        #expect(!warnings(changed).contains("nik_sex"))
        #expect(!warnings(changed).contains("nik_birth_date"))
    }

    @Test func `a number is corrected, verified and cleared, and then free for another`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah")
        let set = try await hall.call(
            "registry.cadre.update", ["id": 1, "nik": .string(nik), "nik_state": "provisional"])
        #expect(set["nik_state"] == "provisional")
        let verified = try await hall.call("registry.person.update", ["id": 1, "nik_state": "verified"])
        #expect(verified["nik_state"] == "verified")
        let cleared = try await hall.call("registry.person.update", ["id": 1, "nik": nil])
        #expect(cleared["nik"]?.isNull == true)
        #expect(cleared["nik_state"] == "none")
        #expect(try await hall.call("registry.person.add", ["name": "B", "nik": .string(nik)])["id"] == 2)
        #expect(await hall.error("registry.person.update", ["id": 1, "nik_state": "verified"])?.name == .invalidParams)
    }

    @Test func `revealing needs a purpose and an admin, and is recorded with who and why`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", ["nik": .string(nik)])
        #expect(await hall.error("registry.cadre.reveal", ["id": 1])?.details?[0]?["path"] == "/purpose")
        let call: JSONValue = ["cadre": 1, "purpose": "Pencocokan data"]
        #expect(await hall.error("registry.cadre.reveal", call, as: .operator)?.name == .forbidden)
        #expect(try await hall.call("registry.cadre.reveal", call, uid: 1234)["nik"]?.string == nik)
        let entry = try await hall.call("registry.access.list", ["person": 1])["items"]?[0]
        #expect(entry?["uid"] == 1234)
        #expect(entry?["purpose"] == "Pencocokan data")
        #expect(entry?["action"] == "reveal")
        #expect(await hall.error("registry.access.list", as: .operator)?.name == .forbidden)
        // Nor is the record of it undone by who may undo writes.
        let written = try await hall.call("core.journal.list", ["command": "registry.cadre.reveal"])
        let seq = try #require(written["items"]?[0]?["seq"])
        #expect(await hall.error("core.journal.revert", ["seq": seq])?.name == .invalidState)
    }

    @Test func `the cadre with the first number is undone, and the key that it made stays`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", ["nik": .string(nik)])
        let written = try await hall.call("core.journal.list", ["command": "registry.cadre.add"])
        try await hall.call("core.journal.revert", ["seq": try #require(written["items"]?[0]?["seq"])])
        #expect(try await hall.call("registry.person.list")["items"] == [])
        _ = try await add(hall, "Contoh Aminah", ["nik": .string(nik)])
    }

    @Test func `a merge carries the number along, and two numbers are two persons`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah")
        _ = try await add(hall, "Contoh Aminah", ["nik": .string(nik)])
        _ = try await add(hall, "Contoh Amina", ["nik": "6401075003900002"])
        let kept = try await hall.call("registry.person.merge", ["keep": 1, "drop": 2])
        #expect(kept["nik"] == "640107******0001")
        #expect(await hall.error("registry.person.merge", ["keep": 1, "drop": 3])?.name == .conflict)
        #expect(try await hall.call("registry.person.reveal", ["id": 2, "purpose": "uji"])["nik"]?.string == nik)
    }

    @Test func `an erased person is nobody any more, and is still counted`() async throws {
        let hall = try await hall()
        _ = try await add(
            hall, "Contoh Aminah",
            [
                "nik": .string(nik), "birth_date": "1990-03-10", "phone": "0812 0000 0000", "address": "Jalan Contoh",
                "decree": ["number": "1/2024", "date": "2024-01-02", "valid_from": "2024-01-02"],
            ])
        try await hall.call(
            "registry.cadre.deactivate", ["id": 1, "on": "2024-02-01", "reason": "Sakit berat"])
        let answer = try await hall.call("registry.cadre.erase", ["id": 1, "request": "Permintaan 1/2024"])
        #expect(answer["name"]?.string == Erasing.name)
        let gone = try await hall.call("registry.person.get", ["id": answer["person"] ?? .null])
        for member in ["birth_date", "phone", "address", "nik"] { #expect(gone[member]?.isNull == true) }
        #expect(gone["nik_state"] == "none")
        #expect(gone["sex"] == "P")
        let row = try #require(try hall.rows("SELECT birth_year, nik_hash FROM registry_person").first)
        #expect(row["birth_year"] == 1990)
        #expect(row["nik_hash"] == nil as Int64?)
        let cadre = try await hall.call("registry.cadre.get", ["id": 1])
        #expect(cadre["village"] == "64.01.07.2002")
        #expect(cadre["state"] == "inactive")
        let history = try await hall.call("registry.cadre.history", ["id": 1])["items"]?.array ?? []
        #expect(history.compactMap { $0["kind"]?.string } == ["added", "appointed", "deactivated"])
        #expect(history.allSatisfy { $0["reason"]?.isNull == true })
        let ledger = try hall.rows("SELECT table_name, row_id FROM core_erasure ORDER BY id")
        #expect(
            ledger.map { $0["table_name"] as String } == ["registry_cadre_event", "registry_person"])
        #expect(await hall.error("registry.person.update", ["id": 1, "name": "Lagi"])?.name == .invalidState)
        #expect(await hall.error("registry.person.erase", ["id": 1, "request": "lagi"])?.name == .invalidState)
    }

    @Test func `who erases a cadre is told what backups hold, and the cadre's version grows`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", [:])
        try await hall.call("core.backup.create")
        let before = try await hall.call("registry.cadre.get", ["id": 1])
        let gone = try await hall.call("registry.cadre.erase", ["id": 1, "request": "Permintaan 1/2024"])
        #expect(gone["warnings"]?.array?.map { $0["name"] }.contains("held_by_backups") == true)
        #expect(gone["version"]?.int == before["version"]?.int.map { $0 + 1 })
        hall.waitForErasure()
    }

    @Test func `a person who asks is told of offices, boards, postings and decrees`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", [:])
        let village: JSONValue = "64.01.07.2002"
        try await hall.call(
            "registry.decree.record",
            [
                "number": "1/2024", "date": "2024-01-02", "village": village, "valid_from": "2024-01-02",
                "signer": "Contoh", "members": [["cadre": 1, "address": "RT 1 (contoh)"]],
            ])
        try await hall.call(
            "registry.official.add",
            ["person": 1, "office": "village_head", "region": village, "since": "2020-01-01", "until": "2021-12-31"])
        let institution = try await hall.call(
            "registry.institution.add", ["kind": "karang_taruna", "name": "Karang Taruna Contoh", "region": village])
        try await hall.call(
            "registry.institution.seat",
            ["institution": institution["id"] ?? .null, "person": 1, "office": "Ketua", "since": "2022-01-01"])
        try await hall.call(
            "registry.companion.add", ["person": 1, "position": "pld", "region": "64.01.07", "since": "2023-01-01"])
        let all = try await hall.call("registry.person.export", ["id": 1])
        #expect(all["decrees"]?[0]?["address"] == "RT 1 (contoh)")
        #expect(all["offices"]?[0]?["office"] == "village_head")
        #expect(all["boards"]?[0]?["institution"] == "Karang Taruna Contoh")
        #expect(all["postings"]?[0]?["position"] == "pld")
    }

    @Test func `records that were merged are erased together`() async throws {
        let hall = try await hall()
        for _ in 0..<3 { _ = try await add(hall, "Contoh Aminah") }
        try await hall.call("registry.person.merge", ["keep": 2, "drop": 1])
        try await hall.call("registry.person.merge", ["keep": 3, "drop": 2])
        try await hall.call("registry.person.erase", ["id": 1, "request": "Permintaan 1/2024"])
        let names = try hall.rows("SELECT name FROM registry_person").map { $0["name"] as String }
        #expect(names == [Erasing.name, Erasing.name, Erasing.name])
        #expect(try hall.rows("SELECT 1 FROM core_erasure").count == 3)
    }

    @Test func `a person who asks is told all, and that is recorded`() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", ["nik": .string(nik), "address": "Jalan Contoh"])
        let all = try await hall.call("registry.person.export", ["id": 1])
        #expect(all["person"]?["address"] == "Jalan Contoh")
        #expect(all["nik"]?.string == nik)
        #expect(all["cadres"]?[0]?["village"] == "64.01.07.2002")
        #expect(all["history"]?[0]?["kind"] == "added")
        #expect(all["accesses"]?[0]?["action"] == "export")
        #expect(all["others"] == [])
        #expect(try hall.rows("SELECT 1 FROM registry_export_part").isEmpty)
        #expect(all["offices"] == [] && all["boards"] == [] && all["postings"] == [] && all["decrees"] == [])
        #expect(await hall.error("registry.person.export", ["id": 1], as: .operator)?.name == .forbidden)
    }
}
