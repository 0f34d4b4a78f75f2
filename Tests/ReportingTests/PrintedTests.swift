import Foundation
import HallTesting
import ModuleKit
import Testing

/// What is seen on paper, as far as a rule can tell it.
@Suite struct PrintedTests {
    private static let longTitle =
        "Perkembangan jumlah kader pemberdayaan masyarakat desa yang aktif dan yang tidak aktif "
        + "menurut keadaan akhir bulan"

    /// A text of a picture: where it stands, how large it is, and how wide in Arial at the least.
    private struct Letters {
        let left: Double
        let right: Double
        let size: Double
        let words: String
    }

    private static func letters(_ svg: String) throws -> (width: Double, texts: [Letters]) {
        let box = try #require(svg.firstMatch(of: /viewBox="0 0 ([0-9.]+)\s/))
        let pattern = /<text x="([-0-9.]+)" y="([-0-9.]+)" font-size="([0-9.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</
        var texts: [Letters] = []
        for text in svg.matches(of: pattern) {
            let x = try #require(Double(text.1))
            let size = try #require(Double(text.3))
            let width = Double(text.5.count) * size * 0.44
            let part = text.4 == "start" ? 0 : text.4 == "middle" ? 0.5 : 1
            texts.append(
                Letters(left: x - width * part, right: x + width * (1 - part), size: size, words: String(text.5)))
        }
        return (try #require(Double(box.1)), texts)
    }

    /// At the width of a sheet's text, 170 mm, a picture of 720 has letters of 12 at 8 points.
    private func expectReadable(_ svg: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (width, texts) = try Self.letters(svg)
        #expect(!texts.isEmpty, sourceLocation: sourceLocation)
        for text in texts {
            #expect(text.size >= 12, "\(text.words)", sourceLocation: sourceLocation)
            #expect(text.left >= 0 && text.right <= width, "\(text.words)", sourceLocation: sourceLocation)
        }
    }

    /// Of every style of a page.
    private func expectReadable(page: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let sizes = page.matches(of: /font(?:-size)?: ([0-9.]+)pt/).compactMap { Double($0.1) }
        #expect(!sizes.isEmpty && sizes.allSatisfy { $0 >= 7.5 }, "\(sizes)", sourceLocation: sourceLocation)
    }

    @Test func `no letters of a picture are small, and none leave it, however long names and titles are`() async throws
    {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        try await office.hall.call(
            "registry.region.rename",
            [
                "code": "64.01", "name": "Kabupaten Kepulauan Contoh Tagulandang Biaro Panjang Sekali Namanya",
                "valid_from": "2024-01-02",
            ])
        let figures: JSONValue = [
            "cadres_active", "meetings_wider", "cadres_sex_unknown", "villages_below_minimum", "trainings_wider",
        ]
        let people: JSONValue = ["cadres_active", "cadres_sex_unknown", "cadres_decree_expired", "attendance"]
        for (kind, figures) in [("bar", ["cadres_active"]), ("stacked", people), ("line", figures)] {
            var params: JSONValue = ["kind": .string(kind), "within": "64", "title": .string(Self.longTitle)]
            params["figures"] = figures
            if kind == "line" { params["from"] = "2023-01-01" }
            let chart = try await office.hall.call("reporting.chart", params)
            try expectReadable(try #require(chart["file"]?["content"]?.string))
        }
        let map = try await office.hall.call(
            "reporting.map",
            [
                "measure": "coverage", "within": "64", "file": .string(PictureTests.squares),
                "title": .string(Self.longTitle),
            ])
        try expectReadable(try #require(map["file"]?["content"]?.string))
    }

    @Test func `figures of a map have a decimal each where one has, and few classes take light and dark`() async throws
    {
        let office = try await Office()
        for (village, count) in [("64.01.01.2001", 3), ("64.09.01.2001", 6)] {
            for i in 0..<count { _ = try await office.cadre("Contoh \(i)", village) }
        }
        let map = try await office.hall.call(
            "reporting.map",
            ["measure": "cadres_per_village", "within": "64", "file": .string(PictureTests.squares)])
        let svg = try #require(map["file"]?["content"]?.string)
        let figures = Set(svg.matches(of: />([0-9]+(?:,[0-9])?)</).map { String($0.1) })
        #expect(figures.count == 2 && figures.allSatisfy { $0.contains(",") }, "\(figures)")
        #expect(svg.contains("fill=\"#eff3ff\"") && svg.contains("fill=\"#08519c\""))
    }

    @Test func `the overview and the recap have letters that can be read on paper`() async throws {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        for params in [["within": "64", "map": .string(PictureTests.squares)], ["within": "64.01"]] as [JSONValue] {
            let overview = try await office.hall.call("reporting.overview", params)
            let page = try #require(overview["file"]?["content"]?.string)
            expectReadable(page: page)
            for picture in page.matches(of: /data:image\/svg\+xml;base64,([A-Za-z0-9+\/=]+)/) {
                let bytes = try #require(Data(base64Encoded: String(picture.1)))
                try expectReadable(String(decoding: bytes, as: UTF8.self))
            }
        }
        let recap = try await office.hall.call(
            "reporting.recap", ["within": "64", "by": "village", "format": "html"])
        expectReadable(page: try #require(recap["file"]?["content"]?.string))
    }

    @Test func `a printed recap has a heading for each column, and names the district above its villages`() async throws
    {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let recap = try await office.hall.call(
            "reporting.recap", ["within": "64", "by": "village", "format": "html"])
        let page = try #require(recap["file"]?["content"]?.string)
        let head = try #require(page.firstMatch(of: /<thead>([\s\S]*?)<\/thead>/)).1
        let spans = head.matches(of: /colspan="(\d+)"/).compactMap { Int($0.1) }
        let single = head.matches(of: /rowspan="2"/).count
        let row = try #require(page.firstMatch(of: /<tr><td>64\.01\.01\.2001<\/td>[\s\S]*?<\/tr>/)).0
        let cells = row.matches(of: /<td/).count
        #expect(spans.reduce(0, +) + single == cells)
        #expect(head.matches(of: /<th>/).count == spans.reduce(0, +))
        let district = try #require(page.range(of: "Kecamatan 64.01.01, Kabupaten 64.01</td>"))
        let village = try #require(page.range(of: "<td>64.01.01.2001</td>"))
        #expect(district.upperBound < village.lowerBound)
        #expect(page.components(separatedBy: "Kecamatan 64.01.01, ").count == 2)
        // Within one district there is nothing to tell apart.
        let one = try await office.hall.call(
            "reporting.recap", ["within": "64.01.01", "by": "village", "format": "html"])
        #expect(one["file"]?["content"]?.string?.contains("class=\"region\"") == false)
    }
}
