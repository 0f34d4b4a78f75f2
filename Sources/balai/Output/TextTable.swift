import ModuleKit

/// Objects as a table: a column for each member, a line for each object.
struct TextTable {
    let names: [String]
    private let rows: [[String]]
    private let isNumber: [Bool]

    /// Takes the members in the order in which they first occur; a member that is null throughout has no column.
    init(_ items: [JSONValue], _ cells: CellText) {
        let names = Self.names(of: items).filter { name in items.contains { !($0[name] ?? .null).isNull } }
        self.names = names
        rows = items.map { item in names.map { cells.text(item[$0] ?? .null) } }
        isNumber = names.map { name in
            items.allSatisfy { item in
                switch item[name] ?? .null {
                case .null, .integer, .number: true
                case .bool, .string, .array, .object: false
                }
            }
        }
    }

    /// The names of all members, in the order in which they first occur.
    static func names(of items: [JSONValue]) -> [String] {
        var seen: Set<String> = []
        return items.flatMap { $0.object ?? [] }.map(\.name).filter { seen.insert($0).inserted }
    }

    /// Head, rule and rows, none wider than `width`; a last line tells what had no room.
    func lines(width: Int) -> [String] {
        let natural = names.indices.map { place in
            rows.reduce(names[place].columns) { max($0, $1[place].columns) }
        }
        let fit = ColumnFit(natural, into: width)
        var lines = [line(names, fit), fit.widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")]
        lines += rows.map { line($0, fit) }
        let missing = names.dropFirst(fit.widths.count)
        if !missing.isEmpty {
            lines.append("(no room for \(missing.joined(separator: ", ")); --output json has all)".cut(to: width))
        }
        return lines
    }

    private func line(_ cells: [String], _ fit: ColumnFit) -> String {
        var line = ""
        for (place, width) in fit.widths.enumerated() {
            if place > 0 { line += String(repeating: " ", count: ColumnFit.gap) }
            line += cells[place].cut(to: width).filled(to: width, right: isNumber[place])
        }
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
