import ModuleKit
import Testing

@Suite struct RecapCrossCheckTests {
    static let days = ["2024-03-31", "2024-04-01", "2024-04-15", "2024-05-20", "2024-06-15"]

    @Test(
        "every figure of every row and total equals a count in plain SQL, after splits and merges and on older boundaries",
        arguments: [1, 2024] as [UInt64])
    func agrees(seed: UInt64) async throws {
        let office = try await RandomOffice(seed: seed).office
        let periods: [(String?, String?)] = [
            (nil, nil), ("2024-03-20", "2024-05-12"), ("2024-05-03", nil), ("2023-01-01", "2023-12-31"),
            ("2022-05-17", "2024-04-14"),
        ]
        for (i, (from, to)) in periods.enumerated() {
            for asOf in [nil, Self.days[i % 4], Self.days[i % 4 + 1]] {
                // The whole has its regencies, the province its districts or, once, its villages.
                for (within, by) in [(nil, "regency"), ("64", i == 1 ? "village" : "district")] as [(String?, String)] {
                    let recap = try await office.recap(within, by: by, from: from, to: to, regionsAsOf: asOf)
                    try compare(recap, office, from, to, asOf)
                }
            }
        }
    }

    @Test(
        "what is kept equals a recount on every day on which something may have happened",
        arguments: [4, 56] as [UInt64])
    func kept(seed: UInt64) async throws {
        let office = try await RandomOffice(seed: seed).office
        for month in 1...6 {
            for (day, from) in [("10", "2023-05-15"), ("28", "2024-02-15")] {
                try await office.check(from: from, to: "2024-0\(month + 2)-\(day)")
            }
            try await office.check(to: "2024-0\(month)-19")
            try await office.check(from: "2022-01-01", to: "2023-0\(month)-15")
        }
        // Whole years are rows of their own.
        for year in 2022...2024 { try await office.check(from: "\(year)-01-01", to: "\(year)-12-31") }
    }

    @Test(
        "on older boundaries what is kept, with what was moved since, comes to what a recount finds",
        arguments: [12, 77] as [UInt64])
    func past(seed: UInt64) async throws {
        let office = try await RandomOffice(seed: seed).office
        func answers() async throws -> [JSONValue] {
            var answers: [JSONValue] = []
            for (i, day) in (Self.days + ["2023-07-01", "2024-05-01"]).enumerated() {
                let from = [nil, "2023-01-01", "2022-05-17"][i % 3]
                let questions: [(String?, String)] = [
                    (nil, "province"), (nil, "regency"), ("64", "district"), ("64", "village"),
                ]
                for (within, by) in questions {
                    let to = i % 2 == 0 ? nil : "2024-05-20"
                    let recap = try await office.recap(within, by: by, from: from, to: to, regionsAsOf: day)
                    answers.append(["items": recap["items"] ?? .null, "total": recap["total"] ?? .null])
                    answers.append(recap["gone"] ?? .null)
                }
            }
            return answers
        }
        let kept = try await answers()
        try office.hall.write("UPDATE reporting_state SET summary = 'off'", as: "reporting")
        let counted = try await answers()
        for (one, other) in zip(kept, counted) { #expect(one == other) }
    }

    @Test("a figure that is kept wrong is named, and a rebuild mends it") func names() async throws {
        let office = try await RandomOffice(seed: 9).office
        let before = try await office.recap("64", by: "district")
        // One woman more at the time of the last change of March.
        try office.hall.write(
            "UPDATE reporting_sum SET changes = CAST(changes || x'0502' AS BLOB) WHERE code = '64.09' AND period = 202403",
            as: "reporting")
        let check = try await office.hall.call("reporting.check", ["to": "2024-03-30"])
        #expect(check["ok"] == false)
        #expect(check["differences"]?.array?.count == 1)
        #expect(check["differences"]?[0]?["code"] == "64.09")
        #expect(check["differences"]?[0]?["figure"] == "cadres_women")
        let rebuilt = try await office.hall.call("reporting.rebuild")
        #expect(rebuilt["before"] == "kept")
        try await office.check()
        let after = try await office.recap("64", by: "district")
        #expect(after["checksum"] == before["checksum"])
        #expect(after["items"] == before["items"])
    }

    @Test("the records behind each figure are as many as the figure says", arguments: [3, 31] as [UInt64])
    func drill(seed: UInt64) async throws {
        let office = try await RandomOffice(seed: seed).office
        for (code, by, asOf) in [("64.01", "regency", nil), ("64.09.01", "district", "2024-03-01")]
            as [(String, String, String?)]
        {
            let row = try await office.recap(code, by: by, from: "2024-02-01", regionsAsOf: asOf)["total"]
            for figure in PlainCount.figures + ["attendance"] {
                var params: JSONValue = [
                    "figure": .string(figure), "region": .string(code), "from": "2024-02-01", "limit": 1000,
                ]
                if let asOf { params["regions_as_of"] = .string(asOf) }
                let records = try await office.hall.call("reporting.drill", params)["items"]?.array ?? []
                let sum = records.compactMap { $0["amount"]?.int }.reduce(0, +)
                #expect(row?[figure]?.int ?? 0 == sum, "\(figure) of \(code)")
            }
        }
    }

    private func compare(
        _ recap: JSONValue, _ office: Office, _ from: String?, _ to: String?, _ asOf: String?
    ) throws {
        let plain = PlainCount(
            hall: office.hall, from: from ?? "", to: to ?? RandomOffice.today, day: asOf ?? "9999-12-31")
        let rows = recap["items"]?.array ?? []
        #expect(!rows.isEmpty)
        for row in rows + [recap["total"] ?? .null] {
            let code = try #require(row["code"]?.string)
            let place: Comment = "of '\(code)', \(from ?? "") to \(to ?? ""), boundaries \(asOf ?? "present")"
            for figure in PlainCount.figures {
                #expect(row[figure]?.int == Int64(try plain.count(figure, of: code)), "\(figure) \(place)")
            }
            #expect(row["attendance"]?.int == (try plain.attendance(of: code)).map(Int64.init), "attendance \(place)")
        }
    }
}
