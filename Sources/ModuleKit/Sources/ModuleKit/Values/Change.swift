/// What an update says of a member: absent keeps it, null clears it, a value sets it.
public enum Change<Value: WireValue>: WireValue {
    case keep
    case clear
    case set(Value)

    public typealias Base = Value.Base

    @inlinable public static func unwrap(_ value: Self) -> Value.Base? {
        if case .set(let value) = value { Value.unwrap(value) } else { nil }
    }

    @inlinable public static var shape: Shape<Self> {
        let inner = Value.shape
        return Shape(schema: inner.schema.orNull, column: inner.column, absent: .keep) { json, faults in
            if json.kind == .null { return .clear }
            return inner.decode(json, &faults).map { .set($0) }
        } encode: { change, writer in
            if case .set(let value) = change { inner.encode(value, &writer) } else { writer.null() }
        }
    }

    /// The value after the change.
    @inlinable public func applied(to old: Value?) -> Value? {
        switch self {
        case .keep: old
        case .clear: nil
        case .set(let value): value
        }
    }

    /// Whether null was given.
    @inlinable public var isClear: Bool { if case .clear = self { true } else { false } }
}

extension Change where Value: RangeReplaceableCollection {
    /// The list that takes the place of the one that was there: null empties it; nil keeps it.
    @inlinable public var replacing: Value? {
        switch self {
        case .keep: nil
        case .clear: Value()
        case .set(let list): list
        }
    }
}

extension Faults {
    /// Refuses null for what a record has always; each with its name in the parameters, and whether null was given.
    public mutating func refuseNull(of members: (name: String, isClear: Bool)...) {
        for (name, isClear) in members where isClear {
            add(at: name, "required", "This is always there: give a value, or leave the member out")
        }
    }
}
