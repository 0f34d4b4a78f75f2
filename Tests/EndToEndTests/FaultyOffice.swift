import Foundation
import HallTesting
import ModuleKit
import Testing

/// An office at work over a disk that fails, and what is left of it.
final class FaultyOffice {
    let disk: FaultyDisk
    /// Everything of this office lies in it.
    let folder: String
    private let template: Template
    /// What does not hold.
    private(set) var faults: [String] = []
    /// Persons whose adding was answered, by name.
    private var persons: [String: Int64]
    /// Calls that were not answered, or with an error: each is done again under its key once the disk is well.
    private var open: [(method: String, params: JSONValue)] = []
    private var backups: Set<String> = []
    private var proved: Set<String> = []
    private var isErased = false

    /// An office as it is before some work, made once.
    final class Template {
        let work: Work
        let folder = DaemonProcess.folder()
        /// Names and numbers of its persons.
        fileprivate var persons: [String: Int64] = [:]
        /// How many steps the work has where nothing happens.
        private(set) var steps: Int64 = 0

        init(_ work: Work) throws {
            self.work = work
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            if work != .starting { try fill() }
            let office = try FaultyOffice(self)
            try office.work(.count, at: 0, lasts: false)
            steps = office.disk.steps
            try office.check()
            try #require(office.faults == [] && steps > 0, "\(work) without a fault: \(office.faults)")
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        private func fill() throws {
            let data = folder + "/data"
            let daemon = try DaemonProcess(data: data, arguments: FaultyOffice.flags)
            let client = try RawClient(daemon.socket)
            for name in ["Contoh Aminah", "Contoh Budi"] {
                persons[name] = try client.call("registry.person.add", ["name": .string(name)])["id"]?.int
            }
            if work != .writing, work != .erasing { try FaultyOffice.backUp(client) }
            try client.call("registry.region.import", ["file": "code,name\n64,Kalimantan Timur", "format": "csv"])
            if work == .pruning { try FaultyOffice.backUp(client) }
            if work == .replacing {
                persons["Contoh Citra"] =
                    try client.call("registry.person.add", ["name": "Contoh Citra"])["id"]?.int
            }
            try #require(daemon.stop() == 0)
            if work == .pruning { try addChain(data) }
            // What a daemon leaves when it dies, and not an empty log only.
            daemon.keepsData = true
        }

        /// A second full backup, so that the ones before it may go.
        private func addChain(_ data: String) throws {
            let other = folder + "/other"
            let daemon = try DaemonProcess(data: data, arguments: FaultyOffice.flags + ["--backups", other])
            daemon.keepsData = true
            let client = try RawClient(daemon.socket)
            // Another sequence, and so another name.
            persons["Contoh Citra"] = try client.call("registry.person.add", ["name": "Contoh Citra"])["id"]?.int
            try FaultyOffice.backUp(client)
            try #require(daemon.stop() == 0)
            for file in try FileManager.default.contentsOfDirectory(atPath: other) where file != "journal" {
                try FileManager.default.moveItem(atPath: "\(other)/\(file)", toPath: "\(data)/backups/\(file)")
            }
            try FileManager.default.removeItem(atPath: other)
        }
    }

    private static let balaid = DaemonProcess.buildFolder.appendingPathComponent("balaid").path
    /// Nothing by itself: the steps are those of the work.
    private static let flags = ["--backup-hours", "0", "--journal-seconds", "3600"]

    init(_ template: Template) throws {
        self.template = template
        folder = DaemonProcess.folder()
        disk = try FaultyDisk()
        persons = template.persons
        let copied = try DaemonProcess.run("/bin/cp", ["-a", template.folder, folder])
        try #require(copied.status == 0, "\(copied.errors)")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private var data: String { folder + "/data" }

    @discardableResult
    private static func backUp(_ client: RawClient) throws -> String {
        let backup = try #require(try client.call("core.backup.create")["backup"])
        try #require(try client.call("core.backup.verify", ["backup": backup])["ok"] == true)
        return try #require(backup.string)
    }

    // MARK: - The work

    /// Does the work with a fault at a step, and lets the disk be well again.
    func work(_ action: FaultyDisk.Action, at step: Int64, lasts: Bool) throws {
        let environment = try disk.environment(below: [data, folder + "/new"])
        defer { disk.disarm() }
        switch template.work {
        case .starting:
            disk.arm(action, at: step, lasts: lasts)
            guard let daemon = try? DaemonProcess(data: data, arguments: Self.flags, environment: environment) else {
                return
            }
            daemon.keepsData = true
            end(daemon)
        case .restoring:
            disk.arm(action, at: step, lasts: lasts)
            try restore(["--from", data + "/backups", "--data", folder + "/new", "--at", "now"], environment)
        case .replacing:
            disk.arm(action, at: step, lasts: lasts)
            try restore(["--from", data + "/backups", "--data", data, "--replace"], environment)
        case .writing, .backingUp, .pruning, .erasing:
            let daemon = try DaemonProcess(data: data, arguments: Self.flags, environment: environment)
            daemon.keepsData = true
            let client = try RawClient(daemon.socket)
            disk.arm(action, at: step, lasts: lasts)
            calls(client)
            end(daemon)
        }
    }

    private func calls(_ client: RawClient) {
        switch template.work {
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
        case .restoring, .replacing, .starting: break
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
        switch template.work {
        case .restoring:
            let new = folder + "/new"
            if FileManager.default.fileExists(atPath: new + "/balai.sqlite") { try checkStore(new) }
            try restore(["--from", data + "/backups", "--data", new, "--at", "now", "--replace"], [:])
            try checkStore(new)
        case .replacing:
            // The older state lacks the last person; with the newer one in place nothing was replaced yet.
            let names = try checkStore(data, among: [persons, persons.filter { $0.key != "Contoh Citra" }])
            let kept = try FileManager.default.contentsOfDirectory(atPath: data).filter {
                $0.hasPrefix("balai.sqlite.2") && !$0.hasSuffix("-wal")
            }
            if kept.count != (names["Contoh Citra"] == nil ? 1 : 0) { faults.append("kept: \(kept)") }
            try checkStore(data)
        case .writing, .backingUp, .pruning, .starting, .erasing: try checkStore(data)
        }
    }

    /// Starts a daemon over the store, and asks it and the file.
    ///
    /// - Parameter states: of which one must be there; nil for the one that was answered.
    @discardableResult
    private func checkStore(_ data: String, among states: [[String: Int64]]? = nil) throws -> [String: Int64] {
        let daemon = try DaemonProcess(data: data, arguments: Self.flags)
        daemon.keepsData = true
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
        if status["modules"]?.array?.count != 5 { faults.append("status: \(status.text)") }
        let verified = try client.call("core.journal.verify")
        if verified["ok"] != true { faults.append("journal: \(verified.text)") }
        let found = try list(client)
        if let states {
            if !states.contains(found) { faults.append("persons: \(found)") }
        } else if found != expected(found) {
            faults.append("persons: \(found), expected \(expected(found))")
        }
        try checkBackups(client)
        if daemon.stop() != 0 { faults.append("it does not end well: \(daemon.errors)") }
        try checkFile(data)
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
        if template.work == .replacing, found["Contoh Citra"] == nil { expected["Contoh Citra"] = nil }
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
        if template.work == .pruning, items.isEmpty { faults.append("the last backup was pruned") }
        if template.work == .backingUp { try Self.backUp(client) }
        let left = try? FileManager.default.contentsOfDirectory(atPath: data + "/backups")
        if template.work == .backingUp, left?.contains(where: { $0.hasSuffix(".partial") }) == true {
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
