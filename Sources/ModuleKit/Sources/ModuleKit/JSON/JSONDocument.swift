/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Equatable {
    /// How many bytes into the text the fault lies.
    public let offset: Int
    /// One line for a person; capital, no final stop.
    public let message: Sentence
    /// Whether the text is nested beyond ``JSONDocument/depthLimit``, which is a limit and not a slip of the pen.
    public let depth: Bool

    init(offset: Int, message: Sentence, depth: Bool = false) {
        self.offset = offset
        self.message = message
        self.depth = depth
    }
}

/// One parsed text: a flat tape of nodes over bytes that the caller keeps alive.
///
/// Kept from request to request, so that parsing costs no allocation. Not Sendable: one for each connection or
/// thread. A ``JSON`` taken from it is valid until the next ``parse(_:)``, and while document and bytes live.
public final class JSONDocument {
    /// How many arrays and objects may lie in one another.
    public static let depthLimit = 64

    /// One value, or one member's name, in the order of the text.
    struct Node {
        var kind: JSON.Kind
        /// Of a string: ``escapes``. Of a bool: 1 when true.
        var flags: UInt8
        /// The value's first byte, and the byte after its last. Of a string: what lies between the quotes.
        var start: UInt32, end: UInt32
        /// Index of the node after this one and all that lie in it.
        var next: UInt32

        static let escapes: UInt8 = 1
    }

    private(set) var nodes: UnsafeMutablePointer<Node>
    private(set) var count = 0
    private(set) var base: UnsafePointer<UInt8>
    private var capacity = JSONDocument.usualCapacity

    private static let usualCapacity = 64
    /// A tape longer than this is given back before the next text that can do without it.
    private static let keptCapacity = 16_384

    /// A document without a text; ``parse(_:)`` gives it one.
    public init() {
        nodes = .allocate(capacity: capacity)
        base = UnsafePointer(UnsafeMutableRawPointer(nodes).assumingMemoryBound(to: UInt8.self))
    }

    deinit { nodes.deallocate() }

    /// The outermost value of the text that was parsed last; a document without a valid text has none.
    public var root: JSON {
        precondition(count > 0, "root of a JSONDocument that holds no valid text")
        return JSON(document: self, index: 0)
    }

    /// Reads a whole text, strictly by RFC 8259: no trailing comma, no control character or invalid UTF-8 in a
    /// string, nothing after the value, at most ``depthLimit`` arrays and objects in one another.
    ///
    /// Members of the same name are kept, all of them. Numbers are checked for their form only.
    /// - Throws: the first fault; the document then holds no text.
    public func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
        count = 0
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            throw JSONSyntaxError(offset: 0, message: "Empty text")
        }
        guard bytes.count < Int(UInt32.max) else {
            throw JSONSyntaxError(offset: 0, message: "Text of 4 GiB or more")
        }
        if capacity > Self.keptCapacity, bytes.count < Self.keptCapacity {
            nodes.deallocate()
            capacity = Self.usualCapacity
            nodes = .allocate(capacity: capacity)
        }
        base = start
        // On the stack while it works: a class's properties are checked for exclusive access at every touch.
        var parser = JSONParser(nodes: nodes, capacity: capacity, base: start, length: bytes.count)
        defer {
            nodes = parser.nodes
            capacity = parser.capacity
        }
        try parser.parse()
        count = parser.count
    }

    /// The first value that has the form of JSON but none of our values: a number too large to be finite, a string with
    /// half a surrogate pair.
    func firstWithoutValue() -> JSONSyntaxError? {
        for i in 0..<count {
            let value = JSON(document: self, index: i)
            switch value.kind {
            case .integer, .number:
                if value.double != nil { continue }
                return JSONSyntaxError(offset: Int(value.node.start), message: "Number too large")
            case .string:
                if !value.hasEscapes || value.string != nil { continue }
                return JSONSyntaxError(offset: Int(value.node.start), message: "Half a surrogate pair in a string")
            case .null, .bool, .array, .object: continue
            }
        }
        return nil
    }
}
