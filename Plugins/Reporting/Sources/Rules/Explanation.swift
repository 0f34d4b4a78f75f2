/// The fewest numbers that bring every group of sums into balance, whatever their sign.
///
/// A number lies between two groups, and a wrong one shows in both. Groups whose surpluses cancel out are explained
/// together by a tree, with one number less than there are groups; so the fewest numbers go with the most such bundles.
/// Up to twelve groups every division is tried; of more, pairs are taken first.
struct Explanation {
    /// Of each number of the explanation those any of which would do as well, the likeliest first.
    private(set) var choices: [[Int]] = []
    private let graph: SumGraph
    private let groups: [[Int]]

    /// A group that is out of balance, by its place, or one that is not and joins others.
    private struct Node {
        let group: Int
        var surplus: Int64
        /// Sums of one side have no number between them.
        let hasRows: Bool
        let hasColumns: Bool

        func meets(_ other: Node) -> Bool { (hasRows && other.hasColumns) || (hasColumns && other.hasRows) }
    }

    init(_ graph: SumGraph, _ surplus: [Int64]) {
        self.graph = graph
        groups = graph.groups
        let nodes = groups.indices.map { group in
            Node(
                group: group, surplus: groups[group].reduce(0) { $0 + surplus[$1] },
                hasRows: groups[group].contains { graph.sums[$0].isOfRows },
                hasColumns: groups[group].contains { !graph.sums[$0].isOfRows })
        }
        var open = nodes.filter { $0.surplus != 0 }
        var bundles: [[Node]] = []
        while open.count > 12, let pair = Self.pair(open) {
            bundles.append(pair)
            open.removeAll { node in pair.contains { $0.group == node.group } }
        }
        bundles += open.count > 12 ? [open] : Self.division(open)
        for bundle in bundles { explain(bundle, nodes) }
    }

    private static func pair(_ nodes: [Node]) -> [Node]? {
        for (i, one) in nodes.enumerated() {
            if let other = nodes[(i + 1)...].first(where: { $0.surplus == -one.surplus && $0.meets(one) }) {
                return [one, other]
            }
        }
        return nil
    }

    /// The division that needs the fewest numbers: a bundle as many as its groups less one, one more where they are all of
    /// one side. What does not cancel out is no bundle; all together do.
    private static func division(_ nodes: [Node]) -> [[Node]] {
        let never = nodes.count + 1
        func cost(_ set: Int) -> Int {
            let bundle = nodes.indices.filter { set & 1 << $0 != 0 }.map { nodes[$0] }
            guard bundle.reduce(0, { $0 + $1.surplus }) == 0 else { return never }
            return isOneSided(bundle) ? bundle.count : bundle.count - 1
        }
        var best = [(cost: Int, bundle: Int)](repeating: (0, 0), count: 1 << nodes.count)
        let costs = best.indices.map(cost)
        for set in best.indices.dropFirst() {
            best[set] = (Int.max, 0)
            let first = set & -set
            var bundle = set
            while bundle > 0 {
                if bundle & first != 0 {
                    let total = costs[bundle] + best[set & ~bundle].cost
                    // Of equal ones the smaller bundles: they are easier to see through.
                    if total < best[set].cost || (total == best[set].cost && bundle < best[set].bundle) {
                        best[set] = (total, bundle)
                    }
                }
                bundle = (bundle - 1) & set
            }
        }
        var bundles: [[Node]] = []
        var rest = best.count - 1
        while rest > 0 {
            let bundle = best[rest].bundle
            bundles.append(nodes.indices.filter { bundle & 1 << $0 != 0 }.map { nodes[$0] })
            rest &= ~bundle
        }
        return bundles
    }

    private static func isOneSided(_ bundle: [Node]) -> Bool {
        !bundle.contains(where: \.hasRows) || !bundle.contains(where: \.hasColumns)
    }

    /// Chooses the numbers between the groups of one bundle.
    private mutating func explain(_ bundle: [Node], _ all: [Node]) {
        var bundle = bundle
        // Rows that cancel out meet in the rows' grand total, through their own totals; columns in theirs.
        if Self.isOneSided(bundle) {
            let needsColumns = bundle[0].hasRows
            guard var hub = all.last(where: { needsColumns ? $0.hasColumns : $0.hasRows }) else { return }
            hub.surplus = 0
            bundle.append(hub)
        }
        // One that all others meet, or else one of each side.
        let hub = bundle.firstIndex { $0.hasRows && $0.hasColumns } ?? bundle.firstIndex(where: \.hasRows) ?? 0
        let second = bundle.firstIndex { $0.meets(bundle[hub]) } ?? 0
        let far = bundle.indices.filter { $0 != hub && !bundle[$0].meets(bundle[hub]) }
        for i in far { join(i, second, &bundle) }
        for i in bundle.indices where i != hub && !far.contains(i) { join(i, hub, &bundle) }
    }

    /// Takes a number between two groups, which brings the first into balance.
    private mutating func join(_ one: Int, _ other: Int, _ bundle: inout [Node]) {
        let amount = bundle[one].surplus
        guard amount != 0 else { return }
        bundle[one].surplus = 0
        bundle[other].surplus += amount
        let (here, there) = (groups[bundle[one].group], Set(groups[bundle[other].group]))
        var (likely, others): ([Int], [Int]) = ([], [])
        for (sum, i) in here.flatMap({ sum in graph.around[sum].map { (sum, $0) } }) {
            let arc = graph.arcs[i]
            let leaves = arc.from == sum
            guard there.contains(leaves ? arc.into : arc.from), let stated = arc.stated else { continue }
            // One that need not be below zero is likelier.
            if (leaves ? stated + amount : stated - amount) >= 0 { likely.append(i) } else { others.append(i) }
        }
        choices.append(likely + others)
    }
}
