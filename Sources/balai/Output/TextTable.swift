import ModuleKit

/// Objects as a table: a column for each member, a line for each object.
struct TextTable {
    private struct TextColumn {
        let name: String
        let cells: [String]
        let isNumber: Bool

        /// Columns of the widest cell.
        var width: Int { cells.reduce(0) { max($0, $1.columns) } }

        /// The name in lines, broken behind underscores where the cells are narrower.
        func head() -> [String] {
            let pieces = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
            let parts = pieces.enumerated().map { $0.offset < pieces.count - 1 ? $0.element + "_" : $0.element }
            let room = parts.reduce(width) { max($0, $1.columns) }
            return parts.reduce(into: []) { lines, part in
                if let last = lines.last, last.columns + part.columns <= room {
                    lines[lines.count - 1] = last + part
                } else {
                    lines.append(part)
                }
            }
        }
    }

    /// What has no room beside a list of so many lines continues below it; beside a longer one it is left out.
    private static let short = 24

    private let columns: [TextColumn]
    private let count: Int

    /// What every record has, and a person seldom looks for: these columns stand last.
    private static let housekeeping = ["version", "created_at", "updated_at"]

    /// Takes the members in the order in which they first occur; one that is null or empty throughout has no column.
    init(_ items: [JSONValue], _ cells: CellText) {
        count = items.count
        let names = Self.names(of: items)
        let ordered = names.filter { !Self.housekeeping.contains($0) } + Self.housekeeping.filter(names.contains)
        columns = ordered.compactMap { name in
            let values = items.map { $0[name] ?? .null }
            guard values.contains(where: { !$0.isNull && $0 != .array([]) }) else { return nil }
            let isNumber = values.allSatisfy { value in
                switch value {
                case .null, .integer, .number: true
                case .bool, .string, .array, .object: false
                }
            }
            return TextColumn(name: name.printable, cells: values.map { cells.text($0) }, isNumber: isNumber)
        }
    }

    /// The names of all members, in the order in which they first occur.
    static func names(of items: [JSONValue]) -> [String] {
        var seen: Set<String> = []
        return items.flatMap { $0.object ?? [] }.map(\.name).filter { seen.insert($0).inserted }
    }

    /// Head, rule and rows, none wider than `width`.
    func lines(width: Int) -> [String] {
        let whole = columns.map { max($0.width, $0.name.columns) }
        let isWhole = ColumnFit(whole, into: width).widths == whole
        let heads = columns.map { isWhole ? [$0.name] : $0.head() }
        let natural = columns.indices.map { place in heads[place].reduce(columns[place].width) { max($0, $1.columns) } }
        var lines: [String] = []
        var rest = Array(columns.indices)
        while true {
            let fit = ColumnFit(rest.map { natural[$0] }, into: width)
            let shown = rest.prefix(fit.widths.count)
            lines += block(Array(shown), heads, fit.widths)
            let left = Array(rest.dropFirst(shown.count))
            if left.isEmpty { return lines }
            if count > Self.short || left.allSatisfy({ Self.housekeeping.contains(columns[$0].name) }) {
                let names = left.map { columns[$0].name }.joined(separator: ", ")
                return lines + [say("(no room for \(names); --output json has all)").cut(to: width)]
            }
            lines.append("")
            // The first column is what tells the rows apart; it stands again where there is room beside it.
            rest = (shown.count > 1 ? [0] : []) + left
        }
    }

    private func block(_ places: [Int], _ heads: [[String]], _ widths: [Int]) -> [String] {
        let height = places.reduce(1) { max($0, heads[$1].count) }
        let head = (0..<height).map { line in
            row(places, widths) { place in
                let above = height - heads[place].count
                return line < above ? "" : heads[place][line - above]
            }
        }
        let gap = String(repeating: " ", count: ColumnFit.gap)
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: gap)
        return head + [rule] + (0..<count).map { line in row(places, widths) { columns[$0].cells[line] } }
    }

    private func row(_ places: [Int], _ widths: [Int], _ cell: (Int) -> String) -> String {
        let cells = zip(places, widths).map { place, width in
            cell(place).cut(to: width).filled(to: width, right: columns[place].isNumber)
        }
        let line = cells.joined(separator: String(repeating: " ", count: ColumnFit.gap))
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
