/// One member of a JSON object, as the plan of a type knows it.
public struct Member: Sendable {
    public let name: String
    /// A second name under which callers may give it.
    public let alias: String?
    public let required: Bool
    public let schema: Schema
    public let column: ColumnForm

    public init(name: String, alias: String?, required: Bool, schema: Schema, column: ColumnForm) {
        self.name = name
        self.alias = alias
        self.required = required
        self.schema = schema
        self.column = column
    }

    /// The name under which an object gives it.
    func name(in json: JSON) -> String {
        guard let alias, json[alias] != nil else { return name }
        return alias
    }
}

/// One property of a Swift type: the members it takes, and how they move in and out of its memory.
public final class Part: Sendable {
    /// Reads from the slots (the tape's place of each of `members`, or -1) into the property's memory. False: a fault
    /// was added, and the memory is as before.
    public typealias Fill = @Sendable (UnsafeMutableRawPointer, UnsafePointer<Int>, JSON, inout Faults) -> Bool
    public typealias Encode = @Sendable (UnsafeRawPointer, inout JSONWriter) -> Void

    let members: [Member]
    /// Of a property that is one member: its quoted name. Its faults get that name, and `encode` writes the value only.
    let quoted: [UInt8]?
    let fill: Fill
    let encode: Encode
    /// Undoes `fill` on memory that was not initialised before it.
    let clear: @Sendable (UnsafeMutableRawPointer) -> Void
    /// Of a choice between members: their names, of which exactly one is given.
    let alternatives: [String]

    public init(
        _ members: [Member], isSingle: Bool, alternatives: [String] = [], fill: @escaping Fill,
        encode: @escaping Encode, clear: @escaping @Sendable (UnsafeMutableRawPointer) -> Void = { _ in }
    ) {
        self.members = members
        self.alternatives = alternatives
        self.fill = fill
        self.encode = encode
        self.clear = clear
        quoted = isSingle ? Array("\"\(members[0].name)\":".utf8) : nil
    }
    /// Writes the property with its name.
    func write(_ memory: UnsafeRawPointer, _ writer: inout JSONWriter) {
        if let quoted { writer.key(quoted: quoted) }
        encode(memory, &writer)
    }
}
