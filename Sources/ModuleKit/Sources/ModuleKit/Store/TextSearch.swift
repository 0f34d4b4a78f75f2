import GRDB

/// Finding a part of a text, whichever case its letters have.
public enum TextSearch {
    /// SQL that a column holds `:parameter`. SQLite's LIKE, the quicker one, knows the cases of a to z alone; where others
    /// are sought, Swift's are asked.
    public static func sql(_ column: String, _ text: String?, parameter: String = "text") -> String {
        guard text?.utf8.allSatisfy({ $0 < 0x80 }) ?? true else {
            let lower = DatabaseFunction.lowercase.name
            return "instr(\(lower)(\(column)), \(lower)(:\(parameter))) > 0"
        }
        let literal = ["\\", "%", "_"].reduce(":\(parameter)") { "replace(\($0), '\($1)', '\\\($1)')" }
        return "(\(column) LIKE '%' || \(literal) || '%' ESCAPE '\\')"
    }
}
