import GRDB

/// Finding a part of a text, whichever case its letters have.
public enum TextSearch {
    /// SQL that a column holds `:parameter`. SQLite knows the cases of a to z alone; where others are sought, Swift's are
    /// asked.
    public static func sql(_ column: String, _ text: String?, parameter: String = "text") -> String {
        let lower = text?.utf8.allSatisfy { $0 < 0x80 } ?? true ? "lower" : DatabaseFunction.lowercase.name
        return "instr(\(lower)(\(column)), \(lower)(:\(parameter))) > 0"
    }
}
