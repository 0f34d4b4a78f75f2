import Client
import Foundation
import Glibc
import ModuleKit
import Synchronization
import Testing
import Wire

@Suite struct ConnectionTests {
    /// Answers each request with its own params.
    static func echo(_ request: JSONValue) -> [UInt8]? { reply(to: request, request["params"] ?? .null) }

    /// A connection whose other end plays a script, without a path between them.
    private func connection(timeout: Int32 = 20_000, _ script: @escaping FakeDaemon.Script) -> Connection {
        var ends: [Int32] = [0, 0]
        precondition(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let other = ends[1]
        Thread.detachNewThread { FakeDaemon.serve(other, script) }
        return Connection(descriptor: ends[0], timeout: timeout)
    }

    @Test func `a call sends params with _meta and answers the result`() throws {
        let connection = connection { reply(to: $0, $0) }
        #expect(
            try connection.call("a.b", ["x": 1], meta: ["dry_run": true]) == [
                "jsonrpc": "2.0", "id": 1, "method": "a.b", "params": ["x": 1, "_meta": ["dry_run": true]],
            ])
        #expect(try connection.call("a.c")["params"] == .object([]))
    }

    @Test func `replies are told apart when they overtake each other`() throws {
        let held = Mutex<[JSONValue]>([])
        let connection = connection { request in
            held.withLock { held in
                held.append(request)
                guard held.count == 3 else { return [] }
                return held.reversed().flatMap { reply(to: $0, $0["params"] ?? .null) }
            }
        }
        let ids = try (1...3).map { try connection.send("a.b", ["n": .integer(Int64($0))]) }
        for (place, id) in ids.enumerated() {
            #expect(try connection.reply(to: id)["n"] == .integer(Int64(place + 1)))
        }
    }

    @Test func `what the daemon refuses is thrown with all it says`() throws {
        let error = RPCError(.notFound, "There is no region '99'", details: ["code": "99"], hint: "Search for it")
        let connection = connection { refuse($0, error) }
        let failure = try #require(throws: RPCFailure.self) { try connection.call("a.b") }
        #expect(failure.code == -32001)
        #expect(failure.name == "not_found")
        #expect(failure.message == "There is no region '99'")
        #expect(failure.details == ["code": "99"])
        #expect(failure.hint == "Search for it")
        #expect(failure.requestID == "r1")
    }

    @Test func `an error without id ends the call that waits`() throws {
        let connection = connection { _ in
            frame(["jsonrpc": "2.0", "id": nil, "error": ["code": -32010, "message": "Frame too large"]])
        }
        let failure = try #require(throws: RPCFailure.self) { try connection.call("a.b") }
        #expect(failure.code == -32010)
    }

    @Test func `progress of the request is heard, and other notifications wait`() throws {
        let connection = connection { request in
            let event = frame(["jsonrpc": "2.0", "method": "$/event", "params": ["seq": 7]])
            let other = progress(of: ["id": 99], 1, of: 2, "another's")
            return progress(of: request, 1, of: 2, "half") + event + other + reply(to: request, 5)
        }
        var heard: [CallProgress] = []
        #expect(try connection.call("a.b") { heard.append($0) } == 5)
        #expect(heard == [CallProgress(done: 1, total: 2, message: "half")])
        guard case .notification("$/event", let params) = try connection.receive() else {
            Issue.record("no event")
            return
        }
        #expect(params == ["seq": 7])
        guard case .notification("$/progress", let params) = try connection.receive() else {
            Issue.record("no progress")
            return
        }
        #expect(params["id"] == 99)
    }

    @Test func `cancelling names the request`() throws {
        let connection = connection { request in
            guard request["method"] == "$/cancelRequest" else { return [] }
            let cancelled = RPCError(.cancelled, "Cancelled by the caller")
            return refuse(["id": request["params"]?["id"] ?? .null], cancelled)
        }
        let id = try connection.send("a.b")
        try connection.cancel(id)
        #expect(throws: RPCFailure.self) { try connection.reply(to: id) }
    }

    @Test func `a daemon that hangs up is a lost connection, after what it said before`() throws {
        let connection = connection { $0["method"] == "last" ? nil : reply(to: $0, 1) }
        let first = try connection.send("first")
        let last = try connection.send("last")
        #expect(throws: ClientError.connectionLost) { try connection.reply(to: last) }
        #expect(try connection.reply(to: first) == 1)
        #expect(throws: ClientError.connectionLost) { try connection.receive() }
        #expect(throws: ClientError.self) { for _ in 0..<1000 { try connection.send("more") } }
    }

