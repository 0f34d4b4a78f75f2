import Foundation
import HallTesting
import ModuleKit
import SeededTesting
import Testing

@testable import Registry

/// Names with their days and decrees, in whatever order they are recorded.
@Suite struct RegionNameTests {
    private let code = "64.01.07.2003"

    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private func rename(_ hall: TestHall, _ name: String, _ day: String, _ decree: String? = nil) async throws {
        var parameters: JSONValue = ["code": .string(code), "name": .string(name), "valid_from": .string(day)]
        if let decree { parameters["decree"] = .string(decree) }
        try await hall.call("registry.region.rename", parameters)
    }

    private func names(_ hall: TestHall, on days: String...) async throws -> [String] {
        var names: [String] = []
        for day in days {
            let region = try await hall.call("registry.region.get", ["code": .string(code), "as_of": .string(day)])
            names.append(region["name"]?.string ?? "")
        }
        return names
    }

    @Test func `a file of an earlier day puts its names before those that were recorded, and twice changes nothing`()
        async throws
    {
        let hall = try await hall()
        try await rename(hall, "Uko Dua", "2023-01-01", "D1")
        let file = Office.regions.replacingOccurrences(of: "Uko", with: "Uko Tiga")
        #expect(try await hall.importRegions(file, ["valid_from": "2022-06-01"])["renamed"] == 1)
        #expect(
            try await names(hall, on: "2022-01-01", "2022-07-01", "2023-02-01") == ["Uko", "Uko Tiga", "Uko Dua"])
        let again = try await hall.importRegions(file, ["valid_from": "2022-06-01"])
        #expect(again["renamed"] == 0)
        #expect(again["unchanged"] == 7)
    }

    @Test func `another name of the same day corrects it, and an earlier one ends before it`() async throws {
        let hall = try await hall()
        try await rename(hall, "Uko Dua", "2023-01-01")
        try await rename(hall, "Uko Tiga", "2023-01-01")
        try await rename(hall, "Uko Empat", "2022-01-01")
        #expect(
            try await names(hall, on: "2021-12-31", "2022-07-01", "2023-01-01") == ["Uko", "Uko Empat", "Uko Tiga"])
    }

    @Test func `a name stands with its first day and the decree that gave it`() async throws {
        let hall = try await hall()
        try await rename(hall, "Uko Dua", "2022-01-01", "P 1/2022")
        try await rename(hall, "Uko Tiga", "2023-01-01")
        let items = try await hall.call("registry.region.history", ["code": .string(code)])["items"]?.array ?? []
        let told = items.filter { $0["kind"] != "code" }.map { item in
            ["value", "first_day", "last_day", "decree"].map { item[$0]?.string ?? "-" }.joined(separator: ", ")
        }
        #expect(
            told == [
                "Uko Tiga, 2023-01-01, -, -", "Uko Dua, 2022-01-01, 2022-12-31, P 1/2022", "Uko, -, 2021-12-31, -",
            ])
        let then = try await hall.call("registry.region.get", ["code": .string(code), "as_of": "2022-12-31"])
        #expect(then["valid_from"] == "2022-01-01")
        #expect(then["decree"] == "P 1/2022")
        let now = try await hall.call("registry.region.get", ["code": .string(code)])
        #expect(now["valid_from"] == "2023-01-01")
        #expect(now["decree"] == .null)
    }

    /// What holds day by day: changes of runs of equal days, and nothing else.
    private struct Days {
        static let count = 40
        var name = [String](repeating: "Uko", count: count)
        var decree = [String?](repeating: nil, count: count)

        static func text(_ day: Int) -> String { CalendarDate(daysSince1970: 18_500 + day).description }

        func first(_ day: Int) -> Int { (0...day).last { $0 == 0 || name[$0 - 1] != name[$0] } ?? 0 }
        func last(_ day: Int) -> Int {
            (day..<Self.count).first { $0 == Self.count - 1 || name[$0 + 1] != name[$0] } ?? 0
        }

        mutating func set(_ new: String, from day: Int, _ given: String?) {
            if name[day] == new {
                guard first(day) == day, let given else { return }
                for same in day...last(day) { decree[same] = given }
            } else {
                fill(day...last(day), new, given)
            }
        }

        mutating func set(_ new: String, until day: Int) { fill(first(day)...day, new, nil) }

        private mutating func fill(_ days: ClosedRange<Int>, _ new: String, _ given: String?) {
            for day in days { (name[day], decree[day]) = (new, given) }
            var start = 0
            while start < Self.count {
                let end = last(start)
                let known = decree[start...end].compactMap(\.self).first
                for day in start...end { decree[day] = known }
                start = end + 1
            }
        }
    }

    @Test(arguments: 1...4)
    func `names of any order of days are those of a list of days`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let hall = try await hall()
        var days = Days()
        for turn in 0..<25 {
            let day = Int.random(in: 1..<Days.count - 1, using: &random)
            let name = "Contoh \(Int.random(in: 1...4, using: &random))"
            let decree = Bool.random(using: &random) ? "D\(turn)" : nil
            switch Int.random(in: 0...4, using: &random) {
            case 0:
                try await hall.call(
                    "registry.region.alias",
                    [
                        "code": .string(code), "name": .string(name), "kind": "former",
                        "valid_until": .string(Days.text(day)),
                    ])
                days.set(name, until: day)
            case 1:
                var more: JSONValue = ["valid_from": .string(Days.text(day))]
                if let decree { more["decree"] = .string(decree) }
                // A file in which nothing differs changes nothing.
                if days.name[day] != name { days.set(name, from: day, decree) }
                try await hall.importRegions("code,name\n\(code),\(name)\n", more)
            default:
                try await rename(hall, name, Days.text(day), decree)
                days.set(name, from: day, decree)
            }
            for day in 0..<Days.count {
                let region = try await hall.call(
                    "registry.region.get", ["code": .string(code), "as_of": .string(Days.text(day))])
                let first = days.first(day)
                let told = ["name", "valid_from", "decree"].map { region[$0]?.string ?? "-" }
                let known = [
                    days.name[day], first == 0 ? "-" : Days.text(first), first == 0 ? "-" : days.decree[day] ?? "-",
                ]
                #expect(told == known, "seed \(seed), turn \(turn), day \(Days.text(day))")
            }
        }
    }
}
