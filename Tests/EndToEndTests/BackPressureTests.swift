import Foundation
import HallTesting
import ModuleKit
import Testing

/// What a client cannot do to the daemon and its neighbours.
@Suite struct BackPressureTests {
    @Test("a client that asks and never reads is not listened to, and the daemon's memory stays where it is")
    func deafClient() throws {
        let daemon = try DaemonProcess()
        let neighbour = try RawClient(daemon.socket)
        let document = try neighbour.call("rpc.discover").text
        let before = try daemon.memory
        let deaf = try RawClient(daemon.socket)
        let request = RawClient.frame(#"{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}"#)
        let requests = [UInt8]((0..<1_000).map { _ in request }.joined())
        // Answered in full, these would be some gigabytes.
        let limit = max(1, 2 << 30 / document.utf8.count) * request.count
        let taken = deaf.sendUntilStalled(requests, limit: limit)
        #expect(taken < limit)
        #expect(try neighbour.call("core.ping")["version"] != nil)
        #expect(try daemon.memory - before < 64 << 20)
    }

    @Test("half a frame and a thousand idle connections keep nobody from being answered") func idleClients() throws {
        let daemon = try DaemonProcess()
        let half = try RawClient(daemon.socket)
        half.send(RawClient.frame(WireTests.ping).prefix(20))
        let idle = try (0..<1_000).map { _ in try RawClient(daemon.socket) }
        let client = try RawClient(daemon.socket)
        for _ in 0..<100 { try client.call("core.ping") }
        #expect(idle.count == 1_000)
        half.send(RawClient.frame(WireTests.ping).dropFirst(20))
        #expect(try half.reply()["id"]?.int == 1)
    }
}

extension DaemonProcess {
    /// Bytes of memory that it holds, as the kernel counts them.
    var memory: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
            return (Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0) << 10
        }
    }
}
