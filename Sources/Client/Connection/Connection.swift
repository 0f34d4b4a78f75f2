package import ModuleKit
import Synchronization
package import Wire

/// A connection to the daemon: requests go out, replies come back as they are ready, and the caller waits for them.
///
/// Any thread may send, and another may wait meanwhile; two that wait for replies wait for each other.
package final class Connection: Sendable {
    private struct Sending {
        var lastID: Int64 = 0
        var writer = FrameWriter()
    }

    private struct Receiving {
        var decoder = FrameDecoder()
        let document = JSONDocument()
        /// What came and nobody has asked for yet.
        var inbox: [Message] = []
        var end: ClientError?
    }

    /// How many bytes are read at a time.
    private static let portion = 64 << 10

    private let socket: UnixSocket
    private let patience: Int32
    private let sending = Mutex(Sending())
    private let receiving = Mutex(Receiving())

    /// Connects to the daemon at a path. `timeout`: how many milliseconds a message may take; nil waits for ever.
    /// - Throws: ``ClientError/noDaemon(path:reason:)``.
    package convenience init(path: String, timeout: Int32? = nil) throws {
        self.init(try UnixSocket(path: path), timeout: timeout)
    }

    /// Takes over a connected socket, such as an end of a pair.
    package convenience init(descriptor: Int32, timeout: Int32? = nil) {
        self.init(UnixSocket(descriptor: descriptor), timeout: timeout)
    }

    private init(_ socket: UnixSocket, timeout: Int32?) {
        self.socket = socket
        patience = timeout ?? -1
    }

    /// Ends the connection, which cancels what is under way.
    package func close() { socket.end(both: true) }

    /// Tells the daemon that nothing more is sent; replies can still be read.
    package func endSending() { socket.end(both: false) }
}

// MARK: - Sending

extension Connection {
    /// Sends a request. Replies that arrive meanwhile are kept, so that many may be sent before the first is read.
    /// - Returns: its id, a number that counts up from 1.
    @discardableResult
    package func send(_ method: String, _ params: JSONValue = .object([]), meta: JSONValue? = nil) throws -> RequestID {
        let params = Self.params(params, meta)
        return try sending.withLock { state in
            state.lastID += 1
            let id = RequestID(state.lastID)
            state.writer.removeAll()
            guard state.writer.frame({ $0.request(id, method, params: params) }) else {
                throw ClientError.requestTooLarge(bytes: params.count, limit: state.writer.limit)
            }
            try write(state.writer.bytes)
            return id
        }
    }

    /// Sends a notification, which is not answered.
    package func notify(_ method: String, _ params: JSONValue = .object([])) throws {
        try sending.withLock { state in
            state.writer.removeAll()
            guard state.writer.frame({ $0.notification(method) { params.write(to: &$0) } }) else {
                throw ClientError.requestTooLarge(bytes: params.bytes.count, limit: state.writer.limit)
            }
            try write(state.writer.bytes)
        }
    }

    /// Asks the daemon to give up a request. Its reply comes all the same: the error `cancelled`, or its result.
    package func cancel(_ id: RequestID) throws {
        var writer = JSONWriter(capacity: 32)
        id.write(to: &writer)
        try notify("$/cancelRequest", ["id": try JSONValue.parse(writer.bytes)])
    }

    /// Sends one frame of these bytes, such as a batch.
    package func send(frame json: some Collection<UInt8>) throws {
        let header = withUnsafeBytes(of: UInt32(truncatingIfNeeded: json.count).bigEndian) { Array($0) }
        try send(raw: header + json)
    }

    /// Sends bytes as they are, and reads nothing meanwhile: for tests of the wire.
    package func send(raw bytes: [UInt8]) throws {
        try sending.withLock { _ in
            try bytes.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    rest = rest.dropFirst(try socket.write(UnsafeRawBufferPointer(rebasing: rest), waits: true))
                }
            }
        }
    }

    private static func params(_ params: JSONValue, _ meta: JSONValue?) -> [UInt8] {
        guard let meta else { return params.bytes }
        var params = params
        params["_meta"] = meta
        return params.bytes
    }

    /// Writes, and reads when there is no room: the daemon may be waiting for its replies to be taken.
    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = try socket.write(UnsafeRawBufferPointer(rebasing: rest), waits: false)
                rest = rest.dropFirst(count)
                guard count == 0 else { continue }
                let ready = try socket.wait(forWriting: true, milliseconds: patience)
                if ready.read, !ready.write {
                    _ = try receiving.withLockIfAvailable { state in
                        if let end = state.end { throw end }
                        try self.read(&state)
                    }
                }
            }
        }
    }
}

