import Testing

@testable import DocumentKit

@Suite struct QRCodeTests {
    @Test("a code has its three finders, and grows with the text") func finders() throws {
        let code = try #require(QRCode("ABCD-EFGH-JKMN"))
        #expect(code.size == 21 && code.squares.count == 441)
        func square(_ row: Int, _ column: Int) -> Bool { code.squares[row * code.size + column] }
        for (top, left) in [(0, 0), (0, 14), (14, 0)] {
            for i in 0..<7 {
                #expect(square(top, left + i) && square(top + 6, left + i))
                #expect(square(top + i, left) && square(top + i, left + 6))
            }
            #expect(!square(top + 1, left + 1) && square(top + 3, left + 3))
        }
        #expect(try #require(QRCode("https://contoh.example/cek?kode=ABCD-EFGH-JKMN")).size > 21)
        #expect(QRCode("") == nil && QRCode(String(repeating: "x", count: 2332)) == nil)
    }

    @Test("its drawing covers the black squares and nothing else") func drawing() throws {
        let code = try #require(QRCode("ABCD-EFGH-JKMN"))
        var drawn = [Bool](repeating: false, count: code.squares.count)
        for run in code.markup.html.matches(of: /M(\d+) (\d+)h(\d+)v1/) {
            let (column, row) = (try #require(Int(run.1)), try #require(Int(run.2)))
            for i in 0..<(try #require(Int(run.3))) { drawn[(row - 4) * code.size + column - 4 + i] = true }
        }
        #expect(drawn == code.squares)
        #expect(try Template("{{a}}{{^b}}-{{/b}}").fill(["a": .qrCode("x"), "b": .qrCode(nil)]).hasSuffix("</svg>-"))
    }
}
