import Glibc
import NIOCore

/// Who is at the other end of a connection, as the kernel kept it when the connection was made.
struct Peer: Sendable {
    let uid: UInt32
    /// The primary and the supplementary groups.
    let groups: [UInt32]

    /// Asks the kernel.
    static func of(_ channel: any Channel) -> EventLoopFuture<Peer> {
        guard let provider = channel as? any SocketOptionProvider else {
            preconditionFailure("a channel came that is no socket")
        }
        let credentials: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        let groups: EventLoopFuture<Groups> = provider.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERGROUPS))
        // A user of more groups than fit is known by its primary one.
        return credentials.and(groups.recover { _ in Groups() }).map { credentials, groups in
            Peer(uid: credentials.uid, groups: [credentials.gid] + groups.list)
        }
    }

    /// Laid out as the kernel's `struct ucred`, which Glibc's module hides.
    private struct Credentials: Sendable {
        let pid: Int32
        let uid: UInt32
        let gid: UInt32
    }

    /// Supplementary groups, ascending, and zeros behind them.
    private struct Groups: Sendable {
        var numbers = InlineArray<1024, UInt32>(repeating: 0)

        var list: [UInt32] {
            let all = numbers.indices.map { numbers[$0] }
            // Root's group is a number like the padding's: without another behind it, it is taken for none.
            guard let last = all.lastIndex(where: { $0 != 0 }) else { return [] }
            return Array(all[...last])
        }
    }
}
