import ModuleKit
import SeededTesting
import Testing
import Wire

@Suite struct WireFuzzTests {
    private static let corpus: [[UInt8]] = [
        frame(#"{"jsonrpc":"2.0","id":1,"method":"core.ping"}"#),
        frame(
            #"{"jsonrpc":"2.0","id":"é\u00e9","method":"a.b","params":{"x":[1,2,{"y":null}],"_meta":{"lang":"id"}}}"#),
        frame(#"[{"jsonrpc":"2.0","id":1,"method":"a"},1,{"jsonrpc":"2.0","method":"b","params":{"n":-1.5e3}}]"#),
        frame(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}"#), frame("[]"), header(0),
        header(Int(UInt32.max)), header(5) + [0x22, 0xff, 0xfe, 0x22, 0x20],
        frame(String(repeating: "[", count: 70) + String(repeating: "]", count: 70)),
    ]

    @Test func `no input of 100,000 crashes decoder or envelope, and no more is kept than has arrived`() {
        var random = SeededRandom(seed: 4)
        let document = JSONDocument()
        let limit = 256
        var outcomes: [String: Int] = [:]
        for _ in 0..<100_000 {
            var input = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in
                Self.corpus.randomElement(using: &random) ?? []
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) { mutate(&input, &random) }
            var decoder = FrameDecoder(limit: limit)
            var arrived = 0
            var handed = 0
            var rest = input[...]
            var failure: FrameError?
            while !rest.isEmpty, failure == nil {
                let chunk = rest.prefix(Int.random(in: 1...max(1, rest.count), using: &random))
                rest = rest.dropFirst(chunk.count)
                arrived += chunk.count
                do throws(FrameError) {
                    try decoder.feed(chunk) { frame in
                        handed += frame.count + 4
                        count(Envelope.scan(frame, into: document), &outcomes)
                    }
                    // Every byte was handed on or waits.
                    if decoder.buffered + handed != arrived { Issue.record("lost bytes of \(input)") }
                } catch {
                    failure = error
                    outcomes["\(error)".prefix { $0 != "(" }.description, default: 0] += 1
                }
                if decoder.buffered > limit + 4 { Issue.record("\(decoder.buffered) bytes kept of \(input)") }
            }
            if handed > arrived { Issue.record("more frames than bytes in \(input)") }
        }
        // The inputs reached all that there is to reach.
        for outcome in ["request", "notification", "batch", "fault", "empty", "tooLarge"] {
            #expect(outcomes[outcome, default: 0] > 1_000, "\(outcomes)")
        }
    }

    private func count(_ envelope: Envelope, _ outcomes: inout [String: Int]) {
        let messages: [Envelope.Message]
        switch envelope {
        case .single(let message): messages = [message]
        case .batch(let all):
            outcomes["batch", default: 0] += 1
            messages = all
        }
        for message in messages {
            let name =
                switch message {
                case .request(_, let call): name("request", call)
                case .notification(let call): name("notification", call)
                case .fault: "fault"
                case .answer: "answer"
                }
            outcomes[name, default: 0] += 1
        }
    }

    /// Touches what a dispatcher would touch.
    private func name(_ kind: String, _ call: Envelope.Call) -> String {
        call.params?.members { key, value in
            _ = key.string
            _ = JSONValue(value)
        }
        return call.method.kind == .string && call.params.map { $0.kind == .object } ?? true ? kind : "broken"
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("\"\\{}[],:".utf8).randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeLast(bytes.count - place)
        }
    }
}
