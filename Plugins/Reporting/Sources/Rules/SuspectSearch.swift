/// Looks for the fewest numbers of a table that counts which, being others, would let it agree.
///
/// Where it does not agree, more comes into some sums than can leave them. One of the numbers at their border is wrong, so
/// each is tried, up to a bound; of a table in which that is too much, totals are taken until it agrees.
struct SuspectSearch {
    private let graph: SumGraph
    private let surplus: [Int64]
    private let unknown: [Int]
    /// Sums that may still be gone through: about a second.
    private var effort = 20_000_000

    init(_ graph: SumGraph, _ surplus: [Int64], _ unknown: [Int]) {
        self.graph = graph
        self.surplus = surplus
        self.unknown = unknown
    }

    /// - Parameter least: fewer are known not to do.
    mutating func fewest(from least: Int) -> [Int] {
        for count in least...max(least, graph.arcs.count) {
            if let found = search([], left: count, barred: []) { return found }
            if effort <= 0 { break }
        }
        return anything()
    }

    private mutating func search(_ chosen: [Int], left: Int, barred: Set<Int>) -> [Int]? {
        effort -= graph.sums.count + unknown.count
        guard effort > 0 else { return nil }
        var flow = UnknownFlow(graph, free: unknown + chosen, surplus: surplus)
        guard let sums = flow.fill() else { return chosen }
        guard left > 0, enough(left, chosen) else { return nil }
        var barred = barred
        for i in border(sums, chosen) where !barred.contains(i) {
            if let found = search(chosen + [i], left: left - 1, barred: barred) { return found }
            barred.insert(i)
        }
        return nil
    }

    /// A sum without anything unknown needs a number of its own, and one number is in two sums.
    private func enough(_ left: Int, _ chosen: [Int]) -> Bool {
        let chosen = Set(chosen)
        let whole = graph.sums.indices.filter { sum in
            surplus[sum] != 0 && !graph.around[sum].contains { graph.arcs[$0].stated == nil || chosen.contains($0) }
        }
        return whole.count <= 2 * left
    }

    /// Stated numbers that go into such sums or leave them; to lower a 0 is of no use.
    private func border(_ sums: Set<Int>, _ chosen: [Int]) -> [Int] {
        let total = sums.reduce(0) { sum, one in
            sum + surplus[one] + chosen.reduce(0) { $0 + change($1, in: one) }
        }
        var found: [Int] = []
        for sum in sums.sorted() {
            for i in graph.around[sum] where !chosen.contains(i) {
                let arc = graph.arcs[i]
                guard let stated = arc.stated, sums.contains(arc.from) != sums.contains(arc.into) else { continue }
                let isIn = sums.contains(arc.into)
                if stated != 0 || isIn != (total > 0) { found.append(i) }
            }
        }
        return found
    }

    private func change(_ i: Int, in sum: Int) -> Int64 {
        let (arc, stated) = (graph.arcs[i], graph.arcs[i].stated ?? 0)
        return arc.from == sum ? stated : arc.into == sum ? -stated : 0
    }

    private func anything() -> [Int] {
        var chosen: [Int] = []
        while true {
            var flow = UnknownFlow(graph, free: unknown + chosen, surplus: surplus)
            guard let sums = flow.fill() else { return chosen }
            let border = border(sums, chosen)
            guard
                let next = border.first(where: { graph.arcs[$0].row == nil || graph.arcs[$0].column == nil })
                    ?? border.first
            else { return chosen }
            chosen.append(next)
        }
    }
}
