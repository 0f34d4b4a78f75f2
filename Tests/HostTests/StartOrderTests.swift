import SeededTesting
import StoreTesting
import Testing

@testable import Host

@Suite struct StartOrderTests {
    private func order(_ nodes: KeyValuePairs<String, ([String], [String])>) -> StartOrder {
        StartOrder(nodes.map { StartOrder.Node(name: $0.key, requires: $0.value.0, optional: $0.value.1) })
    }

    @Test("Modules start after what they require, and after the optional ones that are there")
    func requirements() {
        let order = order([
            "reporting": (["registry"], ["meetings", "trainings", "absent"]), "trainings": (["registry"], ["meetings"]),
            "meetings": (["registry"], []), "registry": ([], []),
        ])
        #expect(order.order == ["registry", "meetings", "trainings", "reporting"])
        #expect(order.refused == [:])
    }

    @Test("A missing requirement is named, for whoever waits behind it, too; the others start")
    func missing() {
        let order = order([
            "a": (["x", "y", "d"], []), "b": (["a"], []), "c": ([], ["a"]), "d": ([], []),
        ])
        #expect(order.order == ["d", "c"])
        #expect(
            order.refused.mapValues(\.description) == [
                "a": "It requires x, y, which is not running", "b": "It requires a, which is not running",
            ])
    }

    @Test("A circle is named as it runs, and who stands outside it starts, or says why not")
    func circle() {
        let order = order([
            "a": (["b"], []), "b": (["c"], []), "c": (["a"], []), "d": (["b"], []), "e": ([], ["c"]),
            "self": (["self"], []),
        ])
        #expect(order.order == ["e"])
        let path = "Modules require each other in a circle: a -> b -> c -> a"
        #expect(
            order.refused.mapValues(\.description) == [
                "a": path, "b": path, "c": path, "d": "It requires b, which is not running",
                "self": "Modules require each other in a circle: self -> self",
            ])
    }

    @Test("An optional module keeps nobody from starting, even in a circle")
    func optionalCircle() {
        #expect(order(["a": ([], ["b"]), "b": ([], ["a"])]).order == ["a", "b"])
        #expect(order(["a": ([], ["b"]), "b": (["a"], [])]).order == ["a", "b"])
        #expect(order(["b": ([], ["a"]), "a": (["b"], []), "c": ([], [])]).order == ["c", "b", "a"])
    }

    @Test("Of any modules those start whose requirements can, each after them, and the others are told why")
    func property() {
        var random = SeededRandom(seed: 11)
        var outcomes = (started: 0, refused: 0)
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...9, using: &random)
            let names = (0..<count).map { "m\($0)" }
            let known = names + ["gone"]
            let nodes = names.map { name in
                func some(_ most: Int) -> [String] {
                    (0..<Int.random(in: 0...most, using: &random)).compactMap { _ in known.randomElement(using: &random)
                    }
                }
                return StartOrder.Node(name: name, requires: some(2), optional: some(2))
            }
            let result = StartOrder(nodes.shuffled(using: &random))
            var startable: Set<String> = []
            while let next = nodes.first(where: { node in
                !startable.contains(node.name) && node.requires.allSatisfy(startable.contains)
            }) { startable.insert(next.name) }
            #expect(Set(result.order) == startable && result.order.count == startable.count, "\(nodes)")
            #expect(Set(result.refused.keys) == Set(names).subtracting(startable), "\(nodes)")
            for node in nodes {
                guard let place = result.order.firstIndex(of: node.name) else { continue }
                #expect(node.requires.allSatisfy(result.order[..<place].contains), "\(nodes)")
            }
            #expect(StartOrder(nodes) == result, "the order in which they are found is no matter")
            outcomes.started += startable.count
            outcomes.refused += count - startable.count
        }
        #expect(outcomes.started > 1_000 && outcomes.refused > 1_000, "\(outcomes)")
    }
}
