import Foundation
import HallTesting
import Journal
import ModuleKit
import Store
import StoreTesting
import Synchronization
import Testing

/// Backups of a daemon at work, and stores put back from them.
@Suite(.serialized) struct BackupTests {
    private static let balaid = DaemonProcess.buildFolder.appendingPathComponent("balaid").path

    private static func restore(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        try DaemonProcess.run(balaid, ["restore"] + arguments, environment: [:])
    }

    /// Every journal entry's sequence and hash.
    private static func state(_ data: String, through seq: Int64 = .max) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: data + "/balai.sqlite", configuration: configuration)
        return try queue.read { db in
            try String.fetchAll(
                db, sql: "SELECT seq || ' ' || hex(hash) FROM core_journal WHERE seq <= ? ORDER BY seq",
                arguments: [seq])
        }
    }

    /// Every row of every table that the journal records, as one text for each table.
    private static func rows(_ db: Database) throws -> [String: String] {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        var texts: [String: String] = [:]
        for table in tables where !Store.unrecordedTables.contains(table) {
            let layout = try #require(try TableLayout(db, table))
            let values = layout.columns.map { "quote(\(TableLayout.quoted($0)))" }.joined(separator: " || ',' || ")
            let key = layout.key.map(TableLayout.quoted).joined(separator: ", ")
            let ordered = "SELECT \(values) AS row FROM \(TableLayout.quoted(table)) ORDER BY \(key)"
            texts[table] = try String.fetchOne(db, sql: "SELECT group_concat(row, char(10)) FROM (\(ordered))") ?? ""
        }
        return texts
    }

    /// The store's state after entries, one after the other, as SQLite's session extension makes it of their changesets.
    private final class Oracle {
        private let queue: DatabaseQueue
        private var seq: Int64

        init(_ file: String, at seq: Int64) throws {
            queue = try DatabaseQueue(path: file)
            self.seq = seq
        }

        func rows(after next: Int64, _ entries: [Entry]) throws -> [String: String] {
            for entry in entries where entry.seq > seq && entry.seq <= next {
                try apply(try #require(entry.payload), to: queue)
            }
            seq = next
            return try queue.read { try BackupTests.rows($0) }
        }
    }

    @Test("ten backups while 16 clients write: each restores to all that the store was at the entry that it names")
    func underLoad() throws {
        let daemon = try DaemonProcess()
        let socket = daemon.socket
        let base = try RawClient(socket).call("core.backup.create")
        let isOver = Atomic<Bool>(false)
        let clients = DispatchGroup()
        for number in 1...16 {
            clients.enter()
            Thread {
                defer { clients.leave() }
                guard let client = try? RawClient(socket) else { return }
                var i = 0
                while !isOver.load(ordering: .relaxed) {
                    i += 1
                    let params: JSONValue = [
                        "name": .string("Contoh \(number)-\(i)"),
                        "_meta": ["idempotency_key": .string("\(number)-\(i)")],
                    ]
                    _ = try? client.exchange("registry.person.add", params)
                }
            }.start()
        }
        let outcome = Result {
            let client = try RawClient(socket)
            return try (1...10).map { try client.call("core.backup.create", ["label": .string("round \($0)")]) }
        }
        isOver.store(true, ordering: .relaxed)
        clients.wait()
        let backups = try outcome.get()
        let client = try RawClient(socket)
        for backup in backups {
            #expect(backup["verified_at"]?.isNull == true)
            let proof = try client.call("core.backup.verify", ["backup": backup["backup"] ?? nil])
            #expect(proof["ok"] == true, "\(proof.text)")
            #expect(proof["verified_at"]?.string != nil)
        }
        let list = try client.call("core.backup.list")
        let made = (backups.reversed() + [base]).map { $0["backup"]?.string }
        #expect(list["items"]?.array?.map { $0["backup"]?.string } == made)
        #expect(list["items"]?[0]?["verified_at"]?.string != nil)
        let seqs = backups.compactMap { $0["seq"]?.int }
        #expect(seqs == seqs.sorted())
        #expect(try #require(seqs.last) > seqs[0])
        #expect(daemon.stop() == 0)

        func restored(_ backup: JSONValue) throws -> String {
            let folder = DaemonProcess.folder()
            let file = "\(daemon.data)/backups/\(backup["backup"]?.string ?? "").json"
            let done = try Self.restore(["--from", file, "--data", folder])
            #expect(done.status == 0, "\(done.errors)")
            return folder
        }
        let store = try DatabaseQueue(path: daemon.data + "/balai.sqlite")
        let entries = try store.read { try JournalReader.entries($0) }
        let folder = try restored(base)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let oracle = try Oracle(folder + "/balai.sqlite", at: try #require(base["seq"]?.int))
        for backup in backups {
            let folder = try restored(backup)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let seq = try #require(backup["seq"]?.int)
            let queue = try DatabaseQueue(path: folder + "/balai.sqlite")
            let (journal, answers, rows) = try queue.read { db in
                (
                    try JournalReader.entries(db),
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM core_answer") ?? 0, try Self.rows(db)
                )
            }
            #expect(journal == entries.filter { $0.seq <= seq })
            // Of what was answered under a key, the answer stands in the write's own transaction.
            #expect(answers == journal.count { $0.header.command == "registry.person.add" })
            #expect(try oracle.rows(after: seq, entries) == rows, "entry \(seq)")
        }
        #expect(try oracle.rows(after: .max, entries) == store.read { try Self.rows($0) })
        let again = try DaemonProcess(data: try restored(backups[9]))
        #expect(try RawClient(again.socket).call("core.journal.verify")["ok"] == true)
    }

    @Test(
        "a key that was set is asked for: without it, or with another, nothing of what it sealed is put back or proved")
    func sealed() throws {
        let keys = DaemonProcess.folder()
        defer { try? FileManager.default.removeItem(atPath: keys) }
        try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
        for name in ["a", "b"] {
            let digits = String(repeating: name, count: 64)
            try digits.write(toFile: "\(keys)/\(name)", atomically: true, encoding: .utf8)
        }
        let backups = keys + "/backups"
        let data = DaemonProcess.folder()
        func daemon(_ key: String?) throws -> DaemonProcess {
            let sealing = key.map { ["--backup-key", "\(keys)/\($0)"] } ?? []
            return try DaemonProcess(data: data, arguments: ["--backups", backups] + sealing)
        }
        var first: DaemonProcess? = try daemon("a")
        let made = try RawClient(data + "/balai.sock").call("core.backup.create")
        let fingerprint = try #require(made["sealed_with"]?.string)
        let backup: JSONValue = ["backup": made["backup"] ?? nil]
        #expect(try RawClient(data + "/balai.sock").call("core.backup.verify", backup)["ok"] == true)
        #expect(try RawClient(data + "/balai.sock").call("core.backup.drill")["seq"] == made["seq"])
        first?.kill()
        let store = try Data(contentsOf: URL(fileURLWithPath: data + "/balai.sqlite"))
        first = nil

        for (key, status) in [(nil, 1), ("b", 1), ("a", 0)] as [(String?, Int32)] {
            let folder = DaemonProcess.folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let key = key.map { ["--backup-key", "\(keys)/\($0)"] } ?? []
            let done = try Self.restore(["--from", backups, "--data", folder] + key)
            #expect(done.status == status, "\(done.errors)")
            #expect(status == 0 || done.errors.contains(fingerprint), "\(done.errors)")
            guard status == 0 else { continue }
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/balai.sqlite")).count == store.count)
            // Over what was put back, with another key and without one.
            let other = try DaemonProcess(data: folder, arguments: ["--backups", backups, "--backup-key", "\(keys)/b"])
            let error = try RawClient(other.socket).exchange("core.backup.verify", backup)?["error"]
            #expect(error?["data"]?["name"] == "key_missing")
            #expect(error?["message"]?.string?.contains(fingerprint) == true)
            other.stop()
            let open = try DaemonProcess(data: folder, arguments: ["--backups", backups])
            let refused = try RawClient(open.socket).exchange("core.backup.create")?["error"]
            #expect(refused?["data"]?["name"] == "invalid_state")
            open.stop()
        }
        let missing = try DaemonProcess.run(
            Self.balaid, ["--data", data, "--backups", backups, "--backup-key", "\(keys)/missing"])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("read the key '\(keys)/missing'"), "\(missing.errors)")
    }

    @Test("a store that is there is replaced only when that is asked for, and kept; a running daemon is never replaced")
    func replace() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        try client.call("registry.person.add", ["name": "Contoh Satu"])
        let backup = try #require(try client.call("core.backup.create")["backup"]?.string)
        let backups = daemon.data + "/backups"
        let busy = try Self.restore(["--from", "\(backups)/\(backup).json", "--data", daemon.data, "--replace"])
        #expect(busy.status != 0)
        #expect(busy.errors.contains("Another daemon runs over"))
        try client.call("registry.person.add", ["name": "Contoh Dua"])
        // The log is not emptied: the store that is kept must hold it all the same.
        daemon.kill()
        let before = try Self.state(daemon.data)

        let unproved = try Self.restore(["--from", backups, "--data", daemon.data, "--replace"])
        #expect(unproved.status != 0)
        #expect(unproved.errors.contains("holds no verified backup"))
        let refused = try Self.restore(["--from", "\(backups)/\(backup).json", "--data", daemon.data])
        #expect(refused.status != 0)
        #expect(refused.errors.contains("--replace"))
        #expect(try Self.state(daemon.data) == before)

        let done = try Self.restore(["--from", "\(backups)/\(backup).json", "--data", daemon.data, "--replace"])
        #expect(done.status == 0, "\(done.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: daemon.data)
        let kept = try #require(files.first { $0.hasPrefix("balai.sqlite.2") })
        #expect(files.filter { $0.hasPrefix("balai.sqlite") }.count == 2, "\(files)")
        #expect(try Self.state(daemon.data) == Array(before.dropLast()))
        let folder = DaemonProcess.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(daemon.data)/\(kept)", toPath: folder + "/balai.sqlite")
        #expect(try Self.state(folder) == before)
        try daemon.restart()
        #expect(try RawClient(daemon.socket).call("core.journal.verify")["ok"] == true)
    }

    @Test("a restore says whether it looked at the store again, or found it as it was proved") func told() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        let backup = try #require(try client.call("core.backup.create")["backup"])
        let backups = daemon.data + "/backups"
        func restored(_ more: String...) throws -> String {
            let folder = DaemonProcess.folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let file = "\(backups)/\(backup.string ?? "").json"
            let done = try Self.restore(["--from", file, "--data", folder] + more)
            #expect(done.status == 0, "\(done.errors)")
            return done.output
        }
        #expect(try restored().contains("ms, and all was checked after "))
        let proof = try client.call("core.backup.verify", ["backup": backup])
        let at = try #require(proof["verified_at"]?.string.flatMap { Instant($0) })
        #expect(try restored().contains("ms, and each was as it was proved at \(at) after "))
        #expect(try restored("--check").contains("ms, and all was checked after "))
        try client.call("registry.person.add", ["name": "Contoh Satu"])
        #expect(daemon.stop() == 0)
        let folder = DaemonProcess.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let carried = try Self.restore(["--from", backups, "--data", folder, "--at", "now"])
        #expect(carried.output.contains("ms, and all was checked after "), "\(carried)")
    }

    @Test("a daemon killed while it makes a backup leaves no half one in the list") func killed() throws {
        let daemon = try DaemonProcess()
        try RawClient(daemon.socket).call(
            "registry.region.import", ["file": .string(Self.regions), "format": "csv"])
        var complete = 0
        for moment in [0, 1, 2, 3, 0, 1, 4, 5] {
            let client = try RawClient(daemon.socket)
            client.send(
                #"{"jsonrpc":"2.0","id":1,"method":"core.backup.create","params":{"_meta":{"progress":true}}}"#)
            for _ in 0..<moment where try client.reply()["result"] != nil {
                complete += 1
                break
            }
            daemon.kill()
            try daemon.restart()
            let after = try RawClient(daemon.socket)
            let list = try after.call("core.backup.list")
            let names = try #require(list["items"]?.array).compactMap { $0["backup"]?.string }
            #expect(list["unreadable"] == [])
            #expect(names.count >= complete)
            for name in names {
                let proof = try after.call("core.backup.verify", ["backup": .string(name)])
                #expect(proof["ok"] == true, "\(proof.text)")
            }
        }
        let last = try RawClient(daemon.socket).call("core.backup.create")
        #expect(last["seq"]?.int != nil)
    }

    /// A store of some megabytes: names long enough to fill pages.
    private static let regions: String = {
        var lines = ["code,name", "64,Kalimantan Timur"]
        for regency in 1...6 {
            lines.append("64.0\(regency),Kabupaten Contoh \(regency)")
            for district in 10...19 {
                lines.append("64.0\(regency).\(district),Contoh \(regency)-\(district)")
                for place in 2001...2040 {
                    lines.append(
                        "64.0\(regency).\(district).\(place),Contoh \(regency)-\(district)-\(place) yang panjang namanya"
                    )
                }
            }
        }
        return lines.joined(separator: "\n")
    }()

    @Test("a command on backups is for operators, and says what is wrong") func commands() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        #expect(try client.call("core.backup.list") == ["items": [], "next_cursor": nil, "unreadable": []])
        let missing = try client.exchange("core.backup.verify", ["backup": "../x"])
        #expect(missing?["error"]?["data"]?["name"] == "not_found")
        let dry = try client.call("core.backup.create", ["label": "tried", "_meta": ["dry_run": true]])
        #expect((dry["label"], dry["previous"], dry["size"]) == ("tried", .null, .null))
        #expect((dry["pages"]?.int ?? 0) > 10)
        #expect(try client.call("core.backup.list")["items"] == [])
        for name in ["create", "list", "verify"] {
            let command = JSONValue.string("core.backup.\(name)")
            #expect(try client.call("core.access.explain", ["command": command])["needed"] == "operator")
        }
        let folder = DaemonProcess.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let other = try DaemonProcess(arguments: ["--backups", folder])
        let made = try RawClient(other.socket).call("core.backup.create", ["label": "elsewhere"])
        #expect(made["label"] == "elsewhere")
        #expect(FileManager.default.fileExists(atPath: "\(folder)/\(made["backup"]?.string ?? "").json"))
    }
}
