extension String: WireValue {
    public static let shape = Shape<String>(schema: Schema("string")) { json, faults in
        if let text = json.string {
            // SQLite's own functions end a text there.
            guard text.utf8.contains(0) else { return text }
            faults.add("text", "Holds the character U+0000, which no text may")
            return nil
        }
        faults.add(type: json, expected: "text")
        return nil
    } encode: {
        $1.write($0)
    }
}

extension Int64: WireValue {
    public static let shape = Shape<Int64>(schema: Schema("integer")) { json, faults in
        if let number = json.int { return number }
        faults.add(type: json, expected: "a whole number")
        return nil
    } encode: {
        $1.write($0)
    }
}

extension Int: WireValue {
    public static let shape = Shape<Int>(schema: Schema("integer")) { json, faults in
        if let number = json.int { return Int(number) }
        faults.add(type: json, expected: "a whole number")
        return nil
    } encode: {
        $1.write(Int64($0))
    }
}

extension Double: WireValue {
    public static let shape = Shape<Double>(schema: Schema("number")) { json, faults in
        if let number = json.double, number.isFinite { return number }
        faults.add(type: json, expected: "a number")
        return nil
    } encode: {
        $1.write($0)
    }
}

extension Bool: WireValue {
    public static let shape = Shape<Bool>(schema: Schema("boolean"), column: .bool) { json, faults in
        if let value = json.bool { return value }
        faults.add(type: json, expected: "true or false")
        return nil
    } encode: {
        $1.write($0)
    }
}

extension Optional: WireValue where Wrapped: WireValue {
    public typealias Base = Wrapped.Base

    @inlinable public static func unwrap(_ value: Self) -> Wrapped.Base? { value.flatMap(Wrapped.unwrap) }

    @inlinable public static var shape: Shape<Self> {
        let inner = Wrapped.shape
        return Shape<Self>(schema: inner.schema.orNull, column: inner.column, absent: .some(.none)) { json, faults in
            if json.kind == .null { return .some(.none) }
            guard let value = inner.decode(json, &faults) else { return nil }
            return .some(value)
        } encode: { value, writer in
            if let value { inner.encode(value, &writer) } else { writer.null() }
        }
    }
}

extension Array: WireValue where Element: WireValue {
    @inlinable public static var shape: Shape<Self> {
        let inner = Element.shape
        var schema = Schema("array")
        schema["items"] = .schema(inner.schema)
        return Shape(schema: schema, column: .json) { json, faults in
            guard json.kind == .array else {
                faults.add(type: json, expected: "a list")
                return nil
            }
            var list: [Element] = []
            list.reserveCapacity(json.count)
            var whole = true
            json.elements { i, element in
                let before = faults.count
                if let value = inner.decode(element, &faults) {
                    list.append(value)
                } else {
                    whole = false
                    faults.prefix(from: before, with: String(i))
                }
            }
            return whole ? list : nil
        } encode: { list, writer in
            writer.beginArray()
            for element in list { inner.encode(element, &writer) }
            writer.endArray()
        }
    }
}
