/// Tries to find what a table's unknown numbers may be: the flow of ``SumGraph`` in the arcs that are free.
struct UnknownFlow {
    private let graph: SumGraph
    private let free: [Int]
    /// Of every sum the free arcs, by their place in `free`.
    private var around: [Int: [Int]] = [:]
    private var flow: [Int64]
    /// What has come into a sum and not left it.
    private var surplus: [Int64]

    /// - Parameter free: arcs whose numbers may be any, those that are not stated among them.
    init(_ graph: SumGraph, free: [Int], surplus: [Int64]) {
        self.graph = graph
        self.free = free
        flow = [Int64](repeating: 0, count: free.count)
        self.surplus = surplus
        for (place, i) in free.enumerated() {
            let arc = graph.arcs[i]
            around[arc.from, default: []].append(place)
            around[arc.into, default: []].append(place)
            let stated = arc.stated ?? 0
            self.surplus[arc.from] += stated
            self.surplus[arc.into] -= stated
        }
    }

    /// Fills the free arcs; where that cannot be done answers sums into which more comes than can leave them.
    mutating func fill() -> Set<Int>? {
        for sum in surplus.indices where surplus[sum] != 0 && around[sum] == nil { return [sum] }
        return lack() == 0 ? nil : surplus.firstIndex { $0 > 0 }.map(reached)
    }

    /// Fills the free arcs as far as that can be done, and answers what then comes into sums and cannot leave them.
    mutating func lack() -> Int64 {
        for sum in surplus.indices {
            while surplus[sum] > 0, let path = path(from: sum, to: { surplus[$0] < 0 }) {
                let amount = min(surplus[sum], -surplus[path.end], path.most)
                push(amount, along: path.steps)
                surplus[sum] -= amount
                surplus[path.end] += amount
            }
        }
        return surplus.reduce(0) { $0 + max($1, 0) }
    }

    /// Brings a free arc as near to a number as the others allow, and answers what it then has.
    mutating func approach(_ wanted: Int64, _ arc: Int) -> Int64 {
        guard let place = free.firstIndex(of: arc) else { return wanted }
        let (from, into) = (graph.arcs[arc].from, graph.arcs[arc].into)
        while flow[place] != wanted {
            let isLess = flow[place] < wanted
            let (start, end) = isLess ? (into, from) : (from, into)
            guard let path = path(from: start, to: { $0 == end }, without: place) else { break }
            let amount = min(abs(wanted - flow[place]), path.most)
            push(amount, along: path.steps)
            flow[place] += isLess ? amount : -amount
        }
        return flow[place]
    }

    private typealias Step = (place: Int, isForward: Bool)
    private typealias Path = (end: Int, steps: [Step], most: Int64)

    /// The shortest way on which more can flow; without an arc where one is named.
    private func path(from start: Int, to isEnd: (Int) -> Bool, without barred: Int? = nil) -> Path? {
        let (came, end) = explore(from: start, to: isEnd, without: barred)
        guard let end else { return nil }
        var steps: [Step] = []
        var (sum, most) = (end, Int64.max)
        while let step = came[sum] ?? nil {
            steps.append(step)
            if !step.isForward, graph.isCount { most = min(most, flow[step.place]) }
            let arc = graph.arcs[free[step.place]]
            sum = step.isForward ? arc.from : arc.into
        }
        return (end, steps, most)
    }

    private func reached(from start: Int) -> Set<Int> {
        Set(explore(from: start, to: { _ in false }, without: nil).came.keys)
    }

    /// How each sum was reached to which more can flow, up to the first that is an end.
    private func explore(
        from start: Int, to isEnd: (Int) -> Bool, without barred: Int?
    ) -> (came: [Int: Step?], end: Int?) {
        var came: [Int: Step?] = [start: nil as Step?]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let sum = queue[next]
            next += 1
            for place in around[sum] ?? [] where place != barred {
                let arc = graph.arcs[free[place]]
                let isForward = arc.from == sum
                // Backwards no more can flow than flows already, of a count.
                guard isForward || flow[place] > 0 || !graph.isCount else { continue }
                let other = isForward ? arc.into : arc.from
                guard came[other] == nil else { continue }
                came[other] = (place, isForward)
                if isEnd(other) { return (came, other) }
                queue.append(other)
            }
        }
        return (came, nil)
    }

    private mutating func push(_ amount: Int64, along steps: [Step]) {
        for step in steps { flow[step.place] += step.isForward ? amount : -amount }
    }
}
