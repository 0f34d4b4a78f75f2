import Foundation
import FoundationXML
import HallTesting
import ModuleKit
import Testing

@Suite struct PictureTests {
    /// Two squares side by side, the second of two parts.
    static let squares = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"code": "64.01", "name": "A"}, "geometry": {"type": "Polygon",
            "coordinates": [[[115, -2], [116, -2], [116, -1], [115, -1], [115, -2]]]}},
          {"type": "Feature", "properties": {"code": "64.09", "name": "B"}, "geometry": {"type": "MultiPolygon",
            "coordinates": [[[[116, -2], [117, -2], [117, -1], [116, -1], [116, -2]]],
              [[[118, -2], [118.1, -2], [118.1, -1.9], [118, -2]]]]}}]}
        """

    private func svg(_ answer: JSONValue) throws -> String {
        let text = try #require(answer["file"]?["content"]?.string)
        // Well-formed, so that any program shows it.
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
        #expect(!text.contains("<script") && !text.contains("http://www.w3.org/1999/xlink"))
        return text
    }

    @Test("bars, stacked bars and lines are well-formed pictures with title, unit and every region") func charts()
        async throws
    {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let bar = try svg(
            try await office.hall.call(
                "reporting.chart", ["kind": "bar", "figures": ["cadres_active"], "within": "64"]))
        #expect(bar.contains("Kader aktif menurut Kabupaten/Kota"))
        #expect(bar.contains(">Kabupaten 64.01<") && bar.contains(">Kabupaten 64.09<") && bar.contains(">Orang<"))
        let stacked = try svg(
            try await office.hall.call(
                "reporting.chart",
                ["kind": "stacked", "figures": ["cadres_active", "cadres_inactive"], "within": "64", "by": "district"]))
        #expect(stacked.contains(">Kader tidak aktif<"))
        let line = try svg(
            try await office.hall.call(
                "reporting.chart",
                ["kind": "line", "figures": ["cadres_active", "meetings"], "within": "64", "from": "2024-01-01"]))
        #expect(line.contains(">30/6/24<"))
    }

    @Test("a bar whose figure nobody knows says so, and is no bar of zero") func unknown() async throws {
        let office = try await Office()
        _ = try await office.meeting(on: "2024-03-03", targets: ["64.01"])
        let bar = try svg(
            try await office.hall.call("reporting.chart", ["kind": "bar", "figures": ["attendance"], "within": "64"]))
        #expect(bar.components(separatedBy: "tidak diketahui").count == 2)
    }

    @Test("the gain is that of the pairs") func gain() async throws {
        let office = try await Office()
        let training = try await office.training(on: "2024-05-01", until: "2024-05-02", targets: ["64.01"])
        var ids: [JSONValue] = []
        for name in ["Satu", "Dua", "Tiga"] {
            let cadre = try await office.cadre("Contoh \(name)", "64.01.01.2001")
            let enrolled = try await office.hall.call(
                "trainings.enrol", ["training": .integer(training), "participants": [["cadre": .integer(cadre)]]])
            ids.append(try #require(enrolled["participants"]?[0]?["id"]))
        }
        for (phase, scores) in [("pre", [40, 60, 10]), ("post", [70, 80])] as [(String, [Int64])] {
            try await office.hall.call(
                "trainings.assess",
                [
                    "training": .integer(training), "phase": .string(phase), "dimension": "knowledge", "max": 100,
                    "scores": .array(zip(ids, scores).map { ["participant": $0, "score": .integer($1)] }),
                ])
        }
        let picture = try svg(
            try await office.hall.call("reporting.chart", ["kind": "gain", "training": .integer(training)]))
        #expect(picture.contains(">Pengetahuan<") && picture.contains(">n = 2<") && picture.contains(">+25,0<"))
    }

    @Test("a map shades each region by its class, names it, and hatches what nobody knows") func map() async throws {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let params: JSONValue = ["measure": "cadres_active", "within": "64", "file": .string(Self.squares)]
        let map = try svg(try await office.hall.call("reporting.map", params))
        #expect(map.contains("Kader aktif menurut Kabupaten/Kota"))
        #expect(map.contains(">64.01<") && map.contains(">64.09<"))
        #expect(!map.contains("fill=\"url(#unknown)\""))
        var coverage = params
        coverage["measure"] = "coverage"
        // In 64.09 nobody is active, so that there is no coverage.
        let other = try svg(try await office.hall.call("reporting.map", coverage))
        #expect(other.contains("fill=\"url(#unknown)\""))
    }

    @Test("a file that is no map of the region is refused at its parameter") func refuses() async throws {
        let office = try await Office()
        for file in [
            "no json", "{}", #"{"features": [{"properties": {"code": "65.01"}, "geometry": {"type": "Point"}}]}"#,
            Self.squares.replacing("64.0", with: "65.0"),
        ] {
            let error = await office.hall.error(
                "reporting.map", ["measure": "meetings", "within": "64", "file": .string(file)])
            #expect(error?.name == .invalidParams)
            #expect(error?.details?[0]?["path"] == "/file")
        }
    }

    @Test("the overview is one page with figures, both pictures, and what is urgent first") func overview() async throws
    {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001", until: "2024-03-01")
        try await office.hall.call(
            "meetings.followup.add",
            [
                "action": "Melatih <KPMD> (contoh)", "owner": "Bidang (contoh)", "due": "2024-01-15",
                "regions": ["64.01"],
            ])
        let overview = try await office.hall.call(
            "reporting.overview", ["within": "64", "map": .string(Self.squares)])
        let urgent = overview["urgent"]?.array?.compactMap(\.string) ?? []
        #expect(
            urgent.first?.hasPrefix("Tindak lanjut terlambat 167 hari: Melatih <KPMD> (contoh), Kabupaten 64.01")
                == true)
        #expect(urgent.contains("6 desa/kelurahan tanpa kader di Kabupaten 64.09"))
        #expect(urgent.contains("1 kader aktif dengan SK yang sudah berakhir di Kabupaten 64.01"))
        #expect(urgent.count <= 10)
        let page = try #require(overview["file"]?["content"]?.string)
        #expect(page.contains("Keadaan KPMD"))
        #expect(page.contains("Melatih &lt;KPMD&gt;"))
        #expect(page.components(separatedBy: "data:image/svg+xml;base64,").count == 3)
    }

    @Test func `the share of women is of those whose sex is known, and the others are told`() async throws {
        let office = try await Office()
        func women() async throws -> String {
            let page = try await office.hall.call("reporting.overview", ["within": "64.01"])["file"]?["content"]?.string
            let found = try #require(page).firstMatch(of: /[^>]*perempuan dari yang belum berhenti[^<]*/)
            return String(try #require(found).output)
        }
        #expect(try await women() == "– perempuan dari yang belum berhenti")
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001", sex: nil)
        #expect(try await women() == "– perempuan dari yang belum berhenti; 1 tanpa data")
        _ = try await office.cadre("Contoh Dua", "64.01.01.2001", sex: "P")
        _ = try await office.cadre("Contoh Tiga", "64.01.01.2002", sex: "L")
        #expect(try await women() == "50,0% perempuan dari yang belum berhenti; 1 tanpa data")
    }

    @Test func `a chart refuses what it would not show, and what is no sum`() async throws {
        let office = try await Office()
        let training = try await office.training(on: "2024-03-01", until: "2024-03-02", targets: ["64.01"])
        let wrong: [(JSONValue, String)] = [
            (["kind": "stacked", "figures": ["cadres_active", "cadres_active"]], "/figures"),
            (["kind": "line", "figures": ["meetings", "meetings"]], "/figures"),
            (["kind": "stacked", "figures": ["cadres_active", "meetings"]], "/figures"),
            (["kind": "bar", "training": .integer(training)], "/training"),
            (["kind": "gain", "training": .integer(training), "figures": ["meetings"]], "/figures"),
            (["kind": "gain", "training": .integer(training), "within": "64"], "/within"),
            (["kind": "gain", "training": .integer(training), "from": "2024-01-01"], "/from"),
        ]
        for (params, path) in wrong {
            let error = await office.hall.error("reporting.chart", params)
            #expect(error?.name == .invalidParams, "\(params.text)")
            #expect(error?.details?.array?.map { $0["path"]?.string } == [path], "\(params.text)")
        }
        for right: JSONValue in [
            ["kind": "bar", "within": "64"],
            ["kind": "line", "figures": ["cadres_active", "meetings"], "within": "64"],
            ["kind": "stacked", "figures": ["cadres_active", "attendance"], "within": "64"],
        ] {
            #expect(try await office.hall.call("reporting.chart", right)["file"] != nil)
        }
    }
}
