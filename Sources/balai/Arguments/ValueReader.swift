import Client
import ModuleKit

/// Turns what stands behind a flag into the JSON that the parameter's schema asks for.
struct ValueReader: Sendable {
    let files: FileSource
    /// The zone of a time that has none.
    let zone: OfficeZone
    /// Brings a long file to the daemon, and answers the blob's name; without it files go with the call.
    var bring: (@Sendable ([UInt8]) throws -> String)?

    /// Reads one value.
    /// - Throws: a ``UsageError`` that names the flag.
    func read(_ text: String, as schema: ParameterSchema, for flag: String) throws -> JSONValue {
        switch schema.kind {
        case .text: return .string(text)
        case .integer:
            guard let number = Int64(text) else { throw Self.refusal(flag, "a whole number", text) }
            return .integer(number)
        case .number:
            if let number = Int64(text) { return .integer(number) }
            guard let number = Double(text), number.isFinite else { throw Self.refusal(flag, "a number", text) }
            return .number(number)
        case .boolean:
            guard let value = Self.truth(text) else { throw Self.refusal(flag, "true or false", text) }
            return .bool(value)
        case .date:
            return .string(try WrittenTime(flag: flag, zone: zone).day(text).description)
        case .instant:
            return .string(try WrittenTime(flag: flag, zone: zone).moment(text).description)
        case .choice(let words): return .string(try Self.choose(text, from: words, flag))
        case .file: return try files.parameter(text, bring: bring)
        case .list(let items): return try list(text, of: items, flag)
        case .object:
            let value = try json(text, flag)
            guard value.object != nil else { throw Self.refusal(flag, "a JSON object or @FILE", text) }
            return value
        case .mixed(let types): return try mixed(text, types, flag)
        }
    }

    /// `true` and `yes`, in the office's language too.
    static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "ya": true
        case "false", "no", "tidak": false
        default: nil
        }
    }

    /// JSON, or the JSON of the file behind `@`.
    func json(_ text: String, _ flag: String) throws -> JSONValue {
        if text.hasPrefix("@") { return try files.json(String(text.dropFirst())) }
        do {
            return try JSONValue.parse(text)
        } catch {
            throw UsageError("'\(flag)' takes JSON or @FILE: \(error.message) at byte \(error.offset)")
        }
    }

    /// A list: a JSON array, a file of one, or an item. Commas separate items where the text could be nothing else.
    private func list(_ text: String, of items: ParameterSchema, _ flag: String) throws -> JSONValue {
        if text.hasPrefix("["), let array = try? JSONValue.parse(text), array.array != nil { return array }
        switch items.kind {
        case .object(let object):
            if let value = try pairs(text, of: object, flag) { return .array([value]) }
            let value = try json(text, flag)
            return value.array == nil ? .array([value]) : value
        case .list, .mixed:
            let value = try json(text, flag)
            return value.array == nil ? .array([value]) : value
        case .integer, .number, .boolean, .date, .choice:
            if case .date = items.kind, (try? read(text, as: items, for: flag)) != nil { break }
            return .array(try text.split(separator: ",").map { try read(Self.trimmed($0), as: items, for: flag) })
        case .text:
            guard text.contains(","), let pattern = items.pattern, let expression = try? Regex(pattern) else { break }
            let parts = text.split(separator: ",").map { Self.trimmed($0) }
            let fits = { (text: String) in (try? expression.firstMatch(in: text)) != nil }
            if !fits(text), parts.allSatisfy(fits) { return .array(parts.map { .string($0) }) }
        case .instant, .file: break
        }
        return .array([try read(text, as: items, for: flag)])
    }

    /// An object written `name=Contoh Satu,sex=P`; nil where the text is JSON or names a file. A comma that no member
    /// follows belongs to the value before it.
    private func pairs(_ text: String, of object: ParameterObjectSchema, _ flag: String) throws -> JSONValue? {
        guard let first = text.first, !"{[@".contains(first) else { return nil }
        var written: [(name: String, text: String)] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = Self.trimmed(piece.prefix { $0 != "=" }).replacing("-", with: "_")
            if piece.contains("="), written.isEmpty || object[name] != nil {
                written.append((name, String(piece.drop { $0 != "=" }.dropFirst())))
            } else if let last = written.popLast() {
                written.append((last.name, last.text + "," + piece))
            }
        }
        let names = object.properties.map(\.name).joined(separator: ", ")
        guard !written.isEmpty else {
            throw UsageError("'\(flag)' takes MEMBER=VALUE,… with the members \(names), or JSON, or @FILE")
        }
        var value: JSONValue = .object([])
        for (name, text) in written {
            guard let property = object[name] else {
                throw UsageError("'\(flag)' has no member '\(name)': expected \(names)")
            }
            guard value[name] == nil else { throw UsageError("'\(flag)' has '\(name)' twice") }
            value[name] = try read(text, as: property.schema, for: flag + "." + name)
        }
        return value
    }

    private func mixed(_ text: String, _ types: [String], _ flag: String) throws -> JSONValue {
        if text.hasPrefix("@"), !types.contains("string") { return try json(text, flag) }
        if let value = try? JSONValue.parse(text), types.isEmpty || types.contains(Self.type(of: value)) {
            return value
        }
        if types.isEmpty || types.contains("string") { return .string(text) }
        throw Self.refusal(flag, "JSON of type \(types.joined(separator: "|"))", text)
    }

    private static func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The word that is meant, whatever its case, with `-` for `_`.
    private static func choose(_ text: String, from words: [String], _ flag: String) throws -> String {
        if words.contains(text) { return text }
        let plain = { (word: String) in word.lowercased().replacing("-", with: "_") }
        let same = words.filter { plain($0) == plain(text) }
        if same.count == 1, let word = same.first { return word }
        let hint: Sentence = nearest(to: text, among: words).map { ". Did you mean '\($0)'?" } ?? ""
        throw UsageError("'\(flag)' takes one of \(words.joined(separator: ", ")), not '\(text)'\(hint)")
    }

    private static func refusal(_ flag: String, _ expected: Sentence, _ text: String) -> UsageError {
        UsageError("'\(flag)' takes \(expected), not '\(text.prefix(60))'")
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
