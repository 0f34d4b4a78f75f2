import HallTesting
import ModuleKit
import Testing

@testable import Registry

@Suite struct OfficesTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private let head: JSONValue = [
        "office": "village_head", "region": "64.01.07.2002", "name": "Contoh Hasan", "since": "2020-01-01",
    ]

    private func changed(_ value: JSONValue, _ members: [(String, JSONValue)]) -> JSONValue {
        var copy = value
        for (name, value) in members { copy[name] = value }
        return copy
    }

    @Test func `an office has one holder, then none, then one who stands in`() async throws {
        let hall = try await hall()
        let vacant: JSONValue = ["within": "64.01.07", "office": "village_head"]
        func vacancies() async throws -> [JSONValue] {
            try await hall.call("registry.official.vacancies", vacant)["items"]?.array ?? []
        }
        #expect(try await vacancies().count == 3)
        let holder = try await hall.call("registry.official.add", head)
        #expect(try await vacancies().compactMap { $0["region"]?.string } == ["64.01.07.1001", "64.01.07.2003"])
        let second = await hall.error("registry.official.add", changed(head, [("since", "2023-01-01")]))
        #expect(second?.name == .conflict)
        #expect(second?.details?["official"] == holder["id"])
        try await hall.call(
            "registry.official.end", ["id": holder["id"] ?? .null, "on": "2024-02-29", "reason": "Purna tugas"])
        try await hall.call(
            "registry.official.add",
            changed(head, [("name", "Contoh Indra"), ("since", "2024-03-01"), ("acting", "pj")]))
        let open = try await vacancies()
        #expect(open.count == 3)
        #expect(open.first { $0["region"] == "64.01.07.2002" }?["acting"]?["name"] == "Contoh Indra")
        // Before he left, the office was held.
        let before = try await hall.call(
            "registry.official.vacancies", changed(vacant, [("on", "2024-02-29")]))
        #expect(before["items"]?.array?.count == 2)
        let list = try await hall.call("registry.official.list", ["within": "64.01", "on": "2024-03-13"])
        #expect(list["items"]?.array?.compactMap { $0["name"]?.string } == ["Contoh Indra"])
        #expect(
            await hall.error(
                "registry.official.end", ["id": holder["id"] ?? .null, "on": "2024-03-01", "reason": "x"])?
                .name == .invalidState)
        #expect(try hall.rows("SELECT * FROM registry_pub_official WHERE acting IS NULL").count == 1)
    }

    @Test func `an office belongs to regions of its level, and a correction keeps one holder`() async throws {
        let hall = try await hall()
        let wrong = await hall.error("registry.official.add", changed(head, [("region", "64.01.07")]))
        #expect(wrong?.details?[0]?["rule"] == "level")
        let first = try await hall.call("registry.official.add", changed(head, [("until", "2021-12-31")]))
        try await hall.call(
            "registry.official.add", changed(head, [("name", "Contoh Joko"), ("since", "2022-01-01")]))
        let clash = await hall.error("registry.official.update", ["id": first["id"] ?? .null, "until": .null])
        #expect(clash?.name == .conflict)
        let renamed = try await hall.call(
            "registry.official.update", ["official": first["id"] ?? .null, "title": "Petinggi", "expected_version": 1])
        #expect(renamed["title"] == "Petinggi" && renamed["version"] == 2)
    }

    @Test func `an office is called by the place's own terms, unless somebody wrote down more`() async throws {
        let hall = try await hall()
        try await hall.call("registry.region.update", ["code": "64.01", "local_term": "Kampung"])
        let offices: [(office: String, region: String, more: JSONValue, title: String)] = [
            ("village_head", "64.01.07.1001", ["acting": "plt"], "Plt. Lurah"),
            ("village_secretary", "64.01.07.1001", [:], "Sekretaris Kelurahan"),
            ("village_head", "64.01.07.2002", ["acting": "pj"], "Pj. Kepala Kampung"),
            ("village_secretary", "64.01.07.2002", [:], "Sekretaris Kampung"),
            ("village_staff", "64.01.07.2002", ["title": "Kaur Keuangan"], "Kaur Keuangan"),
            ("bpd_chair", "64.01.07.2002", [:], "Ketua BPD"), ("district_head", "64.01.07", [:], "Camat"),
        ]
        for (office, region, more, _) in offices {
            let plain: JSONValue = [
                "office": .string(office), "region": .string(region), "name": "Contoh", "since": "2020-01-01",
            ]
            try await hall.call("registry.official.add", changed(plain, more.object?.map { ($0.name, $0.value) } ?? []))
        }
        let titles = try hall.rows("SELECT title FROM registry_pub_held_office ORDER BY id")
        #expect(titles.map { $0["title"] as String } == offices.map(\.title))
    }

    @Test func `a board's terms warn when they are long, many, or beside another office`() async throws {
        let hall = try await hall()
        let lpm = try await hall.call(
            "registry.institution.add", ["kind": "lpm", "name": "LPM Batu Botuk", "region": "64.01.07.2002"])
        let lad = try await hall.call(
            "registry.institution.add", ["kind": "lad", "name": "LAD Batu Botuk", "region": "64.01.07.2002"])
        func seat(_ institution: JSONValue, _ more: JSONValue) async throws -> JSONValue {
            var parameters: JSONValue = ["institution": institution["id"] ?? .null, "office": "Ketua"]
            for (name, value) in more.object ?? [] { parameters[name] = value }
            return try await hall.call("registry.institution.seat", parameters)
        }
        func names(_ seat: JSONValue) -> [String] { seat["warnings"]?.array?.compactMap { $0["name"]?.string } ?? [] }
        let first = try await seat(lpm, ["name": "Contoh Hasan", "since": "2010-01-01", "until": "2014-12-31"])
        #expect(names(first) == [])
        let person = try #require(first["person"])
        #expect(
            names(try await seat(lpm, ["person": person, "since": "2015-01-01", "until": "2020-06-30"])) == [
                "long_term"
            ])
        #expect(names(try await seat(lpm, ["person": person, "since": "2022-01-01"])) == ["many_terms"])
        let beside = try await seat(lad, ["person": person, "since": "2023-01-01"])
        #expect(names(beside) == ["double_office"])
        #expect(beside["warnings"]?[0]?["message"]?.string == "The person serves elsewhere too: LPM Batu Botuk")
        try await hall.call("core.settings.set", ["module": "registry", "values": ["board_terms_most": 9]])
        #expect(names(try await seat(lpm, ["person": person, "since": "2024-01-01"])) == ["double_office"])

        let shown = try await hall.call("registry.institution.get", ["id": lpm["id"] ?? .null])
        #expect(shown["board"]?.array?.count == 4)
        let unseated = try await hall.call(
            "registry.institution.unseat", ["member": beside["id"] ?? .null, "on": "2023-12-31", "reason": "Mundur"])
        #expect(unseated["board"]?[0]?["until"] == "2023-12-31")
        let ended = try await hall.call(
            "registry.institution.end", ["id": lpm["id"] ?? .null, "on": "2024-02-01", "reason": "Digabung"])
        #expect(ended["board"]?.array?.last?["until"] == "2024-02-01")
        let working = try await hall.call("registry.institution.list", ["within": "64.01", "on": "2024-03-01"])
        #expect(working["items"]?.array?.compactMap { $0["name"]?.string } == ["LAD Batu Botuk"])
    }

    @Test func `the formation tells quota, filled and vacant for each regency and position`() async throws {
        let hall = try await hall()
        try await hall.call("registry.companion.quota", ["region": "64.01", "position": "pld", "quota": 3])
        for (village, since, until) in [
            ("64.01.07.2002", "2024-01-02", JSONValue.null), ("64.01.07.2003", "2024-01-02", .null),
            ("64.01.07.2003", "2022-01-02", "2023-12-31"),
        ] {
            try await hall.call(
                "registry.companion.add",
                [
                    "position": "pld", "region": .string(village), "name": "Contoh Rina", "since": .string(since),
                    "until": until,
                ])
        }
        try await hall.call(
            "registry.companion.add",
            ["position": "ta", "region": "64.71", "name": "Contoh Sari", "since": "2024-01-02"])
        let rows = try await hall.call("registry.companion.formation", ["within": "64"])["items"]?.array ?? []
        #expect(rows.count == 8)
        #expect(
            rows.first { $0["region"] == "64.01" && $0["position"] == "pld" }
                == [
                    "region": "64.01", "name": "Kabupaten Paser", "position": "pld", "quota": 3, "filled": 2,
                    "vacant": 1,
                ])
        let ta = rows.first { $0["region"] == "64.71" && $0["position"] == "ta" }
        #expect(ta?["quota"] == .null && ta?["filled"] == 1 && ta?["vacant"] == .null)
        let before = try await hall.call("registry.companion.formation", ["within": "64.01", "on": "2023-06-01"])
        #expect(before["items"]?.array?.first { $0["position"] == "pld" }?["filled"] == 1)
        let moved = try await hall.call("registry.companion.update", ["id": 1, "region": "64.01.07.2003"])
        #expect(moved["region_name"] == "Uko")
        #expect(
            try await hall.call("registry.companion.list", ["within": "64.01", "on": "2024-03-13"])["items"]?.array?
                .count
                == 2)
    }

    @Test func `who was posted in a village that was split or merged is counted in its regency still`() async throws {
        let hall = try await hall()
        for village in ["64.01.07.2002", "64.01.07.2003"] {
            try await hall.call(
                "registry.companion.add",
                ["position": "pld", "region": .string(village), "name": "Contoh Rina", "since": "2024-01-02"])
        }
        func filled(_ within: JSONValue) async throws -> JSONValue? {
            try await hall.call("registry.companion.formation", ["within": within])["items"]?.array?
                .first { $0["region"] == "64.01" && $0["position"] == "pld" }?["filled"]
        }
        #expect(try await filled("64.01") == 2)
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2002"], "valid_from": "2024-02-01",
                "to": [
                    ["code": "64.01.07.2090", "name": "Contoh Satu"], ["code": "64.01.07.2091", "name": "Contoh Dua"],
                ],
            ])
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.01.07.2003", "64.01.07.2090"], "valid_from": "2024-02-02",
                "to": [["code": "64.01.07.2092", "name": "Contoh Tiga"]],
            ])
        #expect(try await filled("64.01") == 2)
        #expect(try await filled("64") == 2)
    }

    @Test func `what two records of one person hold is held by one after a merge`() async throws {
        let hall = try await hall()
        let one = try await hall.call("registry.official.add", head)
        let other = try await hall.call(
            "registry.companion.add",
            ["position": "pd", "region": "64.01.07", "name": "Contoh  Hassan", "since": "2024-01-02"])
        try await hall.call(
            "registry.person.merge", ["keep": one["person"] ?? .null, "drop": other["person"] ?? .null])
        #expect(try await hall.call("registry.companion.get", ["id": other["id"] ?? .null])["person"] == one["person"])
    }
}
