/// One thing wrong with a request's parameters.
public struct Fault: Sendable, Equatable {
    /// A JSON Pointer to the value, `/entries/0/name`; empty for the parameters as a whole.
    public internal(set) var path: String
    /// A stable word: `required`, `type`, `range`, `unknown`, …
    public let rule: String
    public let message: Sentence

    public init(path: String, rule: String, message: Sentence) {
        self.path = path
        self.rule = rule
        self.message = message
    }
}

/// Collects every fault of one request; carried through decoding, never thrown from inside it.
///
/// A fault is added with the path below the value at hand, and whoever called puts its own name before it. So a
/// request without faults pays nothing for paths.
public struct Faults: Sendable {
    public private(set) var list: [Fault] = []
    /// True where a reader of somebody else's answer skips what it does not know.
    public let ignoresUnknown: Bool
    /// Where files are found that came before the call; nil where there are none.
    public let blobs: (any BlobSource)?

    public init(ignoringUnknown: Bool = false, blobs: (any BlobSource)? = nil) {
        ignoresUnknown = ignoringUnknown
        self.blobs = blobs
    }

    public var isEmpty: Bool { list.isEmpty }
    public var count: Int { list.count }

    /// Adds a fault at the value now being decoded.
    public mutating func add(_ rule: String, _ message: Sentence) {
        list.append(Fault(path: "", rule: rule, message: message))
    }

    /// Adds that the value now being decoded is of another type, and says what it is.
    ///
    /// - Parameter expected: "a whole number".
    public mutating func add(type json: JSON, expected: Sentence) {
        switch json.kind {
        case .array: add("type", "Is a list: expected \(expected)")
        case .object: add("type", "Is an object: expected \(expected)")
        case .string:
            guard let text = json.string else { return add("type", "Is not valid Unicode text") }
            add("type", "Is the text '\(text.prefix(40))': expected \(expected)")
        case .null, .bool, .integer, .number:
            add("type", "Is \(String(decoding: json.raw.prefix(40), as: UTF8.self)): expected \(expected)")
        }
    }

    /// Adds a fault at a member of the object now being decoded.
    public mutating func add(at name: String, _ rule: String, _ message: Sentence) {
        list.append(Fault(path: Self.step(name), rule: rule, message: message))
    }

    /// Puts a step before the paths of all faults from `first` on.
    public mutating func prefix(from first: Int, with name: String) {
        let step = Self.step(name)
        for i in first..<list.count { list[i].path = step + list[i].path }
    }

    private static func step(_ name: String) -> String {
        guard name.contains(where: { $0 == "/" || $0 == "~" }) else { return "/" + name }
        return "/" + name.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }
}
