import HallTesting
import ModuleKit
import Registry
import Testing

/// One appointment of a person in one village, when villages join, when records are found to be the same, and when old
/// papers or papers of days to come are recorded.
@Suite struct JoinedVillageTests {
    private let village = "64.01.07.2002"

    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private func decree(_ number: String, _ from: String, until: String? = nil) -> JSONValue {
        var decree: JSONValue = ["number": .string(number), "date": .string(from), "valid_from": .string(from)]
        if let until { decree["valid_until"] = .string(until) }
        return decree
    }

    @discardableResult
    private func add(_ hall: TestHall, _ who: JSONValue, _ village: String, _ decree: JSONValue?) async throws
        -> JSONValue
    {
        var parameters = who
        parameters["village"] = .string(village)
        if let decree { parameters["decree"] = decree }
        return try await hall.call("registry.cadre.add", parameters)
    }

    private func merge(_ hall: TestHall) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.01.07.2002", "64.01.07.2003"], "valid_from": "2024-01-01",
                "to": [["code": "64.01.07.2030", "name": "Batu Uko"]],
            ])
    }

    private func history(_ hall: TestHall, _ cadre: Int64) async throws -> [String] {
        (try await hall.call("registry.cadre.history", ["id": .integer(cadre)])["items"]?.array ?? [])
            .map { "\($0["kind"]?.string ?? "") \($0["on"]?.string ?? "") \($0["reference"]?.string ?? "-")" }
    }

    private func remarks(_ hall: TestHall, _ village: String, on day: String? = nil) async throws -> [String] {
        var parameters: JSONValue = ["village": .string(village)]
        if let day { parameters["as_of"] = .string(day) }
        return (try await hall.call("registry.book", parameters)["rows"]?.array ?? []).map {
            $0["remarks"]?.string ?? ""
        }
    }

    @Test func `who serves two villages that join has one appointment there, and both histories tell`() async throws {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh Aminah"], "64.01.07.2002", decree("1/2020", "2020-01-02"))
        try await add(hall, ["person": 1], "64.01.07.2003", decree("2/2021", "2021-01-02"))
        try await merge(hall)
        let list = try await hall.call("registry.cadre.list", ["within": "64.01.07.2030", "state": "active"])
        #expect(list["items"]?.array?.map { $0["id"]?.int } == [2], "that of the later decree")
        #expect(try await remarks(hall, "64.01.07.2030").count == 1)
        #expect(
            try await history(hall, 2) == [
                "added 2021-01-02 -", "appointed 2021-01-02 -", "moved 2024-01-01 64.01.07.2003", "merged 2024-01-01 1",
            ])
        #expect(try await history(hall, 1).last == "ended 2024-01-01 2")
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["merged_into"] == 2)
        // What was, stays.
        for code in ["64.01.07.2002", "64.01.07.2003"] {
            #expect(try await remarks(hall, code, on: "2023-12-31").count == 1)
        }
        let error = await hall.error("registry.cadre.deactivate", ["id": 1, "on": "2024-02-01", "reason": "uji"])
        #expect(error?.details?["merged_into"] == 2)
    }

    @Test func `others learn where a cadre of a joined village serves, and of its own village what was`() async throws {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh Aminah"], "64.01.07.2002", decree("1/2020", "2020-01-02"))
        try await merge(hall)
        let rows = try hall.rows("SELECT region, serves, region_code FROM registry_pub_cadre")
        #expect(rows.map { $0["region_code"] as String } == ["64.01.07.2030"])
        #expect(rows.allSatisfy { ($0["region"] as Int64) != ($0["serves"] as Int64) })
    }

    @Test func `two records of one person in one village show the decree that the book prints, and tell of each other`()
        async throws
    {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh A"], village, decree("M1/2022", "2022-01-01"))
        try await add(hall, ["name": "Contoh A"], village, decree("M2/2023", "2023-01-01"))
        let kept = try await hall.call("registry.cadre.merge", ["keep": 1, "drop": 2])
        #expect(kept["decree"]?["number"] == "M2/2023")
        #expect(try await remarks(hall, village) == ["SK M2/2023 tanggal 1 Januari 2023"])
        #expect(try await history(hall, 1).last == "merged 2024-03-13 2")
        #expect(try await hall.call("registry.cadre.get", ["id": 2])["merged_into"] == 1)
        #expect(try await hall.call("registry.cadre.list")["items"]?.array?.map { $0["id"]?.int } == [1])
    }

    @Test func `an old paper never takes the place of a later one, and the past has it`() async throws {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh A"], village, decree("B/2024", "2024-01-02"))
        let old: JSONValue = ["id": 1, "decree": decree("A/2020", "2020-01-02", until: "2022-01-01")]
        let cadre = try await hall.call("registry.cadre.appoint", old)
        #expect(cadre["decree"]?["number"] == "B/2024")
        #expect(cadre["expired"] == false)
        #expect(try await hall.call("registry.cadre.appoint", old) == cadre, "said again it says nothing new")
        #expect(
            try await history(hall, 1) == [
                "added 2024-01-02 -", "appointed 2020-01-02 A/2020", "appointed 2024-01-02 -",
            ])
        #expect(try await remarks(hall, village) == ["SK B/2024 tanggal 2 Januari 2024"])
        #expect(try await remarks(hall, village, on: "2021-01-01").first?.hasPrefix("SK A/2020") == true)
    }

    @Test func `a decree of days to come appoints now, holds from its day, and locks nobody`() async throws {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh A"], village, decree("A/2020", "2020-01-02", until: "2024-12-31"))
        try await add(hall, ["name": "Contoh B"], village, nil)
        for id in [1, 2] as [Int64] {
            let cadre = try await hall.call(
                "registry.cadre.appoint", ["id": .integer(id), "decree": decree("B/2025", "2025-01-01")])
            #expect(cadre["state"] == "active")
            #expect(cadre["decree"]?["number"] == (id == 1 ? "A/2020" : "B/2025"))
        }
        #expect(
            try await remarks(hall, village) == [
                "SK A/2020 tanggal 2 Januari 2020, berlaku sampai 31 Desember 2024", "SK B/2025 tanggal 1 Januari 2025",
            ])
        hall.set(now: "2025-02-01T09:00:00+08:00")
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["decree"]?["number"] == "B/2025")
        hall.set(now: "2024-03-14T09:00:00+08:00")
        try await hall.call("registry.cadre.end", ["id": 1, "on": "2024-03-14", "reason": "died"])
        try await hall.call("registry.cadre.deactivate", ["id": 2, "on": "2024-03-14", "reason": "uji"])
        #expect(try await remarks(hall, village).count == 1)
    }

    @Test func `dormant is one thing, in the record, its lists, and what others read`() async throws {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh Lama"], village, decree("1/2020", "2020-01-02"))
        try await add(hall, ["name": "Contoh Baru"], village, decree("2/2024", "2024-01-02"))
        try await add(hall, ["name": "Contoh Calon"], village, nil)
        func ids(_ filter: JSONValue) async throws -> [Int64?] {
            (try await hall.call("registry.cadre.list", filter)["items"]?.array ?? []).map { $0["id"]?.int }
        }
        #expect(try await ids(["dormant_months": 12]) == [1])
        #expect(try await ids(["dormant": true]) == [1])
        #expect(try await ids(["dormant_months": 600]) == [])
        let items = try await hall.call("registry.cadre.list")["items"]?.array ?? []
        #expect(items.map { $0["dormant"] } == [true, false, false])
        let traces = try hall.rows("SELECT last_trace FROM registry_pub_cadre ORDER BY id")
        #expect(traces.map { $0["last_trace"] as String? } == ["2020-01-02", "2024-01-02", nil])
        // Who has ended has no decree that could run out.
        try await hall.call("registry.cadre.end", ["id": 1, "on": "2024-01-01", "reason": "term"])
        #expect(try await ids(["decree_expired": true]) == [])
    }

    @Test func `one whose village was split goes on in the part that became a village`() async throws {
        let hall = try await hall()
        try await add(hall, ["name": "Contoh A"], village, decree("1/2020", "2020-01-02"))
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2002"], "valid_from": "2024-01-01",
                "to": [
                    ["code": "64.01.07.2002", "name": "Batu Botuk"], ["code": "64.01.07.2031", "name": "Botuk Hulu"],
                ],
            ])
        let moved = try await hall.call("registry.cadre.update", ["id": 1, "village": "64.01.07.2031"])
        #expect(moved["village"] == "64.01.07.2031")
        #expect(try await history(hall, 1).last == "moved 2024-01-01 64.01.07.2002")
        let elsewhere = await hall.error("registry.cadre.update", ["id": 1, "village": "64.01.07.1001"])
        #expect(elsewhere?.details?[0]?["rule"] == "present")
    }
}
