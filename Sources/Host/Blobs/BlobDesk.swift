import Crypto
import Foundation
import ModuleKit
import Synchronization

/// Files that do not fit a frame, on their way in or out in pieces.
///
/// They lie beside the store and never in it, for they may hold personal data that no backup and no journal should
/// have. Each belongs to the user who brought it or was answered it: `DATA/blobs/UID/NAME`, mode 0600. What nobody has
/// touched for a day goes; so does a user's oldest where there are too many or they are too long together.
final class BlobDesk: Sendable {
    /// Bytes of the longest one.
    static let longest = 256 << 20
    /// Bytes that one user's may have together.
    private static let room = 1 << 30
    /// How many one user may have.
    private static let most = 64
    /// Seconds after which one goes that nobody touches.
    private static let age: Double = 86_400

    private let directory: String
    private let clock: @Sendable () -> Int64
    /// The hashes of those that grow, so that each piece is read once. One at a time puts something.
    private let growing = Mutex<[String: Growth]>([:])

    private struct Growth {
        var hash = SHA256()
        var size = 0
    }

    init(data: String, clock: @escaping @Sendable () -> Int64) {
        directory = data + "/blobs"
        self.clock = clock
    }

    /// Takes a piece of a blob; what is there already of it must be the same.
    ///
    /// - Parameter name: of a blob that is begun or gone on with; nil for a new one.
    /// - Throws: `conflict` where the piece lies beyond the end or differs from what is there, `storage`.
    func put(
        _ piece: [UInt8], at offset: Int, of name: BlobName?, for uid: UInt32, isDryRun: Bool = false
    ) throws -> Blob {
        let name = name ?? .random
        return try growing.withLock { growing in
            let folder = "\(directory)/\(uid)"
            let path = "\(folder)/\(name)"
            let present = MappedFile(path: path)
            let size = present?.count ?? 0
            guard offset <= size else {
                throw RPCError(
                    .conflict, "The blob '\(name)' has \(size) bytes, and the piece begins at \(offset)",
                    details: ["size": .integer(Int64(size))], hint: "Go on from there")
            }
            let known = present?.bytes(from: offset, count: piece.count) ?? []
            guard known.elementsEqual(piece.prefix(known.count)) else {
                throw RPCError(
                    .conflict, "The blob '\(name)' has other bytes at \(offset)",
                    details: ["size": .integer(Int64(size))], hint: "Take another name for another content")
            }
            let rest = piece.dropFirst(known.count)
            var growth = growing[path] ?? Growth()
            if growth.size != size {
                growth = Growth()
                growth.hash.update(data: present?.bytes ?? [])
            }
            growth.hash.update(data: Array(rest))
            growth.size = size + rest.count
            if !isDryRun {
                if present == nil { try makeRoom(in: folder, for: rest.count) }
                try BlobFile.append(rest, to: path)
                touch(path)
                growing = growing.filter { FileManager.default.fileExists(atPath: $0.key) }
                growing[path] = growth
            }
            return Blob(blob: name, size: growth.size, sha256: hexadecimal(growth.hash.finalize()))
        }
    }

    /// A user's blob; nil where there is none. It is touched.
    func find(_ name: BlobName, of uid: UInt32) -> MappedFile? {
        let path = "\(directory)/\(uid)/\(name)"
        guard let file = MappedFile(path: path) else { return nil }
        touch(path)
        return file
    }

    /// The blobs of a caller.
    func of(_ caller: Caller) -> CallerBlobs { CallerBlobs(desk: self, uid: caller.uid) }

    private func touch(_ path: String) {
        // Another may have removed it.
        try? FileManager.default.setAttributes([.modificationDate: now], ofItemAtPath: path)
    }

    private var now: Date { Date(timeIntervalSince1970: Double(clock()) / 1000) }

    /// Removes whatever is too old, of everybody's, and the user's own oldest where there are too many.
    private func makeRoom(in folder: String, for size: Int) throws {
        let manager = FileManager.default
        do {
            try manager.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            chmod(directory, 0o700)
        } catch { throw RPCError(.storage, "Nothing was written: \(error.localizedDescription)") }
        let oldest = now.addingTimeInterval(-Self.age)
        for user in (try? manager.contentsOfDirectory(atPath: directory)) ?? [] {
            for file in files(in: "\(directory)/\(user)") where file.touched < oldest { unlink(file.path) }
        }
        var own = files(in: folder).sorted { $0.touched < $1.touched }[...]
        while own.count >= Self.most || own.reduce(size, { $0 + $1.size }) > Self.room, let first = own.popFirst() {
            unlink(first.path)
        }
    }

    private func files(in folder: String) -> [(path: String, size: Int, touched: Date)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in
            let path = "\(folder)/\(name)"
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
                let size = facts[.size] as? Int, let touched = facts[.modificationDate] as? Date
            else { return nil }
            return (path, size, touched)
        }
    }

    private func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// A file that only grows.
enum BlobFile {
    /// Adds bytes at the end; where they do not all fit, none stay.
    static func append(_ bytes: ArraySlice<UInt8>, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw refusal }
        defer { close(descriptor) }
        let end = lseek(descriptor, 0, SEEK_END)
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = refusal
                ftruncate(descriptor, end)
                throw error
            }
            rest = rest.dropFirst(count)
        }
    }

    private static var refusal: RPCError {
        RPCError(.storage, "Nothing was written: \(String(cString: strerror(errno)))")
    }
}

/// What the parameters of one caller's command may name.
struct CallerBlobs: BlobSource {
    let desk: BlobDesk
    let uid: UInt32

    func content(of blob: String) -> MappedFile? { BlobName(blob).flatMap { desk.find($0, of: uid) } }
}

/// A blob's name among those of its user.
struct BlobName: PatternText {
    static let pattern = "^[a-z0-9][a-z0-9._-]{0,79}$"
    static let expected: Sentence = "1 to 80 letters a to z, digits, '.', '_' and '-', beginning with a letter or digit"
    let text: String

    init(unchecked text: String) { self.text = text }

    static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard (1...80).contains(utf8.count), let first = utf8.first else { return false }
        return isPlain(first) && utf8.allSatisfy { isPlain($0) || ".-_".utf8.contains($0) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A name that nobody has.
    static var random: BlobName { BlobName(unchecked: UUID().uuidString.lowercased()) }
}
