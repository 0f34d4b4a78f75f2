import ModuleKit
import Testing

@Suite struct RecapCrossCheckTests {
    @Test(
        "every figure of every row and total equals a plain count of what was done",
        arguments: [1, 13, 2024] as [UInt64])
    func agrees(seed: UInt64) async throws {
        let random = try await RandomOffice(seed: seed)
        let days = random.days
        for (from, to) in [(nil, nil), (days[days.count / 3], nil), (nil, days[days.count / 2])] as [(String?, String?)]
        {
            for (within, by, rows) in [
                ("64", "regency", 2), ("64", "village", 12), ("64.01", "district", 2), ("64.09.01", "village", 3),
                ("64.01.01", "district", 1), ("64.01.01.2001", "village", 1),
            ] {
                let recap = try await random.office.recap(within, by: by, from: from, to: to)
                #expect(recap["items"]?.array?.count == rows)
                try compare(recap, random, from, to)
            }
        }
    }

    @Test(
        "both ends of a period are inclusive, on every day on which something happened", arguments: [4, 56] as [UInt64])
    func bounds(seed: UInt64) async throws {
        let random = try await RandomOffice(seed: seed)
        for day in random.days {
            try compare(try await random.office.recap("64", by: "regency", from: day, to: day), random, day, day)
        }
    }

    private func compare(_ recap: JSONValue, _ random: RandomOffice, _ from: String?, _ to: String?) throws {
        for row in (recap["items"]?.array ?? []) + [recap["total"] ?? .null] {
            let code = try #require(row["code"]?.string)
            let expected = random.count(code, from: from ?? "", to: to ?? RandomOffice.today)
            for member in expected.object ?? [] {
                #expect(row[member.name] == member.value, "\(member.name) of \(code), \(from ?? "") to \(to ?? "")")
            }
        }
    }
}
