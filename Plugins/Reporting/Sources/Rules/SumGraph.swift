/// A table as what flows between its sums: each of its numbers leaves one sum and comes into another, and a table agrees
/// where as much comes into every sum as leaves it. A cell goes from its row to its column, a column's total on to the
/// columns' grand total, that to the rows', and a row's total from there back to its row.
///
/// What is unknown may be any number; where nothing stated is below zero, the table counts, and it is no such number
/// either.
struct SumGraph {
    struct Arc {
        let from: Int
        let into: Int
        let row: Int?
        let column: Int?
        let stated: Int64?
    }

    let sums: [StatedSum]
    let arcs: [Arc]
    /// The arcs of each sum.
    let around: [[Int]]
    let isCount: Bool

    init(_ table: StatedTable) {
        let (rows, columns) = (table.rowTotals.count, table.columnTotals.count)
        sums =
            (0..<rows).map { .row($0) } + (0..<columns).map { .column($0) } + [.grandOfRows, .grandOfColumns]
        let (ofRows, ofColumns) = (rows + columns, rows + columns + 1)
        var arcs: [Arc] = []
        for row in 0..<rows {
            for column in 0..<columns {
                arcs.append(
                    Arc(from: row, into: rows + column, row: row, column: column, stated: table.cells[row][column]))
            }
            arcs.append(Arc(from: ofRows, into: row, row: row, column: nil, stated: table.rowTotals[row]))
            // A table without columns says nothing of its cells.
            if columns == 0 { arcs.append(Arc(from: row, into: ofColumns, row: nil, column: nil, stated: nil)) }
        }
        for column in 0..<columns {
            let total = table.columnTotals[column]
            arcs.append(Arc(from: rows + column, into: ofColumns, row: nil, column: column, stated: total))
        }
        arcs.append(Arc(from: ofColumns, into: ofRows, row: nil, column: nil, stated: table.grandTotal))
        var around = [[Int]](repeating: [], count: sums.count)
        for (i, arc) in arcs.enumerated() {
            around[arc.from].append(i)
            around[arc.into].append(i)
        }
        self.arcs = arcs
        self.around = around
        isCount = arcs.allSatisfy { ($0.stated ?? 0) >= 0 }
    }

    var unknown: [Int] { arcs.indices.filter { arcs[$0].stated == nil } }

    /// How much more of what is stated comes into a sum than leaves it.
    func surplus(of sum: Int) -> Int64 {
        around[sum].reduce(0) { $0 + (arcs[$1].into == sum ? 1 : -1) * (arcs[$1].stated ?? 0) }
    }

    /// Sums that share what is unknown, directly or through others, by the first of them.
    var groups: [[Int]] {
        var groups: [[Int]] = []
        var seen = [Bool](repeating: false, count: sums.count)
        for first in sums.indices where !seen[first] {
            var group = [first]
            seen[first] = true
            var next = 0
            while next < group.count {
                for i in around[group[next]] where arcs[i].stated == nil {
                    for other in [arcs[i].from, arcs[i].into] where !seen[other] {
                        seen[other] = true
                        group.append(other)
                    }
                }
                next += 1
            }
            groups.append(group.sorted())
        }
        return groups
    }

    /// Whether a sum's stated parts are more than its stated total.
    func exceeds(_ sum: Int) -> Bool {
        let surplus = surplus(of: sum)
        guard isCount, surplus != 0 else { return false }
        let mayLeave = around[sum].contains { arcs[$0].stated == nil && arcs[$0].from == sum }
        let mayCome = around[sum].contains { arcs[$0].stated == nil && arcs[$0].into == sum }
        return surplus > 0 ? !mayLeave : !mayCome
    }
}