    @Test(
        arguments: [
            ([0, 0, 0, 0], "The daemon sent an empty frame"),
            ([0xff, 0xff, 0xff, 0xff], "The daemon sent a frame of 4294967295 bytes: at most 16777216 are allowed"),
            (frame(["jsonrpc": "2.0", "id": 1]), "The daemon sent a reply without result and error"),
            ([0, 0, 0, 1, 0x7b], "The daemon sent invalid JSON"),
        ] as [([UInt8], String)])
    func `what is no message is named`(bytes: [UInt8], message: String) throws {
        let connection = connection { _ in bytes }
        let error = try #require(throws: ClientError.self) { try connection.call("a.b") }
        #expect("\(error)".hasPrefix(message))
    }

    @Test func `a reply that is cut off is named`() throws {
        let sent = Mutex(false)
        let connection = connection { request in
            let isSecond = sent.withLock { sent in
                defer { sent = true }
                return sent
            }
            return isSecond ? nil : Array(reply(to: request, "a long answer").prefix(12))
        }
        let id = try connection.send("a.b")
        try connection.notify("bye")
        #expect(throws: ClientError.badFrame("The daemon's last frame was cut off after 12 bytes")) {
            try connection.reply(to: id)
        }
    }

    @Test func `patience ends when it is bounded`() throws {
        let connection = connection(timeout: 1) { _ in [] }
        #expect(throws: ClientError.timedOut) { try connection.call("a.b") }
    }

    @Test func `a request that fits no frame is not sent`() throws {
        let connection = connection(Self.echo)
        let text = String(repeating: "x", count: FrameDecoder.defaultLimit)
        let error = try #require(throws: ClientError.self) { try connection.call("a.b", ["text": .string(text)]) }
        #expect("\(error)".contains("at most 16777216 fit a frame"))
        #expect(try connection.call("a.b", ["x": 1]) == ["x": 1])
    }

    @Test func `thousands of requests go out before the first reply is read`() throws {
        let connection = connection(Self.echo)
        let text = JSONValue.string(String(repeating: "x", count: 2_000))
        let ids = try (0..<2_000).map { try connection.send("a.b", ["n": .integer(Int64($0)), "text": text]) }
        for (place, id) in ids.enumerated() {
            #expect(try connection.reply(to: id)["n"] == .integer(Int64(place)))
        }
    }

    @Test func `raw bytes and frames go out as they are`() throws {
        let connection = connection { request in
            guard let batch = request.array else { return reply(to: request, 1) }
            return frame(
                .array(batch.map { ["jsonrpc": "2.0", "id": $0["id"] ?? .null, "result": $0["id"] ?? .null] }))
        }
        try connection.send(frame: Array(#"[{"id":7},{"id":8}]"#.utf8))
        #expect(try connection.reply(to: RequestID(8)) == 8)
        #expect(try connection.reply(to: RequestID(7)) == 7)
        for byte in frame(["id": 9, "method": "a.b"]) { try connection.send(raw: [byte]) }
        #expect(try connection.reply(to: RequestID(9)) == 1)
    }

    @Test func `64 connections in 64 threads each hear their own answers`() throws {
        let daemon = FakeDaemon(Self.echo)
        let wrong = Atomic<Int>(0)
        let done = DispatchSemaphore(value: 0)
        for thread in 0..<64 {
            Thread.detachNewThread {
                defer { done.signal() }
                do {
                    let connection = try Connection(path: daemon.path, timeout: 20_000)
                    for number in 0..<20 {
                        let params: JSONValue = ["n": .integer(Int64(thread * 1000 + number))]
                        if try connection.call("a.b", params) != params { wrong.add(1, ordering: .relaxed) }
                    }
                } catch {
                    wrong.add(1, ordering: .relaxed)
                }
            }
        }
        for _ in 0..<64 { done.wait() }
        #expect(wrong.load(ordering: .relaxed) == 0)
    }

    @Test func `one may send while another waits on the same connection`() throws {
        let first = Mutex<JSONValue?>(nil)
        let connection = connection { request in
            let held = first.withLock { held in
                defer { held = request }
                return held
            }
            return held.map { reply(to: $0, 1) + reply(to: request, 2) } ?? []
        }
        let id = try connection.send("held")
        let done = DispatchSemaphore(value: 0)
        let answer = Mutex<JSONValue?>(nil)
        Thread.detachNewThread {
            answer.withLock { $0 = try? connection.reply(to: id) }
            done.signal()
        }
        let second = try connection.send("releases")
        done.wait()
        #expect(answer.withLock { $0 } == 1)
        #expect(try connection.reply(to: second) == 2)
    }

    @Test func `nobody at the path is told with the reason`() throws {
        let nothing = NSTemporaryDirectory() + "balai-nothing-\(UUID().uuidString.prefix(8))"
        #expect(throws: ClientError.noDaemon(path: nothing, reason: "There is no such socket")) {
            try Connection(path: nothing)
        }
        let stale = FakeDaemon { _ in nil }.path
        #expect(throws: ClientError.self) { try Connection(path: stale) }
        #expect(throws: ClientError.self) { try Connection(path: String(repeating: "a", count: 200)) }
        #expect(throws: ClientError.self) { try Connection(path: "") }
    }
}
