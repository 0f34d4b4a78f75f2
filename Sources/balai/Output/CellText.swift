import ModuleKit

/// How a value stands in a cell of a table, or in a line of a record.
struct CellText {
    /// The zone whose offset goes without saying.
    let zone: OfficeZone

    /// One line of printable text; nothing for null.
    func text(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let value): say(value ? "yes" : "no")
        case .integer, .number: value.text
        case .string(let text): moment(text) ?? text.printable
        case .array(let items): items.map(item).joined(separator: items.contains { $0.object != nil } ? "; " : ", ")
        case .object(let members):
            members.filter { !$0.value.isNull }.map { "\($0.name): \(item($0.value))" }.joined(separator: ", ")
        }
    }

    /// A value inside another.
    private func item(_ value: JSONValue) -> String {
        switch value {
        case .object(let members) where members.count > 1: "(\(text(value)))"
        case .array: "[\(text(value))]"
        case .object, .null, .bool, .integer, .number, .string: text(value)
        }
    }

    /// `2024-03-13 09:00` for a moment of the wire; the zone is left out where it is the office's.
    private func moment(_ text: String) -> String? {
        guard text.utf8.count >= 20, text.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false, Instant(text) != nil else {
            return nil
        }
        let letters = Array(text)
        let second = String(letters[16..<19])
        let clock = String(letters[0..<10]) + " " + String(letters[11..<16]) + (second == ":00" ? "" : second)
        let offset = String(letters[19...].drop { $0 == "." || $0.isNumber })
        return offset == office ? clock : clock + " " + offset
    }

    private var office: String {
        let hours = zone.seconds / 3600
        return "+\(hours < 10 ? "0" : "")\(hours):00"
    }
}
