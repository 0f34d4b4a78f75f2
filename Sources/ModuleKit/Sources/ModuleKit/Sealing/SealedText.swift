/// A text that stands in the clear only on its way in, and in the one answer that reveals it: a type of parameter.
///
/// The core keeps no trace of it: in the digests under idempotency keys it stands as a keyed hash, an answer that holds
/// it is not kept, and an event cannot hold it.
public protocol SealedText: WireValue, CustomStringConvertible where Base == Self {
    /// What to write, for a fault: "16 digits".
    static var expected: Sentence { get }
    /// The value of what a caller wrote; nil where faults were added, which never quote it.
    static func read(_ text: String, _ faults: inout Faults) -> Self?
    /// What is sealed.
    var text: String { get }
}

extension SealedText {
    public static var shape: Shape<Self> {
        var schema = Schema("string")
        schema[Schema.sealed] = .bool(true)
        return Shape(schema: schema, column: .sealed) { json, faults in
            if let text = json.string { return read(text, &faults) }
            // A number has lost digits before it came here.
            faults.add("type", "Expected \(expected) as text in quotes, and not as a number")
            return nil
        } encode: {
            $1.write($0.text)
        }
    }

    /// Masked, so that it may stand in a message.
    public var description: String { Masked(of: text).text }
}

/// What may be shown of a sealed text: `640107******0001`. In rows the column holds the sealed value.
public struct Masked: WireValue, Equatable, CustomStringConvertible {
    /// With stars in its place.
    public let text: String

    /// What stands where the key is not there.
    static let closed = Masked(text: "****************")

    /// Of 14 characters or more the first six and the last four stay, of fewer none.
    public init(of text: String) {
        guard text.count >= 14 else {
            self.text = String(repeating: "*", count: text.count)
            return
        }
        self.text = text.prefix(6) + String(repeating: "*", count: text.count - 10) + text.suffix(4)
    }

    private init(text: String) { self.text = text }

    public var description: String { text }

    public static let shape = Shape<Masked>(schema: Schema("string"), column: .sealed) { json, faults in
        String.shape.decode(json, &faults).map { Masked(text: $0) }
    } encode: {
        $1.write($0.text)
    }
}

extension Schema {
    /// Marks what is kept sealed.
    static let sealed = "x-sealed"

    /// Where values of the schema may be that are sealed, or files that may hold such: names of members, `*` for each
    /// item.
    public var secretPaths: [[String]] { paths { $0[Self.sealed] != nil || $0.isFile } }

    /// Whether it describes a value in the clear that is kept sealed.
    public var revealsSealed: Bool { !paths { $0[Self.sealed] != nil }.isEmpty }

    private var isFile: Bool {
        switch self["format"] {
        case .string("file"), .string("file-piece"): true
        default: false
        }
    }

    private func paths(_ isMeant: (Schema) -> Bool) -> [[String]] {
        if isMeant(self) { return [[]] }
        var found: [[String]] = []
        if case .schema(let properties)? = self["properties"] {
            for case (let name, .schema(let member)) in properties.members {
                found += member.paths(isMeant).map { [name] + $0 }
            }
        }
        if case .schema(let item)? = self["items"] { found += item.paths(isMeant).map { ["*"] + $0 } }
        return found
    }
}
