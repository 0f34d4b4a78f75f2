/// A table with its stated totals; nil where nothing is stated. Numbers are whole ten thousandths, and so exact.
struct StatedTable {
    let cells: [[Int64?]]
    let rowTotals: [Int64?]
    let columnTotals: [Int64?]
    let grandTotal: Int64?

    static let scale = 10_000.0
}

/// A sum that a table states: one of its own equations.
enum StatedSum: Hashable {
    case row(Int)
    case column(Int)
    /// The grand total as that of the rows' totals, and as that of the columns'.
    case grandOfRows, grandOfColumns

    /// Rows and the columns' grand total on one side, columns and the rows' grand total on the other: every number of
    /// the table stands in exactly one sum of each side.
    fileprivate var isLeft: Bool {
        switch self {
        case .row, .grandOfColumns: true
        case .column, .grandOfRows: false
        }
    }
}

struct Disagreement: Equatable {
    let sum: StatedSum
    let stated: Int64
    let counted: Int64

    /// How much more is stated than its parts come to.
    var difference: Int64 { stated - counted }
}

/// A number that, being another, would let the table agree.
struct Suspect: Equatable {
    /// Nil of a column's total, and of the grand total.
    let row: Int?
    /// Nil of a row's total, and of the grand total.
    let column: Int?
    let stated: Int64
    let wouldBe: Int64
}

extension StatedTable {
    /// Every stated total that is not the sum of its parts. Where a part is not stated, a total says nothing.
    var disagreements: [Disagreement] {
        sums.compactMap { sum in
            guard let (stated, parts) = equation(sum) else { return nil }
            let counted = parts.reduce(0, +)
            return counted == stated ? nil : Disagreement(sum: sum, stated: stated, counted: counted)
        }
    }

    private var sums: [StatedSum] {
        rowTotals.indices.map { .row($0) } + columnTotals.indices.map { .column($0) } + [.grandOfRows, .grandOfColumns]
    }

    private func equation(_ sum: StatedSum) -> (stated: Int64, parts: [Int64])? {
        let (stated, parts): (Int64?, [Int64?]) =
            switch sum {
            case .row(let row): (rowTotals[row], cells[row])
            case .column(let column): (columnTotals[column], cells.map { $0[column] })
            case .grandOfRows: (grandTotal, rowTotals)
            case .grandOfColumns: (grandTotal, columnTotals)
            }
        let known = parts.compactMap(\.self)
        guard let stated, !parts.isEmpty, known.count == parts.count else { return nil }
        return (stated, known)
    }

    /// The smallest set of numbers that would explain the disagreements; one of them, where several are as small.
    ///
    /// A number stands in two sums, so it is an edge between them, and a wrong one shows in both. Sums whose differences
    /// cancel out are explained together by a tree, with one number less than there are sums; so the fewest numbers go
    /// with the most such groups. Up to twelve sums every division is tried; of more, pairs are taken first.
    var suspects: [Suspect] {
        var open: [Node] = disagreements.map { disagreement in
            let isGrand = disagreement.sum == .grandOfRows || disagreement.sum == .grandOfColumns
            return Node(sum: disagreement.sum, need: isGrand ? -disagreement.difference : disagreement.difference)
        }
        var groups: [[Node]] = []
        while open.count > 12, let pair = Self.pair(open) {
            groups.append(pair)
            open.removeAll { node in pair.contains { $0.sum == node.sum } }
        }
        groups += open.count > 12 ? [open] : division(open)
        return groups.flatMap(explain)
    }

    /// A sum and how much the numbers that it shares with the other side must change.
    private struct Node {
        let sum: StatedSum
        var need: Int64
        var isLeft: Bool { sum.isLeft }
        /// Zero when the sums of a group cancel out.
        var balance: Int64 { isLeft ? need : -need }
    }

    private static func pair(_ nodes: [Node]) -> [Node]? {
        for (i, one) in nodes.enumerated() {
            if let other = nodes[(i + 1)...].first(where: { $0.isLeft != one.isLeft && $0.need == one.need }) {
                return [one, other]
            }
        }
        return nil
    }

