import Foundation
import ModuleKit
import SeededTesting
import Wire

/// Feeds the frame decoder and the envelope with inputs that are nearly right, the same ones for the same seed.
package struct WireFuzz {
    /// The longest frame, so short that a mutated length is often too large and sometimes not.
    private static let limit = 256

    private let corpus: [[UInt8]]
    private var random: SeededRandom
    private let document = JSONDocument()
    /// How often each thing was made of an input.
    package private(set) var outcomes: [String: Int] = [:]
    /// What must never be; empty when all is well.
    package private(set) var faults: [String] = []

    /// - Parameter folder: of the inputs to begin with, a file each.
    /// - Throws: where they cannot be read.
    package init(corpus folder: String, seed: UInt64) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        corpus = try names.map { Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) }
        random = SeededRandom(seed: seed)
    }

    /// Plays so many inputs.
    package mutating func run(_ count: Int) {
        for _ in 0..<count { play(input()) }
    }

    /// Up to three of the corpus behind one another, changed in up to three places.
    private mutating func input() -> [UInt8] {
        var input: [UInt8] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { input += corpus.randomElement(using: &random) ?? [] }
        for _ in 0..<Int.random(in: 0...3, using: &random) { mutate(&input) }
        return input
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("\"\\{}[],:".utf8).randomElement(using: &random) ?? 0, at: place)
        case 3: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        default: bytes.removeLast(bytes.count - place)
        }
    }

    /// Gives an input to a decoder in pieces, and each frame to the envelope.
    private mutating func play(_ input: [UInt8]) {
        var decoder = FrameDecoder(limit: Self.limit)
        var (arrived, handed) = (0, 0)
        var rest = input[...]
        var failure: FrameError?
        while !rest.isEmpty, failure == nil {
            let chunk = rest.prefix(Int.random(in: 1...rest.count, using: &random))
            rest = rest.dropFirst(chunk.count)
            arrived += chunk.count
            var envelopes: [String] = []
            do throws(FrameError) {
                try decoder.feed(chunk) { frame in
                    handed += frame.count + FrameDecoder.headerLength
                    envelopes += Self.names(Envelope.scan(frame, into: document))
                }
                if decoder.buffered + handed != arrived { faults.append("lost bytes of \(input)") }
            } catch {
                failure = error
                outcomes["\(error)".prefix { $0 != "(" }.description, default: 0] += 1
            }
            for name in envelopes { outcomes[name, default: 0] += 1 }
            if decoder.buffered > Self.limit + FrameDecoder.headerLength {
                faults.append("\(decoder.buffered) bytes kept of \(input)")
            }
        }
        if handed > arrived { faults.append("more frames than bytes in \(input)") }
    }

    private static func names(_ envelope: Envelope) -> [String] {
        switch envelope {
        case .single(let message): [name(message)]
        case .batch(let messages): ["batch"] + messages.map(name)
        }
    }

    private static func name(_ message: Envelope.Message) -> String {
        switch message {
        case .request(let id, let call):
            // The id goes into a reply.
            _ = id.description
            return name("request", call)
        case .notification(let call): return name("notification", call)
        case .answer: return "answer"
        case .fault: return "fault"
        }
    }

    /// Touches what a dispatcher would touch.
    private static func name(_ kind: String, _ call: Envelope.Call) -> String {
        call.params?.members { key, value in
            _ = key.string
            _ = JSONValue(value)
        }
        return call.method.kind == .string && call.params.map { $0.kind == .object } ?? true ? kind : "broken"
    }
}
