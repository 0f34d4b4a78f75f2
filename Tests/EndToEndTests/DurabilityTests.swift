import Foundation
import HallTesting
import ModuleKit
import Synchronization
import Testing

/// What was answered is there, whatever happens to the daemon.
@Suite(.serialized) struct DurabilityTests {
    private static let regions = """
        code,name
        64,Kalimantan Timur
        64.01,Kabupaten Paser
        64.01.07,Muara Komam
        64.01.07.2002,Batu Botuk
        """

    /// What one client did before the daemon died.
    private struct Told: Sendable {
        /// Names whose writes were answered, and the cadres' numbers.
        var answered: [String: Int64] = [:]
        /// The name whose write was under way.
        var open: String?
    }

    @Test("kill -9 during writes of 16 clients, again and again: what was answered is whole, and nothing is there half")
    func killed() throws {
        var random = SystemRandomNumberGenerator()
        let daemon = try DaemonProcess()
        let data = daemon.data
        try RawClient(daemon.socket).call(
            "registry.region.import", ["file": .string(Self.regions), "format": "csv"])
        var answered: [String: Int64] = [:]
        for round in 1...12 {
            let fatal = Int.random(in: 1...200, using: &random)
            let told = try Self.write(daemon, round: round, until: fatal)
            try daemon.restart()
            let client = try RawClient(daemon.socket)
            for one in told {
                answered.merge(one.answered) { $1 }
                // Nobody knows what became of it: the same call under the same key says so, and writes at most once.
                guard let name = one.open else { continue }
                answered[name] = try client.call("registry.cadre.add", Self.cadre(name))["id"]?.int
            }
            try Self.check(answered, in: daemon, round: round)
        }
        #expect(daemon.stop() == 0)
        try Self.checkFile(data)
    }

    private static func cadre(_ name: String) -> JSONValue {
        [
            "name": .string(name), "village": "64.01.07.2002",
            "decree": ["number": "1/2024", "date": "2024-01-02", "valid_from": "2024-01-02"],
            "_meta": ["idempotency_key": .string(name)],
        ]
    }

    /// Writes from 16 clients until so many writes were answered, then kills the daemon while the others are under way.
    private static func write(_ daemon: DaemonProcess, round: Int, until fatal: Int) throws -> [Told] {
        let answers = Mutex(0)
        let told = Mutex([Told]())
        let group = DispatchGroup()
        let death = DispatchSemaphore(value: 0)
        let socket = daemon.socket
        for number in 1...16 {
            group.enter()
            Thread {
                defer { group.leave() }
                var mine = Told()
                defer { told.withLock { $0.append(mine) } }
                guard let client = try? RawClient(socket) else { return }
                for i in 1... {
                    let name = "Contoh \(round)-\(number)-\(i)"
                    mine.open = name
                    guard let reply = try? client.exchange("registry.cadre.add", Self.cadre(name)) else { return }
                    mine.open = nil
                    mine.answered[name] = reply["result"]?["id"]?.int
                    let count = answers.withLock { count in
                        count += 1
                        return count
                    }
                    if count == fatal { death.signal() }
                }
            }.start()
        }
        death.wait()
        daemon.kill()
        group.wait()
        return told.withLock { $0 }
    }

    /// Every answered cadre is there with its person and its history, and there is no other.
    private static func check(_ answered: [String: Int64], in daemon: DaemonProcess, round: Int) throws {
        let client = try RawClient(daemon.socket)
        var present: [String: Int64] = [:]
        var cursor: JSONValue = nil
        repeat {
            let page = try client.call("registry.cadre.list", ["limit": 1000, "cursor": cursor])
            for item in page["items"]?.array ?? [] {
                let name = try #require(item["name"]?.string)
                #expect(present[name] == nil, "\(name) is there twice after round \(round)")
                present[name] = item["id"]?.int
                #expect(item["state"] == "active")
                #expect(item["decree"]?["number"] == "1/2024")
            }
            cursor = page["next_cursor"] ?? nil
        } while !cursor.isNull
        #expect(present == answered, "round \(round)")
        #expect(try client.call("core.journal.verify")["ok"] == true)
    }

    /// SQLite's own checks, and that each cadre was written whole.
    private static func checkFile(_ data: String) throws {
        let queue = try DatabaseQueue(path: data + "/balai.sqlite")
        try queue.read { db in
            #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
            let cadres = try Int.fetchOne(db, sql: "SELECT count(*) FROM registry_cadre")
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM registry_person") == cadres)
            #expect(
                try Int.fetchOne(db, sql: "SELECT count(*) FROM core_journal WHERE command = 'registry.cadre.add'")
                    == cadres)
            for kind in ["added", "appointed"] {
                let events = try Int.fetchOne(
                    db, sql: "SELECT count(DISTINCT cadre) FROM registry_cadre_event WHERE kind = ?", arguments: [kind])
                #expect(events == cadres)
            }
        }
    }

    @Test("64 writers at a time share their fsyncs, and the writer's synchronous reads FULL") func groups() throws {
        let daemon = try DaemonProcess()
        let before = try RawClient(daemon.socket).call("core.status")
        #expect(before["synchronous"] == "full")
        let socket = daemon.socket
        let group = DispatchGroup()
        let failures = Mutex(0)
        for number in 1...64 {
            group.enter()
            Thread {
                defer { group.leave() }
                do {
                    let client = try RawClient(socket)
                    for i in 1...20 {
                        try client.call("registry.person.add", ["name": .string("Contoh \(number)-\(i)")])
                    }
                } catch { failures.withLock { $0 += 1 } }
            }.start()
        }
        group.wait()
        #expect(failures.withLock { $0 } == 0)
        let after = try RawClient(daemon.socket).call("core.status")
        let commands = (after["commands"]?.int ?? 0) - (before["commands"]?.int ?? 0)
        let commits = (after["commits"]?.int ?? 0) - (before["commits"]?.int ?? 0)
        #expect(commands == 64 * 20)
        #expect(commits < commands)
        #expect(after["largest_group"]?.int ?? 0 > 1)
    }
}
