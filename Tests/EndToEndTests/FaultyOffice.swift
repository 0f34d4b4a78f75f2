import Foundation
import HallTesting
import ModuleKit
import Testing

/// An office at work over a disk that fails, and what is left of it.
final class FaultyOffice {
    let disk: FaultyDisk
    /// Everything of this office lies in it.
    let folder: String
    private let kind: Work
    /// What does not hold.
    private(set) var faults: [String] = []
    /// Persons whose adding was answered, by name.
    private var persons: [String: Int64]
    /// Calls that were not answered, or with an error: each is done again under its key once the disk is well.
    private var open: [(method: String, params: JSONValue)] = []
    private var backups: Set<String> = []
    private var proved: Set<String> = []
    private var isErased = false

    /// Nothing by itself: the steps are those of the work.
    private static let flags = ["--backup-hours", "0", "--journal-seconds", "3600"]
    /// Where the daemon lies, and the modules' libraries.
    private static let programs =
        ProcessInfo.processInfo.environment["FAULT_PROGRAMS"] ?? DaemonProcess.buildFolder.path
    private static let balaid = programs + "/balaid"

    /// - Parameters:
    ///   - template: the folder of an office as it is before the work; this one gets a copy.
    ///   - persons: those who are in it, by name.
    init(_ kind: Work, copyOf template: String, _ persons: [String: Int64]) throws {
        self.kind = kind
        self.persons = persons
        folder = DaemonProcess.folder()
        disk = try FaultyDisk()
        let copied = try DaemonProcess.run("/bin/cp", ["-a", template, folder])
        try #require(copied.status == 0, "\(copied.errors)")
        if kind == .upgrading { try Self.add("Meetings", to: folder) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private var data: String { folder + "/data" }

    /// Gives an office a module. With one the steps are of all kinds, and not as many of each.
    static func add(_ module: String, to folder: String) throws {
        let modules = folder + "/modules"
        try FileManager.default.createDirectory(atPath: modules, withIntermediateDirectories: true)
        let library = "/lib\(module)Module.so"
        try FileManager.default.createSymbolicLink(atPath: modules + library, withDestinationPath: programs + library)
    }

    /// A daemon over an office's data, which outlive it.
    static func daemon(
        _ folder: String, data: String = "/data", _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> DaemonProcess {
        try DaemonProcess(
            data: folder + data, keepsData: true, executable: balaid,
            arguments: flags + ["--modules", folder + "/modules"] + arguments,
            environment: environment.merging(["LD_LIBRARY_PATH": programs]) { $1 })
    }

    @discardableResult
    static func backUp(_ client: RawClient) throws -> String {
        let backup = try #require(try client.call("core.backup.create")["backup"])
        try #require(try client.call("core.backup.verify", ["backup": backup])["ok"] == true)
        return try #require(backup.string)
    }

    // MARK: - The work

    /// Does the work with a fault at a step, and lets the disk be well again.
    func work(_ action: FaultyDisk.Action, at step: Int64, lasts: Bool) throws {
        let environment = try disk.environment(below: [data, folder + "/new"])
        defer { disk.disarm() }
        switch kind {
        case .starting, .upgrading:
            disk.arm(action, at: step, lasts: lasts)
            if let daemon = try? Self.daemon(folder, environment: environment) { end(daemon) }
        case .restoring:
            disk.arm(action, at: step, lasts: lasts)
            try restore(["--from", data + "/backups", "--data", folder + "/new", "--at", "now"], environment)
        case .replacing:
            disk.arm(action, at: step, lasts: lasts)
            try restore(["--from", data + "/backups", "--data", data, "--replace"], environment)
        case .writing, .backingUp, .pruning, .erasing:
            let daemon = try Self.daemon(folder, environment: environment)
            let client = try RawClient(daemon.socket)
            disk.arm(action, at: step, lasts: lasts)
            calls(client)
            end(daemon)
        }
    }

    private func calls(_ client: RawClient) {
        switch kind {
        case .writing:
            for i in 1...2 { add(client, "Contoh Sebelum \(i)") }
            call(client, "registry.region.import", ["file": .string(Self.regions), "format": "csv"])
            for i in 1...2 { add(client, "Contoh Sesudah \(i)") }
        case .backingUp:
            for i in 1...2 {
                add(client, "Contoh Sebelum \(i)")
                guard let backup = call(client, "core.backup.create")?["backup"]?.string else { continue }
                backups.insert(backup)
                if call(client, "core.backup.verify", ["backup": .string(backup)])?["ok"] == true {
                    proved.insert(backup)
                }
            }
        case .pruning:
            call(client, "core.backup.prune", ["keep_daily": 0, "keep_weekly": 0, "keep_monthly": 0])
        case .erasing:
            add(client, "Contoh Sebelum 1")
            let erasure: JSONValue = [
                "person": .integer(persons["Contoh Aminah"] ?? 0), "request": "Permintaan 1/2026",
                "_meta": ["idempotency_key": "erase"],
            ]
            isErased = call(client, "registry.person.erase", erasure) != nil
            if !isErased { open.append(("registry.person.erase", erasure)) }
            add(client, "Contoh Sesudah 1")
        case .restoring, .replacing, .starting, .upgrading: break
        }
    }

    private func add(_ client: RawClient, _ name: String) {
        let params: JSONValue = ["name": .string(name), "_meta": ["idempotency_key": .string(name)]]
        if let person = call(client, "registry.person.add", params) {
            persons[name] = person["id"]?.int
        } else {
            open.append(("registry.person.add", params))
        }
    }

    /// The result; nil where the daemon is gone, or answers that the disk failed.
    @discardableResult
    private func call(_ client: RawClient, _ method: String, _ params: JSONValue = [:]) -> JSONValue? {
        guard let reply = try? client.exchange(method, params) else { return nil }
        if let error = reply["error"], error["data"]?["name"] == "internal" {
            faults.append("\(method) answered \(error.text)")
        }
        return reply["result"]
    }

    /// Ends the daemon, where it lives. One whose log could not be synced must have ended by itself, and said so.
    private func end(_ daemon: DaemonProcess) {
        let mustFail = disk.happened.map { $0.kind == .sync && $0.path.hasSuffix("balai.sqlite-wal") } ?? false
        if mustFail, !daemon.hasEnded(within: 20) { faults.append("it goes on after a failed sync of the log") }
        if daemon.process.isRunning { daemon.process.terminate() }
        guard daemon.hasEnded(within: 60) else {
            faults.append("it does not end")
            return daemon.kill()
        }
        let process = daemon.process
        if mustFail, process.terminationReason == .exit, process.terminationStatus == 0 {
            faults.append("it ended as if all were well")
        }
        if process.terminationReason == .uncaughtSignal, process.terminationStatus != SIGKILL {
            faults.append("it ended by signal \(process.terminationStatus): \(daemon.errors.suffix(600))")
        }
    }

    private func restore(_ arguments: [String], _ environment: [String: String]) throws {
        let done = try DaemonProcess.run(Self.balaid, ["restore"] + arguments, environment: environment)
        if done.status != 0, done.status != SIGKILL, done.errors.split(separator: "\n").count != 1 {
            faults.append("restore said: \(done.errors)")
        }
    }

    // MARK: - What is left

    /// Looks at what the work left, with a disk that is well.
    func check() throws {
        switch kind {
        case .restoring:
            let new = folder + "/new"
            if FileManager.default.fileExists(atPath: new + "/balai.sqlite") { try checkStore("/new") }
            try restore(["--from", data + "/backups", "--data", new, "--at", "now", "--replace"], [:])
            try checkStore("/new")
        case .replacing:
            // The older state lacks the last person; with the newer one in place nothing was replaced yet.
            let names = try checkStore(among: [persons, persons.filter { $0.key != "Contoh Citra" }])
            let kept = try FileManager.default.contentsOfDirectory(atPath: data).filter {
                $0.hasPrefix("balai.sqlite.2") && !$0.hasSuffix("-wal")
            }
            if kept.count != (names["Contoh Citra"] == nil ? 1 : 0) { faults.append("kept: \(kept)") }
            try checkStore()
        case .writing, .backingUp, .pruning, .starting, .upgrading, .erasing: try checkStore()
        }
    }

    /// Starts a daemon over the store, and asks it and the file.
    ///
    /// - Parameter states: of which one must be there; nil for the one that was answered.
    @discardableResult
    private func checkStore(
        _ place: String = "/data", among states: [[String: Int64]]? = nil
    ) throws -> [String: Int64] {
        let daemon = try Self.daemon(folder, data: place)
        let client = try RawClient(daemon.socket)
        for (method, params) in open {
            if method == "registry.person.add", let name = params["name"]?.string {
                persons[name] = try client.call(method, params)["id"]?.int
            } else {
                // Where it was done, its answer was erased with the person.
                let reply = try client.exchange(method, params)
                isErased = reply?["result"] != nil || reply?["error"]?["data"]?["name"] == "conflict"
                if !isErased { faults.append("\(method) answered \(reply?.text ?? "nothing")") }
            }
        }
        open = []
        let status = try client.call("core.status")
        if status["modules"]?.array?.count != (kind == .upgrading ? 3 : 2) || status["care"] != [] {
            faults.append("status: \(status.text)")
        }
        let verified = try client.call("core.journal.verify")
        // What follows an erasure may not have made its backup yet, and nothing else leads on from what was erased.
        let mayWait = kind == .erasing && verified["faults"] == [] && verified["ok"]?.isNull == true
        if verified["ok"] != true, !mayWait { faults.append("journal: \(verified.text)") }
        let found = try list(client)
        if let states {
            if !states.contains(found) { faults.append("persons: \(found)") }
        } else if found != expected(found) {
            faults.append("persons: \(found), expected \(expected(found))")
        }
        try checkBackups(client)
        if daemon.stop() != 0 { faults.append("it does not end well: \(daemon.errors)") }
        try checkFile(folder + place)
        if isErased { try checkErasure() }
        return found
    }

    private func list(_ client: RawClient) throws -> [String: Int64] {
        var found: [String: Int64] = [:]
        for person in try client.call("registry.person.list", ["limit": 1000])["items"]?.array ?? [] {
            let name = try #require(person["name"]?.string)
            if found.updateValue(person["id"]?.int ?? 0, forKey: name) != nil { faults.append("'\(name)' twice") }
        }
        return found
    }

    private func expected(_ found: [String: Int64]) -> [String: Int64] {
        var expected = persons
        if isErased { expected["(dihapus)"] = expected.removeValue(forKey: "Contoh Aminah") }
        if kind == .replacing, found["Contoh Citra"] == nil { expected["Contoh Citra"] = nil }
        return expected
    }

    /// Whatever is listed can be proved, what was answered is listed, and another one can be made.
    private func checkBackups(_ client: RawClient) throws {
        let list = try client.call("core.backup.list")
        if list["unreadable"] != [] { faults.append("backups: \(list.text)") }
        let items = list["items"]?.array ?? []
        for backup in backups where !items.contains(where: { $0["backup"]?.string == backup }) {
            faults.append("the backup \(backup) is gone")
        }
        for item in items {
            if proved.contains(item["backup"]?.string ?? ""), item["verified_at"]?.string == nil {
                faults.append("the proof of \(item.text) is gone")
            }
            let proof = try client.call("core.backup.verify", ["backup": item["backup"] ?? nil])
            if proof["ok"] != true { faults.append("backup: \(proof.text)") }
        }
        if kind == .pruning, items.isEmpty { faults.append("the last backup was pruned") }
        if kind == .backingUp { try Self.backUp(client) }
        let left = try? FileManager.default.contentsOfDirectory(atPath: data + "/backups")
        if kind == .backingUp, left?.contains(where: { $0.hasSuffix(".partial") }) == true {
            faults.append("a half backup is left: \(left ?? [])")
        }
    }

    private func checkFile(_ data: String) throws {
        let queue = try DatabaseQueue(path: data + "/balai.sqlite")
        try queue.read { db in
            let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            if integrity != ["ok"] { faults.append("integrity: \(integrity)") }
            if try !Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty { faults.append("foreign keys") }
        }
        try queue.close()
    }

    /// The daemon has ended, and what follows an erasure with it: nothing here holds the person.
    private func checkErasure() throws {
        let gone = Data("Contoh Aminah".utf8)
        let files = FileManager.default.enumerator(atPath: data)?.allObjects as? [String] ?? []
        for file in files {
            let path = data + "/" + file
            guard var bytes = FileManager.default.contents(atPath: path) else { continue }
            if file.hasSuffix(".gz") {
                bytes = Data(try DaemonProcess.run("/bin/sh", ["-c", "gzip -dc '\(path)' | tr -d '\\0'"]).output.utf8)
            }
            if bytes.range(of: gone) != nil { faults.append("'\(file)' still holds the person") }
        }
    }

    /// Long enough that the log is moved into the file while it is written.
    private static let regions: String = {
        var lines = ["code,name", "64,Kalimantan Timur", "64.01,Kabupaten Contoh"]
        for district in 10...29 {
            lines.append("64.01.\(district),Contoh \(district)")
            for place in 2001...2040 { lines.append("64.01.\(district).\(place),Contoh \(district)-\(place)") }
        }
        return lines.joined(separator: "\n")
    }()
}
