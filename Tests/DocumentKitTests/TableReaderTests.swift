import DocumentKit
import Testing

@Suite struct TableReaderTests {
    private func rows(_ bytes: [UInt8], _ format: TableReader.Format = .xlsx) throws -> [TableRow] {
        var reader = try TableReader(bytes, format)
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private func fields(_ bytes: [UInt8], _ format: TableReader.Format = .xlsx) throws -> [[String]] {
        try rows(bytes, format).map(\.fields)
    }

    @Test func `what was written as a spreadsheet is read as it was`() throws {
        let table = Table(
            "Kader: [2024]", title: ["Daftar kader"],
            columns: [.init("Kode"), .init("NIK"), .init("Telepon"), .init("Jumlah"), .init("Nilai"), .init("Lahir")],
            rows: [
                [
                    .text("64.01.07.2002"), .text("640107******0001"), .text("+62 812 0000 0000"), .integer(1_234),
                    .decimal(66.5, places: 1), .date(year: 1990, month: 5, day: 12),
                ],
                [.text("=1+1"), .empty, .text("08120000"), .integer(-7), .empty, .date(year: 1899, month: 1, day: 31)],
                [
                    .text("é < & > \" '"), .text("two\nlines"), .empty, .empty, .empty,
                    .date(year: 2000, month: 2, day: 29),
                ],
            ], footer: [.text("Jumlah"), .empty, .empty, .integer(1_227)])
        let read = try rows(try Table.xlsx([table, table]))
        #expect(
            read.map(\.fields) == [
                ["Daftar kader"], ["Kode", "NIK", "Telepon", "Jumlah", "Nilai", "Lahir"],
                ["64.01.07.2002", "640107******0001", "+62 812 0000 0000", "1234", "66.5", "1990-05-12"],
                ["=1+1", "", "08120000", "-7", "", "31/01/1899"],
                ["é < & > \" '", "two\nlines", "", "", "", "2000-02-29"], ["Jumlah", "", "", "1227"],
            ])
        #expect(read.map(\.line) == [1, 3, 4, 5, 6, 7])
    }

