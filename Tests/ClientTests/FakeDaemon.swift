import Foundation
import Glibc
import ModuleKit
import Wire

/// A listener on a path of its own that plays what a script says: each request's answer in bytes, or nil to hang up.
final class FakeDaemon: Sendable {
    typealias Script = @Sendable (_ request: JSONValue) -> [UInt8]?

    let path: String
    private let descriptor: Int32

    init(_ script: @escaping Script) {
        path = NSTemporaryDirectory() + "balai-\(UUID().uuidString.prefix(8)).sock"
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let outcome = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(outcome == 0 && listen(descriptor, 128) == 0, "cannot listen at \(path)")
        let listener = descriptor
        // Closed by the thread that accepts, lest another's listener bear its number while it is still asked.
        Thread.detachNewThread {
            defer { close(listener) }
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                Thread.detachNewThread { Self.serve(client, script) }
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        unlink(path)
    }

    /// Plays the script at one end of a connection, until either side ends it.
    static func serve(_ client: Int32, _ script: Script) {
        defer { close(client) }
        var decoder = FrameDecoder()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            var requests: [JSONValue] = []
            try? decoder.feed(buffer[..<count]) { frame in
                if let request = try? JSONValue.parse(frame) { requests.append(request) }
            }
            for request in requests {
                guard let answer = script(request) else { return }
                var rest = answer[...]
                while !rest.isEmpty {
                    let sent = Array(rest).withUnsafeBytes {
                        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard sent > 0 else { return }
                    rest = rest.dropFirst(sent)
                }
            }
        }
    }
}

/// A frame of one message.
func frame(_ message: JSONValue) -> [UInt8] {
    var writer = FrameWriter()
    writer.frame { message.write(to: &$0) }
    return writer.bytes
}

/// The frame of a reply to a request.
func reply(to request: JSONValue, _ result: JSONValue) -> [UInt8] {
    frame(["jsonrpc": "2.0", "id": request["id"] ?? .null, "result": result])
}

/// The frame of an error in answer to a request.
func refuse(_ request: JSONValue, _ error: RPCError) -> [UInt8] {
    var writer = FrameWriter()
    writer.frame { $0.reply(to: request["id"]?.int.map { RequestID($0) }, error: error, requestID: "r1") }
    return writer.bytes
}

/// The frame of progress on a request.
func progress(of request: JSONValue, _ done: Int64, of total: Int64, _ message: String) -> [UInt8] {
    frame([
        "jsonrpc": "2.0", "method": "$/progress",
        "params": [
            "id": request["id"] ?? .null, "done": .integer(done), "total": .integer(total), "message": .string(message),
        ],
    ])
}
