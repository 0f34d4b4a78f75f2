extension StatedTable {
    /// Every total that cannot be right with its parts, whatever is unknown.
    ///
    /// Sums that share an unknown number are looked at together: it would have to be the same in each. Where the table
    /// counts, no unknown number is below zero either, so that the parts that are known are no more than their total.
    var disagreements: [Disagreement] {
        let graph = SumGraph(self)
        let surplus = graph.sums.indices.map(graph.surplus)
        return graph.groups.flatMap { group -> [Disagreement] in
            if group.count > 1, graph.isCount {
                let exceeding = group.filter(graph.exceeds)
                if !exceeding.isEmpty { return exceeding.map { disagreement(of: $0, graph, surplus) } }
            }
            guard group.reduce(0, { $0 + surplus[$1] }) == 0 else {
                if let found = leftAway(group, graph, surplus) { return found }
                return [group.count > 1 ? shared(group, graph, surplus) : disagreement(of: group[0], graph, surplus)]
            }
            guard group.count > 1 else { return [] }
            let inside = Set(group)
            let unknown = group.flatMap { sum in
                graph.around[sum].filter { graph.arcs[$0].stated == nil && graph.arcs[$0].from == sum }
            }
            let own = surplus.indices.map { inside.contains($0) ? surplus[$0] : 0 }
            var flow = UnknownFlow(graph, free: unknown, surplus: own)
            return flow.fill().map { [shared($0.sorted(), graph, surplus)] } ?? []
        }
    }

    /// Of rows whose totals the table leaves away altogether, or of columns: nobody states those, so they are no unknown
    /// numbers to speak of. Nil of other groups.
    ///
    /// - Returns: the grand total with all cells, once. Nothing where it is not stated either: these sums are out of
    ///   balance then by what others are.
    private func leftAway(_ group: [Int], _ graph: SumGraph, _ surplus: [Int64]) -> [Disagreement]? {
        let lacksRows = rowTotals.allSatisfy { $0 == nil }
        let lacksColumns = columnTotals.allSatisfy { $0 == nil }
        var (rows, columns, grand) = (0, 0, [Int]())
        for sum in group {
            switch graph.sums[sum] {
            case .row(let row):
                guard rowTotals[row] == nil else { return nil }
                rows += 1
            case .column(let column):
                guard columnTotals[column] == nil else { return nil }
                columns += 1
            case .grandOfRows, .grandOfColumns: grand.append(sum)
            }
        }
        guard (rows > 0 && lacksRows) || (columns > 0 && lacksColumns) else { return nil }
        guard let grandTotal else { return [] }
        // A cell that is unknown lies in a row and in a column.
        guard grand.count == 1, rows == 0 || columns == 0 else { return nil }
        if columns > 0, lacksRows { return [] }
        let left = group.reduce(0) { $0 + surplus[$1] }
        return [
            Disagreement(
                sums: [graph.sums[grand[0]]], stated: grandTotal,
                counted: grandTotal - (rows > 0 ? left : -left))
        ]
    }

    /// Of one sum: the total, and what its known parts come to.
    private func disagreement(of sum: Int, _ graph: SumGraph, _ surplus: [Int64]) -> Disagreement {
        let stated =
            switch graph.sums[sum] {
            case .row(let row): rowTotals[row] ?? 0
            case .column(let column): columnTotals[column] ?? 0
            case .grandOfRows, .grandOfColumns: grandTotal ?? 0
            }
        let comesIn =
            switch graph.sums[sum] {
            case .row, .grandOfRows: true
            case .column, .grandOfColumns: false
            }
        return Disagreement(
            sums: [graph.sums[sum]], stated: stated, counted: stated - (comesIn ? surplus[sum] : -surplus[sum]))
    }

    /// Of sums that share what is unknown: what each side leaves for it.
    private func shared(_ group: [Int], _ graph: SumGraph, _ surplus: [Int64]) -> Disagreement {
        let ofRows = group.filter { graph.sums[$0].isOfRows }
        let others = group.filter { !graph.sums[$0].isOfRows }
        let left = ofRows.reduce(0) { $0 + surplus[$1] }
        let right = -others.reduce(0) { $0 + surplus[$1] }
        // What comes into a row is unknown where its total is.
        let sign: Int64 = left < 0 || (left == 0 && right < 0) ? -1 : 1
        return Disagreement(sums: (ofRows + others).map { graph.sums[$0] }, stated: sign * left, counted: sign * right)
    }

    /// The smallest set of numbers that would explain the disagreements; one of them, where several are as small.
    ///
    /// First signs are left aside: then only what each group of sums is out of balance counts (``Explanation``). Where the
    /// table counts, and those numbers would have to be below zero, others are looked for (``SuspectSearch``).
    var suspects: [Suspect] {
        let graph = SumGraph(self)
        let surplus = graph.sums.indices.map(graph.surplus)
        let unknown = graph.unknown
        var search = SuspectSearch(graph, surplus, unknown)
        let chosen = search.fewest(Explanation(graph, surplus).choices)
        var flow = UnknownFlow(graph, free: unknown + chosen, surplus: surplus)
        _ = flow.fill()
        return chosen.indices.compactMap { place in
            let arc = graph.arcs[chosen[place]]
            guard let stated = arc.stated else { return nil }
            return Suspect(
                row: arc.row, column: arc.column, stated: stated, wouldBe: flow.approach(stated, chosen[place]),
                alternatives: search.alternatives(to: place, in: chosen))
        }
    }
}
