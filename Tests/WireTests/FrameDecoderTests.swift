import ModuleKit
import Testing
import Wire

/// One frame with its header.
func frame(_ text: String) -> [UInt8] { header(text.utf8.count) + Array(text.utf8) }

/// The header of a frame that announces `length` bytes.
func header(_ length: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } }

/// The frames a decoder cut out of `bytes`, fed at once.
func frames(_ decoder: inout FrameDecoder, _ bytes: some Collection<UInt8>) throws(FrameError) -> [String] {
    var found: [String] = []
    try decoder.feed(bytes) { found.append(String(decoding: $0, as: UTF8.self)) }
    return found
}

@Suite struct FrameDecoderTests {
    @Test func `a frame split at any byte arrives once and whole`() throws {
        let bytes = frame(#"{"a":1}"#) + frame("2")
        for split in 0...bytes.count {
            var decoder = FrameDecoder()
            let first = try frames(&decoder, bytes[..<split])
            let second = try frames(&decoder, bytes[split...])
            #expect(first + second == [#"{"a":1}"#, "2"])
            #expect(decoder.buffered == 0)
            try decoder.finish()
        }
    }

    @Test func `frames that come byte by byte arrive`() throws {
        var decoder = FrameDecoder()
        var found: [String] = []
        for byte in frame("one") + frame("two") + frame("3") { found += try frames(&decoder, [byte]) }
        #expect(found == ["one", "two", "3"])
    }

    @Test func `ten frames at once arrive in their order`() throws {
        var decoder = FrameDecoder()
        let texts = (0..<10).map { String(repeating: "x", count: $0 * 7 + 1) }
        #expect(try frames(&decoder, texts.flatMap { frame($0) }) == texts)
        #expect(decoder.buffered == 0)
    }

    @Test func `an empty frame ends the stream, and frames before it arrive`() {
        var decoder = FrameDecoder()
        var found: [String] = []
        #expect(throws: FrameError.empty) {
            try decoder.feed(frame("1") + header(0)) { found.append(String(decoding: $0, as: UTF8.self)) }
        }
        #expect(found == ["1"])
        #expect(throws: FrameError.empty) { try decoder.feed(frame("2")) { _ in Issue.record("went on") } }
    }

    @Test(arguments: [Int(UInt32.max), 16 << 20 | 1, 1 << 31])
    func `a length beyond the limit is refused with its header, however it is split`(length: Int) {
        for split in 0...4 {
            var decoder = FrameDecoder()
            #expect(throws: FrameError.tooLarge(length: length, limit: 16 << 20)) {
                try decoder.feed(header(length)[..<split]) { _ in }
                try decoder.feed(header(length)[split...] + [1]) { _ in }
            }
            #expect(decoder.buffered == 0)
        }
        #expect(FrameError.tooLarge(length: length, limit: 1).reply?.name == .frameTooLarge)
    }

    @Test func `a length at the limit is awaited, and only what arrived is kept`() throws {
        var decoder = FrameDecoder(limit: 100)
        #expect(try frames(&decoder, header(100) + [UInt8](repeating: 0x20, count: 40)) == [])
        #expect(decoder.buffered == 44)
        #expect(try frames(&decoder, [UInt8](repeating: 0x20, count: 60)).first?.utf8.count == 100)
        var small = FrameDecoder(limit: 99)
        #expect(throws: FrameError.tooLarge(length: 100, limit: 99)) { try small.feed(header(100)) { _ in } }
    }

    @Test func `a stream that ends inside a frame is cut off`() throws {
        for count in 1..<6 {
            var decoder = FrameDecoder()
            #expect(try frames(&decoder, frame("ab").prefix(count)) == (count == 6 ? ["ab"] : []))
            #expect(throws: FrameError.cutOff(arrived: count)) { try decoder.finish() }
        }
    }

    @Test func `the writer's frames are the decoder's, and a failed one leaves nothing`() throws {
        struct Failure: Error {}
        var writer = FrameWriter(limit: 40)
        #expect(writer.isEmpty)
        let first = writer.frame { $0.write("é") }
        #expect(first)
        #expect(throws: Failure.self) {
            try writer.frame { json in
                json.beginArray()
                json.write(1)
                throw Failure()
            }
        }
        let fits = [39, 38].map { count in writer.frame { $0.write(String(repeating: "x", count: count)) } }
        #expect(fits == [false, true])
        writer.frame(json: "[]".utf8)
        var decoder = FrameDecoder()
        #expect(try frames(&decoder, writer.bytes) == ["\"é\"", "\"\(String(repeating: "x", count: 38))\"", "[]"])
    }
}
