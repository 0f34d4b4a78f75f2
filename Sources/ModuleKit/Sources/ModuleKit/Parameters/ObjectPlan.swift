/// The members of an object, ready to be found in a tape and moved into a Swift value's memory.
public final class ObjectPlan: Sendable {
    struct Entry: Sendable {
        let offset: Int
        let slot: Int
        let part: Part
    }

    public let members: [Member]
    let entries: [Entry]
    /// Mistakes of the declaration. A plan that has any reads nothing, and its command is refused.
    let problems: [String]
    private let names: NameTable

    public init(_ parts: [(offset: Int, part: Part)], of type: Any.Type, problems: [String] = []) {
        var slot = 0
        entries = parts.map { offset, part in
            defer { slot += part.members.count }
            return Entry(offset: offset, slot: slot, part: part)
        }
        members = parts.flatMap { $0.part.members }
        names = NameTable(members)
        let all = members.flatMap { [$0.name] + ($0.alias.map { [$0] } ?? []) }
        let twice = Set(all.filter { name in all.count { $0 == name } > 1 })
        self.problems =
            problems + twice.sorted().map { "\(type) declares '\($0)' twice" }
            + (members.count > 64 ? ["\(type) has more than 64 members"] : [])
    }

    /// Reads an object into the memory of a value; `isFresh` says that the memory is not initialised yet.
    public func read(
        _ json: JSON, into memory: UnsafeMutableRawPointer, isRoot: Bool, isFresh: Bool, _ faults: inout Faults
    ) -> Bool {
        guard json.kind == .object else {
            faults.add(type: json, expected: "an object")
            return false
        }
        guard problems.isEmpty else {
            faults.add("declaration", Sentence(verbatim: problems.joined(separator: "; ")))
            return false
        }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: max(1, members.count)) { slots in
            guard let slots = slots.baseAddress else { return false }
            let isKnown = match(json, slots, isRoot: isRoot, &faults)
            let isWhole = fill(memory, UnsafePointer(slots), json, isFresh: isFresh, &faults)
            if isWhole, !isKnown, isFresh { clear(memory) }
            return isWhole && isKnown
        }
    }

    /// Fills every property and collects the faults of all of them; on failure fresh memory is left uninitialised.
    public func fill(
        _ memory: UnsafeMutableRawPointer, _ slots: UnsafePointer<Int>, _ json: JSON, isFresh: Bool,
        _ faults: inout Faults
    ) -> Bool {
        var filled: UInt64 = 0
        var isWhole = true
        entries.withUnsafeBufferPointer { entries in
            for i in 0..<entries.count {
                let part = entries[i].part
                let before = faults.count
                if part.fill(memory + entries[i].offset, slots + entries[i].slot, json, &faults) {
                    filled |= 1 << UInt64(i)
                } else {
                    isWhole = false
                    if part.quoted != nil { faults.prefix(from: before, with: part.members[0].name(in: json)) }
                }
            }
        }
        if !isWhole, isFresh {
            for (i, entry) in entries.enumerated() where filled & 1 << UInt64(i) != 0 {
                entry.part.clear(memory + entry.offset)
            }
        }
        return isWhole
    }

    private func clear(_ memory: UnsafeMutableRawPointer) {
        for entry in entries { entry.part.clear(memory + entry.offset) }
    }

    public func write(_ memory: UnsafeRawPointer, _ writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(memory, &writer)
        writer.endObject()
    }

    public func writeMembers(_ memory: UnsafeRawPointer, _ writer: inout JSONWriter) {
        entries.withUnsafeBufferPointer { entries in
            for i in entries.indices { entries[i].part.write(memory + entries[i].offset, &writer) }
        }
    }

    /// Puts the tape's place of every member into `slots`. False: something is unknown or given twice.
    private func match(
        _ json: JSON, _ slots: UnsafeMutablePointer<Int>, isRoot: Bool, _ faults: inout Faults
    ) -> Bool {
        let before = faults.count
        for i in 0..<members.count { slots[i] = -1 }
        var hint = 0
        json.places { key, place in
            guard let found = names.find(key, hint: hint) else {
                let name = key.string ?? ""
                if faults.ignoresUnknown || (isRoot && name == "_meta") { return }
                let known = nearest(to: name, among: members.lazy.map(\.name))
                let hint: Sentence = known.map { ". Did you mean '\($0)'?" } ?? ""
                faults.add(at: name, "unknown", "There is no member '\(name.prefix(40))'\(hint)")
                return
            }
            if slots[found] >= 0 {
                faults.add(at: members[found].name, "duplicate", "Is given twice")
            }
            slots[found] = place
            hint = found + 1
        }
        return faults.count == before
    }
}

extension ObjectPlan {
    /// The object's JSON Schema.
    public var schema: Schema {
        var schema = Schema("object")
        schema.problems = problems
        var properties = Schema()
        var either: [Schema.Value] = []
        for member in members {
            properties[member.name] = .schema(member.schema)
            guard let alias = member.alias else { continue }
            var other = Schema(member.schema.typeName)
            other["description"] = .sentence("The same as \(member.name)")
            other[Schema.sealed] = member.schema[Schema.sealed]
            properties[alias] = .schema(other)
            if member.required {
                either.append(
                    .schema(
                        anyOf([[member.name], [alias]])))
            }
        }
        schema["properties"] = .schema(properties)
        let required = members.filter { $0.required && $0.alias == nil }
        if !required.isEmpty { schema["required"] = .list(required.map { .string($0.name) }) }
        for entry in entries where !entry.part.alternatives.isEmpty {
            var choice = Schema()
            choice["oneOf"] = .list(entry.part.alternatives.map { .schema(requiring([$0])) })
            either.append(.schema(choice))
        }
        if !either.isEmpty { schema["allOf"] = .list(either) }
        schema["additionalProperties"] = .bool(false)
        return schema
    }

    private func anyOf(_ sets: [[String]]) -> Schema {
        var schema = Schema()
        schema["anyOf"] = .list(sets.map { .schema(requiring($0)) })
        return schema
    }

    private func requiring(_ names: [String]) -> Schema {
        var schema = Schema()
        schema["required"] = .list(names.map { .string($0) })
        return schema
    }
}

/// `validUntil` becomes `valid_until`, `requestID` becomes `request_id`.
func snakeCase(_ name: some StringProtocol) -> String {
    var text = ""
    var wasUppercase = true
    for letter in name {
        if letter.isUppercase, !wasUppercase { text += "_" }
        text += letter.lowercased()
        wasUppercase = letter.isUppercase
    }
    return text
}
