import Glibc
import ModuleKit
import NIOCore
import NIOPosix
import Store
import Synchronization

/// Listens on the Unix socket, and gives each client a connection on one of the event loops.
package final class SocketServer: Sendable {
    private let hall: Hall
    private let loops: MultiThreadedEventLoopGroup
    private let lanes: [ObjectIdentifier: ReadLane]
    private let frameLimit: Int
    private let clients = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let numbers = Atomic<Int>(0)
    /// Tells one start's request ids from those of another.
    private let epoch: String

    package init(_ hall: Hall, threads: Int, frameLimit: Int) throws {
        self.hall = hall
        self.frameLimit = frameLimit
        epoch = String(hall.clock() / 1000, radix: 36)
        loops = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        var lanes: [ObjectIdentifier: ReadLane] = [:]
        for loop in loops.makeIterator() { lanes[ObjectIdentifier(loop)] = try hall.store.makeReadLane() }
        self.lanes = lanes
    }

    /// Begins to listen. What lies at the path from a daemon that died was removed before.
    package func listen(at path: String) throws -> any Channel {
        let bootstrap = ServerBootstrap(group: loops)
            .serverChannelOption(.backlog, value: 1024)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 256 << 10, high: 1 << 20))
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 8192, maximum: 65_536)
            )
            .childChannelInitializer { channel in self.welcome(channel) }
        return try bootstrap.bind(unixDomainSocketPath: path).wait()
    }

    /// Asks the kernel who is at the other end, and joins the connection to its loop's read lane.
    private func welcome(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard let lane = lanes[ObjectIdentifier(channel.eventLoop)] else {
            preconditionFailure("a channel came that is not of the server's loops")
        }
        return Peer.of(channel).flatMapThrowing { [self] peer in
            let role = hall.access.verdict(uid: peer.uid, groups: peer.groups).role
            let name = "\(epoch)-\(String(numbers.add(1, ordering: .relaxed).newValue, radix: 36))"
            let connection = Connection(
                hall, lane, caller: Caller(uid: peer.uid, groups: peer.groups, access: role), name: name,
                frameLimit: frameLimit)
            try channel.pipeline.syncOperations.addHandler(connection)
            enter(channel)
        }
    }

    private func enter(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        clients.withLock { $0[key] = channel }
        hall.connections.add(1, ordering: .relaxed)
        channel.closeFuture.whenComplete { [self] _ in
            clients.withLock { $0[key] = nil }
            hall.connections.subtract(1, ordering: .relaxed)
        }
    }

    /// Takes no further calls, lets what is under way be answered, and ends. A client that does not read is left after
    /// `patience`.
    package func stop(_ listener: any Channel, patience: TimeAmount) {
        // Closing twice is no fault.
        try? listener.close().wait()
        hall.jobs.stop()
        let leaving = clients.withLock { Array($0.values) }
        for channel in leaving {
            channel.eventLoop.execute {
                (try? channel.pipeline.syncOperations.handler(type: Connection.self))?.drain()
            }
            channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        }
        for channel in leaving { try? channel.closeFuture.wait() }
        hall.jobs.waitForEnd(patience: patience)
    }

    /// Ends the loops and closes their connections to the store.
    package func shutDown() {
        do { try loops.syncShutdownGracefully() } catch {
            hall.logger.error("event loops: \(error)")
        }
        for lane in lanes.values { lane.close() }
    }
}
