import HallTesting
import ModuleKit
import SeededTesting
import Testing

/// What a recap tells while others write: never a state that was not.
@Suite struct RecapUnderWritersTests {
    /// What the totals of a recap come to; each writer changes its own, so that every state is another one.
    private struct Totals: Hashable, Sendable {
        var cadres: Int64 = 0
        var meetings: Int64 = 0
        var persons: Int64 = 0
        var trainings: Int64 = 0

        init() {}

        init(_ row: JSONValue?) throws {
            func figure(_ name: String) throws -> Int64 {
                guard let figure = row?[name]?.int else { throw Wrong("\(name) of \(row?.text ?? "no row")") }
                return figure
            }
            cadres = try figure("cadres_active")
            meetings = try figure("meetings")
            persons = try figure("attendance")
            trainings = try figure("trainings")
        }

        static func + (a: Totals, b: Totals) -> Totals {
            var sum = a
            sum.cadres += b.cadres
            sum.meetings += b.meetings
            sum.persons += b.persons
            sum.trainings += b.trainings
            return sum
        }
    }

    /// What a client's thread, which is none of the test's tasks, tells it.
    private struct Wrong: Error {
        let what: String
        init(_ what: String) { self.what = what }
    }

    private static let writes = 15
    private static let writers = ["registry.cadre.add", "meetings.hold", "trainings.open"]

    @Test("with three clients that write, every recap of six clients is one of the states that were, and adds up")
    func states() async throws {
        let office = try await Office()
        let path = try office.hall.listen()
        let begin = try await office.hall.call("core.journal.list", ["limit": 1000])["items"]?.array?.last?["seq"]
        let told = try await withThrowingTaskGroup(of: [Totals].self) { group in
            for (seed, command) in Self.writers.enumerated() {
                group.addTask { try await waiting { try Self.write(command, path, seed: UInt64(seed)) } }
                group.addTask { try await waiting { try Self.ask(path, seed: UInt64(100 + seed)) } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let params: JSONValue = ["after": try #require(begin), "limit": 1000]
        let journal = try #require(try await office.hall.call("core.journal.list", params)["items"]?.array)
        let states = Self.states(after: journal.compactMap { $0["command"]?.string })
        #expect(states.count == 3 * Self.writes + 1)
        for client in told {
            let places = client.map { states[$0] }
            #expect(!places.contains(nil), "a recap of no state that was")
            #expect(
                places.compactMap(\.self) == places.compactMap(\.self).sorted(), "a recap older than the one before")
        }
        try await office.check()
    }

    /// Each state by its number, as the writes came one after the other.
    private static func states(after commands: [String]) -> [Totals: Int] {
        var totals = Totals()
        var states = [totals: 0]
        for command in commands where writers.contains(command) {
            switch command {
            case "registry.cadre.add": totals.cadres += 1
            case "meetings.hold":
                totals.meetings += 1
                totals.persons += totals.meetings
            default: totals.trainings += 1
            }
            states[totals] = states.count
        }
        return states
    }

    /// Writes, and asks after each write: what it wrote is there.
    private static func write(_ command: String, _ path: String, seed: UInt64) throws -> [Totals] {
        var random = SeededRandom(seed: seed)
        let client = try RawClient(path)
        return try (1...writes).map { number in
            let village = JSONValue.string(Office.villages[Int.random(in: 0..<Office.villages.count, using: &random)])
            switch command {
            case "registry.cadre.add":
                try client.call(
                    command,
                    [
                        "name": .string("Contoh \(number)"), "village": village, "sex": "P",
                        "decree": [
                            "number": .string("141/\(number)"), "date": "2024-01-02", "valid_from": "2024-01-02",
                        ],
                    ])
            case "meetings.hold":
                let meeting = try client.call(
                    "meetings.schedule",
                    [
                        "kind": "rakor", "title": "Rapat (contoh)", "starts_at": "2024-03-04T09:00:00+08:00",
                        "place": ["name": "Balai desa"], "targets": [village], "organiser": "DPMPD Kaltim",
                    ])["id"]
                try client.call(
                    command, ["meeting": meeting ?? nil, "headcount": ["total": .integer(Int64(number))]])
            default:
                try client.call(
                    command,
                    [
                        "kind": "training", "title": "Pelatihan (contoh)", "starts_on": "2024-03-04",
                        "ends_on": "2024-03-05", "place": ["name": "Balai desa"], "targets": [village],
                        "organiser": "DPMPD Kaltim",
                    ])
            }
            let totals = try recap(client, by: "district")
            let own = [totals.cadres, totals.meetings, totals.trainings][writers.firstIndex(of: command) ?? 0]
            guard own == Int64(number) else { throw Wrong("\(command) \(number): the recap after it tells of \(own)") }
            return totals
        }
    }

    private static func ask(_ path: String, seed: UInt64) throws -> [Totals] {
        var random = SeededRandom(seed: seed)
        let client = try RawClient(path)
        return try (1...2 * writes).map { _ in
            try recap(client, by: ["village", "district", "regency"].randomElement(using: &random) ?? "village")
        }
    }

    /// The totals of a recap, after a look whether its rows come to them: all that is written is for one village.
    private static func recap(_ client: RawClient, by level: String) throws -> Totals {
        let recap = try client.call("reporting.recap", ["within": "64", "by": .string(level)])
        let rows = try (recap["items"]?.array ?? []).map { try Totals($0) }
        let total = try Totals(recap["total"])
        guard rows.reduce(Totals(), +) == total else { throw Wrong("rows do not come to their total: \(recap.text)") }
        return total
    }
}
