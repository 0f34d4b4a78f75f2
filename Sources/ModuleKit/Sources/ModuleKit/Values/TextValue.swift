/// A value with a textual form that checks itself.
public protocol TextValue: WireValue {
    static var schema: Schema { get }
    /// What to write instead, for a fault: "a date like 2024-03-13".
    static var expected: Sentence { get }
    init?(utf8: UnsafeBufferPointer<UInt8>)
    func write(to writer: inout JSONWriter)
}

extension TextValue {
    public static var shape: Shape<Self> {
        Shape(schema: schema) { json, faults in
            if json.kind == .string, !json.hasEscapes, let value = Self(utf8: json.slice) { return value }
            if let text = json.string {
                if let value = Self(text) { return value }
                faults.add("format", "'\(text.prefix(40))' is invalid: expected \(Self.expected)")
            } else {
                faults.add(type: json, expected: expected)
            }
            return nil
        } encode: {
            $0.write(to: &$1)
        }
    }

    public init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = value
    }
}

/// A text of a fixed form, such as a code: the type is its pattern.
public protocol PatternText: TextValue, Hashable, CustomStringConvertible, DatabaseValueConvertible {
    /// An extended POSIX regular expression over the whole text.
    static var pattern: String { get }
    static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool
    var text: String { get }
    init(unchecked text: String)
}

extension PatternText {
    public static var schema: Schema { Schema("string", pattern: pattern) }
    public init?(utf8: UnsafeBufferPointer<UInt8>) {
        guard Self.matches(utf8) else { return nil }
        self.init(unchecked: String(decoding: utf8, as: UTF8.self))
    }
    public func write(to writer: inout JSONWriter) { writer.write(text) }
    public var description: String { text }
    public var databaseValue: DatabaseValue { text.databaseValue }
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        String.fromDatabaseValue(value).flatMap { Self($0) }
    }
}

/// An enumeration of words: `enum Sex: String, Choice { case male = "L", female = "P" }`.
public protocol Choice: WireValue, CaseIterable, RawRepresentable<String>, DatabaseValueConvertible {}

extension Choice {
    public static var shape: Shape<Self> {
        let words = allCases.map { (utf8: Array($0.rawValue.utf8), value: $0) }
        let list = allCases.map { $0.rawValue }.joined(separator: ", ")
        var schema = Schema("string")
        schema["enum"] = .list(allCases.map { .string($0.rawValue) })
        return Shape(schema: schema) { json, faults in
            guard json.kind == .string else {
                faults.add(type: json, expected: "one of \(list)")
                return nil
            }
            if let match = words.first(where: { $0.utf8.elementsEqual(json.slice) }) { return match.value }
            faults.add("enum", "'\((json.string ?? "").prefix(40))' is unknown: expected one of \(list)")
            return nil
        } encode: {
            $1.write($0.rawValue)
        }
    }
}
