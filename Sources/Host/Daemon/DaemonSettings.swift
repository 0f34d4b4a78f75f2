import Backup
import Foundation

/// What can be set of the daemon.
public struct DaemonSettings: Sendable {
    /// The directory with the store.
    public var data: String
    /// Where the socket is made; in the data directory unless set.
    public var socket: String?
    /// Where modules are looked for; near the executable unless set.
    public var modules: String?
    /// Where backups go, how often, and how long they stay.
    public var backups = BackupPlan()
    /// The file of the key for sealed values; beside the data directory unless set.
    public var keyFile: String?
    /// Threads that answer clients.
    public var threads: Int
    /// Longest frame, in bytes.
    public var frameLimit: Int
    /// Roles of users and groups: `user:NAME=ROLE,group:NAME=ROLE`.
    public var access: String?
    /// Days for which the answer of a write with an idempotency key is kept.
    public var answerDays: Int

    public init(
        data: String, socket: String? = nil, modules: String? = nil,
        keyFile: String? = nil, threads: Int = 2, frameLimit: Int = 16 << 20,
        access: String? = nil, answerDays: Int = 7
    ) {
        self.data = data
        self.socket = socket
        self.modules = modules
        backups.journalSeconds = 5
        backups.hours = 24
        self.keyFile = keyFile
        self.threads = threads
        self.frameLimit = frameLimit
        self.access = access
        self.answerDays = answerDays
    }

    /// The socket's path.
    public var socketPath: String { socket ?? data + "/balai.sock" }

    /// The key file's path.
    var keyPath: String { keyFile ?? KeyFile.standardPath(data: data) }

    func check() throws {
        for path in [keyPath, backups.keyFile].compactMap(\.self) {
            let key = URL(fileURLWithPath: path).standardizedFileURL.path
            var isDirectory: ObjCBool = false
            guard !FileManager.default.fileExists(atPath: key, isDirectory: &isDirectory) || !isDirectory.boolValue
            else {
                throw StartError("The key file '\(path)' is a directory: name a file in it")
            }
            let places = backups.places.isEmpty ? [data + "/backups"] : backups.places
            for (folder, what) in [(data, "data")] + places.map({ ($0, "backups") }) {
                let inside = URL(fileURLWithPath: folder).standardizedFileURL.path + "/"
                guard !key.hasPrefix(inside) else {
                    throw StartError(
                        "The key file '\(path)' lies in the directory of \(what): a copy of that would hold the key too"
                    )
                }
            }
        }
        for (name, value, allowed) in [
            ("backup-hours", backups.hours, 0...8760), ("journal-seconds", backups.journalSeconds, 0...86_400),
            ("backup-level", backups.level, BackupWriter.levels),
        ] where !allowed.contains(value) {
            throw StartError("\(name) is \(value): expected \(allowed.lowerBound) to \(allowed.upperBound)")
        }
        // sun_path has 108 bytes with its final zero.
        guard socketPath.utf8.count <= 107 else {
            throw StartError(
                "The socket's path '\(socketPath)' has \(socketPath.utf8.count) bytes: at most 107 are allowed")
        }
        guard (1...64).contains(threads) else { throw StartError("threads is \(threads): expected 1 to 64") }
        guard (1...3650).contains(answerDays) else {
            throw StartError("answer-days is \(answerDays): expected 1 to 3650")
        }
        guard (1024...(1 << 30)).contains(frameLimit) else {
            throw StartError("frame-limit is \(frameLimit): expected 1024 to \(1 << 30) bytes")
        }
    }
}
