import ModuleKit
import SeededTesting
import Testing

@Suite struct JSONWriterTests {
    @Test func `commas stand where they belong`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.write(1)
        writer.write("x")
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.null()
        writer.endArray()
        writer.key(quoted: JSONWriter.quoted(key: "b\""))
        writer.write(true)
        writer.key("c")
        writer.write(json: "[1,2]".utf8)
        writer.endObject()
        #expect(writer.string == #"{"a":[1,"x",{},[],null],"b\"":true,"c":[1,2]}"#)
    }

    @Test func `integers are written to the edges of 64 bits`() {
        for value in [0, 1, -1, 9, 10, -10, Int64.max, Int64.min] {
            var writer = JSONWriter()
            writer.write(value)
            #expect(writer.string == "\(value)")
        }
    }

    @Test func `a double is read back as the same, and what is not finite is null`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            var writer = JSONWriter()
            writer.write(value)
            if value.isFinite {
                try withJSON(writer.bytes) { #expect($0.double?.bitPattern == value.bitPattern) }
            } else {
                #expect(writer.string == "null")
            }
        }
    }

    @Test func `invalid UTF-8 is written as replacement characters`() throws {
        for text in [[0xff], [0x61, 0xc3], [0xe2, 0x82, 0x22], [0xed, 0xa0, 0x80, 0x62]] as [[UInt8]] {
            var writer = JSONWriter()
            text.withUnsafeBufferPointer { writer.write(utf8: $0) }
            try withJSON(writer.bytes) { #expect($0.string?.contains("\u{fffd}") == true) }
        }
    }

    @Test func `what was written since a mark can be taken back`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.write(1)
        let mark = writer.mark
        writer.key("b")
        writer.beginArray()
        writer.write(2)
        writer.rewind(to: mark)
        writer.key("c")
        writer.write(3)
        writer.endObject()
        #expect(writer.string == #"{"a":1,"c":3}"#)
    }

    @Test func `a length can be filled in at the end`() {
        var writer = JSONWriter()
        writer.append(raw: [0, 0, 0, 0])
        writer.write("é")
        writer.patch(at: 0, UInt32(writer.count - 4))
        #expect(writer.bytes == [0, 0, 0, 4, 0x22, 0xc3, 0xa9, 0x22])
        writer.removeAll()
        writer.write(1)
        #expect(writer.string == "1")
    }
}
