import ModuleKit

extension JSONValue {
    /// An answer of columns and rows, as core.sql gives it, as a list of records, which is what people and spreadsheets
    /// read; any other as it is. A column whose name came before gets a number.
    var rowsAsItems: JSONValue {
        guard let columns = self["columns"]?.array?.map({ $0.string ?? "" }), let rows = self["rows"]?.array,
            rows.allSatisfy({ $0.array?.count == columns.count })
        else { return self }
        var seen: [String: Int] = [:]
        let names = columns.map { name in
            seen[name, default: 0] += 1
            return seen[name] == 1 ? name : "\(name)_\(seen[name] ?? 0)"
        }
        let items = rows.map { row in JSONValue.object(zip(names, row.array ?? []).map { ($0, $1) }) }
        let others = (object ?? []).filter { !["columns", "rows"].contains($0.name) && $0.value != false }
        return .object([("items", .array(items))] + others)
    }
}
