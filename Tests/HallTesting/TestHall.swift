import Foundation
import Host
import Journal
package import ModuleKit
import NIOPosix
import Store
import Synchronization
import Testing

/// A hall without a socket: real store in a folder of its own, modules that the test links, calls by name.
package final class TestHall: Sendable {
    let hall: Hall
    /// The data directory.
    package let folder: String
    private let readers = NIOThreadPool(numberOfThreads: 1)
    private let time: Clock
    private let stop = Mutex<(@Sendable () -> Void)?>(nil)
    /// Whether the folder goes with this hall.
    private let ownsFolder = Mutex(true)
    /// Whether the test wrote past the commands.
    private let isDamaged = Mutex(false)

    /// Starts the modules, in the order of what they require.
    ///
    /// - Parameters:
    ///   - now: where the clock stands; it moves with ``set(now:)`` only. Nil: the system's clock.
    ///   - language: of answers where a call names none: English, as texts stand in the code.
    ///   - backupHours: between two backups, as far as anything reckons with it: none is made by itself.
    ///   - places: names of the backup places below the folder; none for the one that a daemon takes by itself.
    ///   - log: gets what is logged; nil: nobody does.
    package convenience init(
        _ modules: any Module.Type..., now: String? = nil, language: Language = .english, backupHours: Int = 0,
        places: [String] = [], log: LogLines? = nil
    ) throws {
        let folder = NSTemporaryDirectory() + "balai-test-" + UUID().uuidString
        var plan = BackupPlan()
        plan.hours = backupHours
        plan.places = places.map { folder + "/" + $0 }
        try self.init(modules, in: folder, now: now, language: language, backups: plan, log: log)
    }

    private init(
        _ modules: [any Module.Type], in folder: String, now: String?, language: Language,
        backups: BackupPlan = BackupPlan(), log: LogLines? = nil
    ) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let time = Clock(now)
        self.time = time
        var silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        silent.logLevel = .critical
        let logger = log?.logger ?? silent
        let store = try Store.open(directory: folder, clock: { time.milliseconds }, logger: logger)
        readers.start()
        hall = try Hall.open(
            store, .types(modules), access: Access.Rules(owner: 0, group: 0), readers: readers, backups: backups,
            language: language, keyFile: folder + ".key", logger: logger,
            clock: { time.milliseconds })
    }

    /// Ends this hall, and starts one with these modules over the same store.
    package func restarted(_ modules: any Module.Type...) throws -> TestHall {
        hall.stopBackups()
        hall.store.close()
        ownsFolder.withLock { $0 = false }
        return try TestHall(modules, in: folder, now: nil, language: .english)
    }

    /// Carries the journal beside the backups, as the daemon does every few seconds.
    package func carryJournal() { hall.carryJournal() }

    /// Makes a backup where one is due, as the daemon does every minute.
    package func makeBackupIfDue() { hall.makeBackupIfDue() }

    /// Waits until an erasure has reached everything.
    package func waitForErasure() { hall.waitForErasure() }

    /// Begins to listen on a socket of its own, and answers its path.
    package func listen() throws -> String {
        let path = folder + "/balai.sock"
        let server = try SocketServer(hall, threads: 1, frameLimit: 1 << 20)
        let listener = try server.listen(at: path)
        stop.withLock {
            $0 = {
                server.stop(listener, patience: .seconds(5)); server.shutDown()
            }
        }
        return path
    }

    deinit {
        stop.withLock { $0 }?()
        // What follows an erasure, and what still reads for a call that was cancelled, end before the store does, as in the
        // daemon.
        waitForErasure()
        try? readers.syncShutdownGracefully()
        checkInvariants()
        hall.store.close()
        guard ownsFolder.withLock({ $0 }) else { return }
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: keyFile)
    }

    /// Whatever a test did by commands, what the modules say always holds does.
    private func checkInvariants() {
        guard ownsFolder.withLock({ $0 }), !isDamaged.withLock({ $0 }) else { return }
        do { for line in try hall.brokenInvariants() { Issue.record("\(line)") } } catch {
            Issue.record("invariants: \(error)")
        }
    }

    /// Where the key of sealed values lies.
    package var keyFile: String { folder + ".key" }

    /// The directory of the store.
    package var directory: String { folder }

    /// Puts the clock to an RFC 3339 time.
    package func set(now: String) { time.set(now) }

    /// Calls a command as a client would, with parameters as JSON, and answers its result.
    ///
    /// An error that `rpc.discover` does not name for the command fails the test.
    ///
    /// - Throws: `RPCError`, as a client would be told.
    @discardableResult
    package func call(
        _ name: String, _ params: JSONValue = [:], as access: Access = .admin, uid: UInt32 = 1000
    ) async throws -> JSONValue {
        do { return try await answer(name, params, from: Caller(uid: uid, access: access)) } catch {
            let told = hall.explain(error, of: "test-1", name)
            if let declared = hall.errors(of: name), !declared.contains(told.name) {
                Issue.record("\(name) answers \(told.name.rawValue), which rpc.discover does not say: \(told.message)")
            }
            throw told
        }
    }

    private func answer(_ name: String, _ params: JSONValue, from caller: Caller) async throws -> JSONValue {
        let document = JSONDocument()
        let bytes = params.bytes
        let admitted = try bytes.withUnsafeBufferPointer { bytes in
            try document.parse(bytes)
            let root = document.root
            return try hall.admit(name, params: root, meta: root["_meta"], from: caller, requestID: "test-1")
        }
        return try JSONValue.parse(try await hall.perform(admitted))
    }

    /// The error with which a command answers; nil where it succeeds.
    package func error(
        _ name: String, _ params: JSONValue = [:], as access: Access = .admin, uid: UInt32 = 1000
    ) async -> RPCError? {
        do {
            try await call(name, params, as: access, uid: uid)
            return nil
        } catch { return error as? RPCError }
    }

    /// Runs SQL on a snapshot, past all modules: for what a test must see behind the commands.
    package func rows(_ sql: String) throws -> [Row] { try hall.store.read { try Row.fetchAll($0, sql: sql) } }

    /// Runs SQL as a module would, past its commands: for tests of what finds damage.
    package func write(_ sql: String, as module: String) throws {
        isDamaged.withLock { $0 = true }
        let header = EntryHeader(command: "test.write", uid: 0, role: "admin", requestID: "test-write")
        _ = try hall.store.write(module: module, header: header) { db, _ in
            try db.execute(sql: sql)
            return []
        }
    }

    private final class Clock: Sendable {
        private let fixed: Mutex<Int64?>

        init(_ now: String?) { fixed = Mutex(now.flatMap { Instant($0)?.milliseconds }) }

        var milliseconds: Int64 { fixed.withLock { $0 } ?? Store.systemClock() }

        func set(_ now: String) { fixed.withLock { $0 = Instant(now)?.milliseconds } }
    }
}
