import DocumentKit
import Testing

@Suite struct CSVReaderTests {
    private func rows(_ text: String) throws -> [CSVReader.Row] {
        var reader = CSVReader(Array(text.utf8))
        var rows: [CSVReader.Row] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    @Test(
        "comma, semicolon and tab separate, whatever ends the lines, with or without a mark at the beginning",
        arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
    func separators(separator: String, end: String) throws {
        let text = "\u{feff}a\(separator)b\(end)1\(separator)\(end)\(end)\"x\(separator)y\"\(separator)z"
        #expect(try rows(text).map(\.fields) == [["a", "b"], ["1", ""], ["x\(separator)y", "z"]])
    }

    @Test("a quoted field holds quotes and lines, and rows after it know their line") func quotes() throws {
        let read = try rows("a,b\n\"say \"\"hi\"\"\nthere\",2\n3,4\n")
        #expect(read.map(\.fields) == [["a", "b"], ["say \"hi\"\nthere", "2"], ["3", "4"]])
        #expect(read.map(\.line) == [1, 2, 4])
    }

    @Test("a quote that never ends is told with its row's line") func unclosed() throws {
        #expect(throws: CSVReader.UnclosedQuote.self) { try rows("a,b\n1,\"2\n3,4\n") }
        #expect(try rows("").isEmpty)
        #expect(try rows("a,b,").map(\.fields) == [["a", "b", ""]])
    }
}
