import ModuleKit
import NIOCore
import Store
import Wire

/// One client: cuts its bytes into frames, answers each call in its order or later, and writes once for what one read
/// brought. Lives on one event loop and is touched nowhere else.
final class Connection: ChannelInboundHandler, ConnectionHost {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Calls that one client may have under way; beyond it nothing more is read until some are answered.
    static let mostUnderway = 1_024
    /// Bytes of answers beyond which a client that does not read them is not listened to.
    static let mostUnsent = 1 << 20

    let hall: Hall
    let lane: ReadLane
    private let peer: Caller
    /// Where the connection is a process's that is a module.
    var link: ProcessLink?
    private let name: String
    private var decoder: FrameDecoder
    private let document = JSONDocument()
    private var context: ChannelHandlerContext?
    private var calls = 0

    /// What was answered since the last flush.
    var out: FrameWriter
    var underway: [RequestID: Underway] = [:]
    /// Notifications under way are nobody's to cancel, but they count.
    var unnamed = 0
    /// Frames that came while the client did not read: at most what one read of the socket brought.
    private var held: [[UInt8]] = []
    let follower = Follower()
    /// Lists that wait for the client to read.
    private var patient: [EventLoopPromise<Void>] = []
    private var isFlushDue = false
    private var isDraining = false
    private var isEnding = false

    init(_ hall: Hall, _ lane: ReadLane, caller: Caller, name: String, frameLimit: Int) {
        self.hall = hall
        self.lane = lane
        peer = caller
        self.name = name
        decoder = FrameDecoder(limit: frameLimit)
        out = FrameWriter(limit: frameLimit)
    }

    /// Who calls: of a process that is attached, with the module that it is.
    var caller: Caller {
        guard let module = link?.module else { return peer }
        return Caller(uid: peer.uid, groups: peer.groups, access: peer.access, module: module)
    }

    var eventLoop: any EventLoop {
        guard let context else { preconditionFailure("a connection without its channel was used") }
        return context.eventLoop
    }

    /// Under which the log and the journal have the next call.
    func nextRequestID() -> String {
        calls += 1
        return "\(name)-\(calls)"
    }

    // MARK: - Reading

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        do throws(FrameError) {
            let outcome: Result<Void, FrameError> = unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
                do throws(FrameError) {
                    return .success(try decoder.feed(bytes) { take($0) })
                } catch { return .failure(error) }
            }
            try outcome.get()
        } catch {
            if let reply = error.reply {
                let requestID = nextRequestID()
                out.frame(in: hall.words(nil)) { $0.reply(to: nil, error: reply, requestID: requestID) }
            }
            end()
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { flush() }

    private func take(_ frame: UnsafeBufferPointer<UInt8>) {
        // A short frame may ask for a long answer: what is not read back must not gather here.
        if isUnread || !held.isEmpty { return held.append(Array(frame)) }
        answer(Envelope.scan(frame, into: document))
        if out.count > Self.mostUnsent { flush() }
    }

    /// Whether it still takes calls and tells events.
    var isOpen: Bool { context != nil && !isEnding && !isDraining }

    var isUnread: Bool { context?.channel.isWritable == false }

    private func takeHeld() {
        var taken = 0
        while taken < held.count, !isUnread, !isEnding {
            held[taken].withUnsafeBufferPointer { answer(Envelope.scan($0, into: document)) }
            taken += 1
            if out.count > Self.mostUnsent { flush() }
        }
        held.removeSubrange(..<taken)
    }

    // MARK: - Writing

    /// Sends what was answered, and decides whether more is read.
    func flush() {
        guard let context else { return }
        send(context)
        if isDraining, underway.isEmpty, unnamed == 0 { return end() }
        listen()
    }

    private func send(_ context: ChannelHandlerContext) {
        guard !out.isEmpty else { return }
        var buffer = context.channel.allocator.buffer(capacity: out.count)
        buffer.writeBytes(out.bytes)
        out.removeAll()
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    /// Flushes once, after everything that this turn of the loop brings: a group of writes is answered in one go.
    func flushSoon() {
        guard !isFlushDue, let context else { return }
        isFlushDue = true
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            connection.value.isFlushDue = false
            connection.value.flush()
        }
    }

    private func listen() {
        guard let context, !isEnding else { return }
        let isWelcome = !isUnread && !isDraining && underway.count + unnamed < Self.mostUnderway && held.isEmpty
        guard isWelcome != isListening else { return }
        isListening = isWelcome
        context.channel.setOption(.autoRead, value: isWelcome).whenFailure { _ in }
        if isWelcome { context.read() }
    }

    private var isListening = true

    /// Done when the client has read so much that it may be sent more, or is gone.
    func whenRead() -> EventLoopFuture<Void> {
        guard isUnread else { return eventLoop.makeSucceededVoidFuture() }
        let promise = eventLoop.makePromise(of: Void.self)
        patient.append(promise)
        return promise.futureResult
    }

    private func goOnTelling() {
        let patient = patient
        self.patient = []
        for promise in patient { promise.succeed() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !isUnread {
            goOnTelling()
            takeHeld()
            follow()
        }
        flush()
    }

    // MARK: - Ending

    /// No further calls; what is under way is answered, then the connection ends.
    func drain() {
        isDraining = true
        held = []
        for call in underway.values { call.task?.cancel() }
        flush()
    }

    private func end() {
        isEnding = true
        guard let context else { return }
        send(context)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isEnding = true
        held = []
        for call in underway.values { call.cancel() }
        underway = [:]
        goOnTelling()
        follower.leave(hall.feed)
        leave()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        hall.logger.debug("connection ended", metadata: ["connection": "\(name)", "cause": "\(error)"])
        context.close(promise: nil)
    }
}

/// A call that has not been answered yet.
struct Underway: Sendable {
    let cancellation = Cancellation()
    var task: Task<Void, Never>?
    var deadline: Scheduled<Void>?

    /// Nobody waits for it any more.
    func cancel() {
        cancellation.cancel()
        task?.cancel()
    }

    /// Its deadline has passed.
    func expire() {
        cancellation.expire()
        task?.cancel()
    }
}
