import Testing

@testable import DocumentKit

@Suite struct TableSheetTests {
    @Test func `headings of several lines have room, which not every program makes for them`() throws {
        func height(_ heading: String) throws -> String? {
            let table = Table("Rekap", columns: [.init("Kode"), .init(heading, width: 11)], rows: [])
            let stream = try ZipArchive(try table.xlsx()).stream("xl/worksheets/sheet1.xml")
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = stream.read(&bytes, maxLength: bytes.count)
            let sheet = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
            return sheet.firstMatch(of: /<row r="1"[^>]* ht="([0-9.]+)"/).map { String($0.1) }
        }
        #expect(try height("Kader dihidupkan kembali") == "45")
        #expect(try height("SK kader berakhir") == "30")
    }
}
