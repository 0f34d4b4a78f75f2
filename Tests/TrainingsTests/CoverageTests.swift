import HallTesting
import ModuleKit
import SeededTesting
import Testing

@Suite struct CoverageTests {
    private static let villages = ["64.01.07.2001", "64.01.07.2002", "64.01.04.2001"]

    @Test("cadres and villages are told by sex: trained in the time asked for, before, and never") func tells()
        async throws
    {
        let office = try await Office()
        var cadres: [Int64] = []
        for i in 0..<4 {
            cadres.append(
                try await office.activeCadre("Contoh \(i)", village: Self.villages[i / 2], sex: i % 2 == 0 ? "L" : "P"))
        }
        _ = try await office.cadre("Contoh usulan")
        for (cadre, year) in [(cadres[0], 2020), (cadres[1], 2024)] {
            let training = try await office.openID([
                "starts_on": .string("\(year)-04-22"), "ends_on": .string("\(year)-04-24"),
            ])
            _ = try await office.enrol(training, ["cadre": .integer(cadre)])
            try await office.complete(training)
        }
        let report = try await office.hall.call(
            "trainings.coverage", ["within": "64.01", "by": "district", "since": "2024-04-24"])
        #expect(report["items"]?.array?.map { $0["region"] } == ["64.01.04", "64.01.07"])
        #expect(report["items"]?[0]?["cadres"] == 0 && report["items"]?[0]?["share"] == .null)
        let total = try #require(report["total"])
        #expect(total["cadres"] == 4 && total["trained"] == 1 && total["earlier"] == 1 && total["never"] == 2)
        #expect(total["share"]?.double == 0.25)
        #expect(total["women"] == ["cadres": 2, "trained": 1, "never": 1])
        #expect(total["men"] == ["cadres": 2, "trained": 0, "never": 1])
        #expect(total["villages"] == 3 && total["villages_with_cadre"] == 2)
        #expect(total["villages_trained"] == 1 && total["villages_never"] == 1)
        let before = try await office.hall.call(
            "trainings.coverage", ["within": "64.01.07", "by": "village", "as_of": "2024-04-23"])
        #expect(before["total"]?["trained"] == 1 && before["as_of"] == "2024-04-23")
        let young = try await office.hall.call(
            "trainings.coverage", ["within": "64.01.07", "by": "village", "as_of": "2017-12-31"])
        #expect(young["total"]?["cadres"] == 0)
        let topic = try await office.hall.call(
            "trainings.coverage", ["within": "64", "by": "regency", "topic": "keuangan"])
        #expect(topic["total"]?["never"] == 4)
        for params in [["within": "64.01.07", "by": "regency"], ["by": "village"], ["within": "65", "by": "regency"]]
            as [JSONValue]
        {
            #expect(await office.hall.error("trainings.coverage", params)?.name == .invalidParams)
        }
    }

    @Test("a cadre that was inactive for less than a day is counted on the days behind it") func oneDay() async throws {
        let office = try await Office()
        let cadre = try await office.activeCadre("Contoh", village: Self.villages[0], sex: "P")
        let on: (String, JSONValue) = ("on", "2024-03-13")
        try await office.hall.call(
            "registry.cadre.deactivate", .object([("id", .integer(cadre)), on, ("reason", "Pindah (contoh)")]))
        try await office.hall.call(
            "registry.cadre.revive",
            .object([("id", .integer(cadre)), on, ("basis", ["kind": "decree", "reference": "1/2024"])]))
        let coverage = try await office.hall.call(
            "trainings.coverage", ["within": "64.01.07", "by": "village", "as_of": "2024-03-14"])
        #expect(coverage["total"]?["cadres"] == 1)
    }

