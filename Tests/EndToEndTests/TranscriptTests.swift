import Foundation
import HallTesting
import Testing

/// Plays the conversation of Transcripts/wire.txt with a real daemon.
@Suite struct TranscriptTests {
    @Test("every rule of the wire holds as the transcript has it") func wire() async throws {
        let daemon = try DaemonProcess()
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Transcripts/wire.txt")
        let text = try String(contentsOf: path, encoding: .utf8)
        var client = try RawClient(daemon.socket)
        var (title, exchanges) = ("", 0)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (number, line) in lines.enumerated() {
            let place = Comment(rawValue: "wire.txt:\(number + 1), \(title)")
            if line.hasPrefix("== ") {
                title = String(line.dropFirst(3))
                client = try RawClient(daemon.socket)
            } else if line == ">end" {
                client.finish()
            } else if line == "<end" {
                #expect(try client.next() == nil, place)
            } else if line.hasPrefix(">> ") {
                client.send(try Self.bytes(line.dropFirst(3)))
            } else if line.hasPrefix(">1 ") {
                for byte in RawClient.frame(String(line.dropFirst(3))) { client.send([byte]) }
            } else if line.hasPrefix("> ") {
                client.send(String(line.dropFirst(2)))
            } else if line.hasPrefix("< ") {
                let told = try #require(try client.next(), place)
                #expect(Self.isSame(told, as: line.dropFirst(2)), "\(place) has \(told)")
                exchanges += 1
            }
        }
        #expect(exchanges > 50, "the transcript was not read")
    }

    /// Hexadecimal digits, and texts in quotes.
    private static func bytes(_ pieces: Substring) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for (number, piece) in pieces.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if number % 2 == 1 {
                bytes += piece.utf8
                continue
            }
            let digits = Array(piece.filter { $0 != " " })
            for place in stride(from: 0, to: digits.count, by: 2) {
                bytes.append(try #require(UInt8(String(digits[place...(place + 1)]), radix: 16)))
            }
        }
        return bytes
    }

    /// Compared by their bytes, where … stands for any.
    private static func isSame(_ told: String, as expected: Substring) -> Bool {
        let pieces = expected.components(separatedBy: "…").map { Array($0.utf8) }
        var rest = Array(told.utf8)[...]
        guard let first = pieces.first, rest.starts(with: first) else { return false }
        rest = rest.dropFirst(first.count)
        guard pieces.count > 1, let last = pieces.last else { return rest.isEmpty }
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let place = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else { return false }
            rest = rest[(place + piece.count)...]
        }
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }
}
