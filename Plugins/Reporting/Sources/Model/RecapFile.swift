import ModuleKit

/// A recap as a file: CSV in the international form, the total last.
enum RecapFile {
    static func csv(_ rows: [RecapRow], total: RecapRow, name: String) throws -> File {
        var writer = JSONWriter()
        [RecapRow].shape.encode(rows + [total], &writer)
        let lines = try JSONValue.parse(writer.bytes).array ?? []
        let names = (lines.first?.object ?? []).map(\.name)
        var text = names.joined(separator: ",") + "\r\n"
        for line in lines {
            text += (line.object ?? []).map { cell($0.value) }.joined(separator: ",") + "\r\n"
        }
        return File(name: name, mediaType: "text/csv", content: Array(text.utf8))
    }

    /// Unknown is an empty cell. A text that a spreadsheet would take for a formula begins with an apostrophe.
    static func cell(_ value: JSONValue) -> String {
        guard var text = value.string else { return value.isNull ? "" : value.text }
        if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { "\",\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
