import Testing

@testable import DocumentKit

@Suite struct TableSheetTests {
    private func sheet(_ table: Table) throws -> String {
        let stream = try ZipArchive(try table.xlsx()).stream("xl/worksheets/sheet1.xml")
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = stream.read(&bytes, maxLength: bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    @Test func `headings of several lines have room, which not every program makes for them`() throws {
        func height(_ heading: String) throws -> String? {
            let table = Table("Rekap", columns: [.init("Kode"), .init(heading, width: 11)], rows: [])
            return try sheet(table).firstMatch(of: /<row r="1"[^>]* ht="([0-9.]+)"/).map { String($0.1) }
        }
        #expect(try height("Kader dihidupkan kembali") == "45")
        #expect(try height("SK kader berakhir") == "30")
    }

    @Test func `the headings stay while one scrolls, and the first line alone is in large letters`() throws {
        let table = Table("Rekap", title: ["Rekap", "Data per hari ini"], columns: [.init("Kode")], rows: [])
        let text = try sheet(table)
        #expect(text.contains("<pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
        #expect(text.contains(/<c r="A1" s="\d+"/) && text.contains(/<c r="A2" t=/))
    }
}
