/// A type made of parameters: a command, an object inside one, a group.
public protocol ParameterObject: WireValue where Base == Self {
    init()
    /// Rules between members, called when each of them is right by itself.
    func validate(_ faults: inout Faults)
}

extension ParameterObject {
    public func validate(_ faults: inout Faults) {}

    @inlinable public static var shape: Shape<Self> { objectShape(isRoot: false) }

    /// The shape of the object; at the root `_meta` is left to the host.
    @inlinable public static func objectShape(isRoot: Bool) -> Shape<Self> {
        let template = Self()
        let plan = wrapperPlan(of: template)
        return Shape(schema: plan.schema, column: .json) { json, faults in
            var value = template
            let before = faults.count
            let isWhole = withUnsafeMutablePointer(to: &value) {
                plan.read(json, into: UnsafeMutableRawPointer($0), isRoot: isRoot, isFresh: false, &faults)
            }
            guard isWhole else { return nil }
            value.validate(&faults)
            return faults.count == before ? value : nil
        } encode: { value, writer in
            withUnsafePointer(to: value) { plan.write(UnsafeRawPointer($0), &writer) }
        }
    }
}

/// Finds every wrapper of `template` and where it lies.
///
/// Mirror gives the wrappers in the order of declaration; where each lies follows from sizes and alignments, and is
/// proved by finding the wrapper's own identity there. What does not fit is a problem of the declaration.
public func wrapperPlan<T>(of template: T) -> ObjectPlan {
    var end = 0
    var parts: [(offset: Int, part: Part)] = []
    var problems: [String] = []
    for child in Mirror(reflecting: template).children {
        let label = child.label ?? "?"
        guard let wrapper = child.value as? any Wrapper else {
            problems.append("\(T.self).\(label) has no @Parameter, @Group or @OneOf")
            break
        }
        let room = wrapper.room
        let offset = (end + room.alignment - 1) / room.alignment * room.alignment
        end = offset + room.size
        guard end <= MemoryLayout<T>.size,
            withUnsafePointer(to: template, { wrapper.identity(at: UnsafeRawPointer($0) + offset) })
                == wrapper.identity
        else {
            problems.append("\(T.self).\(label) does not lie at \(offset)")
            break
        }
        parts.append((offset, wrapper.part(String(label.dropFirst()))))
    }
    if problems.isEmpty, end != MemoryLayout<T>.size, !parts.isEmpty {
        problems.append("\(T.self) is \(MemoryLayout<T>.size) bytes, its parameters \(end)")
    }
    return ObjectPlan(parts, of: T.self, problems: problems)
}
