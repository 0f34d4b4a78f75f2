import ModuleKit
import Testing

/// Parses `text`, hands the root to `body`, and keeps bytes and document alive meanwhile.
func withJSON<T>(_ text: some Sequence<UInt8>, _ body: (JSON) throws -> T) throws -> T {
    let bytes = Array(text)
    let document = JSONDocument()
    return try bytes.withUnsafeBufferPointer { buffer in
        try document.parse(buffer)
        return try withExtendedLifetime(document) { try body(document.root) }
    }
}

func withJSON<T>(_ text: String, _ body: (JSON) throws -> T) throws -> T { try withJSON(text.utf8, body) }

/// The fault of a text that must have one.
func fault(_ text: some Sequence<UInt8>) -> JSONSyntaxError? {
    do {
        try withJSON(text) { _ in }
        return nil
    } catch {
        return error as? JSONSyntaxError
    }
}

func fault(_ text: String) -> JSONSyntaxError? { fault(text.utf8) }

@Suite struct JSONTests {
    @Test func `a view knows its kind, its bytes and its members`() throws {
        try withJSON(#" {"a": [1, -2.5e1 , "x\ny"], "b": null, "": {"c": true}, "a": false} "#) { root in
            #expect(root.kind == .object)
            #expect(root.count == 4)
            let list = try #require(root["a"])
            #expect(list.count == 3)
            var kinds: [JSON.Kind] = []
            var numbers: [Int] = []
            list.elements { number, element in
                numbers.append(number)
                kinds.append(element.kind)
            }
            #expect(kinds == [.integer, .number, .string])
            #expect(numbers == [0, 1, 2])
            #expect(String(decoding: list.raw, as: UTF8.self) == #"[1, -2.5e1 , "x\ny"]"#)
            var names: [String] = []
            root.members { key, _ in names.append(key.string ?? "?") }
            #expect(names == ["a", "b", "", "a"])
            #expect(root[""]?["c"]?.bool == true)
            #expect(root["b"]?.kind == .null)
            #expect(root["c"] == nil)
            #expect(list["a"] == nil)
            list.elements { number, element in
                guard number == 2 else { return }
                #expect(element.hasEscapes)
                #expect(String(decoding: element.slice, as: UTF8.self) == #"x\ny"#)
                #expect(String(decoding: element.raw, as: UTF8.self) == #""x\ny""#)
                #expect(element.string == "x\ny")
                #expect(element.isString("x\ny"))
            }
        }
    }

