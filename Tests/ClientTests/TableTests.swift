import ModuleKit
import Testing

@testable import balai

@Suite struct TableTests {
    static let cells = CellText(zone: .makassar)

    private func lines(_ result: JSONValue, width: Int = .max) -> [String] {
        Report(cells: Self.cells, width: width).lines(result)
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한", 2), ("\u{1112}\u{1161}\u{11ab}", 2),
        ("ｱ", 1), ("Ａ", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("☎\u{fe0f}", 2), ("a\u{200b}b", 2), ("ꦧ", 1), ("\u{1f}", 1),
    ])
    func `a text is as wide as a terminal shows it`(text: String, columns: Int) {
        // An ASCII text is counted by bytes; what is not printable is replaced before it is measured.
        #expect(text.columns == columns)
    }

    @Test func `a text is cut and wrapped by its columns`() {
        #expect("Batu Botuk".cut(to: 10) == "Batu Botuk")
        #expect("Batu Botuk".cut(to: 6) == "Batu …")
        #expect("漢字漢字".cut(to: 6) == "漢字…")
        #expect("漢字漢字".cut(to: 5) == "漢字…")
        #expect("one two three".wrapped(to: 7) == ["one two", "three"])
        #expect("abcdefgh ij".wrapped(to: 3) == ["abc", "def", "gh", "ij"])
        #expect("漢字".wrapped(to: 1) == ["漢字"])
        #expect("".wrapped(to: 5) == [""])
    }

    @Test func `what would disturb the terminal is not printed`() {
        #expect("a\u{1b}[31mb".printable == "a\u{fffd}[31mb")
        #expect("a\nb\tc\r".printable == "a b c ")
        #expect("a\u{202e}b\u{9b}c".printable == "a\u{fffd}b\u{fffd}c")
        #expect("Contoh é 漢".printable == "Contoh é 漢")
    }

