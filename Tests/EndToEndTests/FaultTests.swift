import Foundation
import HallTesting
import ModuleKit
import SeededTesting
import Testing

/// The machine dies, or the disk fails, at each of the steps by which some work changes the disk: what was answered is
/// there, the store is whole, and no half backup is listed.
///
/// Every run of the tests tries a step of three works, others each day. Scripts/soak goes through them, one after the other, until the work
/// ends by itself:
///
/// - `FAULT_EVERY`: how many steps it goes on at a time; 1 for all of them.
/// - `FAULT_WORK`: the only work that is tried.
/// - `FAULT_ACTION`: the only thing that happens.
/// - `FAULT_SEED`: what is drawn; the number of the day since 1970 unless set.
/// - `FAULT_PROGRAMS`: the folder with the daemon that is tried; the one beside the tests unless set.
@Suite(.serialized) struct FaultTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let every = environment["FAULT_EVERY"].flatMap { Int64($0) }
    private static let seed =
        environment["FAULT_SEED"].flatMap { UInt64($0) } ?? UInt64(Date().timeIntervalSince1970 / 86_400)
    private static let action = environment["FAULT_ACTION"].flatMap { name in
        FaultyDisk.Action.allCases.first { "\($0)" == name }
    }
    static let works: [Work] = {
        if let name = environment["FAULT_WORK"] { return Work.allCases.filter { $0.rawValue == name } }
        guard every == nil else { return Work.allCases }
        var random = SeededRandom(seed: seed)
        return Array(Work.allCases.shuffled(using: &random).prefix(3))
    }()

    @Test(
        "a machine that dies or a disk that fails at any step loses nothing that was answered, and leaves nothing half",
        arguments: works)
    func anyStep(of work: Work) throws {
        let template = try OfficeTemplate(work)
        var random = SeededRandom(seed: Self.seed &+ UInt64(try #require(Work.allCases.firstIndex(of: work))))
        guard let every = Self.every else {
            let fault = try #require(Fault.all.randomElement(using: &random))
            let step = Int64.random(in: 1...template.steps, using: &random)
            let walk = FaultWalk(template, fault, from: step, every: nil)
            walk.run()
            for found in walk.found { Issue.record("FAULT_SEED=\(Self.seed): \(found)") }
            return
        }
        print("\(work): \(template.steps) steps")
        for fault in Fault.all where Self.action == nil || fault.action == Self.action {
            let walk = FaultWalk(template, fault, from: Int64.random(in: 1...every, using: &random), every: every)
            walk.run()
            for found in walk.found { Issue.record("\(found)") }
            print(walk)
            fflush(nil)
        }
    }

    @Test("a write whose sync failed is answered as unknown, the daemon ends, and the same key tells what became of it")
    func failedSync() throws {
        let disk = try FaultyDisk()
        let data = DaemonProcess.folder()
        let daemon = try DaemonProcess(
            data: data, arguments: ["--backup-hours", "0", "--journal-seconds", "0"],
            environment: disk.environment(below: [data]))
        let client = try RawClient(daemon.socket)
        disk.arm(.fail, at: 1, only: .sync)
        let params: JSONValue = ["name": "Contoh Aminah", "_meta": ["idempotency_key": "1"]]
        let reply = try client.exchange("registry.person.add", params)
        #expect(disk.happened?.path.hasSuffix("balai.sqlite-wal") == true)
        #expect(reply?["error"]?["data"]?["name"] == "storage")
        #expect(reply?["error"]?["data"]?["details"] == ["written": nil])
        #expect(daemon.hasEnded(within: 20))
        #expect(daemon.process.terminationStatus == 1)
        #expect(daemon.errors.contains("The store stopped writing"))
        // What could not be synced is not copied from the log into the file either.
        let log = try FileManager.default.attributesOfItem(atPath: data + "/balai.sqlite-wal")[.size] as? Int
        #expect(log ?? 0 > 0)
        disk.disarm()
        try daemon.restart()
        let again = try RawClient(daemon.socket)
        let person = try again.call("registry.person.add", params)
        let list = try again.call("registry.person.list")
        #expect(list["items"]?.array?.map { $0["id"] } == [person["id"]])
    }
}

/// What an office does while its disk fails.
enum Work: String, CaseIterable, Sendable {
    case writing, backingUp, pruning, restoring, replacing, starting, upgrading, erasing
}
