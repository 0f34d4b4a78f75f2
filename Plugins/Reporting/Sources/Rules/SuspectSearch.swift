/// Looks for the fewest numbers of a table that counts which, being others, would let it agree.
///
/// Where it does not agree, more comes into some sums than can leave them. One of the numbers at their border is wrong, so
/// each is tried. That is bounded: of a table in which it is too much, numbers are added to the explanation that leaves
/// signs aside, until it agrees.
struct SuspectSearch {
    private let graph: SumGraph
    private let surplus: [Int64]
    private let unknown: [Int]
    /// Sums and unknown numbers that may still be gone through: a second or so.
    private var effort = 3_000_000

    init(_ graph: SumGraph, _ surplus: [Int64], _ unknown: [Int]) {
        self.graph = graph
        self.surplus = surplus
        self.unknown = unknown
    }

    /// - Parameter choices: of each number of the explanation that leaves signs aside those that would do; it has no
    ///   more numbers than are needed.
    mutating func fewest(_ choices: [[Int]]) -> [Int] {
        let (chosen, agrees) = settle(choices)
        if agrees { return chosen }
        for count in max(chosen.count, 1)...max(chosen.count, graph.arcs.count) {
            if let found = search([], left: count, barred: []) { return found }
            if effort <= 0 { break }
        }
        return anything(beside: chosen)
    }

    /// How many other numbers would do as well in the place of one that was chosen; fewer where the search is too long.
    mutating func alternatives(to place: Int, in chosen: [Int]) -> Int {
        var rest = chosen
        let one = rest.remove(at: place)
        var flow = UnknownFlow(graph, free: unknown + rest, surplus: surplus)
        guard let sums = flow.fill() else { return 0 }
        return border(sums, rest).filter { $0 != one && effort > 0 && lack(rest + [$0]) == 0 }.count
    }

    /// Takes of each choice the number with which the least lacks.
    private mutating func settle(_ choices: [[Int]]) -> (chosen: [Int], agrees: Bool) {
        var chosen = choices.compactMap(\.first)
        var least = lack(chosen)
        for place in chosen.indices {
            for other in choices[place].dropFirst() where least > 0 && effort > 0 {
                var trial = chosen
                trial[place] = other
                let lacks = lack(trial)
                if lacks < least { (chosen, least) = (trial, lacks) }
            }
        }
        return (chosen, least == 0)
    }

    private mutating func lack(_ chosen: [Int]) -> Int64 {
        effort -= graph.sums.count + unknown.count
        var flow = UnknownFlow(graph, free: unknown + chosen, surplus: surplus)
        return flow.lack()
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

    private func anything(beside chosen: [Int]) -> [Int] {
        var chosen = chosen
        while true {
            var flow = UnknownFlow(graph, free: unknown + chosen, surplus: surplus)
            guard let sums = flow.fill() else { return chosen }
            let border = border(sums, chosen)
            let total = border.first { graph.arcs[$0].row == nil || graph.arcs[$0].column == nil }
            guard let next = total ?? border.first else { return chosen }
            chosen.append(next)
        }
    }
}
