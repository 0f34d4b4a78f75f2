import HallTesting
import Meetings
import ModuleKit
import Registry
import Testing

/// Kota Bangun with twenty villages, of which ten became Kota Bangun Darat in 2022: each village with a cadre, a meeting,
/// a problem and a step to do from before.
@Suite struct SplitDistrictTests {
    private let hall: TestHall

    init() async throws {
        hall = try TestHall(RegistryModule.self, MeetingsModule.self, now: "2024-03-13T09:00:00+08:00")
        var csv = "code,name\n64,Kalimantan Timur\n64.02,Kutai Kartanegara\n64.02.09,Kota Bangun\n"
        for i in 1...20 { csv += "\(Self.village(i)),Contoh \(i)\n" }
        try await hall.call("registry.region.import", ["file": .string(csv), "format": "csv"])
        for i in 1...20 {
            try await hall.call(
                "registry.cadre.add", ["name": .string("Contoh Kader \(i)"), "village": .string(Self.village(i))])
            try await record(on: "2021-05-03", at: Self.village(i))
        }
        try await record(on: "2021-05-04", at: "64.02.09")
        try await split()
    }

    private static func village(_ i: Int) -> String { "64.02.09.\(2000 + i)" }

    private func record(on day: String, at region: String) async throws {
        let meeting = try await hall.call(
            "meetings.schedule",
            [
                "kind": "musdes", "title": "Contoh", "starts_at": .string(day + "T09:00:00+08:00"),
                "place": ["name": "Balai desa"], "targets": [.string(region)], "organiser": "Contoh",
            ])
        try await hall.call(
            "meetings.issue.raise",
            ["meeting": meeting["id"] ?? .null, "statement": .string("Contoh \(region)"), "regions": [.string(region)]])
        try await hall.call(
            "meetings.followup.add",
            ["meeting": meeting["id"] ?? .null, "action": "Contoh", "owner": "Contoh", "regions": [.string(region)]])
    }

    private func split() async throws {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.02.09"], "valid_from": "2022-02-14",
                "to": [
                    ["code": "64.02.09", "name": "Kota Bangun"], ["code": "64.02.19", "name": "Kota Bangun Darat"],
                ],
            ])
        for i in 11...20 {
            try await hall.call(
                "registry.region.succeed",
                [
                    "kind": "move", "from": [.string(Self.village(i))], "valid_from": "2022-02-14",
                    "to": [["code": .string("64.02.19.\(2000 + i)"), "name": .string("Contoh \(i)")]],
                ])
        }
    }

    /// How many cadres, meetings, problems and steps are listed within a region; nil where a list was refused.
    private func counts(_ within: String, _ day: String? = nil) async throws -> [Int] {
        var parameters: JSONValue = ["within": .string(within)]
        if let day { parameters["as_of"] = .string(day) }
        var counts: [Int] = []
        for list in ["registry.cadre.list", "meetings.list", "meetings.issue.list", "meetings.followup.list"] {
            counts.append(try await hall.call(list, parameters)["items"]?.array?.count ?? -1)
        }
        return counts
    }

    @Test func `cadres and meetings of a split district are counted under the old and the new boundaries`()
        async throws
    {
        // What was aimed at the district as a whole counts for the one that kept its code.
        #expect(try await counts("64.02.09") == [10, 11, 11, 11])
        #expect(try await counts("64.02.19") == [10, 10, 10, 10])
        #expect(try await counts("64.02") == [20, 21, 21, 21])
        #expect(try await counts("64.02.09", "2022-02-13") == [20, 21, 21, 21])
        #expect(try await counts("64.02.09", "2022-02-14") == [10, 11, 11, 11])
        #expect(try await counts("64.02.19", "2022-02-14") == [10, 10, 10, 10])
        #expect(try await counts("64.02", "2022-02-13") == [20, 21, 21, 21])
        // A village answers to its code of the day.
        #expect(try await counts("64.02.09.2020", "2022-02-13") == [1, 1, 1, 1])
        #expect(try await counts("64.02.19.2020") == [1, 1, 1, 1])
    }

    @Test func `what belongs to a new district counts, on days before it, where it came from`() async throws {
        try await record(on: "2023-01-10", at: "64.02.19")
        #expect(try await counts("64.02.19") == [10, 11, 11, 11])
        #expect(try await counts("64.02.09") == [10, 11, 11, 11])
        #expect(try await counts("64.02.09", "2022-02-13") == [20, 22, 22, 22])
    }

    @Test func `what belongs to a village that was split counts around it, and of one merged in what it became`()
        async throws
    {
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.02.09.2001"], "valid_from": "2023-01-01",
                "to": [
                    ["code": "64.02.09.2031", "name": "Contoh Hulu"],
                    ["code": "64.02.09.2032", "name": "Contoh Hilir"],
                ],
            ])
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": ["64.02.09.2002", "64.02.09.2003"], "valid_from": "2023-01-01",
                "to": [["code": "64.02.09.2033", "name": "Contoh Raya"]],
            ])
        #expect(try await counts("64.02.09") == [10, 11, 11, 11])
        #expect(try await counts("64.02") == [20, 21, 21, 21])
        // Of two that hold a part of it now, each leads to what was aimed at the whole; a cadre is asked where it serves.
        #expect(try await counts("64.02.09.2031") == [0, 1, 1, 1])
        #expect(try await counts("64.02.09.2033") == [2, 2, 2, 2])
        #expect(try await counts("64.02.09.2001", "2022-12-31") == [1, 1, 1, 1])
        #expect(try await counts("64.02.09.2002", "2022-12-31") == [1, 1, 1, 1])
        // What became of it may go elsewhere, and takes along what it stands for.
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "move", "from": ["64.02.09.2033"], "valid_from": "2024-01-01",
                "to": [["code": "64.02.19.2033", "name": "Contoh Raya"]],
            ])
        #expect(try await counts("64.02.09") == [8, 9, 9, 9])
        #expect(try await counts("64.02.19") == [12, 12, 12, 12])
        #expect(try await counts("64.02.09", "2023-06-01") == [10, 11, 11, 11])
        #expect(try await counts("64.02", "2021-01-01") == [20, 21, 21, 21])
    }

    @Test func `a day without a region is refused, as it would mean nothing`() async throws {
        let error = await hall.error("meetings.list", ["as_of": "2022-02-13"])
        #expect(error?.details?[0]?["path"] == "/as_of")
    }
}