// MARK: - Receiving

extension Connection {
    /// Sends a request and waits for its reply. `onProgress` hears of the request's progress and `onItems` of the items
    /// of a list, where `_meta` asks for them; without `onItems` these are put before those of the result.
    /// - Throws: an ``RPCFailure`` as the daemon answered it, or a ``ClientError``.
    package func call(
        _ method: String, _ params: JSONValue = .object([]), meta: JSONValue? = nil,
        onProgress: ((CallProgress) -> Void)? = nil, onItems: (([JSONValue]) throws -> Void)? = nil
    ) throws -> JSONValue {
        try reply(to: send(method, params, meta: meta), onProgress: onProgress, onItems: onItems)
    }

    /// Waits for the reply to a request that was sent. What comes before it is kept for ``receive()``.
    /// - Throws: an ``RPCFailure`` as the daemon answered it, or a ``ClientError``.
    package func reply(
        to id: RequestID, onProgress: ((CallProgress) -> Void)? = nil, onItems: (([JSONValue]) throws -> Void)? = nil
    ) throws -> JSONValue {
        let hears = onProgress != nil
        var gathered: [JSONValue] = []
        while true {
            let message = try receiving.withLock { try take(&$0, concerning: id, progress: hears) }
            switch message {
            case .result(_, var result):
                if !gathered.isEmpty { result["items"] = .array(gathered + (result["items"]?.array ?? [])) }
                return result
            case .failure(_, let failure): throw failure
            case .notification:
                if let items = message.items(of: id) {
                    if let onItems { try onItems(items) } else { gathered += items }
                } else if let progress = CallProgress(message, of: id) {
                    onProgress?(progress)
                }
            }
        }
    }

    /// Waits for the next message, whatever it is.
    /// - Throws: a ``ClientError``; ``ClientError/connectionLost`` when the daemon has ended the connection.
    package func receive() throws -> Message {
        try receiving.withLock { try take(&$0, concerning: nil, progress: true) }
    }

    /// The next message that concerns a request; without one, any.
    private func take(_ state: inout Receiving, concerning id: RequestID?, progress: Bool) throws -> Message {
        var seen = 0
        while true {
            while seen < state.inbox.count {
                let message = state.inbox[seen]
                if id.map({ message.concerns($0, progress: progress) }) ?? true {
                    return state.inbox.remove(at: seen)
                }
                seen += 1
            }
            if let end = state.end { throw end }
            _ = try socket.wait(forWriting: false, milliseconds: patience)
            try read(&state)
        }
    }

    /// Reads what has arrived into the inbox; the end of the stream is thrown when the inbox has been searched.
    private func read(_ state: inout Receiving) throws {
        var problem: ClientError?
        withUnsafeTemporaryAllocation(byteCount: Self.portion, alignment: 16) { buffer in
            do throws(ClientError) {
                let count = try socket.read(into: buffer)
                if count == 0 {
                    problem = Self.lastWord(of: &state.decoder)
                } else {
                    problem = Self.decode(UnsafeRawBufferPointer(rebasing: buffer[..<count]), &state)
                }
            } catch {
                problem = error
            }
        }
        state.end = problem
    }

    private static func lastWord(of decoder: inout FrameDecoder) -> ClientError {
        do throws(FrameError) { try decoder.finish() } catch { return fault(error) }
        return .connectionLost
    }

    private static func decode(_ bytes: UnsafeRawBufferPointer, _ state: inout Receiving) -> ClientError? {
        var problem: ClientError?
        var messages: [Message] = []
        let document = state.document
        do throws(FrameError) {
            try state.decoder.feed(bytes) { frame in
                guard problem == nil else { return }
                do {
                    try ServerMessage.scan(frame, into: document) { messages.append(Message($0)) }
                } catch {
                    problem = .badFrame((error as? ServerMessage.Fault)?.message ?? "\(error)")
                }
            }
        } catch {
            problem = problem ?? fault(error)
        }
        state.inbox += messages
        return problem
    }

    private static func fault(_ error: FrameError) -> ClientError {
        switch error {
        case .empty: .badFrame("The daemon sent an empty frame")
        case .tooLarge(let length, let limit):
            .badFrame("The daemon sent a frame of \(length) bytes: at most \(limit) are allowed")
        case .cutOff(let arrived): .badFrame("The daemon's last frame was cut off after \(arrived) bytes")
        }
    }
}
