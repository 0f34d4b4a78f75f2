import Foundation

/// A file that is there whole and on the disk under its name, or not at all. Made under a temporary name.
final class DurableFile {
    /// What an unfinished file's name ends in.
    static let temporaryEnding = ".partial"

    let path: String
    private var temporary: String { path + Self.temporaryEnding }
    private var descriptor: Int32
    private(set) var count: Int64 = 0

    /// - Throws: `BackupError.file`.
    init(_ path: String) throws {
        self.path = path
        descriptor = -1
        descriptor = open(temporary, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupError.system("make", temporary) }
    }

    deinit { discard() }

    /// Removes it where it was not finished. Said aloud by who knows that no other file has the name yet: a thread that
    /// has done its part may hold this one a moment longer.
    func discard() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporary)
        descriptor = -1
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
        try Self.write(bytes, to: descriptor, temporary)
        count += Int64(bytes.count)
    }

    /// Writes all the bytes to an open file.
    static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let written = Foundation.write(
                    descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                guard written >= 0 else {
                    if errno == EINTR { continue }
                    throw BackupError.system("write", path)
                }
                done += written
            }
        }
    }

    /// Puts it on the disk under its name, which nothing must bear yet, or a file that is replaced.
    func finish() throws {
        guard fsync(descriptor) == 0 else { throw BackupError.system("sync", temporary) }
        guard rename(temporary, path) == 0 else { throw BackupError.system("rename", temporary) }
        close(descriptor)
        descriptor = -1
        try Self.syncFolder(of: path)
    }

    /// Writes a whole small file.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try DurableFile(path)
        try file.write(bytes)
        try file.finish()
    }

    /// Makes a directory, and those above it, where it is missing.
    static func makeFolder(_ path: String, mode: mode_t = 0o750) throws {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw BackupError.file(path: path, action: "make", cause: "There is a file that is no directory")
            }
            return
        }
        let above = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if above != path { try makeFolder(above, mode: mode) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw BackupError.system("make", path) }
    }

    /// The names in a directory; empty where there is none.
    static func names(in folder: String) throws -> [String] {
        guard let directory = opendir(folder) else {
            guard errno != ENOENT else { return [] }
            throw BackupError.system("list", folder)
        }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw BackupError.system("list", folder) }
        return names
    }

    /// Puts the names in a file's directory on the disk.
    static func syncFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BackupError.system("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BackupError.system("sync", folder) }
    }
}
