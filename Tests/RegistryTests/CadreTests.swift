import HallTesting
import ModuleKit
import SeededTesting
import Testing

@testable import Registry

@Suite struct CadreTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private let decree: JSONValue = [
        "number": "140/01/2020", "date": "2020-01-02", "valid_from": "2020-01-02", "valid_until": "2023-12-31",
    ]

    private func add(_ hall: TestHall, _ name: String, _ more: JSONValue = [:]) async throws -> JSONValue {
        var parameters: JSONValue = ["name": .string(name), "village": "64.01.07.2002", "sex": "P"]
        for (key, value) in more.object ?? [] { parameters[key] = value }
        return try await hall.call("registry.cadre.add", parameters)
    }

    @Test("a list says in the caller's language what somebody should look at") func language() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", ["decree": decree])
        for (language, words) in [("id", "Masa berlaku SK sudah habis"), ("en", "The decree has run out")] {
            let list = try await hall.call("registry.cadre.list", ["_meta": ["lang": .string(language)]])
            let warnings = list["items"]?[0]?["warnings"]?.array ?? []
            #expect(warnings.contains { $0["message"]?.string?.hasPrefix(words) == true }, "\(warnings)")
        }
    }

    @Test("a cadre sleeps and wakes: added with a decree, deactivated, revived on a meeting") func story() async throws
    {
        let hall = try await hall()
        let cadre = try await add(hall, "Contoh  Aminah ", ["decree": decree, "role": "Perencanaan"])
        #expect(cadre["state"] == "active")
        #expect(cadre["name"] == "Contoh Aminah")
        #expect(cadre["decree"]?["number"] == "140/01/2020")
        #expect(cadre["village_name"] == "Batu Botuk")
        let id = try #require(cadre["id"])
        let asleep = try await hall.call(
            "registry.cadre.deactivate", ["id": id, "on": "2022-01-01", "reason": "Tidak ada kegiatan"])
        #expect(asleep["state"] == "inactive")
        let awake = try await hall.call(
            "registry.cadre.revive",
            ["cadre": id, "on": "2024-03-13", "basis": ["kind": "meeting", "reference": "1"]])
        #expect(awake["state"] == "active")
        #expect(awake["version"] == 3)
        #expect(awake["warnings"]?[0]?["name"] == "no_decree")
        let renewed = try await hall.call(
            "registry.cadre.appoint",
            ["id": id, "decree": ["number": "3/2024", "date": "2024-03-13", "valid_from": "2024-03-13"]])
        #expect(renewed["warnings"] == [])
        let history = (try await hall.call("registry.cadre.history", ["id": id])["items"]?.array ?? []).prefix(4)
        #expect(history.compactMap { $0["kind"]?.string } == ["added", "appointed", "deactivated", "revived"])
        #expect(history[3]["basis"] == "meeting")
        #expect(
            try await hall.call("core.events.list", ["topics": ["registry.cadre.revived"]])["items"]?.array?.count == 1)
    }

    @Test("without a decree a cadre is proposed; revived without one it is active with a warning until it comes")
    func decrees() async throws {
        let hall = try await hall()
        let proposed = try await add(hall, "Contoh Budi")
        #expect(proposed["state"] == "proposed")
        #expect(proposed["warnings"]?.array?.compactMap { $0["name"]?.string } == ["below_minimum"])
        let id = try #require(proposed["id"])
        let error = await hall.error(
            "registry.cadre.revive", ["id": id, "on": "2024-03-13", "basis": ["kind": "meeting", "reference": "1"]])
        #expect(error?.name == .invalidState)
        #expect(error?.details?["state"] == "proposed")
        #expect(error?.details?["allowed"] == ["registry.cadre.appoint", "registry.cadre.end"])
        let active = try await hall.call("registry.cadre.appoint", ["id": id, "decree": decree])
        #expect(active["state"] == "active")
        #expect(active["warnings"]?.array?.compactMap { $0["name"]?.string } == ["decree_expired", "dormant"])
        let renewed = try await hall.call(
            "registry.cadre.appoint",
            ["id": id, "decree": ["number": "2/2024", "date": "2024-01-02", "valid_from": "2024-01-02"]])
        #expect(renewed["decree"]?["number"] == "2/2024")
    }

    @Test("the same decree is recorded once, and another of its number and year is a conflict") func sameDecree()
        async throws
    {
        let hall = try await hall()
        _ = try await add(hall, "Contoh A", ["decree": decree])
        _ = try await add(hall, "Contoh B", ["decree": decree])
        #expect(try hall.rows("SELECT 1 FROM registry_decree").count == 1)
        var other = decree
        other["valid_until"] = "2025-12-31"
        let error = await hall.error(
            "registry.cadre.add", ["name": "Contoh C", "village": "64.01.07.2002", "decree": other])
        #expect(error?.name == .conflict)
        #expect(try hall.rows("SELECT 1 FROM registry_person").count == 2, "nothing of a refused cadre stays")
        other["date"] = "2021-01-02"
        _ = try await add(hall, "Contoh D", ["decree": other])
    }

    @Test("a person serves a village once at a time") func twice() async throws {
        let hall = try await hall()
        let person = try #require(try await add(hall, "Contoh A")["person"])
        let again: JSONValue = ["person": person, "village": "64.01.07.2002"]
        #expect(await hall.error("registry.cadre.add", again)?.name == .conflict)
        try await hall.call("registry.cadre.end", ["id": 1, "on": "2024-01-01", "reason": "moved"])
        #expect(try await hall.call("registry.cadre.add", again)["id"] == 2)
    }

    @Test("every fault is told at once, and a village must be one") func faults() async throws {
        let hall = try await hall()
        let error = await hall.error(
            "registry.cadre.add",
            ["village": "64.01.07", "sex": "X", "birth_date": "2024-02-30", "decree": ["number": ""]])
        let paths = Set((error?.details?.array ?? []).compactMap { $0["path"]?.string })
        #expect(paths.isSuperset(of: ["/sex", "/birth_date", "/decree/number", "/decree/date", "/decree/valid_from"]))
        let district = await hall.error("registry.cadre.add", ["name": "Contoh", "village": "64.01.07"])
        #expect(district?.details?[0]?["rule"] == "level")
    }

    @Test("lists filter by place, state, name, decree and dormancy") func lists() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh Aminah", ["decree": decree])
        _ = try await add(hall, "Contoh Budi", ["village": "64.01.07.2003"])
        func names(_ filter: JSONValue) async throws -> [String] {
            (try await hall.call("registry.cadre.list", filter)["items"]?.array ?? [])
                .compactMap { $0["name"]?.string }
        }
        #expect(try await names(["within": "64.01.07"]) == ["Contoh Aminah", "Contoh Budi"])
        #expect(try await names(["within": "64.01.07.2003"]) == ["Contoh Budi"])
        #expect(try await names(["within": "64.71"]) == [])
        #expect(try await names(["state": "active"]) == ["Contoh Aminah"])
        #expect(try await names(["text": "budi"]) == ["Contoh Budi"])
        #expect(try await names(["decree_expired": true]) == ["Contoh Aminah"])
        #expect(try await names(["decree_expired": false]) == ["Contoh Budi"])
        #expect(try await names(["text": "%%"]) == [])
        #expect(try await names(["dormant_months": 12]) == ["Contoh Aminah"], "Budi is not active")
        let nowhere = await hall.error("registry.cadre.list", ["within": "65"])
        #expect(nowhere?.details?[0]?["path"] == "/within")
    }

    @Test("a step lies neither in the future nor before the one it follows") func days() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh A", ["decree": decree])
        for (day, rule) in [("2024-03-14", "range"), ("2020-01-01", "order")] {
            let error = await hall.error(
                "registry.cadre.deactivate", ["id": 1, "on": .string(day), "reason": "x"])
            #expect(error?.details?[0]?["path"] == "/on")
            #expect(error?.details?[0]?["rule"]?.string == rule)
        }
        let extra = await hall.error("registry.cadre.add", ["person": 1, "village": "64.01.07.2003", "sex": "L"])
        #expect(extra?.name == .invalidParams)
    }

    @Test("an update that expects another version is refused") func versions() async throws {
        let hall = try await hall()
        _ = try await add(hall, "Contoh A", ["decree": decree])
        let late: JSONValue = ["id": 1, "on": "2024-01-01", "reason": "x", "expected_version": 7]
        #expect(await hall.error("registry.cadre.deactivate", late)?.name == .conflict)
        #expect(try await hall.call("registry.cadre.get", ["id": 1])["state"] == "active")
    }

    @Test("whatever happens to cadres, the store follows the rule of states, and the history has every step")
    func states() async throws {
        var random = SeededRandom(seed: 2024)
        for _ in 0..<20 {
            let hall = try await hall()
            var state = CadreState.proposed
            var steps = 0
            _ = try await add(hall, "Contoh")
            for turn in 0..<12 {
                let step = CadreStep.allCases.randomElement(using: &random) ?? .end
                let (name, parameters): (String, JSONValue) =
                    switch step {
                    case .appoint:
                        (
                            "appoint",
                            [
                                "id": 1,
                                "decree": [
                                    "number": .string("\(turn)/2020"), "date": "2020-01-02", "valid_from": "2020-01-02",
                                ],
                            ]
                        )
                    case .deactivate: ("deactivate", ["id": 1, "on": "2024-01-03", "reason": "x"])
                    case .revive:
                        ("revive", ["id": 1, "on": "2024-01-03", "basis": ["kind": "training", "reference": "9"]])
                    case .end: ("end", ["id": 1, "on": "2024-01-03", "reason": "term"])
                    }
                let error = await hall.error("registry.cadre." + name, parameters)
                if let next = state.after(step) {
                    #expect(error == nil, "\(state) \(step)")
                    state = next
                    steps += 1
                } else {
                    #expect(error?.name == .invalidState)
                    #expect(
                        error?.details?["allowed"]
                            == .array(state.allowed.map { .string("registry.cadre.\($0.rawValue)") }))
                }
                let cadre = try await hall.call("registry.cadre.get", ["id": 1])
                #expect(cadre["state"]?.string == state.rawValue)
                #expect(cadre["version"]?.int == Int64(steps + 1))
            }
            let history = try await hall.call("registry.cadre.history", ["id": 1])["items"]?.array
            var pages: [JSONValue] = []
            var page: JSONValue = ["id": 1, "limit": 2]
            repeat {
                let answer = try await hall.call("registry.cadre.history", page)
                pages += answer["items"]?.array ?? []
                page["cursor"] = answer["next_cursor"]
            } while page["cursor"]?.isNull == false
            #expect(pages == history)
            #expect(history?.count == steps + 1)
        }
    }

    @Test func `whoever leaves a village with fewer than it should have is told so`() async throws {
        let hall = try await hall()
        for (command, more) in [
            ("registry.cadre.deactivate", ["reason": "Tidak ada kegiatan"] as JSONValue),
            ("registry.cadre.end", ["reason": "resigned"]),
        ] {
            let cadre = try await hall.call(
                "registry.cadre.add",
                [
                    "name": "Contoh Lina", "village": "64.01.07.2003",
                    "decree": ["number": "1/2024", "date": "2024-01-02", "valid_from": "2024-01-02"],
                ])
            var step = more
            step["id"] = cadre["id"]
            step["on"] = "2024-03-01"
            let left = try await hall.call(command, step)
            let warning = left["warnings"]?.array?.first { $0["name"] == "below_minimum" }
            #expect(warning?["message"]?.string?.hasPrefix("The village has 0 active cadres") == true, "\(command)")
        }
    }
}
