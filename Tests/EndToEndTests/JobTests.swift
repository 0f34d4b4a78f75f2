import Foundation
import HallTesting
import ModuleKit
import Testing

/// What becomes of a detached task when its client goes, and when the daemon does.
@Suite struct JobTests {
    /// A province made up, with so many villages that taking them in is long work.
    private static let regions: String =
        "code,name\n99,Contoh\n99.01,Contoh\n"
        + (1...60).map { i in
            let district = "99.01.\(i < 10 ? "0" : "")\(i)"
            return "\(district),Contoh \(i)\n"
                + (2001...2250).map { "\(district).\($0),Contoh \(i)-\($0)\n" }.joined()
        }.joined()

    private static let detached: JSONValue = [
        "file": .string(regions), "format": "csv", "_meta": ["detach": true],
    ]

    @Test("a detached task survives its client, and another learns its result, also after a restart") func survives()
        throws
    {
        let daemon = try DaemonProcess()
        let job = try RawClient(daemon.socket).call("registry.region.import", Self.detached)
        let ended = try RawClient(daemon.socket).call("core.jobs.wait", job)
        #expect(ended["state"] == "done")
        #expect(ended["result"]?["added"] == 15_062)
        #expect(daemon.stop() == 0)
        try daemon.restart()
        #expect(try RawClient(daemon.socket).call("core.jobs.get", job) == ended)
    }

    @Test("a job that runs when the daemon is killed is interrupted after the restart") func killed() throws {
        let daemon = try DaemonProcess()
        let job = try RawClient(daemon.socket).call("registry.region.import", Self.detached)
        daemon.kill()
        try daemon.restart()
        let client = try RawClient(daemon.socket)
        let ended = try client.call("core.jobs.wait", job)
        #expect(ended["state"] == "interrupted")
        #expect(ended["ended_at"] != .null)
        #expect(ended["error"]?["data"]?["name"] == "cancelled")
        #expect(try client.call("core.journal.verify")["ok"] == true)
    }

    @Test("a job that the daemon's death interrupted goes on, and ends as it would have") func resumed() throws {
        let daemon = try DaemonProcess()
        let job = try RawClient(daemon.socket).call("registry.region.import", Self.detached)
        let file = daemon.data + "/jobs/\(try #require(job["job"]?.int)).json"
        while !FileManager.default.fileExists(atPath: file) { sched_yield() }
        daemon.kill()
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        try daemon.restart()
        let client = try RawClient(daemon.socket)
        #expect(try client.call("core.jobs.get", job)["resumable"] == true)
        var planned = job
        planned["_meta"] = ["dry_run": true]
        #expect(try client.call("core.jobs.resume", planned)["state"] == "interrupted")
        let again = try client.call("core.jobs.resume", job)
        #expect(again["job"] == job["job"])
        let ended = try client.call("core.jobs.wait", job)
        #expect(ended["state"] == "done")
        // Its one write may have come before the end, unanswered.
        let result = try #require(ended["result"])
        #expect((result["added"]?.int ?? 0) + (result["unchanged"]?.int ?? 0) == 15_062)
        #expect(try client.call("registry.region.get", ["code": "99.01.60.2250"])["name"] == "Contoh 60-2250")
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try client.exchange("core.jobs.resume", job)?["error"]?["data"]?["name"] == "invalid_state")
        #expect(try client.call("core.journal.verify")["ok"] == true)
    }

    @Test("a job that runs when the daemon is told to end is interrupted, and the end is clean") func stopped() throws {
        let daemon = try DaemonProcess()
        let job = try RawClient(daemon.socket).call("registry.region.import", Self.detached)
        #expect(daemon.stop() == 0)
        try daemon.restart()
        let ended = try RawClient(daemon.socket).call("core.jobs.get", job)
        #expect(ended["state"] == "interrupted" || ended["state"] == "done", "its one write may have come first")
        #expect(!daemon.errors.contains("a job's end was not kept"))
    }
}
