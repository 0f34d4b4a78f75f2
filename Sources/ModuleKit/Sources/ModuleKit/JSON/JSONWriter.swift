/// Appends JSON text to bytes. Knows nothing of types; values write themselves.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8]
    /// True when the next value or key needs a comma before it.
    private var needsComma = false

    public init(capacity: Int = 512) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    public var string: String { String(decoding: bytes, as: UTF8.self) }

    public mutating func beginObject() { open(0x7b) }
    public mutating func endObject() { close(0x7d) }
    public mutating func beginArray() { open(0x5b) }
    public mutating func endArray() { close(0x5d) }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    @inline(__always) private mutating func separate() {
        if needsComma { bytes.append(0x2c) }
        needsComma = true
    }

    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(0x3a)
        needsComma = false
    }

    /// A key that was already quoted, with its colon: `"name":`.
    public mutating func key(quoted: [UInt8]) {
        separate()
        bytes.append(contentsOf: quoted)
        needsComma = false
    }

    public mutating func null() {
        separate()
        append("null")
    }

    public mutating func write(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    public mutating func write(_ value: Int) { write(Int64(value)) }

    public mutating func write(_ value: Int64) {
        separate()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = value.magnitude
            var at = 20
            repeat {
                at -= 1
                digits[at] = UInt8(0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 {
                at -= 1
                digits[at] = 0x2d
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[at..<20]))
        }
    }

    /// What is not a finite number is unknown: null.
    public mutating func write(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    public mutating func write(_ value: String) {
        separate()
        quote(value)
    }

    /// Text in UTF-8, which is not checked.
    public mutating func write(utf8 text: UnsafeBufferPointer<UInt8>) {
        separate()
        quote(text)
    }

    /// What is JSON already.
    public mutating func write(json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    private mutating func append(_ word: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func quote(_ text: String) {
        var text = text
        text.withUTF8 { quote($0) }
    }

    private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        var written = 0
        for i in 0..<text.count {
            let byte = text[i]
            if byte >= 0x20, byte != 0x22, byte != 0x5c { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<i]))
            written = i + 1
            switch byte {
            case 0x22: append("\\\"")
            case 0x5c: append("\\\\")
            case 0x0a: append("\\n")
            case 0x0d: append("\\r")
            case 0x09: append("\\t")
            default:
                append("\\u00")
                bytes.append(byte < 0x10 ? 0x30 : 0x31)
                bytes.append(byte & 15 < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
        bytes.append(0x22)
    }
}
