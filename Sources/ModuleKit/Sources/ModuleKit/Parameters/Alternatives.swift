/// Exactly one of several members: `@OneOf var who: Attendee`.
@propertyWrapper
public struct OneOf<Value: Alternatives>: Sendable {
    @usableFromInline var value: Value?

    public init() {}

    @inlinable public var wrappedValue: Value {
        get {
            guard let value else { preconditionFailure("a choice was read of a command that was not decoded") }
            return value
        }
        set { value = newValue }
    }
}

/// An enumeration whose cases are members of the object it stands in; exactly one of them is given.
public protocol Alternatives: Sendable {
    static var cases: [Case<Self>] { get }
}

/// One alternative: the member's name and words, and how it becomes the enumeration's case and back.
public struct Case<Choice: Alternatives>: Sendable {
    @usableFromInline let member: Member
    @usableFromInline let take: @Sendable (Int, JSON, inout Faults) -> Choice?
    @usableFromInline let give: @Sendable (Choice, inout JSONWriter) -> Void

    @inlinable
    public init<Value: WireValue>(
        _ name: String, _ words: Sentence, _ make: @escaping @Sendable (Value) -> Choice,
        _ constraints: Constraint<Value.Base>..., of: @escaping @Sendable (Choice) -> Value?
    ) {
        let definition = Definition<Value>(words, constraints, initial: nil)
        let take = definition.take
        let encode = definition.encode
        self.member = Member(
            name: name, alias: nil, required: false, schema: definition.schema, column: definition.column)
        self.take = { slot, json, faults in take(slot, json, &faults).map(make) }
        self.give = { choice, writer in
            guard let value = of(choice) else { return }
            writer.key(name)
            encode(value, &writer)
        }
    }
}

extension Alternatives {
    /// The part of a plan that reads one of the cases.
    static func part(
        store: @escaping @Sendable (UnsafeMutableRawPointer, Self) -> Void,
        load: @escaping @Sendable (UnsafeRawPointer) -> Self?,
        clear: @escaping @Sendable (UnsafeMutableRawPointer) -> Void
    ) -> Part {
        let cases = cases
        let names = cases.map(\.member.name)
        let words = names.map { "'\($0)'" }.joined(separator: ", ")
        return Part(cases.map(\.member), isSingle: false, alternatives: names) { memory, slots, json, faults in
            let given = names.indices.filter { slots[$0] >= 0 && json.at(slots[$0]).kind != .null }
            guard given.count == 1, let chosen = given.first else {
                faults.add("one_of", given.isEmpty ? "Give one of \(words)" : "Give only one of \(words)")
                return false
            }
            let before = faults.count
            guard let value = cases[chosen].take(slots[chosen], json, &faults) else {
                faults.prefix(from: before, with: names[chosen])
                return false
            }
            store(memory, value)
            return true
        } encode: { memory, writer in
            guard let value = load(memory) else { return }
            for one in cases { one.give(value, &writer) }
        } clear: {
            clear($0)
        }
    }
}

extension OneOf: Wrapper {
    var identity: ObjectIdentifier? { nil }

    func part(_ label: String) -> Part {
        Value.part(
            store: { $0.assumingMemoryBound(to: OneOf<Value>.self).pointee.value = $1 },
            load: { $0.assumingMemoryBound(to: OneOf<Value>.self).pointee.value }, clear: { _ in })
    }
}
