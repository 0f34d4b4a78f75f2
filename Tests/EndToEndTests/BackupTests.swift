import Foundation
import HallTesting
import ModuleKit
import Synchronization
import Testing

/// Backups of a daemon at work, and stores put back from them.
@Suite(.serialized) struct BackupTests {
    private static let balaid = DaemonProcess.buildFolder.appendingPathComponent("balaid").path

    private static func restore(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        try DaemonProcess.run(balaid, ["restore"] + arguments, environment: [:])
    }

    /// Every journal entry's sequence and hash, and every region: enough to tell two states apart.
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

    @Test("ten backups while 16 clients write: each is proved, and restores to the entry that it names")
    func underLoad() throws {
        let daemon = try DaemonProcess()
        let socket = daemon.socket
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
                    _ = try? client.exchange("registry.person.add", ["name": .string("Contoh \(number)-\(i)")])
                }
            }.start()
        }
        let made = Result {
            let client = try RawClient(socket)
            return try (1...10).map { try client.call("core.backup.create", ["label": .string("round \($0)")]) }
        }
        isOver.store(true, ordering: .relaxed)
        clients.wait()
        let backups = try made.get()
        let client = try RawClient(socket)
        for backup in backups {
            #expect(backup["verified_at"]?.isNull == true)
            let proof = try client.call("core.backup.verify", ["backup": backup["backup"] ?? nil])
            #expect(proof["ok"] == true, "\(proof.text)")
            #expect(proof["verified_at"]?.string != nil)
        }
        let list = try client.call("core.backup.list")
        #expect(
            list["items"]?.array?.compactMap { $0["backup"]?.string } == backups.reversed().map { $0["backup"]?.string }
        )
        #expect(list["items"]?[0]?["verified_at"]?.string != nil)
        let seqs = backups.compactMap { $0["seq"]?.int }
        #expect(seqs == seqs.sorted())
        #expect(try #require(seqs.last) > seqs[0])
        #expect(daemon.stop() == 0)

        for backup in [backups[0], backups[4], backups[9]] {
            let folder = DaemonProcess.folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let file = "\(daemon.data)/backups/\(backup["backup"]?.string ?? "").json"
            let restored = try Self.restore(["--from", file, "--data", folder])
            #expect(restored.status == 0, "\(restored.errors)")
            let seq = try #require(backup["seq"]?.int)
            #expect(try Self.state(folder) == Self.state(daemon.data, through: seq))
            let again = try DaemonProcess(data: folder)
            #expect(try RawClient(again.socket).call("core.journal.verify")["ok"] == true)
            let people = try RawClient(again.socket).call(
                "core.journal.list", ["after": .integer(seq - 1), "limit": 1])
            #expect(people["items"]?[0]?["seq"]?.int == seq)
        }
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
