import Glibc
internal import ModuleKit

/// A connected Unix stream socket, closed with its last owner. Reads and writes may stand in different threads.
final class UnixSocket: Sendable {
    private let descriptor: Int32

    /// Takes a socket over.
    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Connects to a path.
    /// - Throws: ``ClientError/noDaemon(path:reason:)``.
    init(path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard !path.isEmpty, path.utf8.count < room, !path.utf8.contains(0) else {
            throw ClientError.noDaemon(path: path, reason: "The path of a socket has 1 to \(room - 1) bytes")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ClientError.noDaemon(path: path, reason: Self.reason(errno)) }
        let outcome = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // When an initialiser of a class throws, its deinit closes the socket.
        if outcome != 0 { throw ClientError.noDaemon(path: path, reason: Self.reason(errno)) }
    }

    private static func reason(_ code: Int32) -> Sentence {
        switch code {
        case ENOENT: "There is no such socket"
        case ECONNREFUSED: "The socket is there, and nobody listens"
        case EACCES: "Permission denied; the socket's group may use it"
        default: Sentence(verbatim: String(cString: strerror(code)))
        }
    }

    /// Waits until the socket can be read (or has ended), or written where that is asked for too.
    /// - Returns: what it is ready for.
    /// - Throws: ``ClientError/timedOut`` after `milliseconds`; -1 waits for ever.
    func wait(forWriting: Bool, milliseconds: Int32) throws(ClientError) -> (read: Bool, write: Bool) {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN | (forWriting ? POLLOUT : 0)), revents: 0)
        while true {
            switch Glibc.poll(&poll, 1, milliseconds) {
            case 0: throw .timedOut
            case 1...:
                let ended = Int16(POLLHUP | POLLERR | POLLNVAL)
                return (poll.revents & (Int16(POLLIN) | ended) != 0, poll.revents & (Int16(POLLOUT) | ended) != 0)
            default: guard errno == EINTR else { throw .connectionLost }
            }
        }
    }

    /// Reads what is there.
    /// - Returns: how many bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ClientError) -> Int {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .connectionLost }
        }
    }

    /// Writes as much as there is room for; the process is not killed where nobody reads.
    /// - Returns: how many bytes; 0 when there is no room and `waits` is false.
    func write(_ bytes: UnsafeRawBufferPointer, waits: Bool) throws(ClientError) -> Int {
        let flags = Int32(MSG_NOSIGNAL) | (waits ? 0 : Int32(MSG_DONTWAIT))
        while true {
            let count = send(descriptor, bytes.baseAddress, bytes.count, flags)
            if count >= 0 { return count }
            if errno == EAGAIN { return 0 }
            guard errno == EINTR else { throw .connectionLost }
        }
    }

    /// Tells the other side that nothing more is sent, or, with `both`, that nothing more is read either.
    func end(both: Bool) { shutdown(descriptor, Int32(both ? SHUT_RDWR : SHUT_WR)) }
}
