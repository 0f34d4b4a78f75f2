import Crypto
import Foundation
internal import ModuleKit

/// Files that do not fit a frame, in pieces.
extension Connection {
    /// Bytes of a piece: as base64 it fits a frame of 1 MiB.
    private static let piece = 512 << 10

    /// Brings a file's content to the daemon, and answers the blob's name. What an earlier attempt has brought is not
    /// brought again: the name is made of the content.
    /// - Throws: an ``RPCFailure`` as the daemon answered it, or a ``ClientError``.
    package func bring(_ content: [UInt8]) throws -> String {
        let hash = SHA256.hash(data: content).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let name = "sha256-" + hash
        var place = 0
        do {
            let known = try call("core.blob.get", ["blob": .string(name), "length": 0])
            place = Int(known["size"]?.int ?? 0)
        } catch let failure as RPCFailure where failure.name == "not_found" {}
        while place < content.count {
            let piece = content[place..<min(place + Self.piece, content.count)]
            let taken = try call(
                "core.blob.put",
                [
                    "blob": .string(name), "offset": .integer(Int64(place)),
                    "content": .string(Data(piece).base64EncodedString()), "encoding": "base64",
                ])
            place += piece.count
            guard place < content.count || taken["sha256"]?.string == hash else {
                throw ClientError.badFrame("The daemon holds other bytes than were sent as '\(name)'")
            }
        }
        return name
    }

    /// Fetches the whole of a blob that was answered.
    /// - Throws: an ``RPCFailure`` as the daemon answered it, or a ``ClientError``.
    package func fetch(_ blob: String) throws -> [UInt8] {
        var content: [UInt8] = []
        while true {
            let answer = try call(
                "core.blob.get",
                [
                    "blob": .string(blob), "offset": .integer(Int64(content.count)),
                    "length": .integer(Int64(Self.piece)),
                ])
            guard let piece = answer["content"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
                throw ClientError.badFrame("The daemon answered a piece of '\(blob)' that is no base64")
            }
            content += piece
            if piece.isEmpty || content.count >= Int(answer["size"]?.int ?? 0) { return content }
        }
    }
}
