import ModuleKit

/// An answer for a person: lists as tables, records as lines of name and value, and lists in a record below it.
struct Report {
    let cells: CellText
    /// Columns of the terminal.
    let width: Int

    /// The lines of any result.
    func lines(_ result: JSONValue) -> [String] {
        switch result {
        case .object(let members):
            guard let items = result["items"]?.array else { return record(members) }
            var lines = list(items)
            var rest = members.filter { $0.name != "items" && $0.name != "next_cursor" }
            rest.removeAll { $0.value.isNull || $0.value.array?.isEmpty == true }
            if !rest.isEmpty { lines += [""] + record(rest) }
            if let cursor = result["next_cursor"]?.string {
                lines.append(say("(there is more: --cursor \(cursor.printable))"))
            }
            return lines
        case .array(let items): return list(items)
        case .null, .bool, .integer, .number, .string: return cells.text(result).wrapped(to: width)
        }
    }

    private func list(_ items: [JSONValue]) -> [String] {
        if items.isEmpty { return [say("(none)")] }
        if items.allSatisfy({ $0.object != nil }) { return TextTable(items, cells).lines(width: width) }
        return items.flatMap { cells.text($0).wrapped(to: width) }
    }

    private func record(_ members: [JSONValue.Member]) -> [String] {
        var pairs: [(name: String, text: String)] = []
        var sections: [(name: String, items: [JSONValue])] = []
        gather(members, "", &pairs, &sections)
        let margin = min(pairs.reduce(0) { max($0, $1.name.columns) }, max(8, width / 2))
        var lines = pairs.flatMap { pair -> [String] in
            let values = pair.text.wrapped(to: max(16, width - margin - 2))
            let blank = String(repeating: " ", count: margin)
            return values.enumerated().map { place, value in
                (place == 0 ? pair.name.cut(to: margin).filled(to: margin) : blank) + "  " + value
            }
        }
        for section in sections {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(section.name) (\(section.items.count)):")
            lines += list(section.items)
        }
        return lines
    }

    /// Takes objects apart into dotted names, as flags have them; lists of objects become sections.
    private func gather(
        _ members: [JSONValue.Member], _ prefix: String, _ pairs: inout [(name: String, text: String)],
        _ sections: inout [(name: String, items: [JSONValue])]
    ) {
        for member in members {
            let name = prefix + member.name.printable
            switch member.value {
            case .object(let inner) where !inner.isEmpty: gather(inner, name + ".", &pairs, &sections)
            case .array(let items) where items.contains { $0.object != nil }: sections.append((name, items))
            case .array(let items) where items.isEmpty: pairs.append((name, say("none")))
            case .null: pairs.append((name, "–"))
            case .object, .array, .bool, .integer, .number, .string: pairs.append((name, cells.text(member.value)))
            }
        }
    }
}
