import HallTesting
import ModuleKit
import Testing

@Suite struct DatasetTests {
    @Test("every table has the columns of its dictionary, and one row per thing") func tables() async throws {
        let office = try await Office()
        let cadre = try await office.cadre("Contoh Satu", "64.01.01.2001", until: "2024-05-01")
        _ = try await office.meeting(on: "2024-03-03", targets: ["64.01", "64.09"])
        _ = try await office.meeting(on: "2024-03-04", targets: ["64.09"])
        let training = try await office.training(on: "2024-05-01", until: "2024-05-02", targets: ["64.01"])
        try await office.hall.call(
            "trainings.enrol", ["training": .integer(training), "participants": [["cadre": .integer(cadre)]]])
        for name in [
            "regions", "cadres", "cadre_events", "meetings", "attendance", "issues", "followups", "trainings",
            "participants",
        ] {
            let answer = try await office.hall.call("reporting.dataset", ["name": .string(name)])
            let text = try #require(answer["file"]?["content"]?.string)
            let lines = text.dropFirst().split(separator: "\r\n", omittingEmptySubsequences: true)
            let dictionary = answer["dictionary"]?.array?.compactMap { $0["name"]?.string } ?? []
            #expect(lines.first?.split(separator: ",").map(String.init) == dictionary, "\(name)")
            #expect(answer["rows"]?.int == Int64(lines.count - 1), "\(name)")
            #expect(!text.contains("Contoh Satu"), "\(name) names nobody")
        }
        let meetings = try await office.hall.call("reporting.dataset", ["name": "meetings", "within": "64.01"])
        #expect(meetings["rows"] == 1)
        let cadres = try await office.hall.call("reporting.dataset", ["name": "cadres"])
        #expect(cadres["file"]?["content"]?.string?.contains("64.01.01.2001,P,active,2024-05-01,") == true)
    }

    @Test func `a table tells from when it is, and its checksum is that of the file`() async throws {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let csv = try await office.hall.call("reporting.dataset", ["name": "cadres"])
        #expect(csv["data_as_of"] == "2024-06-30T09:00:00+08:00" && csv["regions_as_of"] == "2024-06-30")
        #expect(csv["file"]?["name"] == "cadres-2024-06-30.csv")
        let content = try #require(csv["file"]?["content"]?.string)
        #expect(csv["checksum"]?.string == Digest(content).description)
        let xlsx = try await office.hall.call("reporting.dataset", ["name": "cadres", "format": "xlsx"])
        #expect(xlsx["checksum"] == csv["checksum"])
        _ = try await office.cadre("Contoh Dua", "64.01.01.2001")
        let later = try await office.hall.call("reporting.dataset", ["name": "cadres"])
        #expect(later["checksum"] != csv["checksum"])
    }
}
