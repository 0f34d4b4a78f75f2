import ModuleKit

/// Looks through a call's parameters for what must not stand in the clear, before anything is decoded: no message then
/// quotes it, and nothing keeps it.
struct ClearText {
    let rules: [ClearTextRule]
    /// Where it may stand.
    let secretPaths: [[String]]

    /// Throws `invalid_params` at each place.
    func check(_ params: JSON) throws(RPCError) {
        guard !rules.isEmpty, params.raw.count >= 16 else { return }
        var faults: [Fault] = []
        look(at: params, "", secretPaths.map { $0[...] }, &faults)
        guard faults.isEmpty else { throw RPCError.invalidParams(faults) }
    }

    private func look(at json: JSON, _ path: String, _ secrets: [ArraySlice<String>], _ faults: inout [Fault]) {
        if secrets.contains(where: \.isEmpty) { return }
        switch json.kind {
        case .null, .bool: return
        case .integer, .number: look(at: json.raw, path, &faults)
        case .string where !json.hasEscapes: look(at: json.slice, path, &faults)
        case .string:
            var text = json.string ?? ""
            text.withUTF8 { look(at: $0, path, &faults) }
        case .array:
            let inside = secrets.filter { $0.first == "*" }.map { $0.dropFirst() }
            json.elements { i, element in look(at: element, "\(path)/\(i)", inside, &faults) }
        case .object:
            json.members { key, value in
                let name = key.string ?? ""
                let before = faults.count
                look(at: key.slice, path, &faults)
                // A name that must not be told is not part of a path either.
                guard faults.count == before else { return }
                look(
                    at: value, "\(path)/\(name)", secrets.filter { $0.first == name }.map { $0.dropFirst() }, &faults)
            }
        }
    }

    private func look(at text: UnsafeBufferPointer<UInt8>, _ path: String, _ faults: inout [Fault]) {
        guard text.count >= 16 else { return }
        for rule in rules where rule.stands(text) {
            faults.append(Fault(path: path, rule: rule.name, message: rule.message))
        }
    }
}
