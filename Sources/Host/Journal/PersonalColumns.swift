import ModuleKit
import Store

/// Which columns hold what concerns a person, as the modules' migrations say.
struct PersonalColumns: Sendable {
    private let columns: Set<String>
    private let known: Set<String>

    init(_ modules: [ModuleManifest]) {
        columns = Set(modules.flatMap { $0.migrations.flatMap(\.personal) })
        known = Set(modules.map(\.name))
    }

    /// Of a module that does not run nothing is known, and so everything is taken for personal.
    func contains(_ column: String, of table: String) -> Bool {
        !known.contains(String(table.prefix { $0 != "_" })) || columns.contains("\(table).\(column)")
    }
}

/// A value of a column, as it is shown: a text that concerns a person is masked, and bytes are told by their number,
/// since they may be sealed.
struct CellValue: WireValue {
    let value: JSONValue

    static let shape = Shape<CellValue>(schema: Schema(), column: .json) { json, _ in
        CellValue(value: JSONValue(json))
    } encode: {
        $0.value.write(to: &$1)
    }

    init(value: JSONValue) { self.value = value }

    init(_ value: DatabaseValue, isMasked: Bool) {
        self.value =
            switch value.storage {
            case .null: .null
            case .blob(let data): ["bytes": .integer(Int64(data.count))]
            case .int64(let number): isMasked ? "***" : .integer(number)
            case .double(let number): isMasked ? "***" : .number(number)
            case .string(let text): isMasked ? "***" : .string(text)
            }
    }
}
