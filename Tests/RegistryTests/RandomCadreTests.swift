import HallTesting
import ModuleKit
import SeededTesting
import Testing

@testable import Registry

/// Whatever happens to cadres in whatever order.
@Suite struct RandomCadreTests {
    private static let villages = ["64.01.07.2002", "64.01.07.2003"]

    private func state(explainedBy history: [JSONValue]) -> String {
        history.reduce("proposed") { state, moment in
            switch moment["kind"]?.string {
            case "appointed", "revived": "active"
            case "deactivated": "inactive"
            case "ended": "ended"
            default: state
            }
        }
    }

    @Test(arguments: 1...6)
    func `the history explains the state, and nobody serves a village twice at a time`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        for i in 1...3 { try await hall.call("registry.person.add", ["name": .string("Contoh \(i)")]) }
        var done = 0
        for turn in 0..<60 {
            let day = JSONValue.string(CalendarDate(daysSince1970: 19_000 + turn).description)
            let cadre = JSONValue.integer(Int64.random(in: 1...8, using: &random))
            if turn == 30 {
                try await joinVillages(hall, on: day)
                try await check(hall, "seed \(seed), the villages join")
            }
            // Some decrees come late, and few long before they hold.
            let away =
                turn > 40 && Int.random(in: 0...5, using: &random) == 0
                ? -1_000 : Int.random(in: 0...20, using: &random)
            let late = JSONValue.string(CalendarDate(daysSince1970: 19_000 + turn - away).description)
            let decree: JSONValue = ["number": .string("\(turn)/2022"), "date": late, "valid_from": late]
            let (command, parameters): (String, JSONValue) =
                switch Int.random(in: 0...7, using: &random) {
                case 0, 1:
                    (
                        "add",
                        [
                            "person": .integer(Int64.random(in: 1...3, using: &random)),
                            "village": .string(Self.villages.randomElement(using: &random) ?? ""),
                        ]
                    )
                case 2, 3: ("appoint", ["id": cadre, "decree": decree])
                case 4: ("deactivate", ["id": cadre, "on": day, "reason": "x"])
                case 5: ("revive", ["id": cadre, "on": day, "basis": ["kind": "training", "reference": "9"]])
                case 6: ("end", ["id": cadre, "on": day, "reason": "term"])
                default:
                    ("merge", ["keep": cadre, "drop": .integer(Int64.random(in: 1...8, using: &random))])
                }
            // One merge a history is enough: after two, three persons are one.
            if command == "merge", turn < 40 { continue }
            if await hall.error("registry.cadre." + command, parameters) == nil { done += 1 }
            try await check(hall, "seed \(seed), turn \(turn), \(command)")
        }
        #expect(done > 10, "enough happened")
    }

    private func joinVillages(_ hall: TestHall, on day: JSONValue) async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": .array(Self.villages.map { .string($0) }), "valid_from": day,
                "to": [["code": "64.01.07.2002", "name": "Batu Botuk"]],
            ])
    }

    private func check(_ hall: TestHall, _ place: String) async throws {
        let twice = try hall.rows(
            """
            SELECT person FROM registry_cadre AS cadre JOIN registry_region AS home ON home.id = cadre.village
            WHERE state <> 'ended' GROUP BY person, coalesce(home.heir, home.id) HAVING count(*) > 1
            """)
        #expect(twice.isEmpty, "\(place)")
        for row in try hall.rows("SELECT id, state FROM registry_cadre") {
            let history = try await hall.call("registry.cadre.history", ["id": .integer(row["id"])])
            let explained = state(explainedBy: history["items"]?.array ?? [])
            #expect(explained == row["state"] as String, "\(place), cadre \(row["id"] as Int64)")
        }
        let active = try await hall.call("registry.cadre.list", ["state": "active"])["items"]?.array ?? []
        let book = try await hall.call("registry.book", ["village": "64.01.07.2002"])["rows"]?.array ?? []
        for cadre in active where cadre["village"] == "64.01.07.2002" {
            let row = book.first { $0["name"] == cadre["name"] }
            #expect(row != nil, "\(place): \(cadre["name"]?.string ?? "") is in the book")
            let number = cadre["decree"]?["number"]?.string ?? ""
            #expect(row?["remarks"]?.string?.contains(number) == (number.isEmpty ? nil : true), "\(place)")
        }
    }
}
