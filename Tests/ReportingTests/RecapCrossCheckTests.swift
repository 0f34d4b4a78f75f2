import ModuleKit
import Testing

@Suite struct RecapCrossCheckTests {
    @Test(
        "every figure of every row and total equals a plain count of what was done",
        arguments: [1, 13, 2024] as [UInt64])
    func agrees(seed: UInt64) async throws {
        let random = try await RandomOffice(seed: seed)
        // Days on which something happened, so that both ends are tried: they are inclusive.
        let days = random.days
        let periods: [(String?, String?)] = [
            (nil, nil), (days[days.count / 2], nil), (nil, days[days.count / 3]),
            (days[days.count / 4], days[days.count * 3 / 4]), (days[5], days[5]), (nil, random.followups.first?.due),
        ]
        var compared = 0
        for (from, to) in periods {
            for (within, by) in [
                ("64", "regency"), ("64", "village"), ("64.01", "district"), ("64.09.01", "village"),
                ("64.01.01", "district"), ("64.01.01.2001", "village"),
            ] {
                let recap = try await random.office.recap(within, by: by, from: from, to: to)
                for row in (recap["items"]?.array ?? []) + [recap["total"] ?? .null] {
                    let code = try #require(row["code"]?.string)
                    let expected = random.count(code, from: from ?? "", to: to ?? RandomOffice.today)
                    for member in expected.object ?? [] {
                        #expect(
                            row[member.name] == member.value,
                            "\(member.name) of \(code), \(from ?? "…") to \(to ?? "…"), within \(within) by \(by)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared == periods.count * 20 * (3 + 13 + 3 + 4 + 2 + 2))
    }
}