    @Test func `texts are found where a sheet keeps them, without their readings`() throws {
        let book = SampleWorkbook(
            sheet: """
                <sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><t>in</t><t>line</t></is></c>\
                <c r="D3" t="str"><f>A1</f><v>_x0041_b_x000D_</v></c><c r="E3" t="b"><v>1</v></c>\
                <c r="F3" t="e"><v>#N/A</v></c></row><row><c t="s"><v>1</v></c><c/><c><v>7</v></c></row></sheetData>
                """,
            texts: ["<r><t>Contoh </t></r><r><t>Aminah</t></r><rPh><t>x</t></rPh>", "<t>Dua</t>"])
        for isDeflated in [false, true] {
            let read = try rows(book.bytes(isDeflated: isDeflated))
            #expect(
                read.map(\.fields) == [["Contoh Aminah", "", "inline", "Ab\r", "TRUE", "#N/A"], ["Dua", "", "7"]])
            #expect(read.map(\.line) == [3, 4])
        }
    }

    @Test func `names with a prefix, and a hidden sheet before the one that is seen`() throws {
        var book = SampleWorkbook(
            sheet: "<row><c><v>hidden</v></c></row>",
            workbook: """
                <x:workbook xmlns:x="x" xmlns:q="q"><x:sheets><x:sheet name="A" state="veryHidden" q:id="rId1"/>\
                <x:sheet name="B" q:id="rId2"/></x:sheets></x:workbook>
                """)
        book.add(
            "xl/worksheets/sheet2.xml",
            #"<x:worksheet xmlns:x="x"><x:row r="1"><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:worksheet>"#)
        #expect(try fields(book.bytes()) == [["", "5"]])
    }

    @Test(
        arguments: [
            ("0", "6.401075205900001E15", "6401075205900001"), ("0", "6.40107E+15", "6401070000000000"),
            ("0", "0.1", "0.1"), ("0", "9901071205900003", "9901071205900003"),
            ("0", "9.901071205900002E15", "9901071205900002"), ("0", "-3", "-3"), ("1", "33005", "1990-05-12"),
            ("2", "33005.75", "1990-05-12"),
            ("3", "1", "1900-01-01"), ("3", "61", "1900-03-01"), ("4", "33005", "33005"), ("5", "1.5", "1.5"),
        ])
    func `a number is its digits, or a day where its format says so`(
        style: String, value: String, expected: String
    ) throws {
        let formats = ["0", "14", "164", "165", "166", "167"].map { #"<xf numFmtId="\#($0)"/>"# }.joined()
        let book = SampleWorkbook(
            sheet: #"<row r="1"><c r="A1" s="\#(style)"><v>\#(value)</v></c></row>"#,
            styles: #"""
                <numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\ mmmm\ yyyy"/>\#
                <numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="0&quot; days&quot;"/>\#
                <numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts><cellXfs>\#(formats)</cellXfs>
                """#)
        #expect(try fields(book.bytes()) == [[expected]])
    }

    @Test func `cells joined over rows hold in each what is shown in all`() throws {
        let book = SampleWorkbook(
            sheet: """
                <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Desa</t></is></c><c r="B1"><v>1</v></c></row>\
                <row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row></sheetData>\
                <mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/></mergeCells>
                """)
        #expect(try fields(book.bytes()) == [["Desa", "1"], ["Desa", "2"], ["", "3"]])
    }

    @Test func `a file that unpacks to more than any table holds is refused`() {
        let blanks = String(repeating: " ", count: 65 << 20)
        let book = SampleWorkbook(sheet: "<sheetData>\(blanks)</sheetData>")
        #expect(throws: TableFault.tooLarge) { try rows(book.bytes(isDeflated: true)) }
    }

    @Test func `entities that grow are refused`() {
        var book = SampleWorkbook(sheet: "")
        book.parts.removeLast()
        let declared = (1...12).map { level in
            "<!ENTITY e\(level) \"" + String(repeating: "&e\(level - 1);", count: 10) + "\">"
        }
        book.add(
            "xl/worksheets/sheet1.xml",
            """
            <!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">\(declared.joined())]>\
            <worksheet><row><c t="inlineStr"><is><t>&e12;</t></is></c><c><v>1</v></c></row></worksheet>
            """)
        #expect(throws: TableFault.damaged(part: "xl/worksheets/sheet1.xml")) { try rows(book.bytes()) }
    }

    @Test func `what is no spreadsheet, or only half of one, is said to be so`() throws {
        let whole = SampleWorkbook(sheet: "<row><c><v>1</v></c></row>").bytes(isDeflated: true)
        #expect(throws: TableFault.notXLSX) { try rows(Array("a;b\n1;2\n".utf8)) }
        #expect(throws: TableFault.notXLSX) { try rows([]) }
        #expect(throws: TableFault.olderOrProtected) { try rows([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) }
        #expect(throws: TableFault.damaged(part: "xl/worksheets/sheet1.xml")) {
            try rows(SampleWorkbook(sheet: "<row><c>").bytes())
        }
        // Whatever is cut off or changed: a typed refusal, never a trap.
        for length in stride(from: 0, to: whole.count, by: 3) { _ = try? rows(Array(whole.prefix(length))) }
        for i in whole.indices {
            var damaged = whole
            damaged[i] ^= 0xff
            do { _ = try rows(damaged) } catch { #expect(error is TableFault) }
        }
    }

    @Test func `text of any encoding that offices have is read`() throws {
        let text = "Nama;Desa\nContoh Siti Nurb\u{e9}ka;Batu \u{2019}Botuk\u{2019}\n"
        let expected = [["Nama", "Desa"], ["Contoh Siti Nurb\u{e9}ka", "Batu \u{2019}Botuk\u{2019}"]]
        let units = Array(text.utf16)
        let little = units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
        let windows = text.unicodeScalars.map { $0.value == 0x2019 ? UInt8(0x92) : UInt8($0.value) }
        for bytes in [
            Array(text.utf8), [0xef, 0xbb, 0xbf] + Array(text.utf8), [0xff, 0xfe] + little, [0xfe, 0xff] + big, little,
            big, windows,
        ] { #expect(try fields(bytes, .csv) == expected) }
    }

    @Test func `the separator is that of the table, and not that of a title above it`() throws {
        let text = "DAFTAR KADER, KABUPATEN PASER, 2024\n;;\nNo;Nama;Alamat\n1;Contoh Aminah;\"Jl. A; B, C\"\n"
        #expect(try rows(Array(text.utf8), .csv).map(\.line) == [1, 3, 4])
        #expect(try fields(Array(text.utf8), .csv).last == ["1", "Contoh Aminah", "Jl. A; B, C"])
        #expect(try fields(Array("sep=|\r\na|b\r\n".utf8), .csv) == [["a", "b"]])
    }
}
