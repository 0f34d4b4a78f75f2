import Foundation
import ModuleKit

/// The directory with the store, the lock and, unless set otherwise, the socket. Held by one daemon at a time.
final class DataDirectory: Sendable {
    let path: String
    private let lock: Int32

    /// Makes the directory where it is missing, and locks it.
    ///
    /// - Throws: `StartError` where it cannot be made, or another daemon holds it.
    init(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        } catch {
            throw StartError("The data directory '\(path)' cannot be made: \(error.localizedDescription)")
        }
        self.path = path
        let file = path + "/balai.lock"
        lock = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw StartError("The lock '\(file)' cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: file, encoding: .utf8))?.trimmingCharacters(
                in: .whitespacesAndNewlines)
            close(lock)
            throw StartError("Another daemon runs over '\(path)'" + (holder.map { " (process \($0))" } ?? ""))
        }
        let mark = "\(getpid())\n"
        // For people: who holds the lock is the kernel's knowledge, not the file's.
        ftruncate(lock, 0)
        _ = mark.withCString { write(lock, $0, strlen($0)) }
    }

    /// Lets another daemon in. The file stays: removing it would let two daemons hold two locks of one name.
    ///
    /// The lock is let go, and not the file closed alone: a child that is just being started has the file open, too.
    func unlock() {
        flock(lock, LOCK_UN)
        close(lock)
    }
}
