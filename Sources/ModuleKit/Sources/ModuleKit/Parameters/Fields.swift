@_spi(Reflection) import Swift

/// A plain type described by its properties: what commands answer, what events carry, what calls between modules send.
///
///     static let fields = Fields<Self> { Field(\.id, "Number of the record") }
public protocol Described: WireValue where Base == Self {
    static var fields: Fields<Self> { get }
}

extension Described {
    @inlinable public static var shape: Shape<Self> { fields.shape }
}

/// One property with its words. Named in JSON as the property, in snake case.
public struct Field<T> {
    let offset: Int
    let part: Part

    @usableFromInline init(offset: Int, _ part: Part) {
        self.offset = offset
        self.part = part
    }

    /// `named` is for the one name that Swift keeps for itself: a result's member `fields`.
    @inlinable
    public init<Value: WireValue>(
        _ path: KeyPath<T, Value>, _ words: Sentence, default initial: Value? = nil, named: String? = nil
    ) {
        let (property, offset) = locate(path)
        let name = named ?? property
        let definition = Definition<Value>(words, [], initial: initial)
        let take = definition.take
        let encode = definition.encode
        let part = Part([definition.member(name)], isSingle: true) { memory, slots, json, faults in
            guard let value = take(slots[0], json, &faults) else { return false }
            memory.initializeMemory(as: Value.self, to: value)
            return true
        } encode: { memory, writer in
            encode(memory.assumingMemoryBound(to: Value.self).pointee, &writer)
        } clear: {
            $0.assumingMemoryBound(to: Value.self).deinitialize(count: 1)
        }
        self.init(offset: offset, part)
    }

    /// The members of another described type, standing in this object.
    @inlinable
    public init<Value: Described>(group path: KeyPath<T, Value>) {
        let plan = Value.fields.plan
        let part = Part(plan.members, isSingle: false) {
            plan.fill($0, $1, $2, isFresh: true, &$3)
        } encode: {
            plan.writeMembers($0, &$1)
        } clear: {
            $0.assumingMemoryBound(to: Value.self).deinitialize(count: 1)
        }
        self.init(path, part)
    }

    /// A property whose members stand in this object, read and written by a part of its own.
    public init<Value>(_ path: KeyPath<T, Value>, _ part: Part) { self.init(offset: locate(path).1, part) }
}

/// The wire name and the place of a stored property; -1 where the path is none.
public func locate<T, Value>(_ path: KeyPath<T, Value>) -> (String, Int) {
    guard let offset = MemoryLayout<T>.offset(of: path) else { return ("\(path)", -1) }
    var label: String?
    _forEachField(of: T.self) { name, place, type, _ in
        guard place == offset, type == Value.self else { return true }
        label = String(cString: name)
        return false
    }
    guard let label else { return ("\(path)", -1) }
    return (snakeCase(label), offset)
}

/// All the fields of a type; a stored property without one is a problem that refuses the command.
public struct Fields<T: Described>: Sendable {
    public let plan: ObjectPlan

    @resultBuilder public enum Builder {
        public static func buildExpression(_ field: Field<T>) -> Field<T> { field }
        public static func buildBlock(_ fields: Field<T>...) -> [Field<T>] { fields }
    }

    public init(@Builder _ list: () -> [Field<T>]) {
        let list = list()
        var problems: [String] = []
        _forEachField(of: T.self) { name, place, _, _ in
            if !list.contains(where: { $0.offset == place }) {
                problems.append("\(T.self).\(String(cString: name)) has no Field")
            }
            return true
        }
        problems += list.filter { $0.offset < 0 }
            .map { "\(T.self): \($0.part.members.first?.name ?? "?") is not a stored property" }
        plan = ObjectPlan(list.map { ($0.offset, $0.part) }, of: T.self, problems: problems)
    }

    @inlinable public var shape: Shape<T> {
        let plan = plan
        return Shape(schema: plan.schema, column: .json) { json, faults in
            withUnsafeTemporaryAllocation(of: T.self, capacity: 1) { memory -> T? in
                guard let base = memory.baseAddress,
                    plan.read(json, into: UnsafeMutableRawPointer(base), isRoot: false, isFresh: true, &faults)
                else { return nil }
                return base.move()
            }
        } encode: { value, writer in
            withUnsafePointer(to: value) { plan.write(UnsafeRawPointer($0), &writer) }
        }
    }
}
