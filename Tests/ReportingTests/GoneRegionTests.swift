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
        #expect(recap["gone"]?["meetings"] == 0 && recap["gone"]?["attendance"] == 0)
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

    @Test func `a village that took over others has their cadres in the recap and among those below the minimum`()
        async throws
    {
        let office = try await Office()
        for (name, village) in [("Contoh Satu", "64.01.01.2001"), ("Contoh Dua", "64.01.01.2002")] {
            _ = try await office.cadre(name, village)
        }
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.01.01.2001", "64.01.01.2002"], "valid_from": "2024-04-01",
                "to": [["code": "64.01.01.2090", "name": "Desa Bersama"]],
            ])
        let recap = try await office.recap("64.01.01", by: "village")
        #expect(recap.row("64.01.01.2090")?["cadres_active"] == 2)
        let short = try await office.hall.call("reporting.minimum", ["within": "64.01.01", "minimum": 3])
        let village = short["items"]?.array?.first { $0["code"] == "64.01.01.2090" }
        #expect(village?["active"] == 2)
        let enough = try await office.hall.call("reporting.minimum", ["within": "64.01.01", "minimum": 2])
        #expect(enough["items"]?.array?.contains { $0["code"] == "64.01.01.2090" } == false)
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

    @Test func `what happened for a village that is there no more stands in its row, by every figure`() async throws {
        let office = try await Office()
        let village: JSONValue = "64.01.01.2001"
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        _ = try await office.meeting(on: "2024-03-01", targets: ["64.01.01.2001"], headcount: 12)
        _ = try await office.meeting(on: "2024-03-02", targets: ["64.01.01.2001", "64.01.01.2002"])
        _ = try await office.meeting(on: "2023-03-02", targets: ["64.01.01.2001"], headcount: 5)
        _ = try await office.meeting(on: "2024-03-03", targets: ["64.01.01.2002"], headcount: 7)
        _ = try await office.training(on: "2024-03-04", until: "2024-03-05", targets: ["64.01.01.2001"])
        for statement in ["Contoh satu", "Contoh dua"] {
            let issue = try await office.id(
                "meetings.issue.raise",
                ["on": "2024-03-01", "statement": .string(statement), "regions": [village]])
            if statement == "Contoh dua" {
                try await office.hall.call(
                    "meetings.issue.resolve", ["issue": .integer(issue), "how": "Contoh selesai"])
            }
        }
        for due in ["2024-03-31", "2024-12-31"] as [JSONValue] {
            let step = try await office.id(
                "meetings.followup.add",
                ["action": "Contoh", "owner": "Contoh", "due": due, "regions": [village]])
            if due == "2024-12-31" {
                try await office.hall.call(
                    "meetings.followup.complete",
                    ["followup": .integer(step), "on": "2024-04-02", "evidence": "Contoh"])
            }
        }
        let figures = [
            "meetings", "attendance", "attendance_unknown", "issues_open", "issues_resolved", "followups_done",
            "followups_overdue", "trainings",
        ]
        // What stood in the village's row before it was split.
        let before = try await office.recap("64.01.01", by: "village", from: "2024-01-01").row("64.01.01.2001")
        #expect(figures.map { before?[$0]?.int } == [2, 12, 1, 1, 1, 1, 1, 1])
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": [village], "valid_from": "2024-04-01",
                "to": [
                    ["code": "64.01.01.2090", "name": "Desa Satu"], ["code": "64.01.01.2091", "name": "Desa Dua"],
                ],
            ])
        for day in [nil, "2024-06-01"] as [String?] {
            let recap = try await office.recap("64.01.01", by: "village", from: "2024-01-01", regionsAsOf: day)
            #expect(figures.map { recap["gone"]?[$0]?.int } == figures.map { before?[$0]?.int })
        }
    }
}
