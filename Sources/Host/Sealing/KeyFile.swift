import Foundation
import ModuleKit

/// The file of the office's keys: a line each, the newest last. The older ones open what backups hold that were made
/// before the key was changed; which one the store uses is said by the fingerprint that it keeps.
struct KeyFile: Sendable {
    private static let lineStart = "balai-key-1 "
    private static let heading = """
        # The keys of an office's sealed values. Without this file they cannot be read by anybody.
        # Keep a copy of it away from the store and its backups.

        """

    let path: String

    /// Where the file lies unless set: beside the data directory, under its name with `.key`.
    static func standardPath(data: String) -> String {
        var name = URL(fileURLWithPath: data).standardizedFileURL.path
        while name.count > 1, name.hasSuffix("/") { name.removeLast() }
        return name + ".key"
    }

    /// The keys, or nil where there is no such file.
    ///
    /// - Throws: `StartError` where it cannot be read, or is no file of keys.
    func read() throws -> [SealingKey]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StartError("The key file '\(path)' cannot be read")
        }
        var keys: [SealingKey] = []
        for (i, line) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard text.hasPrefix(Self.lineStart),
                let secret = Data(base64Encoded: String(text.dropFirst(Self.lineStart.count))), secret.count == 32
            else { throw StartError("The key file '\(path)' is damaged: line \(i + 1) is no key") }
            keys.append(SealingKey(Array(secret)))
        }
        guard !keys.isEmpty else { throw StartError("The key file '\(path)' holds no key") }
        return keys
    }

    /// Puts the file in place of the one that is there, whole and on the disk, for its owner only.
    func write(_ keys: [SealingKey]) throws {
        let lines = keys.map { Self.lineStart + Data($0.secret).base64EncodedString() + "\n" }
        let bytes = Array((Self.heading + lines.joined()).utf8)
        let temporary = path + ".partial"
        unlink(temporary)
        let file = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("made", temporary) }
        let written = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        let isWhole = written == bytes.count && fsync(file) == 0
        close(file)
        guard isWhole, rename(temporary, path) == 0 else {
            let error = failure("written", temporary)
            unlink(temporary)
            throw error
        }
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("synced", path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("synced", path) }
    }

    private func failure(_ action: String, _ path: String) -> StartError {
        StartError("The key file '\(path)' cannot be \(action): \(String(cString: strerror(errno)))")
    }

    /// What of the file's mode lets others read it; nil where nothing does, or there is no file.
    var openToOthers: String? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
        return String(status.st_mode & 0o777, radix: 8)
    }

    /// What tells one state of the file from another, so that it is read once.
    struct Stamp: Equatable, Sendable {
        let inode: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    /// Nil where there is no file.
    var stamp: Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec)
    }
}
