import ModuleKit

/// A name is taken out of what was ratified. The hash stays that of the text as it was signed, and the text says itself
/// that it is not that any more.
struct RecordErasure {
    let names: ErasedNames
    /// What stands in the name's place.
    let name: String

    /// Where a member of the ratified text, or a signer, is one of the names and nothing more.
    func erase(in meeting: Int64, _ store: Transaction) throws {
        let row = try Row.fetchOne(
            store.db, sql: "SELECT signers, text FROM meetings_ratification WHERE meeting = ?", arguments: [meeting])
        guard let row else { return }
        var count: Int64 = 0
        let signers = try replaced(JSONValue.parse(row["signers"] as String), &count)
        var text = try replaced(JSONValue.parse(row["text"] as String), &count)
        guard count > 0 else { return }
        text["names_erased"] = .integer((text["names_erased"]?.int ?? 0) + 1)
        try store.db.execute(
            sql: "UPDATE meetings_ratification SET signers = ?, text = ? WHERE meeting = ?",
            arguments: [signers.text, text.text, meeting])
        try store.erase("meetings_ratification", rows: [meeting])
    }

    private func replaced(_ json: JSONValue, _ count: inout Int64) -> JSONValue {
        switch json {
        case .string(let text) where names.isNamed(text):
            count += 1
            return .string(name)
        case .array(let elements): return .array(elements.map { replaced($0, &count) })
        case .object(let members): return .object(members.map { ($0.name, replaced($0.value, &count)) })
        case .null, .bool, .integer, .number, .string: return json
        }
    }
}
