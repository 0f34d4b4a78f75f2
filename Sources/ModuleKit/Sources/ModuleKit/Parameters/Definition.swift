/// One value with its words and bounds: what a `Parameter`, a `Field` and a `Case` have in common.
///
/// Inlinable throughout: a module's compiler makes it for the value's own type, and not through witness tables, which
/// would cost as much as Foundation's decoder.
public final class Definition<Value: WireValue>: Sendable {
    public let schema: Schema
    public let column: ColumnForm
    /// The value of a member that is missing.
    public let initial: Value?
    /// Reads the value at a place of the tape; -1 where the member is missing. Nil: a fault was added.
    public let take: @Sendable (Int, JSON, inout Faults) -> Value?
    public let encode: @Sendable (Value, inout JSONWriter) -> Void

    @inlinable
    public init(_ words: Sentence, _ constraints: [Constraint<Value.Base>], initial given: Value?) {
        var shape = Value.shape
        for constraint in constraints { constraint.describe(&shape.schema) }
        shape.schema["description"] = .sentence(words)
        if let given {
            var writer = JSONWriter()
            shape.encode(given, &writer)
            shape.schema["default"] = .json(writer.bytes)
        }
        let initial = given ?? shape.absent
        let decode = shape.decode
        self.initial = initial
        schema = shape.schema
        column = shape.column
        encode = shape.encode
        take = { slot, json, faults in
            guard slot >= 0 else {
                if initial == nil { faults.add("required", "Is required") }
                return initial
            }
            guard let value = decode(json.at(slot), &faults) else { return nil }
            if !constraints.isEmpty, let base = Value.unwrap(value) {
                let before = faults.count
                for constraint in constraints {
                    if let message = constraint.broken(base) { faults.add(constraint.rule, message) }
                }
                if faults.count > before { return nil }
            }
            return value
        }
    }

    public func member(_ name: String, alias: String? = nil) -> Member {
        Member(name: name, alias: alias, required: initial == nil, schema: schema, column: column)
    }
}

extension JSON {
    /// Another value of the same document, by its place on the tape.
    public func at(_ slot: Int) -> JSON { JSON(document: document, index: slot) }
}
