import ModuleKit

/// In which order modules start: each after what it requires, and after the optional ones that are there.
struct StartOrder: Equatable {
    struct Node: Equatable {
        let name: String
        let requires: [String]
        let optional: [String]
    }

    /// Names that can start, in order.
    let order: [String]
    /// Names that cannot, and why.
    let refused: [String: Sentence]

    init(_ nodes: [Node]) {
        var order: [String] = []
        var refused: [String: Sentence] = [:]
        var waiting = nodes.sorted { $0.name < $1.name }
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.name))
            let ready = waiting.filter { node in
                node.requires.allSatisfy(order.contains) && node.optional.allSatisfy { !names.contains($0) }
            }
            if !ready.isEmpty {
                order += ready.map(\.name)
                waiting.removeAll { node in ready.contains(node) }
                continue
            }
            // A circle that is closed by an optional one is opened there: nobody is kept from starting by it.
            if let first = waiting.first(where: { $0.requires.allSatisfy(order.contains) }) {
                order.append(first.name)
                waiting.removeAll { $0 == first }
                continue
            }
            let hopeless = waiting.filter { node in
                node.requires.contains { !order.contains($0) && !names.contains($0) }
            }
            if !hopeless.isEmpty {
                for node in hopeless {
                    let missing = node.requires.filter { !order.contains($0) && !names.contains($0) }
                    refused[node.name] = "It requires \(missing.joined(separator: ", ")), which is not running"
                }
                waiting.removeAll { node in hopeless.contains(node) }
                continue
            }
            let cycle = Self.cycle(in: waiting)
            let path = (cycle + cycle.prefix(1)).joined(separator: " -> ")
            for name in cycle { refused[name] = "Modules require each other in a circle: \(path)" }
            waiting.removeAll { cycle.contains($0.name) }
        }
        self.order = order
        self.refused = refused
    }

    /// A circle among nodes that all require another of them.
    private static func cycle(in nodes: [Node]) -> [String] {
        let names = Set(nodes.map(\.name))
        var path: [String] = []
        var current = nodes[0]
        while true {
            if let start = path.firstIndex(of: current.name) { return Array(path[start...]) }
            path.append(current.name)
            let next = current.requires.first(where: names.contains)
            guard let next, let node = nodes.first(where: { $0.name == next }) else { return path }
            current = node
        }
    }
}