    @Test func `a list is a table of its members`() {
        #expect(
            lines([
                "items": [
                    ["id": 7, "name": "Contoh A", "since": nil, "open": true],
                    ["id": 12, "name": "漢字", "since": nil, "place": ["name": "Balai", "region": nil]],
                ], "next_cursor": nil,
            ]) == [
                "id  name      open  place", "──  ────────  ────  ───────────", " 7  Contoh A  yes",
                "12  漢字            name: Balai",
            ])
        #expect(lines(["items": [], "next_cursor": nil]) == ["(none)"])
        #expect(lines(["items": ["a", "b"], "next_cursor": "p7"]) == ["a", "b", "(there is more: --cursor p7)"])
    }

    @Test func `columns give way where the widest is, and then from the right`() {
        #expect(ColumnFit([2, 30, 10], into: .max).widths == [2, 30, 10])
        #expect(ColumnFit([2, 30, 10], into: 46).widths == [2, 30, 10])
        #expect(ColumnFit([2, 30, 10], into: 40).widths == [2, 24, 10])
        #expect(ColumnFit([2, 30, 30], into: 41).widths == [2, 18, 17])
        #expect(ColumnFit([3, 16, 17, 64], into: 54).widths == [3, 16, 17, 12])
        #expect(ColumnFit([3, 16, 17, 64], into: 53).widths == [3, 16, 17])
        #expect(ColumnFit([10, 10, 10], into: 22).widths == [10, 10])
        #expect(ColumnFit([10, 10, 10], into: 21).widths == [10])
        #expect(ColumnFit([50], into: 3).widths == [3])
        #expect(ColumnFit([], into: 10).widths == [])
    }

    @Test func `no line of a table is wider than the terminal`() {
        let text = "Kader Pemberdayaan 漢字 Masyarakat Desa Contoh "
        let items = (1...5).map { n -> JSONValue in
            .object((1...7).map { ("column_\($0)", .string(String(repeating: text, count: n % 3 + $0 % 2))) })
        }
        for width in stride(from: 1, through: 200, by: 9) {
            for line in lines(["items": .array(items)], width: width) { #expect(line.columns <= max(width, 1)) }
        }
    }

    @Test func `what has no room continues below a short list, and is left out of a long one`() {
        let row: JSONValue = ["code": "64.01", "villages_without_anybody": 3, "meetings": 12, "overdue": 0]
        #expect(
            lines([row], width: 30) == [
                "       villages_", "        without_", "code     anybody  meetings", "─────  ─────────  ────────",
                "64.01          3        12", "", "code   overdue", "─────  ───────", "64.01        0",
            ])
        #expect(lines(.array(Array(repeating: row, count: 24)), width: 30).count == 3 + 25 + 1 + 2 + 24)
        let long = lines(.array(Array(repeating: row, count: 25)), width: 30)
        #expect(long.count == 3 + 26 + 1)
        #expect(long.last == "(no room for overdue; --outpu…")
        #expect(lines([row], width: 60).first == "code   villages_without_anybody  meetings  overdue")
        #expect(lines([["a": "long", "b": "long"]], width: 4).count == 7)
    }

    @Test func `an empty column is not shown, and what every record has stands last`() {
        let row: JSONValue = [
            "id": 1, "version": 2, "created_at": "2024-03-13", "updated_at": "2024-03-14", "notes": [], "since": nil,
            "name": "Contoh",
        ]
        #expect(lines([row]).first == "id  name    version  created_at  updated_at")
        #expect(
            lines([row], width: 35) == [
                "id  name    version  created_at", "──  ──────  ───────  ──────────", " 1  Contoh        2  2024-03-13",
                "(no room for updated_at; --output …",
            ])
        #expect(CSVText(known: nil).text([row]).hasPrefix("id,version,created_at,updated_at,notes,since,name\r\n"))
    }

    @Test func `a record is lines of names and values, its lists below`() {
        #expect(
            lines([
                "title": "Contoh", "place": ["name": "Balai", "region": nil], "seats": 5, "topics": ["a", "b"],
                "notes": [], "empty": .object([]), "starts_at": "2024-03-13T09:00:00+08:00",
                "refused": [["line": 3, "reason": "no code"]],
            ]) == [
                "title         Contoh", "place.name    Balai", "place.region  –", "seats         5",
                "topics        a, b", "notes         none", "empty         ", "starts_at     2024-03-13 09:00", "",
                "refused (1):", "line  reason", "────  ───────", "   3  no code",
            ])
        #expect(
            lines(["care": "one two three four"], width: 16) == ["care  one two three", "      four"])
    }

    @Test func `a list keeps what stands beside it`() {
        #expect(
            lines(["items": [["a": 1]], "total": 5, "warnings": [], "next_cursor": nil]) == [
                "a", "─", "1", "", "total  5",
            ])
    }

    @Test func `moments are shown in the office's zone, and others with theirs`() {
        #expect(Self.cells.text("2024-03-13T09:00:05.250+08:00") == "2024-03-13 09:00:05")
        #expect(Self.cells.text("2024-03-13T09:00:00Z") == "2024-03-13 09:00 Z")
        #expect(Self.cells.text("2024-03-13T09:00:00+07:00") == "2024-03-13 09:00 +07:00")
        #expect(CellText(zone: .jakarta).text("2024-03-13T09:00:00+07:00") == "2024-03-13 09:00")
        #expect(Self.cells.text("2024-03-13") == "2024-03-13")
        #expect(Self.cells.text("2024-03-13T99:00:00+08:00") == "2024-03-13T99:00:00+08:00")
    }

    @Test func `nested values are compact`() {
        #expect(Self.cells.text([["a": 1, "b": nil], ["a": 2, "c": "x"]]) == "(a: 1); (a: 2, c: x)")
        #expect(Self.cells.text(["a": ["x", "y"], "b": ["c": 1]]) == "a: [x, y], b: c: 1")
        #expect(Self.cells.text([1, 2.5, true, nil]) == "1, 2.5, yes, ")
    }

    @Test func `comma-separated values follow RFC 4180 and are no formulas`() {
        let text = CSVText(known: nil).text([
            "items": [
                ["id": 1, "name": "a, \"b\"", "note": "=1+1"], ["id": -2, "name": "two\nlines", "open": false],
                ["id": nil, "name": "-x", "note": "@x", "open": nil, "place": ["name": "Balai"]],
            ]
        ])
        #expect(
            text == "id,name,note,open,place\r\n1,\"a, \"\"b\"\"\",'=1+1,,\r\n-2,\"two\nlines\",,false,\r\n"
                + ",'-x,'@x,,\"{\"\"name\"\":\"\"Balai\"\"}\"\r\n")
        #expect(CSVText(known: ["id", "name"]).text(["items": []]) == "id,name\r\n")
        #expect(CSVText(known: ["id"]).text(["items": [["x": "+62"]]]) == "id,x\r\n,'+62\r\n")
        #expect(CSVText(known: nil).text(["ok": true, "n": 1.5]) == "ok,n\r\ntrue,1.5\r\n")
        #expect(CSVText(known: nil).text(["items": ["a", "=b"]]) == "value\r\na\r\n'=b\r\n")
        #expect(CSVText(known: nil).text(["items": []]) == "")
    }

    @Test func `indented JSON is the same JSON`() throws {
        let value: JSONValue = ["a": [1, [], .object([])], "b\"": ["c": nil], "d": .object([])]
        let text = IndentedJSON.text(value)
        #expect(try JSONValue.parse(text) == value)
        #expect(IndentedJSON.text(["a": [1]]) == "{\n  \"a\": [\n    1\n  ]\n}")
    }

    @Test func `progress is one line`() {
        #expect(
            ProgressLine.text(.init(done: 5, total: 20, message: "rows\nread"), width: 80)
                == "[#####...............]  25%  5 of 20  rows read")
        #expect(ProgressLine.text(.init(done: .max, total: .max, message: nil), width: 80).contains("100%"))
        #expect(ProgressLine.text(.init(done: 30, total: 20, message: nil), width: 80).contains("100%"))
        #expect(ProgressLine.text(.init(done: 5, total: nil, message: nil), width: 80) == "5")
        #expect(ProgressLine.text(.init(done: 5, total: 20, message: "long"), width: 10).columns == 10)
    }

    @Test func `a file in a result is found, alone or as a member`() throws {
        let text: JSONValue = ["name": "../a/b.txt", "media_type": nil, "content": "é", "encoding": "utf8"]
        let bytes: JSONValue = ["name": nil, "content": "JVD/AA==", "encoding": "base64"]
        let alone = try #require(try ResultFile(in: text))
        #expect(alone.content == Array("é".utf8))
        #expect(alone.name == "b.txt")
        #expect(alone.rest == nil)
        let member = try #require(try ResultFile(in: ["file": bytes, "pages": 2]))
        #expect(member.content == [0x25, 0x50, 0xff, 0x00])
        #expect(member.rest == ["pages": 2])
        #expect(try ResultFile(in: ["file": bytes])?.rest == nil)
        #expect(try ResultFile(in: ["a": bytes, "b": text]) == nil)
        #expect(try ResultFile(in: ["content": "x", "encoding": "rot13"]) == nil)
        #expect(try ResultFile(in: ["ok": true]) == nil)
        #expect(ResultFile.abridged(["file": bytes])["file"]?["content"] == "4 bytes; --out PATH writes them")
        #expect(ResultFile.abridged(["ok": true]) == ["ok": true])
    }
}
