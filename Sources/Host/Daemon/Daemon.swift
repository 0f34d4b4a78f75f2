import Foundation
import ModuleKit
import NIOCore
import NIOPosix
import Store
import Synchronization

/// The whole program between its start and its end.
public final class Daemon: Sendable {
    private let directory: DataDirectory
    private let store: Store
    private let server: SocketServer
    private let listener: any Channel
    private let readers: NIOThreadPool
    private let backups: BackupDesk
    private let deaths: ModuleDeaths
    private let logger: Logger
    /// Where it answers.
    public let socket: String

    /// Locks the data directory, opens the store, starts the modules, and listens.
    ///
    /// - Parameters:
    ///   - executable: the program's path, near which modules are looked for.
    ///   - onFatal: called when the disk failed under a commit; the program must end then.
    /// - Throws: `StartError` or `StoreError`, each one line for the operator.
    public init(
        _ settings: DaemonSettings, executable: String, logger: Logger,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) throws {
        try settings.check()
        // A client that leaves while it is answered is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        umask(0o007)
        Self.allowConnections()
        self.logger = logger
        socket = settings.socketPath
        let modules = try ModuleDirectory(set: settings.modules, executable: executable)
        directory = try DataDirectory(settings.data)
        StoreRestore.removeLeftovers(in: settings.data)
        do {
            store = try Store.open(directory: settings.data, logger: logger, onFatal: onFatal) { store in
                try BackupDesk(store, settings.backups, clock: Store.systemClock, logger: logger) { _, _ in nil }
                    .proveAll(label: "before a migration of core")
            }
        } catch {
            directory.unlock()
            throw error
        }
        readers = NIOThreadPool(numberOfThreads: settings.threads)
        readers.start()
        do {
            // A new file belongs to its directory's group where that is marked so, else to the process's.
            let group = try Self.group(of: URL(fileURLWithPath: socket).deletingLastPathComponent().path)
            let access = try Access.Rules(setting: settings.access, owner: getuid(), group: group)
            let hall = try Hall.open(
                store, .files(modules.files), access: access, readers: readers, answerDays: settings.answerDays,
                backups: settings.backups, moduleFolder: modules.folder, keyFile: settings.keyPath,
                logger: logger)
            backups = hall.backups
            deaths = hall.deaths
            deaths.watchForTraps()
            server = try SocketServer(hall, threads: settings.threads, frameLimit: settings.frameLimit)
        } catch {
            store.close()
            directory.unlock()
            throw error
        }
        do {
            try Self.clear(socket)
            listener = try server.listen(at: socket)
            guard chmod(socket, 0o660) == 0 else {
                throw StartError("The socket's mode: \(String(cString: strerror(errno)))")
            }
        } catch {
            server.shutDown()
            store.close()
            directory.unlock()
            throw error as? StartError ?? StartError("The socket '\(socket)' cannot be made: \(error)")
        }
        backups.start()
    }

    /// The group that a socket made in the directory will have.
    private static func group(of directory: String) throws -> UInt32 {
        var status = stat()
        guard stat(directory, &status) == 0 else {
            throw StartError("The socket's directory '\(directory)' is not there: \(String(cString: strerror(errno)))")
        }
        return status.st_mode & S_ISGID != 0 ? status.st_gid : getgid()
    }

    /// As many open files as the system lets this user have: every client is one.
    private static func allowConnections() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// Removes the socket of a daemon that died: the lock says that none lives. Anything else there is left alone.
    private static func clear(_ path: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw StartError("The socket's path '\(path)' is taken by a file that is no socket")
        }
        unlink(path)
    }

    /// Finishes what is under way, refuses what comes, and closes the store with an empty write-ahead log.
    public func stop() {
        server.stop(listener, patience: .seconds(10))
        unlink(socket)
        do { try readers.syncShutdownGracefully() } catch { logger.error("readers: \(error)") }
        server.shutDown()
        backups.stop()
        store.close()
        deaths.ended()
        directory.unlock()
    }
}
