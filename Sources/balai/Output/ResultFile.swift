import Foundation
import ModuleKit

/// A file in a result: `{name, media_type, content, encoding}`.
struct ResultFile {
    /// The file's name without folders, where it has one.
    let name: String?
    let content: [UInt8]
    /// The result without the file's content; nil where the file is all there is.
    let rest: JSONValue?

    /// Finds the file: the result itself, or its only member that is one. `fetch` fetches what was too long for the
    /// answer, by its blob's name.
    init?(in result: JSONValue, fetch: ((String) throws -> [UInt8])? = nil) throws {
        let long = { (value: JSONValue) in value["sha256"] == nil ? nil : value["blob"]?.string }
        if let fetch, let blob = long(result) {
            self.init(result, try fetch(blob), rest: nil)
            return
        }
        if let fetch, let (name, value) = (result.object ?? []).first(where: { long($0.value) != nil }),
            let blob = long(value)
        {
            var rest = result
            rest[name] = nil
            self.init(value, try fetch(blob), rest: rest == .object([]) ? JSONValue?.none : rest)
            return
        }
        if let content = Self.content(of: result) {
            self.init(result, content, rest: nil)
            return
        }
        let files = (result.object ?? []).compactMap { member in
            Self.content(of: member.value).map { (member.name, member.value, $0) }
        }
        guard files.count == 1, let (name, file, content) = files.first else { return nil }
        var rest = result
        rest[name] = nil
        self.init(file, content, rest: rest == .object([]) ? JSONValue?.none : rest)
    }

    private init(_ file: JSONValue, _ content: [UInt8], rest: JSONValue?) {
        name = file["name"]?.string?.split(separator: "/").last.map(String.init)
        self.content = content
        self.rest = rest
    }

    private static func content(of value: JSONValue) -> [UInt8]? {
        guard let text = value["content"]?.string, let encoding = value["encoding"]?.string else { return nil }
        switch encoding {
        case "utf8": return Array(text.utf8)
        case "base64": return Data(base64Encoded: text).map { [UInt8]($0) }
        default: return nil
        }
    }

    /// The result with each file's content replaced by its size, for a table.
    static func abridged(_ result: JSONValue) -> JSONValue {
        if let content = content(of: result) {
            var file = result
            file["content"] = .string("\(content.count) bytes; --out PATH writes them")
            return file
        }
        guard case .object(let members) = result else { return result }
        return .object(members.map { ($0.name, content(of: $0.value) == nil ? $0.value : abridged($0.value)) })
    }
}
