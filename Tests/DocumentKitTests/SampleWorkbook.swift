import CZlib

/// Makes xlsx files of a test's own XML: what a spreadsheet program would not write, too.
struct SampleWorkbook {
    var parts: [(name: String, content: [UInt8])] = []

    /// A book of one sheet, which is what stands between `<worksheet>` and its end.
    init(sheet: String, texts: [String] = [], styles: String = "", workbook: String? = nil) {
        add(
            "xl/workbook.xml",
            workbook ?? """
                <workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>
                """)
        add(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
            """)
        add("xl/worksheets/sheet1.xml", "<worksheet>\(sheet)</worksheet>")
        if !texts.isEmpty { add("xl/sharedStrings.xml", "<sst>\(texts.map { "<si>\($0)</si>" }.joined())</sst>") }
        if !styles.isEmpty { add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
    }

    mutating func add(_ name: String, _ content: String) { parts.append((name, Array(content.utf8))) }

    /// The file; deflated where asked, else as it is.
    func bytes(isDeflated: Bool = false) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(value >> (8 * $0) & 0xff) } }
        for part in parts {
            let packed = isDeflated ? Self.deflated(part.content) : part.content
            let facts =
                number(isDeflated ? 8 : 0, 2) + number(0, 8) + number(packed.count, 4) + number(part.content.count, 4)
                + number(part.name.utf8.count, 2)
            directory +=
                number(0x0201_4b50, 4) + number(20, 2) + number(20, 2) + number(0, 2) + facts + number(0, 12)
                + number(file.count, 4) + part.name.utf8
            file +=
                number(0x0403_4b50, 4) + number(20, 2) + number(0, 2) + facts + number(0, 2) + part.name.utf8 + packed
        }
        let start = file.count
        return file + directory + number(0x0605_4b50, 4) + number(0, 4) + number(parts.count, 2)
            + number(parts.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    private static func deflated(_ content: [UInt8]) -> [UInt8] {
        var source = content
        var stream = z_stream()
        deflateInit2_(
            &stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY, zlibVersion(),
            Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var packed = [UInt8](repeating: 0, count: content.count + 1_000)
        source.withUnsafeMutableBufferPointer { input in
            packed.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                _ = deflate(&stream, Z_FINISH)
            }
        }
        return Array(packed.prefix(Int(stream.total_out)))
    }
}
