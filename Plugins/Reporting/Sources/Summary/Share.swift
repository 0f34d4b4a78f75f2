import ModuleKit

/// What one thing (a village with its cadres, a meeting, an issue …) adds to the figures of the regions it belongs to.
struct Share: Equatable {
    /// The same changes for some regions.
    struct Part: Equatable {
        /// Codes of the regions, "" for the whole.
        var codes: Set<String>
        var changes: Changes
    }

    private(set) var parts: [Part] = []

    var codes: Set<String> { parts.reduce(into: []) { $0.formUnion($1.codes) } }

    /// What changes nothing is left out.
    mutating func add(_ changes: Changes, to codes: Set<String>) {
        if !codes.isEmpty, !changes.isEmpty { parts.append(Part(codes: codes, changes: changes)) }
    }

    /// What is to be added to regions that had `old` of this thing, for them to have `new`.
    static func differences(_ old: Share, _ new: Share) -> [Part] {
        var byMembership: [[Int]: Part] = [:]
        for code in old.codes.union(new.codes) {
            // Regions that stand in the same parts change alike.
            let (before, after) = (old.places(of: code), new.places(of: code))
            let key = before + [-1] + after
            if byMembership[key] == nil {
                var changes = Changes()
                for place in after { changes.add(new.parts[place].changes, times: 1) }
                for place in before { changes.add(old.parts[place].changes, times: -1) }
                byMembership[key] = Part(codes: [], changes: changes)
            }
            byMembership[key]?.codes.insert(code)
        }
        return byMembership.values.filter { !$0.changes.isEmpty }
    }

    private func places(of code: String) -> [Int] { parts.indices.filter { parts[$0].codes.contains(code) } }

    /// As it is kept: `[{"codes": […], "changes": [20240313, 9, 1, …], "lasts": [["trained", "…", "…", "…", 1]]}]`.
    var text: String {
        JSONValue.array(
            parts.map { part in
                .object([("codes", .array(part.codes.sorted().map { .string($0) }))] + part.changes.members)
            }
        ).text
    }

    init() {}

    init(text: String) throws {
        for part in try JSONValue.parse(Array(text.utf8)).array ?? [] {
            let codes = Set((part["codes"]?.array ?? []).compactMap(\.string))
            parts.append(Part(codes: codes, changes: Changes(part)))
        }
    }
}
