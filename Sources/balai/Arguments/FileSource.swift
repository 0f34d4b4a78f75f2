import Client
import ModuleKit

/// Where arguments find the bytes that a path, `@PATH` or `-` stands for.
struct FileSource: Sendable {
    /// Reads a whole file; `-` is standard input.
    /// - Throws: a ``UsageError`` that names the path.
    let read: @Sendable (String) throws -> [UInt8]

    /// The JSON in a file.
    func json(_ path: String) throws -> JSONValue {
        do {
            return try JSONValue.parse(try read(path))
        } catch let error as JSONSyntaxError {
            throw UsageError("'\(path)' is no JSON: \(error.message) at byte \(error.offset)")
        }
    }

    /// Bytes of a file beyond which it goes before the call, in pieces.
    static let longest = 4 << 20

    /// A file as a parameter: text where the bytes are UTF-8, base64 where they are not, and where there are many what
    /// `bring` calls them.
    func parameter(_ path: String, bring: (([UInt8]) throws -> String)?) throws -> JSONValue {
        let content = try read(path)
        let name = path == "-" ? nil : path.split(separator: "/").last.map(String.init)
        if let bring, content.count > Self.longest {
            var file: JSONValue = ["blob": .string(try bring(content))]
            if let name { file["name"] = .string(name) }
            if let type = name.flatMap(Self.mediaType) { file["media_type"] = .string(type) }
            return file
        }
        let file = File(name: name, mediaType: name.flatMap(Self.mediaType), content: content)
        var writer = JSONWriter(capacity: content.count * 4 / 3 + 256)
        File.shape.encode(file, &writer)
        guard case .object(let members) = try JSONValue.parse(writer.bytes) else { return .null }
        return .object(members.filter { !$0.value.isNull })
    }

    private static func mediaType(_ name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return mediaTypes[name[name.index(after: dot)...].lowercased()]
    }

    private static let mediaTypes = [
        "csv": "text/csv", "txt": "text/plain", "html": "text/html", "json": "application/json",
        "geojson": "application/geo+json", "xml": "application/xml", "sql": "application/sql",
        "pdf": "application/pdf", "zip": "application/zip", "svg": "image/svg+xml", "png": "image/png",
        "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
}
