package import ModuleKit

/// Gathers frames, so that a connection writes once for all the replies to what one read brought.
package struct FrameWriter: Sendable {
    /// The longest frame, in bytes without its header.
    package let limit: Int
    private var writer: JSONWriter

    /// A writer without frames; `limit` is the longest frame in bytes, without its header.
    package init(capacity: Int = 4_096, limit: Int = FrameDecoder.defaultLimit) {
        self.limit = limit
        writer = JSONWriter(capacity: capacity)
    }

    /// The frames gathered so far, each with its header.
    package var bytes: [UInt8] { writer.bytes }

    /// How many bytes the frames gathered so far have.
    package var count: Int { writer.count }

    /// Whether no frame was gathered.
    package var isEmpty: Bool { writer.count == 0 }

    /// Adds a frame of what `body` writes: one JSON value, with its sentences in the language of `words`.
    ///
    /// When `body` throws, or writes more than the limit, nothing of it stays.
    /// - Returns: false when it was too long.
    @discardableResult
    package mutating func frame(in words: Words = .english, _ body: (inout JSONWriter) throws -> Void) rethrows -> Bool
    {
        writer.words = words
        let start = writer.mark
        let offset = writer.count
        writer.append(raw: repeatElement(0, count: FrameDecoder.headerLength))
        do {
            try body(&writer)
        } catch {
            writer.rewind(to: start)
            throw error
        }
        let length = writer.count - offset - FrameDecoder.headerLength
        guard length <= limit else {
            writer.rewind(to: start)
            return false
        }
        writer.patch(at: offset, UInt32(truncatingIfNeeded: length))
        return true
    }

    /// Adds a frame of a value that is JSON already, such as a batch's gathered replies.
    @discardableResult
    package mutating func frame(json: some Collection<UInt8>) -> Bool {
        frame { $0.write(json: json) }
    }

    /// Forgets the frames and keeps the memory.
    package mutating func removeAll() { writer.removeAll() }
}
