import Foundation
import HallTesting
import ModuleKit
import Testing

/// How the daemon starts and ends.
@Suite struct LifeTests {
    private static let balaid = DaemonProcess.buildFolder.appendingPathComponent("balaid").path

    @Test("a second daemon over the same data ends with one clear line, and the first goes on") func secondDaemon()
        throws
    {
        let daemon = try DaemonProcess()
        let second = try DaemonProcess.run(Self.balaid, ["--data", daemon.data])
        #expect(second.status != 0)
        #expect(second.errors.contains("Another daemon runs over '\(daemon.data)'"))
        #expect(second.errors.split(separator: "\n").count == 1)
        #expect(try RawClient(daemon.socket).call("core.ping")["version"] != nil)
    }

    @Test("SIGTERM ends it with status 0, an empty log and no socket") func cleanEnd() throws {
        let daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        try client.call("core.ping")
        #expect(daemon.stop() == 0)
        #expect(try client.next() == nil)
        #expect(!FileManager.default.fileExists(atPath: daemon.socket))
        let log = try FileManager.default.attributesOfItem(atPath: daemon.data + "/balai.sqlite-wal")[.size] as? Int
        #expect(log == 0)
    }

    @Test("a daemon that was killed is followed by another at the same socket") func afterKill() throws {
        let daemon = try DaemonProcess()
        daemon.kill()
        #expect(FileManager.default.fileExists(atPath: daemon.socket))
        try daemon.restart()
        #expect(try RawClient(daemon.socket).call("core.ping")["version"] != nil)
        #expect(daemon.stop() == 0)
    }

    @Test(
        "a bad setting ends the start with one line that names it",
        arguments: [
            (["--threads", "many"], "'threads' is 'many'"), (["--zone", "Mars"], "'zone' is 'Mars'"),
            (["--frame-limit", "1"], "frame-limit is 1"), (["--modules", "/no/such"], "'/no/such'"),
            (["--config", "/no/such.json"], "'/no/such.json'"),
            (["--socket", "/" + String(repeating: "x", count: 120)], "at most 107"),
        ])
    func badSettings(flags: [String], words: String) throws {
        let ended = try DaemonProcess.run(Self.balaid, ["--data", DaemonProcess.folder()] + flags)
        #expect(ended.status != 0)
        #expect(ended.errors.contains(words))
        #expect(ended.errors.split(separator: "\n").count == 1)
    }

    @Test("a setting of the file counts where flag and environment are silent, and an unknown one is refused")
    func configuration() throws {
        let folder = DaemonProcess.folder()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/balai.json"
        try #"{"socket": "\#(folder)/other.sock", "threads": 1}"#.write(toFile: file, atomically: true, encoding: .utf8)
        let daemon = try DaemonProcess(arguments: ["--config", file])
        #expect(try RawClient(folder + "/other.sock").call("core.ping")["version"] != nil)
        #expect(daemon.stop() == 0)
        try #"{"sockett": "x"}"#.write(toFile: file, atomically: true, encoding: .utf8)
        let ended = try DaemonProcess.run(Self.balaid, ["--data", folder, "--config", file])
        #expect(ended.status != 0)
        #expect(ended.errors.contains("unknown setting 'sockett'"))
    }
}
