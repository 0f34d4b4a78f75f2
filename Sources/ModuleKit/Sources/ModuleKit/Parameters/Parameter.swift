/// A parameter of a command, with its words and bounds. Named in JSON as the property, in snake case.
///
///     @Parameter("Part of a name", .length(2...80)) var text: String?
///     @Parameter("Number of the record", alias: "id") var record: Int64
///     @Parameter("Most items to answer", .range(1...1000)) var limit = 100
///
/// An optional may be missing or null; a default stands for a missing one; anything else is required.
@propertyWrapper
public struct Parameter<Value: WireValue>: Sendable {
    @usableFromInline let core: ParameterCore<Value>
    @usableFromInline var value: Value?

    @inlinable
    public init(_ words: Sentence, alias: String? = nil, _ constraints: Constraint<Value.Base>...) {
        core = ParameterCore(Definition(words, constraints, initial: nil), alias: alias)
        value = core.definition.initial
    }

    @inlinable
    public init(wrappedValue: Value, _ words: Sentence, _ constraints: Constraint<Value.Base>...) {
        core = ParameterCore(Definition(words, constraints, initial: wrappedValue), alias: nil)
        value = wrappedValue
    }

    @inlinable public var wrappedValue: Value {
        get {
            guard let value else { preconditionFailure("a parameter was read of a command that was not decoded") }
            return value
        }
        set { value = newValue }
    }
}

/// What is the same for a parameter of the template and of every request's copy.
@usableFromInline
final class ParameterCore<Value: WireValue>: Sendable {
    @usableFromInline let definition: Definition<Value>
    @usableFromInline let alias: String?
    @usableFromInline let fill: Part.Fill
    @usableFromInline let encode: Part.Encode

    @inlinable
    init(_ definition: Definition<Value>, alias: String?) {
        let take = definition.take
        let encode = definition.encode
        self.definition = definition
        self.alias = alias
        fill = { memory, slots, json, faults in
            guard let value = take(slots[0], json, &faults) else { return false }
            memory.assumingMemoryBound(to: Parameter<Value>.self).pointee.value = value
            return true
        }
        self.encode = { memory, writer in
            encode(memory.assumingMemoryBound(to: Parameter<Value>.self).pointee.wrappedValue, &writer)
        }
    }
}

/// Parameters that several commands share: `@Group var page: PageRequest`. Its members stand in the command's object.
@propertyWrapper
public struct Group<Value: ParameterObject>: Sendable {
    public var wrappedValue: Value
    public init() { wrappedValue = Value() }
}

/// What the plan builder asks of a wrapper.
protocol Wrapper {
    func part(_ label: String) -> Part
    /// The same for this wrapper and a copy of it, to prove that its memory was found; nil where nothing can tell.
    var identity: ObjectIdentifier? { get }
}

extension Wrapper {
    var room: (size: Int, alignment: Int) { (MemoryLayout<Self>.size, MemoryLayout<Self>.alignment) }

    func identity(at memory: UnsafeRawPointer) -> ObjectIdentifier? {
        memory.assumingMemoryBound(to: Self.self).pointee.identity
    }
}

extension Parameter: Wrapper {
    var identity: ObjectIdentifier? { ObjectIdentifier(core) }

    func part(_ label: String) -> Part {
        Part(
            [core.definition.member(snakeCase(label), alias: core.alias)], isSingle: true, fill: core.fill,
            encode: core.encode)
    }
}

extension Group: Wrapper {
    var identity: ObjectIdentifier? { nil }

    func part(_ label: String) -> Part {
        // The group's value is the wrapper's only stored property, and lies at its start.
        let plan = wrapperPlan(of: wrappedValue)
        return Part(
            plan.members, isSingle: false,
            fill: { memory, slots, json, faults in
                guard plan.fill(memory, slots, json, isFresh: false, &faults) else { return false }
                let before = faults.count
                memory.assumingMemoryBound(to: Value.self).pointee.validate(&faults)
                return faults.count == before
            },
            encode: { plan.writeMembers($0, &$1) })
    }
}
