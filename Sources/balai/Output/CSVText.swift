import ModuleKit

/// An answer as comma-separated values (RFC 4180): a head, a line for each item, each ended with CR LF.
struct CSVText {
    /// The members of the items, in order, where they are known before there is an item.
    let known: [String]?

    /// The text of any result; of a record, one line.
    func text(_ result: JSONValue) -> String {
        let items = result["items"]?.array ?? result.array ?? [result]
        guard items.allSatisfy({ $0.object != nil }) else {
            return (["value"] + items.map(Self.cell)).map { $0 + "\r\n" }.joined()
        }
        let found = TextTable.names(of: items)
        let names = (known ?? []) + found.filter { !(known ?? []).contains($0) }
        guard !names.isEmpty else { return "" }
        let lines = [names.map { Self.quoted($0) }] + items.map { item in names.map { Self.cell(item[$0] ?? .null) } }
        return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool, .integer, .number: value.text
        case .string(let text): quoted(harmless(text))
        case .array, .object: quoted(value.text)
        }
    }

    /// A text that a spreadsheet would take for a formula begins with an apostrophe. Numbers are none.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2c || $0 == 0x0d || $0 == 0x0a }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
