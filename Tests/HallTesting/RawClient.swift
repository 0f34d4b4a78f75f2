import Foundation
package import ModuleKit

/// A client that sends bytes as it is told: for what a well-behaved one would never send.
package final class RawClient {
    private let socket: Int32
    private var arrived: [UInt8] = []
    private var calls: Int64 = 0
    /// What the daemon told while a reply was awaited.
    private var told: [JSONValue] = []

    package init(_ path: String) throws {
        socket = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure("no socket: \(String(cString: strerror(errno)))") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let outcome = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard outcome == 0 else { throw Failure("no daemon at \(path): \(String(cString: strerror(errno)))") }
        // A daemon that does not answer fails the test, and does not hold it up for ever. One in the test's own process
        // has its tasks on the same few threads as all the tests that compute beside it.
        var patience = timeval(tv_sec: 240, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(socket) }

    /// A frame of a text: its length in four bytes, and the text.
    package static func frame(_ text: String) -> [UInt8] {
        let length = UInt32(text.utf8.count)
        return (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * $0)) } + Array(text.utf8)
    }

    /// Sends bytes as they are; false where the daemon has closed the connection.
    @discardableResult
    package func send(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent <= 0 { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    @discardableResult
    package func send(_ text: String) -> Bool { send(Self.frame(text)) }

    /// Sends until the daemon has taken nothing for a while, or `limit` bytes are gone; answers how many it took.
    package func sendUntilStalled(_ bytes: [UInt8], limit: Int) -> Int {
        var total = 0
        var offset = 0
        while total < limit {
            var ready = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
            guard poll(&ready, 1, 1_000) == 1 else { break }
            let sent = bytes[offset...].withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            guard sent > 0 else { break }
            total += sent
            offset = (offset + sent) % bytes.count
        }
        return total
    }

    /// Says that nothing more is sent.
    package func finish() { shutdown(socket, Int32(SHUT_WR)) }

    /// The next frame's text; nil where the connection has ended.
    package func next() throws -> String? {
        while true {
            if arrived.count >= 4 {
                let length = arrived[0..<4].reduce(0) { $0 << 8 | Int($1) }
                if arrived.count >= 4 + length {
                    defer { arrived.removeFirst(4 + length) }
                    return String(decoding: arrived[4..<4 + length], as: UTF8.self)
                }
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &buffer, buffer.count, 0)
            if count < 0, errno == EAGAIN { throw Failure("the daemon did not answer in time") }
            if count <= 0 { return nil }
            arrived += buffer[..<count]
        }
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        init(_ description: String) { self.description = description }
    }

    /// The next frame as JSON, those first that came while a reply was awaited.
    package func reply() throws -> JSONValue {
        if !told.isEmpty { return told.removeFirst() }
        guard let text = try next() else { throw Failure("the daemon closed the connection") }
        return try JSONValue.parse(text)
    }

    /// Calls a command and waits for its reply: `result` or `error` with what surrounds it. Nil: the daemon is gone.
    package func exchange(_ method: String, _ params: JSONValue = [:]) throws -> JSONValue? {
        calls += 1
        let request: JSONValue = ["jsonrpc": "2.0", "id": .integer(calls), "method": .string(method), "params": params]
        guard send(request.text) else { return nil }
        while let text = try next() {
            let message = try JSONValue.parse(text)
            if message["method"] == nil { return message }
            told.append(message)
        }
        return nil
    }

    /// Calls a command; an error fails the test.
    @discardableResult
    package func call(_ method: String, _ params: JSONValue = [:]) throws -> JSONValue {
        guard let reply = try exchange(method, params) else { throw Failure("the daemon closed the connection") }
        guard let result = reply["result"] else { throw Failure("\(method) answered \(reply.text)") }
        return result
    }
}

/// Runs what waits for a socket on a thread of its own: in a test's task it would hold a thread that the hall in the
/// same process needs.
package func waiting<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}
