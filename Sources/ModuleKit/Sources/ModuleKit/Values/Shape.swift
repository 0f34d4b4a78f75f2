/// What may stand as a parameter or in a result.
public protocol WireValue: Sendable {
    /// The type that constraints speak of: the wrapped type of an optional, else the type itself.
    associatedtype Base = Self
    /// Built once, when the command is registered.
    static var shape: Shape<Self> { get }
    /// The value that constraints look at; nil where there is none.
    static func unwrap(_ value: Self) -> Base?
}

extension WireValue where Base == Self {
    @inlinable public static func unwrap(_ value: Self) -> Self? { value }
}

/// How a value is kept in a column, so that rows can be written to the wire without making Swift values of them.
public enum ColumnForm: Sendable {
    /// As SQLite holds it: text, integer, real.
    case plain
    /// 0 or 1.
    case bool
    /// JSON text.
    case json
    /// Milliseconds since 1970.
    case instant
    /// A sealed value, of which the wire sees a mask.
    case sealed
    /// Text in a form of the type's own, which this writes as the type writes itself.
    case own(@Sendable (_ text: String, inout JSONWriter) -> Void)
}

/// Everything known about a type of value: its schema, how it is read and how it is written.
public struct Shape<Value: Sendable>: Sendable {
    public var schema: Schema
    public var column: ColumnForm
    public var decode: @Sendable (JSON, inout Faults) -> Value?
    public var encode: @Sendable (Value, inout JSONWriter) -> Void
    /// The value of a member that is missing; nil where it may not be.
    public var absent: Value?

    @inlinable
    public init(
        schema: Schema, column: ColumnForm = .plain, absent: Value? = nil,
        decode: @escaping @Sendable (JSON, inout Faults) -> Value?,
        encode: @escaping @Sendable (Value, inout JSONWriter) -> Void
    ) {
        self.schema = schema
        self.column = column
        self.absent = absent
        self.decode = decode
        self.encode = encode
    }
}