    /// The division that needs the fewest numbers: a group as many as its sums less one, one more where they are all
    /// of one side, and a group that does not cancel out one for each, where each has one of its own.
    private func division(_ nodes: [Node]) -> [[Node]] {
        let isAlone = nodes.map { alone($0) != nil }
        func cost(_ set: Int) -> Int {
            let group = nodes.indices.filter { set & 1 << $0 != 0 }.map { nodes[$0] }
            guard group.reduce(0, { $0 + $1.balance }) == 0 else {
                return nodes.indices.reduce(0) { $0 + (set & 1 << $1 == 0 ? 0 : isAlone[$1] ? 1 : nodes.count + 1) }
            }
            return group.allSatisfy { $0.isLeft == group[0].isLeft } ? group.count : group.count - 1
        }
        var best = [(cost: Int, group: Int)](repeating: (0, 0), count: 1 << nodes.count)
        let costs = best.indices.map(cost)
        for set in 1..<max(best.count, 1) where set < best.count {
            best[set] = (Int.max, 0)
            let first = set & -set
            var group = set
            while group > 0 {
                if group & first != 0 {
                    let total = costs[group] + best[set & ~group].cost
                    // Of equal ones the smaller groups: they are easier to see through.
                    if total < best[set].cost || (total == best[set].cost && group < best[set].group) {
                        best[set] = (total, group)
                    }
                }
                group = (group - 1) & set
            }
        }
        var groups: [[Node]] = []
        var rest = best.count - 1
        while rest > 0 {
            let group = best[rest].group
            groups.append(nodes.indices.filter { group & 1 << $0 != 0 }.map { nodes[$0] })
            rest &= ~group
        }
        return groups
    }

    /// The numbers between the sums of one group, with what each would have to be.
    private func explain(_ group: [Node]) -> [Suspect] {
        var left = group.filter(\.isLeft)
        var right = group.filter { !$0.isLeft }
        guard group.reduce(0, { $0 + $1.balance }) == 0 else { return group.compactMap(alone) }
        // Two rows that cancel out meet in the rows' grand total, through their own totals.
        if right.isEmpty { right = [Node(sum: .grandOfRows, need: 0)] }
        if left.isEmpty { left = [Node(sum: .grandOfColumns, need: 0)] }
        var suspects: [Suspect] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            let isLastOfLeft = i == left.count - 1
            let change = isLastOfLeft ? right[j].need : left[i].need
            if change != 0, let suspect = suspect(left[i].sum, right[j].sum, change) { suspects.append(suspect) }
            left[i].need -= change
            right[j].need -= change
            if isLastOfLeft { j += 1 } else { i += 1 }
        }
        return suspects
    }

    /// The number that stands in both sums, changed.
    private func suspect(_ left: StatedSum, _ right: StatedSum, _ change: Int64) -> Suspect? {
        switch (left, right) {
        case (.row(let row), .column(let column)): Self.suspect(row, column, cells[row][column], change)
        case (.row(let row), _): Self.suspect(row, nil, rowTotals[row], -change)
        case (_, .column(let column)): Self.suspect(nil, column, columnTotals[column], -change)
        default: Self.suspect(nil, nil, grandTotal, change)
        }
    }

    /// A sum whose difference no other one shows: what is wrong stands in no other sum that could be checked. That is
    /// its total, or a cell whose other total is not stated or lacks a part.
    private func alone(_ node: Node) -> Suspect? {
        switch node.sum {
        case .row(let row):
            guard isChecked(.grandOfRows) else { return Self.suspect(row, nil, rowTotals[row], -node.need) }
            let column = columnTotals.indices.first { !isChecked(.column($0)) }
            return column.flatMap { Self.suspect(row, $0, cells[row][$0], node.need) }
        case .column(let column):
            guard isChecked(.grandOfColumns) else { return Self.suspect(nil, column, columnTotals[column], -node.need) }
            let row = rowTotals.indices.first { !isChecked(.row($0)) }
            return row.flatMap { Self.suspect($0, column, cells[$0][column], node.need) }
        case .grandOfRows:
            guard isChecked(.grandOfColumns) else { return Self.suspect(nil, nil, grandTotal, node.need) }
            let row = rowTotals.indices.first { !isChecked(.row($0)) }
            return row.flatMap { Self.suspect($0, nil, rowTotals[$0], -node.need) }
        case .grandOfColumns:
            guard isChecked(.grandOfRows) else { return Self.suspect(nil, nil, grandTotal, node.need) }
            let column = columnTotals.indices.first { !isChecked(.column($0)) }
            return column.flatMap { Self.suspect(nil, $0, columnTotals[$0], -node.need) }
        }
    }

    private func isChecked(_ sum: StatedSum) -> Bool { equation(sum) != nil }

    private static func suspect(_ row: Int?, _ column: Int?, _ stated: Int64?, _ change: Int64) -> Suspect? {
        stated.map { Suspect(row: row, column: column, stated: $0, wouldBe: $0 + change) }
    }
}
