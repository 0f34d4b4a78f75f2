package import ModuleKit

/// Why a stream of frames cannot go on. All of them end the connection.
package enum FrameError: Error, Equatable {
    /// A frame of length 0.
    case empty
    /// A frame announced with more bytes than allowed.
    case tooLarge(length: Int, limit: Int)
    /// The stream ended inside a frame, of which this many bytes had arrived, header and all.
    case cutOff(arrived: Int)

    /// What the other side is told before the connection ends; nil where it gets no answer.
    package var reply: RPCError? {
        guard case .tooLarge(let length, let limit) = self else { return nil }
        return RPCError(.frameTooLarge, "Frame of \(length) bytes: at most \(limit) are allowed")
    }
}

/// Cuts a stream of bytes into frames: a 4-byte big-endian length, then that many bytes.
///
/// Frames that arrive whole are handed on where they lie; only what is cut off is copied. Memory grows with the bytes
/// that have arrived, never with a length that was announced.
package struct FrameDecoder: Sendable {
    /// 16 MiB.
    package static let defaultLimit = 16 << 20
    /// The bytes of the length before each frame.
    package static let headerLength = 4
    /// A buffer larger than this is given back once its frame has been handed on.
    private static let keptCapacity = 64 << 10

    /// The longest frame, in bytes without its header.
    package let limit: Int
    /// The beginning of a frame whose end has not arrived.
    private var pending: [UInt8] = []
    private var failure: FrameError?

    /// A decoder at the beginning of a stream; `limit` is the longest frame in bytes, without its header.
    package init(limit: Int = FrameDecoder.defaultLimit) {
        precondition(limit > 0 && limit <= Int(UInt32.max), "frame limit of \(limit) bytes")
        self.limit = limit
    }

    /// How many bytes wait for the rest of their frame; at most the limit and a header.
    package var buffered: Int { pending.count }

    /// Takes the next bytes of the stream and hands on each frame that they complete, without its header.
    ///
    /// A frame is valid inside `handle` only. Frames before a fault are handed on first.
    /// - Throws: the fault, and the same one at each later call.
    package mutating func feed(
        _ bytes: UnsafeRawBufferPointer, _ handle: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(FrameError) {
        if let failure { throw failure }
        var rest = bytes[...]
        while !rest.isEmpty {
            if pending.isEmpty, rest.count >= Self.headerLength {
                let length = try accept(Self.length(rest))
                if rest.count - Self.headerLength >= length {
                    let start = rest.startIndex + Self.headerLength
                    Self.view(bytes, from: start, count: length, handle)
                    rest = rest[(start + length)...]
                    continue
                }
            }
            try keep(&rest)
            guard pending.count >= Self.headerLength else { return }
            let length = try accept(Self.length(pending))
            guard pending.count == Self.headerLength + length else { continue }
            pending.withUnsafeBytes { Self.view($0, from: Self.headerLength, count: length, handle) }
            pending.removeAll(keepingCapacity: pending.capacity <= Self.keptCapacity)
        }
    }

    /// Takes the next bytes of the stream; see ``feed(_:_:)``.
    package mutating func feed(
        _ bytes: some Collection<UInt8>, _ handle: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(FrameError) {
        let bytes = Array(bytes)
        let outcome: Result<Void, FrameError> = bytes.withUnsafeBytes { raw in
            do throws(FrameError) { return .success(try feed(raw, handle)) } catch { return .failure(error) }
        }
        try outcome.get()
    }

    /// Tells the decoder that the stream has ended.
    /// - Throws: ``FrameError/cutOff(arrived:)`` when it ended inside a frame, or the fault of before.
    package mutating func finish() throws(FrameError) {
        if let failure { throw failure }
        if !pending.isEmpty { throw fail(.cutOff(arrived: pending.count)) }
    }

    /// Moves bytes from `rest` to `pending`: the header first, then what belongs to its frame, and no more.
    private mutating func keep(_ rest: inout Slice<UnsafeRawBufferPointer>) throws(FrameError) {
        if pending.count < Self.headerLength {
            let part = rest.prefix(Self.headerLength - pending.count)
            pending.append(contentsOf: part)
            rest = rest[part.endIndex...]
        }
        guard pending.count >= Self.headerLength else { return }
        let length = try accept(Self.length(pending))
        let part = rest.prefix(Self.headerLength + length - pending.count)
        pending.append(contentsOf: part)
        rest = rest[part.endIndex...]
    }

    private mutating func accept(_ length: Int) throws(FrameError) -> Int {
        if length == 0 { throw fail(.empty) }
        if length > limit { throw fail(.tooLarge(length: length, limit: limit)) }
        return length
    }

    private mutating func fail(_ error: FrameError) -> FrameError {
        failure = error
        pending = []
        return error
    }

    private static func length(_ bytes: some Collection<UInt8>) -> Int {
        bytes.prefix(headerLength).reduce(0) { $0 << 8 | Int($1) }
    }

    private static func view(
        _ bytes: UnsafeRawBufferPointer, from start: Int, count: Int,
        _ handle: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]).withMemoryRebound(to: UInt8.self, handle)
    }
}
