/// A JSON value that owns its memory, for those who are not in a hurry: clients, error details, tests.
public enum JSONValue: Sendable {
    /// One member of an object.
    public typealias Member = (name: String, value: JSONValue)

    case null
    case bool(Bool)
    case integer(Int64)
    /// A number with fraction or exponent, or beyond 64 bits.
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// Members in their order; two objects are equal only with the same order.
    case object([Member])

    /// Reads a whole text, as strictly as ``JSONDocument/parse(_:)``.
    /// - Throws: also for half a surrogate pair, and for a number that is too large to be finite.
    public static func parse(_ bytes: some Sequence<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        try parse(Array(bytes))
    }

    /// Reads a whole text, as strictly as ``JSONDocument/parse(_:)``.
    /// - Throws: also for half a surrogate pair, and for a number that is too large to be finite.
    public static func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue { try parse(Array(text.utf8)) }

    private static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        let outcome: Result<JSONValue, JSONSyntaxError> = bytes.withUnsafeBufferPointer { buffer in
            let document = JSONDocument()
            return withExtendedLifetime(document) {
                do throws(JSONSyntaxError) {
                    try document.parse(buffer)
                    if let fault = document.firstWithoutValue() { throw fault }
                    return .success(JSONValue(document.root))
                } catch {
                    return .failure(error)
                }
            }
        }
        return try outcome.get()
    }

    /// A copy of a value in a document. For half a surrogate pair a replacement character stands, for a number too large
    /// to be finite ``number(_:)`` of NaN: texts of our own making have neither.
    public init(_ json: JSON) {
        switch json.kind {
        case .null: self = .null
        case .bool: self = .bool(json.bool ?? false)
        case .integer, .number: self = json.int.map { .integer($0) } ?? .number(json.double ?? .nan)
        case .string: self = .string(Self.text(json))
        case .array:
            var elements: [JSONValue] = []
            json.elements { elements.append(JSONValue($1)) }
            self = .array(elements)
        case .object:
            var members: [Member] = []
            json.members { members.append((Self.text($0), JSONValue($1))) }
            self = .object(members)
        }
    }

    private static func text(_ json: JSON) -> String { json.string ?? "\u{fffd}" }

    /// Writes the value; what is not finite as null.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.write(value)
        case .integer(let value): writer.write(value)
        case .number(let value): writer.write(value)
        case .string(let value): writer.write(value)
        case .array(let elements):
            writer.beginArray()
            for element in elements { element.write(to: &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.name)
                member.value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// The value as compact JSON text.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// The value as compact JSON text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

// MARK: - Taking apart

extension JSONValue {
    /// The first member of this name; setting replaces it or adds one at the end, and nil removes it. Only an object
    /// has members: setting one of anything else makes an object of it.
    public subscript(_ name: String) -> JSONValue? {
        get { object?.first { $0.name == name }?.value }
        set {
            var members = object ?? []
            let place = members.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
            self = .object(members)
        }
    }

    /// The element at this place; nil beyond the end, and of other kinds.
    public subscript(_ index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// Whether this is null.
    public var isNull: Bool { if case .null = self { true } else { false } }
    /// The truth value; nil of other kinds.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The integer; nil of other kinds.
    public var int: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The text of a string; nil of other kinds.
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The elements of an array; nil of other kinds.
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    /// The members of an object; nil of other kinds.
    public var object: [Member]? { if case .object(let value) = self { value } else { nil } }
    /// The value of any number; nil of other kinds.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .null, .bool, .string, .array, .object: nil
        }
    }
}

extension JSONValue: Equatable {
    /// Whether two values are the same; of objects the order of members counts too.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.name == $1.name && $0.value == $1.value }
        case (.null, _), (.bool, _), (.integer, _), (.number, _), (.string, _), (.array, _), (.object, _): false
        }
    }
}

// MARK: - Literals

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { ($0.0, $0.1) })
    }
}

/// Any JSON, where a parameter or a result has a form that somebody else knows.
extension JSONValue: WireValue {
    public static let shape = Shape<JSONValue>(schema: Schema(), column: .json) { json, _ in
        JSONValue(json)
    } encode: {
        $0.write(to: &$1)
    }
}
