import Foundation
import ModuleKit

struct PutBlob: Command {
    typealias Reply = Blob
    static let about = About(
        "core.blob.put", "Bring a file that does not fit a frame, in pieces; a piece that came before may come again",
        access: .viewer, example: #"{"blob": "regions-2024", "offset": 0, "content": "code,name\n"}"#)

    enum Encoding: String, Choice { case utf8, base64 }

    @Parameter("Name among your blobs, to go on with one or to begin it; a new name where it is missing")
    var blob: BlobName?
    @Parameter("Where the piece begins in the file, in bytes", .range(0...(256 << 20))) var offset = 0
    @Parameter("The piece: text, or bytes in base64") var content: FilePiece
    @Parameter("How the piece is written") var encoding = Encoding.utf8

    /// Beside the event loops, since it waits for the disk.
    func run(_ hall: Hall, _ task: TaskContext) async throws -> Blob {
        let piece: [UInt8]
        switch encoding {
        case .utf8: piece = Array(content.text.utf8)
        case .base64:
            guard let data = Data(base64Encoded: content.text) else {
                throw RPCError.invalid("content", "format", "Is not base64")
            }
            piece = Array(data)
        }
        guard offset + piece.count <= BlobDesk.longest else {
            throw RPCError.invalid("content", "length", "Is beyond \(BlobDesk.longest) bytes, the longest blob")
        }
        let (caller, offset, blob) = (task.call.caller, offset, blob)
        return try await hall.readers.runIfActive {
            try hall.blobs.put(piece, at: offset, of: blob, for: caller.uid, isDryRun: task.isDryRun)
        }
    }
}

/// A piece of a file as it is written. Like a whole file, it may hold what may stand nowhere else in the clear: a list of
/// people has their numbers.
struct FilePiece: WireValue {
    let text: String

    static var shape: Shape<FilePiece> {
        var schema = Schema("string")
        schema["format"] = .string("file-piece")
        return Shape(schema: schema) { json, faults in
            String.shape.decode(json, &faults).map { FilePiece(text: $0) }
        } encode: {
            $1.write($0.text)
        }
    }
}

/// What has come of a blob so far.
struct Blob: Described {
    let blob: BlobName
    let size: Int
    let sha256: String

    static let fields = Fields<Self> {
        Field(\.blob, "Its name, which stands in a file of parameters as blob; it goes a day after it was last used")
        Field(\.size, "Bytes that have come: where the next piece begins")
        Field(\.sha256, "SHA-256 of them, in hexadecimal")
    }
}

struct GetBlob: Command {
    typealias Reply = BlobPiece
    static let about = About(
        "core.blob.get", "Fetch a piece of a blob of yours", access: .viewer,
        example: #"{"blob": "regions-2024", "offset": 0, "length": 1000}"#)

    @Parameter("The blob") var blob: BlobName
    @Parameter("Where the piece begins, in bytes", .range(0...(256 << 20))) var offset = 0
    @Parameter("Bytes to answer, at most; as base64 they must fit a frame", .range(0...(8 << 20)))
    var length = 512 << 10

    /// Beside the event loops, since it waits for the disk.
    func run(_ hall: Hall, _ task: TaskContext) async throws -> BlobPiece {
        let (caller, command) = (task.call.caller, self)
        return try await hall.readers.runIfActive {
            guard let file = hall.blobs.find(command.blob, of: caller.uid) else {
                throw RPCError.notFound("blob", command.blob)
            }
            let piece = file.bytes(from: command.offset, count: command.length)
            return BlobPiece(
                blob: command.blob, size: file.count, offset: command.offset,
                content: Data(piece).base64EncodedString(), encoding: .base64)
        }
    }
}

struct BlobPiece: Described {
    let blob: BlobName
    let size: Int
    let offset: Int
    let content: String
    let encoding: PutBlob.Encoding

    static let fields = Fields<Self> {
        Field(\.blob, "The blob")
        Field(\.size, "Bytes of all of it")
        Field(\.offset, "Where the piece begins")
        Field(\.content, "The piece in base64; empty at the end")
        Field(\.encoding, "How it is written")
    }
}
