import Foundation

/// A right to a directory that one has at a time, whatever programs there are; it ends with the program.
public final class DirectoryLock: Sendable {
    private let descriptor: Int32

    /// Makes the directory where it is missing.
    ///
    /// - Throws: `taken` where another has it.
    init(_ path: String, taken: BackupError) throws {
        try DurableFile.makeFolder(path)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BackupError.system("open", path) }
        // A program that this one is about to start shares the lock until it runs: a moment is waited for that.
        var attempts = 50
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            attempts -= 1
            guard attempts > 0 else {
                close(descriptor)
                throw taken
            }
            usleep(10_000)
        }
    }

    deinit { close(descriptor) }
}

extension BackupDirectory {
    /// The right to make a backup here.
    ///
    /// - Throws: `BackupError.busy` where another makes one.
    func lock() throws -> DirectoryLock { try DirectoryLock(path, taken: .busy(directory: path)) }

    /// The right to carry a journal here, and to call the place one's own.
    ///
    /// - Throws: `BackupError.claimed` where another daemon does.
    public func claim() throws -> DirectoryLock { try DirectoryLock(journal.path, taken: .claimed(directory: path)) }
}