    @Test func `a name with escapes is found, and equality is that of bytes`() throws {
        try withJSON(#"{"\u0061b": 1, "é": 2}"#) { root in
            #expect(root["ab"]?.int == 1)
            #expect(root["é"]?.int == 2)
            // The same text to a reader, other bytes: e and a combining accent.
            #expect(root["e\u{301}"] == nil)
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("92233720368547758070", nil),
            ("1.0", nil), ("1e3", nil), ("\"1\"", nil),
        ] as [(String, Int64?)])
    func `integers are read to the edges of 64 bits and not beyond`(text: String, value: Int64?) throws {
        try withJSON(text) { #expect($0.int == value) }
    }

    @Test(
        arguments: [
            ("0", 0), ("1.5", 1.5), ("-1e-3", -0.001), ("9007199254740993", 9_007_199_254_740_992),
            ("18446744073709551616", 18_446_744_073_709_551_616), ("5e-324", .leastNonzeroMagnitude), ("1E+2", 100),
            ("1e999", nil), ("-1e999", nil), ("true", nil), ("1e-999", 0),
        ] as [(String, Double?)])
    func `numbers are rounded to the nearest, and what is not finite is none`(text: String, value: Double?) throws {
        try withJSON(text) { #expect($0.double == value) }
        try withJSON("-0") { #expect($0.double?.sign == .minus) }
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{,}", "{a:1}", "[1 2]",
        "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "tru", "nul", "falsey", "NaN", "Infinity", "'a'", "\"",
        "\"\\\"",
        "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\t\"", "\"\u{0}\"", "1 1", "[]]", "{}}", "//", "[1]/**/", "\u{feff}1",
        "{\"a\" 1}", "{1:1}", "\u{b}1",
    ])
    func `what is not JSON is refused`(text: String) throws {
        let found = try #require(fault(text))
        #expect(!found.depth)
        #expect(found.offset <= text.utf8.count)
        #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(text) }
    }

    @Test func `a fault is named with its place`() {
        #expect(fault(#"{"a": tru}"#) == fault(#"{"a": tru}"#))
        #expect(fault(#"{"a": tru}"#)?.offset == 9)
        #expect(fault("[1,]")?.message == "Expected a value")
        #expect(fault("[1,]")?.offset == 3)
    }

    @Test func `64 levels are read, 65 are not`() throws {
        func nested(_ n: Int) -> String { String(repeating: "[{\"a\":", count: n / 2) + (n % 2 == 1 ? "[" : "") }
        func closed(_ n: Int) -> String {
            nested(n) + (n % 2 == 1 ? "]" : "1") + String(repeating: "}]", count: n / 2)
        }
        #expect(fault(closed(64)) == nil)
        #expect(fault(closed(63)) == nil)
        #expect(fault(closed(65))?.depth == true)
        #expect(fault(String(repeating: "[", count: 1_000_000))?.depth == true)
        #expect(fault(String(repeating: "[", count: 64))?.depth == false)
    }

    @Test(
        arguments: [
            [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc3], [0xe0, 0x9f, 0xbf], [0xe2, 0x82], [0xed, 0xa0, 0x80],
            [0xed, 0xbf, 0xbf], [0xf0, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff],
            [0xe2, 0x28, 0xa1], [0xf0, 0x9f, 0x98],
        ] as [[UInt8]])
    func `invalid UTF-8 is refused wherever it stands in a string`(bytes: [UInt8]) throws {
        for padding in 0..<10 {
            let text = Array("[\"".utf8) + Array(repeating: 0x61, count: padding) + bytes + Array("\"]".utf8)
            #expect(fault(text)?.message == "Invalid UTF-8 in a string")
        }
        #expect(fault(Array("{\"".utf8) + bytes + Array("\":1}".utf8)) != nil)
        #expect(fault(Array("\"".utf8) + bytes) != nil)
    }

    @Test func `every scalar is read and written as itself`() throws {
        var all = String.UnicodeScalarView()
        for number in 0...0x10ffff { if let scalar = Unicode.Scalar(UInt32(number)) { all.append(scalar) } }
        let text = String(all)
        var writer = JSONWriter()
        writer.write(text)
        try withJSON(writer.bytes) { #expect($0.isString(text)) }
    }

    @Test(
        arguments: [
            (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"), (#""\ud83d""#, nil), (#""\ud83d\u0061""#, nil),
            (#""\ud83dx\ude00""#, nil), (#""\ude00""#, nil), (#""\ude00\ud83d""#, nil), (#""\ud83d\n""#, nil),
            (#""\u0000\u001f\u00e9\u20AC""#, "\u{0}\u{1f}é€"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        ] as [(String, String?)])
    func `escapes are resolved, and half a surrogate pair is no string`(text: String, value: String?) throws {
        try withJSON(text) { #expect($0.string == value) }
        #expect((try? JSONValue.parse(text)) == value.map { .string($0) })
    }

    @Test func `a document is used again, also after a fault and after a large text`() throws {
        let document = JSONDocument()
        func read(_ text: String) throws -> Int64? {
            try Array(text.utf8).withUnsafeBufferPointer { buffer in
                try document.parse(buffer)
                return document.root["n"]?.int
            }
        }
        #expect(try read(#"{"n": 1}"#) == 1)
        #expect(throws: JSONSyntaxError.self) { try read(#"{"n": 1"#) }
        #expect(try read(#"{"n": 2}"#) == 2)
        let zeros = Array(repeating: "0", count: 200_000).joined(separator: ",")
        #expect(try read("{\"z\": [\(zeros)], \"n\": 3}") == 3)
        #expect(try read(#"{"n": 4}"#) == 4)
    }
}
