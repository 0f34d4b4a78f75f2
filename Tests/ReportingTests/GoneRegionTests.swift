import ModuleKit
import Testing

/// Cadres whose region is there no more, and became several: nobody knows to which they belong.
@Suite struct GoneRegionTests {
    private let figures = [
        "cadres_active", "cadres_inactive", "cadres_proposed", "cadres_ended", "cadres_women", "cadres_sex_unknown",
        "villages", "villages_without_cadre", "trained_cadres",
    ]

    private func checkSums(_ recap: JSONValue) throws {
        let rows = try #require(recap["items"]?.array) + [recap["gone"] ?? .null].filter { !$0.isNull }
        for figure in figures {
            let sum = rows.reduce(0) { $0 + ($1[figure]?.int ?? 0) }
            #expect(sum == recap["total"]?[figure]?.int, "\(figure)")
        }
    }

    @Test func `after a split the rows and the row of what is gone come to the total, and it says what is gone`()
        async throws
    {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        _ = try await office.cadre("Contoh Dua", "64.01.01.2002")
        let before = try await office.recap("64.01.01", by: "village")
        #expect(before["gone"]?.isNull == true)
        try checkSums(before)
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.01.2001"], "valid_from": "2024-04-01",
                "to": [
                    ["code": "64.01.01.2090", "name": "Desa Satu"], ["code": "64.01.01.2091", "name": "Desa Dua"],
                ],
            ])
        let recap = try await office.recap("64.01.01", by: "village")
        try checkSums(recap)
        #expect(recap["gone"]?["code"] == "")
        #expect(
            recap["gone"]?["name"] == "Wilayah yang sudah tidak ada (64.01.01.2001 Desa 64.01.01.2001)")
        #expect(recap["gone"]?["cadres_active"] == 1 && recap["total"]?["cadres_active"] == 2)
        // A meeting for two regions stands in both: such figures have no rest.
        #expect(recap["gone"]?["meetings"]?.isNull == true)
        let wider = try await office.recap("64.01", by: "district")
        #expect(wider["gone"]?.isNull == true)
        try checkSums(wider)
        let file = try await office.hall.call(
            "reporting.recap", ["within": "64.01.01", "by": "village", "format": "csv", "csv": "international"])
        let lines = try #require(file["file"]?["content"]?.string).split(separator: "\r\n")
        #expect(lines.dropLast().last?.hasPrefix(",Wilayah yang sudah tidak ada (64.01.01.2001") == true)
        #expect(file["gone"]?.isNull == true)
        try await office.hall.call("core.store.check")
    }

    @Test func `by the boundaries of a day the rows come to the total, too`() async throws {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.01.2001"], "valid_from": "2024-04-01",
                "to": [
                    ["code": "64.01.01.2090", "name": "Desa Satu"], ["code": "64.01.01.2091", "name": "Desa Dua"],
                ],
            ])
        let early = try await office.recap("64.01.01", by: "village", regionsAsOf: "2024-03-01")
        #expect(early["gone"]?.isNull == true && early.row("64.01.01.2001")?["cadres_active"] == 1)
        let late = try await office.recap("64.01.01", by: "village", regionsAsOf: "2024-05-01")
        #expect(late["gone"]?["cadres_active"] == 1)
        try checkSums(late)
    }
}
