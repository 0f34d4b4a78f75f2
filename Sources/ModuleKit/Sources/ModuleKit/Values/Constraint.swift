#if canImport(Glibc)
    import Glibc
#endif

/// A bound on a value, with the words that the schema and a fault need. Typed: `.length` on an integer does not compile.
public struct Constraint<Value>: Sendable {
    public let rule: String
    public let describe: @Sendable (inout Schema) -> Void
    /// What is wrong with the value, or nil.
    public let broken: @Sendable (Value) -> Sentence?

    @inlinable
    public init(
        rule: String, describe: @escaping @Sendable (inout Schema) -> Void,
        broken: @escaping @Sendable (Value) -> Sentence?
    ) {
        self.rule = rule
        self.describe = describe
        self.broken = broken
    }
}

extension Constraint where Value == String {
    /// So many characters (Unicode scalars), and not only blanks where at least one is asked for.
    public static func length(_ range: ClosedRange<Int>) -> Self {
        Self(rule: "length") { schema in
            schema["minLength"] = .integer(Int64(range.lowerBound))
            schema["maxLength"] = .integer(Int64(range.upperBound))
        } broken: { value in
            let count = value.unicodeScalars.count
            guard range.contains(count) else {
                return "Has \(count) characters: expected \(range.lowerBound) to \(range.upperBound)"
            }
            if range.lowerBound > 0, value.utf8.allSatisfy({ $0 <= 0x20 }) { return "Is blank" }
            return nil
        }
    }

    /// An extended POSIX regular expression, in words for the fault.
    public static func pattern(_ pattern: String, _ words: Sentence) -> Self {
        let expression = PosixExpression(pattern)
        return Self(rule: "pattern") {
            $0["pattern"] = .string(pattern)
        } broken: {
            expression.matches($0) ? nil : "Expected \(words)"
        }
    }
}

extension Constraint where Value: FixedWidthInteger & Sendable {
    @inlinable
    public static func range(_ range: ClosedRange<Value>) -> Self {
        Self(rule: "range") { schema in
            schema["minimum"] = .integer(Int64(range.lowerBound))
            schema["maximum"] = .integer(Int64(range.upperBound))
        } broken: {
            range.contains($0) ? nil : "Is \($0): expected \(range.lowerBound) to \(range.upperBound)"
        }
    }
}

extension Constraint where Value == Double {
    public static func range(_ range: ClosedRange<Double>) -> Self {
        Self(rule: "range") { schema in
            schema["minimum"] = .number(range.lowerBound)
            schema["maximum"] = .number(range.upperBound)
        } broken: {
            range.contains($0) ? nil : "Is \($0): expected \(range.lowerBound) to \(range.upperBound)"
        }
    }
}

extension Constraint {
    /// So many items in a list.
    @inlinable
    public static func items<Element>(_ range: ClosedRange<Int>) -> Self where Value == [Element] {
        Self(rule: "items") { schema in
            schema["minItems"] = .integer(Int64(range.lowerBound))
            schema["maxItems"] = .integer(Int64(range.upperBound))
        } broken: {
            range.contains($0.count)
                ? nil : "Has \($0.count) items: expected \(range.lowerBound) to \(range.upperBound)"
        }
    }

    /// A bound on each item of a list.
    @inlinable
    public static func each<Element>(_ constraint: Constraint<Element>) -> Self where Value == [Element] {
        Self(rule: constraint.rule) { schema in
            guard case .schema(var item)? = schema["items"] else { return }
            constraint.describe(&item)
            schema["items"] = .schema(item)
        } broken: { list in
            for (i, element) in list.enumerated() {
                if let message = constraint.broken(element) { return "Item \(i): \(message)" }
            }
            return nil
        }
    }
}

/// An extended POSIX regular expression, compiled once.
///
/// Unchecked because regex_t is a C struct: it is written in `init` only, and regexec reads it.
final class PosixExpression: @unchecked Sendable {
    private var compiled = regex_t()

    init(_ pattern: String) {
        precondition(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB) == 0, "not a POSIX expression: \(pattern)")
    }

    deinit { regfree(&compiled) }

    func matches(_ text: String) -> Bool { regexec(&compiled, text, 0, nil, 0) == 0 }
}