    @Test("the sums that are kept equal a plain count after every kind of change", arguments: [5, 66] as [UInt64])
    func kept(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let office = try await Office()
        var cadres = 0
        var villages = Self.villages
        for round in 0..<70 {
            let id = JSONValue.integer(Int64.random(in: 1...Int64(max(1, cadres)), using: &random))
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<4:
                let village = villages.randomElement(using: &random) ?? ""
                cadres += 1
                _ = try await office.activeCadre(
                    "Contoh \(cadres)", village: village, sex: Bool.random(using: &random) ? "L" : "P")
            case 4..<8:
                let year = 2014 + Int.random(in: 0..<11, using: &random)
                let month = Int.random(in: 1...4, using: &random)
                // A month for each round: nobody is in two at a time.
                let day = "\(year)-0\(month)-\(10 + round % 19)"
                let training = try await office.openID(["starts_on": .string(day), "ends_on": .string(day)])
                _ = await office.hall.error(
                    "trainings.enrol", ["training": .integer(training), "participants": [["cadre": id]]])
                try await office.complete(training)
            case 8:
                _ = await office.hall.error(
                    "registry.cadre.deactivate", ["id": id, "on": "2024-05-01", "reason": "Contoh"])
            case 9:
                _ = await office.hall.error(
                    "registry.cadre.revive",
                    ["id": id, "on": "2024-05-02", "basis": ["kind": "meeting", "reference": "1"]])
            case 10:
                _ = await office.hall.error(
                    "registry.cadre.end", ["id": id, "on": "2024-05-03", "reason": "resigned"])
            case 11 where round > 50:
                // Who learns of a sex later counts by it from then on.
                _ = await office.hall.error("registry.person.update", ["person": id, "sex": "L"])
            default:
                let other = JSONValue.integer(Int64.random(in: 1...Int64(max(1, cadres)), using: &random))
                _ = await office.hall.error("registry.person.merge", ["keep": id, "drop": other])
            }
            if round == 40 {
                villages[0] = "64.01.04.2009"
                try await office.hall.call(
                    "registry.region.succeed",
                    [
                        "kind": "move", "from": ["64.01.07.2001"],
                        "to": [["code": "64.01.04.2009", "name": "Muara Komam", "parent": "64.01.04"]],
                        "valid_from": "2024-05-01",
                    ])
            }
            if round == 55 {
                // The cadres of the one that is no more serve in the other.
                villages[2] = "64.01.04.2009"
                try await office.hall.call(
                    "registry.region.succeed",
                    [
                        "kind": "merge", "from": ["64.01.04.2001", "64.01.04.2009"],
                        "to": [["code": "64.01.04.2009", "name": "Muara Komam"]], "valid_from": "2024-05-02",
                    ])
            }
            if round % 3 == 0 || [40, 55].contains(round) { try await check(office, &random) }
        }
    }

    private func check(_ office: Office, _ random: inout SeededRandom) async throws {
        let (year, month) = (Int.random(in: 2014...2024, using: &random), Int.random(in: 1...4, using: &random))
        let since = "\(year)-0\(month)-\(Int.random(in: 10...28, using: &random))"
        for (within, by) in [
            (nil, "province"), (nil, "regency"), (nil, "district"), ("64", "regency"), ("64", "district"),
            ("64.01", "district"), ("64.01.07", "village"), ("64", "village"), ("64.01.07.2002", "village"),
        ] as [(String?, String)] {
            for since in [since, nil] {
                let params: JSONValue = [
                    "within": within.map { .string($0) } ?? nil, "by": .string(by),
                    "since": since.map { .string($0) } ?? nil,
                ]
                let kept = try await office.hall.call("trainings.coverage", params)["items"]?.array ?? []
                let plain = try plain(office, within, by, since)
                #expect(kept.map { told($0) } == plain, "\(within ?? "all") by \(by) since \(since ?? "ever")")
                // Every title has this in it, so that the count by topic is one over all trainings.
                var topic = params
                topic["topic"] = "contoh"
                let counted = try await office.hall.call("trainings.coverage", topic)["items"]?.array ?? []
                #expect(counted == kept)
            }
        }
    }

    private func told(_ row: JSONValue) -> String {
        let kinds = ["men", "women", "sex_unknown"].flatMap { kind in
            ["cadres", "trained", "never"].map { row[kind]?[$0] ?? nil }
        }
        let villages = ["villages_with_cadre", "villages_trained", "villages_never"].map { row[$0] ?? nil }
        return "\(row["region"]?.string ?? "") \(JSONValue.array(kinds + villages).text)"
    }

    /// The same from what the registry publishes and the enrolments, with nothing that is kept.
    private func plain(_ office: Office, _ within: String?, _ by: String, _ since: String?) throws -> [String] {
        let sums = ["L", "P", "-"].flatMap { sex in
            ["1", "last >= '\(since ?? "")'", "last IS NULL"].map { "coalesce(sum(sex = '\(sex)' AND \($0)), 0)" }
        }
        let villages = ["1", "last >= '\(since ?? "")'", "last IS NULL"].map { condition in
            """
            (SELECT count(*) FROM (SELECT max(last) AS last FROM cadre
                WHERE code >= r.code AND code < r.code || '/' GROUP BY code) WHERE \(condition))
            """
        }
        return try office.hall.rows(
            """
            WITH cadre AS (
                SELECT v.code, coalesce(c.sex, '-') AS sex, (SELECT max(t.ends_on) FROM trainings_participant p
                    JOIN trainings_training t ON t.id = p.training
                    WHERE p.person = c.person AND p.state = 'completed') AS last
                FROM registry_pub_cadre c JOIN registry_pub_region v ON v.id = c.serves WHERE c.state = 'active')
            SELECT r.code, \((sums + villages).joined(separator: ", "))
            FROM registry_pub_region r LEFT JOIN cadre c ON c.code >= r.code AND c.code < r.code || '/'
            WHERE r.level = '\(by)' AND r.code >= '\(within ?? "")' AND r.code < '\(within.map { $0 + "/" } ?? ":")'
            GROUP BY r.code ORDER BY r.code
            """
        ).map { row in
            let numbers = (1...12).map { JSONValue.integer(row[$0]) }
            return "\(row[0] as String) \(JSONValue.array(numbers).text)"
        }
    }
}
