/// Appends JSON text to bytes, with the commas where they belong.
///
/// Knows nothing of types: values write themselves. It trusts its caller that objects hold keys and all is closed.
public struct JSONWriter: Sendable {
    /// What was written so far.
    @inlinable public var bytes: [UInt8] { storage }

    @usableFromInline var storage: [UInt8]
    /// Whether the next value or key needs a comma before it.
    @usableFromInline var comma = false
    /// The language in which sentences are said.
    public var words: Words

    /// A writer that has room for `capacity` bytes before it allocates again.
    public init(capacity: Int = 512, words: Words = .english) {
        storage = []
        storage.reserveCapacity(capacity)
        self.words = words
    }

    /// What was written so far, as text.
    public var string: String { String(decoding: storage, as: UTF8.self) }

    /// How many bytes were written so far.
    @inlinable public var count: Int { storage.count }

    @inlinable
    mutating func separate() {
        if comma { storage.append(UInt8(ascii: ",")) }
        comma = true
    }

    /// Opens an object.
    @inlinable
    public mutating func beginObject() {
        separate()
        storage.append(UInt8(ascii: "{"))
        comma = false
    }

    /// Closes the object opened last.
    @inlinable
    public mutating func endObject() {
        storage.append(UInt8(ascii: "}"))
        comma = true
    }

    /// Opens an array.
    @inlinable
    public mutating func beginArray() {
        separate()
        storage.append(UInt8(ascii: "["))
        comma = false
    }

    /// Closes the array opened last.
    @inlinable
    public mutating func endArray() {
        storage.append(UInt8(ascii: "]"))
        comma = true
    }

    /// Writes a member's name; its value comes next.
    public mutating func key(_ name: String) {
        write(name)
        storage.append(UInt8(ascii: ":"))
        comma = false
    }

    /// Writes a member's name that was quoted and escaped before, with its colon (see ``quoted(key:)``).
    @inlinable
    public mutating func key(quoted: [UInt8]) {
        separate()
        quoted.withUnsafeBufferPointer { storage.append(contentsOf: $0) }
        comma = false
    }

    /// A member's name as ``key(quoted:)`` takes it: `"name":`.
    public static func quoted(key name: String) -> [UInt8] {
        var writer = JSONWriter(capacity: name.utf8.count + 8)
        writer.key(name)
        return writer.storage
    }

    /// Writes null.
    public mutating func null() {
        separate()
        append("null")
    }

    /// Writes true or false.
    public mutating func write(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    /// Writes an integer.
    public mutating func write(_ value: Int) { write(Int64(value)) }

    /// Writes an integer.
    public mutating func write(_ value: Int64) {
        separate()
        if 0..<10 ~= value { return storage.append(0x30 + UInt8(truncatingIfNeeded: value)) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = value.magnitude
            var i = 20
            repeat {
                i -= 1
                digits.initializeElement(at: i, to: UInt8(truncatingIfNeeded: 0x30 + rest % 10))
                rest /= 10
            } while rest > 0
            if value < 0 {
                i -= 1
                digits.initializeElement(at: i, to: UInt8(ascii: "-"))
            }
            storage.append(contentsOf: UnsafeBufferPointer(rebasing: digits[i..<20]))
        }
    }

    /// Writes a number so that it is read back as the same; what is not finite has no JSON and is written as null.
    public mutating func write(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        storage.append(contentsOf: value.description.utf8)
    }

    /// Writes a string.
    public mutating func write(_ value: String) {
        var value = value
        value.withUTF8 { write(utf8: $0) }
    }

    /// Writes a string from its UTF-8; where that is invalid, a replacement character stands.
    public mutating func write(utf8 text: UnsafeBufferPointer<UInt8>) {
        separate()
        storage.append(UInt8(ascii: "\""))
        if let start = text.baseAddress { escape(start, count: text.count) }
        storage.append(UInt8(ascii: "\""))
    }

    /// Writes a value that is JSON already.
    @inlinable
    public mutating func write(json: some Collection<UInt8>) {
        separate()
        storage.append(contentsOf: json)
    }

    /// Empties the writer and keeps its memory.
    public mutating func removeAll() {
        storage.removeAll(keepingCapacity: true)
        comma = false
    }
}

// MARK: - Around the JSON

extension JSONWriter {
    /// A place to return to.
    public struct Mark: Sendable {
        let count: Int
        let comma: Bool
    }

    /// The present place, for ``rewind(to:)``.
    public var mark: Mark { Mark(count: storage.count, comma: comma) }

    /// Forgets what was written since `mark`, such as half a result whose other half failed.
    public mutating func rewind(to mark: Mark) {
        precondition(mark.count <= storage.count, "rewind to \(mark.count) of \(storage.count) bytes")
        storage.removeLast(storage.count - mark.count)
        comma = mark.comma
    }

    /// Appends bytes that are no value, such as a frame's header or the fixed beginning of an envelope. The next value
    /// or key follows without a comma.
    @inlinable
    public mutating func append(raw: some Collection<UInt8>) {
        storage.append(contentsOf: raw)
        comma = false
    }

    /// Overwrites four bytes at `offset` with a big-endian number, such as a length that is known only at the end.
    public mutating func patch(at offset: Int, _ number: UInt32) {
        precondition(offset >= 0 && offset + 4 <= storage.count, "patch at \(offset) of \(storage.count) bytes")
        for i in 0..<4 { storage[offset + i] = UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * i)) }
    }

    private mutating func append(_ word: StaticString) {
        storage.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func escape(_ text: UnsafePointer<UInt8>, count: Int) {
        var from = 0
        var i = 0
        func run(_ end: Int) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(start: text + from, count: end - from)
        }
        while true {
            i += UTF8Text.plainPrefix(text + i, count: count - i)
            guard i < count else { break }
            let c = text[i]
            if c >= 0x80 {
                let n = UTF8Text.sequence(text + i, count: count - i)
                i += n
                if n > 0 { continue }
            }
            storage.append(contentsOf: run(i))
            switch c {
            case UInt8(ascii: "\""): append(#"\""#)
            case UInt8(ascii: "\\"): append(#"\\"#)
            case 0x0a: append(#"\n"#)
            case 0x0d: append(#"\r"#)
            case 0x09: append(#"\t"#)
            case 0x00...0x1f:
                append(c < 0x10 ? #"\u000"# : #"\u001"#)
                storage.append((c & 15) < 10 ? 0x30 + (c & 15) : 0x57 + (c & 15))
            default: append("\u{fffd}")
            }
            i += 1
            from = i
        }
        storage.append(contentsOf: run(count))
    }
}
