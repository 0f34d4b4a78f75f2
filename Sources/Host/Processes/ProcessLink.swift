import ModuleKit
import Synchronization

/// The connection of a process that is a module: calls go out on it, and their answers come back.
final class ProcessLink: ProcessLinking {
    /// Calls that one process may have under way; beyond it callers are told that it is busy.
    static let mostCalls = 64
    /// How long a process is waited for where the caller set no deadline.
    static let patience = Duration.seconds(60)

    private struct State {
        var module: String?
        var isOpen = true
        var last: Int64 = 0
        var waiting: [Int64: CheckedContinuation<[UInt8], any Error>] = [:]
    }

    private let state = Mutex(State())
    /// Sends a frame's JSON; from any thread.
    private let send: @Sendable ([UInt8]) -> Void
    /// Ends the connection; from any thread.
    private let hangUp: @Sendable () -> Void

    init(send: @escaping @Sendable ([UInt8]) -> Void, hangUp: @escaping @Sendable () -> Void) {
        self.send = send
        self.hangUp = hangUp
    }

    /// The module that the process is, once it is attached.
    var module: String? { state.withLock { $0.module } }

    /// - Throws: `conflict` where it is attached already, `cancelled` where its connection has ended.
    func attach(as module: String) throws(RPCError) {
        let error: RPCError? = state.withLock { state in
            if let attached = state.module {
                return RPCError(.conflict, "The connection is attached as '\(attached)' already")
            }
            guard state.isOpen else { return RPCError(.cancelled, "The connection has ended") }
            state.module = module
            return nil
        }
        if let error { throw error }
    }

    /// Calls a command of the process and waits for its result. When the caller's task is cancelled, the process is told
    /// with `$/cancelRequest`.
    ///
    /// - Parameter params: a JSON object.
    /// - Throws: the error that the process answers; `busy`, `deadline_exceeded`, `module_unavailable`.
    func call(_ method: String, params: [UInt8]) async throws -> [UInt8] {
        let id: Int64 = try state.withLock { state in
            guard state.isOpen else { throw Self.gone }
            guard state.waiting.count < Self.mostCalls else {
                throw RPCError(
                    .busy, "The process of the module has \(state.waiting.count) calls under way",
                    details: ["retry_after_ms": 100])
            }
            state.last += 1
            return state.last
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOpen = state.withLock { state in
                    if state.isOpen { state.waiting[id] = continuation }
                    return state.isOpen
                }
                guard isOpen else { return continuation.resume(throwing: Self.gone) }
                send(Self.request(id, method, params))
                if Task.isCancelled { give(up: id, CancellationError()) }
                Task {
                    try await Task.sleep(for: Self.patience)
                    give(up: id, RPCError(.deadlineExceeded, "The module's process did not answer in time"))
                }
            }
        } onCancel: {
            give(up: id, CancellationError())
        }
    }

    /// An answer came. One that nobody waits for any more is forgotten.
    func take(_ id: Int64, _ outcome: Result<[UInt8], any Error>) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(with: outcome)
    }

    /// The connection has ended: whoever waits is told.
    func close() {
        let waiting = state.withLock { state in
            state.isOpen = false
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume(throwing: Self.gone) }
    }

    /// The process is no module any more: whoever waits is told, and its connection ends.
    func end() {
        close()
        hangUp()
    }

    private func give(up id: Int64, _ error: any Error) {
        guard let continuation = state.withLock({ $0.waiting.removeValue(forKey: id) }) else { return }
        continuation.resume(throwing: error)
        let notice: JSONValue = ["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": .integer(id)]]
        send(notice.bytes)
    }

    private static func request(_ id: Int64, _ method: String, _ params: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(capacity: params.count + 128)
        writer.beginObject()
        writer.key("jsonrpc")
        writer.write("2.0")
        writer.key("id")
        writer.write(id)
        writer.key("method")
        writer.write(method)
        writer.key("params")
        writer.write(json: params)
        writer.endObject()
        return writer.bytes
    }

    private static var gone: RPCError { RPCError(.moduleUnavailable, "The module's process has gone") }
}
