import DocumentKit
import Testing

@Suite struct TableCSVTests {
    private let table = Table(
        "Rekap", title: ["Rekap KPMD"],
        columns: [.init("Kode"), .init("Nama; panggilan"), .init("Kader"), .init("Cakupan"), .init("Per")],
        rows: [
            [
                .text("64.01"), .text("Contoh \"Satu\""), .integer(1234), .decimal(66.666, places: 1),
                .date(year: 2024, month: 3, day: 9),
            ],
            [.text("64.02"), .empty, .integer(-3), .decimal(-0.25, places: 1)],
        ],
        footer: [.text("Jumlah"), .empty, .integer(1231)])

    private func lines(_ form: CSVForm) -> [String] {
        String(decoding: table.csv(form), as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test func `CSV for an Indonesian Excel has semicolons, decimal commas and days before months`() {
        #expect(
            lines(.indonesian) == [
                #"\#u{feff}Kode;"Nama; panggilan";Kader;Cakupan;Per"#,
                #"64.01;"Contoh ""Satu""";1234;66,7;09/03/2024"#, "64.02;;-3;-0,3;", "Jumlah;;1231;;",
            ])
    }

    @Test func `CSV for programs has commas, points and ISO dates`() {
        #expect(
            lines(.international) == [
                "\u{feff}Kode,Nama; panggilan,Kader,Cakupan,Per",
                #"64.01,"Contoh ""Satu""",1234,66.7,2024-03-09"#, "64.02,,-3,-0.3,", "Jumlah,,1231,,",
            ])
    }

    @Test(arguments: ["=1+1", "+628", "-1", "@SUM(A1)", "\t=1", "\r=1"])
    func `a text that would be a formula has an apostrophe before it`(text: String) throws {
        let table = Table("x", columns: [.init("a")], rows: [[.text(text)]])
        var reader = CSVReader(table.csv(.indonesian))
        _ = try reader.next()
        #expect(try reader.next()?.fields == ["'" + text])
    }
}
