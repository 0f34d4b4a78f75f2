import HallTesting
import ModuleKit
import SeededTesting
import Testing

@testable import Registry

@Suite struct DuplicateTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private func add(_ hall: TestHall, _ name: String, _ village: String = "64.01.07.2002", _ more: JSONValue = [:])
        async throws
    {
        var parameters: JSONValue = ["name": .string(name), "village": .string(village)]
        for (key, value) in more.object ?? [] { parameters[key] = value }
        try await hall.call("registry.cadre.add", parameters)
    }

    @Test func `pairs are likely by near names that share a village, a birth date or a telephone`() async throws {
        let hall = try await hall()
        try await add(hall, "Contoh Siti Aminah", "64.01.07.2002", ["birth_date": "1990-05-12"])
        try await add(hall, "Hj. Contoh St. Aminah, S.Pd")
        try await add(hall, "Contoh Siti Aminan", "64.01.07.2003", ["birth_date": "1990-05-12"])
        try await add(hall, "Contoh Budi", "64.01.07.2002", ["phone": "0800 1111"])
        try await add(hall, "Contoh Budi", "64.01.07.2003", ["phone": "0800-1111"])
        // What speaks against it, and what is too little.
        try await add(hall, "Contoh Dewi", "64.01.07.2002", ["birth_date": "1990-01-01"])
        try await add(hall, "Contoh Dewi", "64.01.07.2002", ["birth_date": "1991-01-01"])
        try await add(hall, "Contoh Eko", "64.01.07.2002", ["nik": "9901070101900001"])
        try await add(hall, "Contoh Eko", "64.01.07.2002", ["nik": "9901070101900002"])
        try await add(hall, "Contoh Fajar", "64.01.07.2002")
        try await add(hall, "Contoh Fajar", "64.01.07.2003")
        let pairs = try await hall.call("registry.cadre.duplicates")["items"]?.array ?? []
        let found = pairs.map { pair in
            "\(pair["keep"]?.text ?? "") \(pair["drop"]?.text ?? "") "
                + (pair["reasons"]?.array ?? []).compactMap(\.string).joined(separator: " ")
        }
        #expect(
            found.sorted() == [
                "1 2 same_name same_village", "1 3 near_name same_birth_date", "4 5 same_name same_phone",
            ])
        let inside = try await hall.call("registry.cadre.duplicates", ["within": "64.01.07.2002"])["items"]
        #expect(inside?.array?.count == 1)
    }

    @Test(arguments: 1...3) func `no pair is missed that comparing everybody with everybody finds`(seed: UInt64)
        async throws
    {
        var random = SeededRandom(seed: seed)
        let hall = try await hall()
        let names = ["Aminah", "Aminan", "Budi", "Budy", "Citra Dewi", "Dewi Citra", "Muh. Rizal", "Muhammad Rizal"]
        var people: [(name: PersonName, birth: String?, village: String)] = []
        for _ in 0..<60 {
            let name = "Contoh \(names.randomElement(using: &random) ?? "")"
            let village = Bool.random(using: &random) ? "64.01.07.2002" : "64.01.07.2003"
            let birth = Bool.random(using: &random) ? "199\(Int.random(in: 0...3, using: &random))-05-12" : nil
            try await add(hall, name, village, birth.map { ["birth_date": .string($0)] } ?? [:])
            people.append((PersonName(name), birth, village))
        }
        var expected: Set<String> = []
        for (i, a) in people.enumerated() {
            for (j, b) in people.enumerated().dropFirst(i + 1) where a.name.isNear(b.name) {
                if let one = a.birth, let other = b.birth, one != other { continue }
                let sameBirth = a.birth != nil && a.birth == b.birth
                if sameBirth || a.village == b.village { expected.insert("\(i + 1) \(j + 1)") }
            }
        }
        let pairs = try await hall.call("registry.cadre.duplicates")["items"]?.array ?? []
        #expect(Set(pairs.map { "\($0["keep"]?.text ?? "") \($0["drop"]?.text ?? "")" }) == expected)
        #expect(!expected.isEmpty)
    }
}
